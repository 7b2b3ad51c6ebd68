"""A process that stays and answers `mtcheck lint` and `mtcheck clean` for its user: both sides of it."""
