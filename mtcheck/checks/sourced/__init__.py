"""Checks with the source article beside the translation; loaded only where there is one."""
