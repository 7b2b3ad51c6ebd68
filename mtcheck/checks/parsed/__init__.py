"""Checks that read a dependency parse (spaCy), made only of sentences that may hold a candidate."""
