"""The full-screen view; loaded only by `mtcheck fix` on a terminal that can show it."""
