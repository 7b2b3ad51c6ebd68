"""Words that stand where the source has them, and the prepositions that it asks for."""
