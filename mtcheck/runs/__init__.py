"""A run over many articles: files, processes, caches, what is kept for the next run."""
