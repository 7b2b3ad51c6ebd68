"""Checks over one parsed sentence that no pattern can say, a module for each family."""
