"""Settings: configuration files, what they may hold, and what holds for one article."""
