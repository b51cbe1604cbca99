"""The entities of a concept, one noun per module. ``macros.arten`` lists their kinds."""
