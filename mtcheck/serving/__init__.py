"""mtcheck as a server on this machine: for editors by the language server protocol, and as a page in a browser."""
