"""Quotation marks, speech, hyphens, numbers and dates, and what an article writes in two ways."""
