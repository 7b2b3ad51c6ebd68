"""Clauses without a subject or a verb, with one too many, or joined by a comma alone."""
