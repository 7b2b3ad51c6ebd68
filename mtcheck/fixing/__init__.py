"""Going through the findings of articles with a person: what is decided, and the two ways of asking."""
