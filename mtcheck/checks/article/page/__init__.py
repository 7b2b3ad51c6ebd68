"""What a page puts around its article: lines, parts and credits, told by what they consist of and where they stand."""
