"""Reports to the Kreistag, the newest first, and the next one that is due (K10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.massnahme import newest

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Berichtsliste:
    """All reports; ``naechster`` is the day of the next one, ``ueberfaellig`` says that it has passed."""

    berichte: tuple[Knoten, ...]
    naechster: date | None
    ueberfaellig: bool


def liste(konzept: Konzept) -> Berichtsliste:
    """The values of the list of all reports."""
    due = konzept.konzept.naechster_bericht
    return Berichtsliste(newest(konzept.alle("bericht")), due, due is not None and due < konzept.stichtag)
