"""What a model's edit has to pass before anybody sees it: pure functions, each in a file of its own."""
