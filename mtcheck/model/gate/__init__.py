"""What a model's edits have to pass before anybody sees them: pure functions, each kind in a file of its own."""
