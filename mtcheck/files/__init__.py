"""Files: reading articles, writing whole or not at all, what is kept for later runs, where data lies."""
