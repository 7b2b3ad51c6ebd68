"""The source article beside its translation: sentences, words, numbers, names, and what belongs together."""
