"""Markdown, HTML, Word and translation files: what of a file is the article's text, and what is mark-up."""
