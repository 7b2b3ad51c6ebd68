"""What editors have decided about findings: comments, decisions, baselines."""
