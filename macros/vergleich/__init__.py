"""Two states of a concept compared: what was added, changed, renamed, ended."""

from macros.vergleich.abbild import Abbild, abbild, snapshot
from macros.vergleich.ergebnis import Eintragsaenderung, Feldaenderung, Vergleich, Was
from macros.vergleich.unterschied import vergleiche

__all__ = ["Abbild", "Eintragsaenderung", "Feldaenderung", "Vergleich", "Was", "abbild", "snapshot", "vergleiche"]
