"""How far the concept is: counted from its measures and figures, unknown kept apart from zero (K9, M2, T3)."""
