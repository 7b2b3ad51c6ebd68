"""The language model that the user brings: it proposes, the gate decides."""
