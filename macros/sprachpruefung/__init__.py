"""The language check: expressions the Kreis's guide advises against, and how easily each page reads.

It advises and never stops a build: every finding is a Warnung.
"""

from __future__ import annotations

from macros.sprachpruefung.bericht import Befund, Sprachbericht, pruefe

__all__ = ["Befund", "Sprachbericht", "pruefe"]
