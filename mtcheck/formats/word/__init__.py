"""Word files: the parts of a package, the paragraphs in them, and changes written into them, tracked or not."""
