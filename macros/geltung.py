"""Which version of the concept is in force, since when, and which were or will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from macros.model.konzeptdaten import Konzeptstatus

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Konzept

NOT_YET = frozenset({Konzeptstatus.ENTWURF, Konzeptstatus.BETEILIGUNG})


@dataclass(frozen=True, slots=True)
class Fassungszeile:
    """One adopted version: in force from ``von`` to ``bis`` (None: open), on the reference day or not.

    ``lage`` is ``gilt``, ``frueher`` or ``kuenftig``; ``datei`` the address of the file kept of it, ``adresse`` another
    place to read it.
    """

    version: str
    von: date
    bis: date | None
    lage: str
    anmerkung: str | None
    datei: str | None
    adresse: str | None


@dataclass(frozen=True, slots=True)
class Geltung:
    """What is in force, in a sentence and with its resolution, and all adopted versions, the newest first."""

    satz: str
    beschluss: Any
    bis: date | None
    zeilen: tuple[Fassungszeile, ...]


def geltung(konzept: Konzept) -> Geltung:
    """The versions of the concept as they stand on its reference day."""
    frame = konzept.konzept
    return Geltung(satz(konzept), frame.beschluss, frame.gilt_bis, _lines(konzept))


def satz(konzept: Konzept) -> str:
    """Which version is in force, as the footer says it: ``Fassung 2025, gilt seit 1. April 2025``."""
    frame, sprache = konzept.daten.konzept, konzept.sprache
    if frame.status in NOT_YET:
        return sprache.t("Entwurf, noch nicht beschlossen")
    listed = (one.gueltig_ab for one in frame.fassungen if one.version == frame.version)
    begins = frame.gilt_von or next(listed, None)
    if frame.gilt_bis is not None and frame.gilt_bis < konzept.stichtag:
        text, day = "Fassung {version}, galt bis {datum}", frame.gilt_bis
    elif begins is None:
        return sprache.t("Fassung {version}", version=frame.version)
    elif begins > konzept.stichtag:
        text, day = "Fassung {version}, gilt ab {datum}", begins
    else:
        text, day = "Fassung {version}, gilt seit {datum}", begins
    return sprache.t(text, version=frame.version, datum=sprache.datum(day))


def _lines(konzept: Konzept) -> tuple[Fassungszeile, ...]:
    """Each version ends the day before the next begins; the last one with the concept itself."""
    parts = sorted(konzept.konzept.fassungen, key=lambda part: part.gueltig_ab)
    ends: list[date | None] = [after.gueltig_ab - timedelta(days=1) for _, after in pairwise(parts)]
    ends.append(konzept.konzept.gilt_bis)
    return tuple(_line(konzept, part, end) for part, end in zip(parts, ends, strict=False))[::-1]


def _line(konzept: Konzept, part: Any, end: date | None) -> Fassungszeile:
    name = part.modell.ablage
    if part.gueltig_ab > konzept.stichtag:
        state = "kuenftig"
    else:
        state = "frueher" if end is not None and end < konzept.stichtag else "gilt"
    kept = f"fassungen/{name}.json" if name in konzept.daten.fassungen else None
    return Fassungszeile(part.version, part.gueltig_ab, end, state, part.anmerkung, kept, part.adresse)


def downloads(konzept: Konzept) -> tuple[str, ...]:
    """The names of the versions that are offered: those that are kept and named."""
    named = {part.ablage for part in konzept.daten.konzept.fassungen}
    return tuple(sorted(named & konzept.daten.fassungen))
