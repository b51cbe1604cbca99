"""The translation seam: every text of ours and every text from the data passes through a ``Sprache``.

Facts (phones, hours, names of people, places and streets) do not. German is the source; another language is another
``Sprache`` handed to the same code, and its site is a separate run (DESIGN §7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
NBSP = "\u00a0"
PERIOD = re.compile(r"(\d{4})-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2]))")


@dataclass(frozen=True)
class Sprache:
    """A language of the site. This class is German itself: it gives every text back as it is."""

    lang: str = "de"
    dir: str = "ltr"

    def t(self, text: str, **values: object) -> str:
        """A text of ours in this language; ``{name}`` in it is replaced by the value of that name.

        A value that ends with a full stop ("Weißwasser/O.L.") takes the one of the sentence with it.
        """
        translated = self.oberflaeche(text)
        if not values:
            return translated
        filled = translated.format(**values)
        return filled[:-1] if translated.endswith("}.") and filled.endswith("..") else filled

    def oberflaeche(self, text: str) -> str:
        """A text of ours, before its values are put in."""
        return text

    def inhalt(self, text: str, *, markdown: bool = False) -> str:
        """A text from the data; ``markdown`` says that it is written in Markdown."""
        del markdown
        return text

    def datum(self, day: date) -> str:
        """A day in words, such as 3. November 2026, its parts held together."""
        return f"{day.day}.{NBSP}{self.t(MONTHS[day.month - 1])}{NBSP}{day.year}"

    def monat(self, day: date) -> str:
        """Month and year, such as Mai 2027."""
        return f"{self.t(MONTHS[day.month - 1])}{NBSP}{day.year}"

    def zeitraum(self, text: str) -> str:
        """A period as it is written in YAML, in words: 2026-H1 is the 1. Halbjahr 2026; anything else stays."""
        match = PERIOD.fullmatch(text)
        if match is None:
            return text
        jahr, half, quarter, month = match.groups()
        if month:
            return f"{self.t(MONTHS[int(month) - 1])}{NBSP}{jahr}"
        if half:
            return self.t("{nummer}. Halbjahr {jahr}", nummer=half, jahr=jahr)
        return self.t("{nummer}. Quartal {jahr}", nummer=quarter, jahr=jahr)

    def zahl(self, value: int | Decimal | Any, stellen: int = 0) -> str:
        """A number the German way: 1.912 or 11,4."""
        return f"{value:,.{stellen}f}".translate({ord(","): ".", ord("."): ","})
