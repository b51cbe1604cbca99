"""``konzept neu``: a new, valid, buildable concept folder for a Landkreis of the official municipality register.

Everything is made in memory, written aside, checked as any concept is, and only then put in its place. What the
register does not tell is left out or says „Noch nicht ausgefüllt“; nothing is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.neu.ablegen import NeuFehler, place, put
from macros.neu.dateien import counted, files
from macros.neu.kreis import TOWNS, land_of, official_name
from macros.neu.vorhaben import Vorhaben, vorhaben
from macros.register import RegisterError, read_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from macros.grenzen import Grenzen
    from macros.register import Register, RegisterKreis

__all__ = ["Ergebnis", "NeuFehler", "Wunsch", "create"]

LISTED = 5


@dataclass(frozen=True, slots=True)
class Wunsch:
    """What was asked for: the folder, the Landkreis (five digits), and the files to make it from.

    ``register`` is a GV100AD file, ``grenzen`` a GeoJSON file with boundaries, ``name`` replaces the official name.
    """

    ziel: Path
    ars: str
    register: Path
    grenzen: Path | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What was written, and how many Warnungen tell what is still missing in it."""

    ziel: Path
    plan: Vorhaben
    warnungen: int

    def lines(self) -> Iterator[str]:
        """What to tell the person who called the command."""
        gemeinden = counted(len(self.plan.gemeinden), "Gemeinde", "Gemeinden")
        verbaende = counted(len(self.plan.verbaende), "Verband", "Verbände")
        yield f"{self.plan.name} ist angelegt: {gemeinden} und {verbaende} in {self.ziel}."
        if missing := self.plan.ohne_grenze:
            more = f" und {len(missing) - LISTED} weitere" if len(missing) > LISTED else ""
            yield f"Ohne Grenze, also nicht auf der Karte: {', '.join(missing[:LISTED])}{more}."
        yield f"0 Fehler, {counted(self.warnungen, 'Warnung', 'Warnungen')}: was noch fehlt, zeigt „konzept pruefen“."
        yield f"Wie es weitergeht, steht in {self.ziel / 'README.md'}."


def create(wunsch: Wunsch, stichtag: date) -> Ergebnis:
    """Write the concept that was asked for; every entry in it is as of ``stichtag``.

    Raises NeuFehler; nothing is left behind then.
    """
    target = place(wunsch.ziel)
    for path in (wunsch.register, wunsch.grenzen):
        if path is not None and not path.is_file():
            raise NeuFehler(f"Die Datei {path} gibt es nicht", aufruf=True)
    try:
        register = read_register(wunsch.register)
    except RegisterError as error:
        raise NeuFehler(f"{wunsch.register}: {error}") from error
    kreis = _kreis(register, wunsch.ars)
    grenzen = _grenzen(wunsch.grenzen, wunsch.ars) if wunsch.grenzen is not None else None
    plan = vorhaben(register, kreis, wunsch.name or official_name(kreis), stichtag, grenzen)
    return Ergebnis(wunsch.ziel, plan, put(files(plan), target, stichtag))


def _kreis(register: Register, ars: str) -> RegisterKreis:
    try:
        kreis = register.kreis(ars)
        register.gemeinden(ars)
    except RegisterError as error:
        raise NeuFehler(str(error), aufruf=True) from error
    if kreis.typ_code in TOWNS:
        raise NeuFehler(f"{kreis.name} ({ars}) ist eine kreisfreie Stadt – erwartet wird ein Landkreis", aufruf=True)
    if land_of(kreis) is None:
        raise NeuFehler(f"Der Schlüssel {ars} gehört zu keinem Bundesland", aufruf=True)
    return kreis


def _grenzen(path: Path, ars: str) -> Grenzen:
    from macros.grenzen import GrenzenError, read_grenzen  # noqa: PLC0415 -- shapely is needed only with boundaries

    try:
        return read_grenzen(path, kreis=ars)
    except GrenzenError as error:
        raise NeuFehler(str(error)) from error
