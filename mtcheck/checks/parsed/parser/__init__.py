"""The parser: spaCy's models, read by spaCy or, the small ones, without it."""
