"""Words of a vocabulary where they stand alone: with a capital first letter."""


def alone(wort: str) -> str:
    """A word or phrase as it stands at the beginning of a line."""
    return wort[:1].upper() + wort[1:]
