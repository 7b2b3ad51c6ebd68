"""Verbs, negations and numbers of a clause, by words alone."""
