"""Forms of verbs: number, tense, voice, and what they ask of the verb behind them."""
