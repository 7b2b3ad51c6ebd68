"""Grammar checkers made by others, used where they are right about machine-translated text."""
