"""The language server: what editors show of findings, and what they let a person do about them."""
