"""What is known of English words and texts: forms, letter case, classes, quotations, language."""
