"""The page for one person on this machine: an article pasted or dropped, its findings, and what to do about them."""
