"""A, the or neither before a noun, by counts of native English and the parse."""
