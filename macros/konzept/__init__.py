"""The graph of a concept: every entry by id, every link resolved, every way back computed once."""

from macros.konzept.graph import Konzept, Rohdaten
from macros.konzept.knoten import Knoten, Teil

__all__ = ["Knoten", "Konzept", "Rohdaten", "Teil"]
