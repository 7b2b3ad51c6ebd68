"""Words that stayed in the language of the source."""
