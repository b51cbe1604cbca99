"""Counts every marked figure of a finished site again, from the raw files and by another way than the site."""

from macros.nachrechnen.vergleich import Abweichung, Ergebnis, nachrechnen

__all__ = ["Abweichung", "Ergebnis", "nachrechnen"]
