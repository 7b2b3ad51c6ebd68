"""Running rules over a document, what editors silenced, and making fixes."""
