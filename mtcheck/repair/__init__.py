"""Making fixes, and what was changed."""
