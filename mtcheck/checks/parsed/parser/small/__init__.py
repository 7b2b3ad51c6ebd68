"""SpaCy's small English models, read without spaCy: their files, tokenizer, tagger and parser on numpy alone.

Loading spaCy takes longer than reading an article with it. What is here gives the same words, tags and relations.
"""
