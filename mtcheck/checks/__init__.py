"""Checks that need the whole article: what data cannot say, one file per family."""
