"""The search: an inverted index made from the data, and its ranking. ``overrides/assets/js/suche-*.js`` do the same."""

from macros.suche.dateien import FOLDER, files
from macros.suche.rang import Treffer, search
from macros.suche.verzeichnis import Verzeichnis

__all__ = ["FOLDER", "Treffer", "Verzeichnis", "files", "search"]
