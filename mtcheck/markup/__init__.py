"""Articles in Markdown and HTML: what of a file is the article's text, and what is mark-up that nothing may touch."""
