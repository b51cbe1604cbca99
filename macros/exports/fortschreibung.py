"""The version of the interface and what changed in it: readers of data are users too.

The first number stands in the address (``/api/v1/``) and changes only when something is taken away or means something
else; the second when something is added; the third when a mistake is mended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Stufe:
    """One version of the interface and, in German sentences, what it brought."""

    version: str
    datum: date
    saetze: tuple[str, ...]


STUFEN: Final = (
    Stufe(
        "1.0.0",
        date(2026, 11, 22),
        (
            "Erste Fassung.",
            "JSON für alle Listen und Einträge, dazu JSON Schema und eine Beschreibung nach OpenAPI.",
            "Antworten auf „Wer ist zuständig?“ für jede Gemeinde.",
            "Tabellen als CSV für jede Art von Eintrag und für die Werte der Indikatoren, und alle in einer Mappe.",
        ),
    ),
)
VERSION: Final = STUFEN[0].version
