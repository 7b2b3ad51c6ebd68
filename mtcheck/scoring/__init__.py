"""Scores of articles: MQM, and closeness to a reference."""
