"""Rules: what packs say, read strictly, ready to run; data in, nothing run here."""
