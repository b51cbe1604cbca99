"""Who keeps an entry, when it was last checked, and whether the next check is overdue (Z7, M1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.checks.pruefung import next_review
from macros.components.melden import report_link

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten


@dataclass(frozen=True, slots=True)
class Pruefstand:
    """When an entry was checked, by which function, and when it should be checked again (None: no interval).

    ``melden`` is the address of a prefilled mail that reports a mistake, None where nobody has a mail address.
    """

    am: date | None
    von: str | None
    naechste: date | None
    ueberfaellig: bool
    melden: str | None = None


def review(knoten: Knoten) -> Pruefstand:
    """The state of review of an entry on the reference day; without a check the interval counts from its ``stand``."""
    entry = knoten.eintrag
    due = next_review(entry)
    return Pruefstand(
        am=entry.geprueft_am,
        von=entry.geprueft_von,
        naechste=due,
        ueberfaellig=due is not None and due < knoten.konzept.stichtag,
        melden=report_link(knoten),
    )
