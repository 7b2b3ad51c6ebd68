"""mtcheck as a server on this machine: for editors, as a page in a browser, and for commands that start at once."""
