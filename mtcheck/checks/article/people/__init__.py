"""Who is who in an article: people and what refers to them, their gender, their names in a case."""
