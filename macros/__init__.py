"""The generator: a checked concept in, a linked site out."""
