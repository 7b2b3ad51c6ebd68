"""Checks that need the whole article, one file per family."""
