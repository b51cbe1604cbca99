"""Values of indicators: found, put in order and written as people read them (K9, Z12, Z13).

Three things stay apart everywhere: zero, a value that is not known, and one too small to be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.model.indikator import Einheit

if TYPE_CHECKING:
    from decimal import Decimal

    from macros.konzept import Knoten
    from macros.model.indikator import Indikator, Messwert
    from macros.sprache import Sprache

HIDDEN = "•"
UNKNOWN = "–"
NBSP = "\u00a0"
WHOLE = ("landkreis", "land", "bund")
BEHIND = {
    Einheit.PROZENT: ("{zahl} %", "{zahl} %"),
    Einheit.EURO: ("{zahl} Euro", "{zahl} Euro"),
    Einheit.PERSONEN: ("{zahl} Person", "{zahl} Personen"),
    Einheit.TAGE: ("{zahl} Tag", "{zahl} Tage"),
    Einheit.PUNKTE: ("{zahl} Punkt", "{zahl} Punkte"),
    Einheit.JE_1000: ("{zahl} je 1.000", "{zahl} je 1.000"),
}


@dataclass(frozen=True, slots=True)
class Zahl:
    """A value of one area in one year, ready to be read.

    ``wert`` is None when it is unknown or, with ``unterdrueckt``, too small to be shown. ``kurz`` is the number alone
    (or the sign for hidden or unknown), ``lang`` the number with its unit.
    """

    gebiet: str
    jahr: int
    wert: Decimal | None
    unterdrueckt: bool
    kurz: str
    lang: str
    anmerkung: str


def rows(indikator: Knoten) -> tuple[Messwert, ...]:
    """The rows of the table of an indicator, as read."""
    konzept = indikator.konzept
    return konzept.daten.messwerte.get(indikator.eintrag.id, ())


def reihe(indikator: Knoten, gebiet: str | None = None) -> tuple[Zahl, ...]:
    """The values of one area (as written in the table; the main one without it) in the order of years."""
    wanted = hauptgebiet(indikator) if gebiet is None else gebiet
    found = sorted((row for row in rows(indikator) if row.gebiet == wanted), key=lambda row: row.jahr)
    return tuple(zahl(indikator, row) for row in found)


def latest(indikator: Knoten, gebiet: str | None = None) -> Zahl | None:
    """The newest known value of one area (the main one without it), or None."""
    return next((one for one in reversed(reihe(indikator, gebiet)) if one.wert is not None), None)


def hauptgebiet(indikator: Knoten) -> str | None:
    """The area the indicator is told for: the Landkreis, else Land or Bund, else the first area of the table."""
    present = {row.gebiet: None for row in rows(indikator)}
    return next((word for word in (*WHOLE, *present) if word in present), None)


def zahl(indikator: Knoten, row: Messwert) -> Zahl:
    """One row, ready to be read."""
    entry, sprache = cast("Indikator", indikator.eintrag), indikator.konzept.sprache
    if row.wert is None:
        sign = HIDDEN if row.unterdrueckt else UNKNOWN
        short = long = sign
    else:
        short, long = plain(sprache, entry, row.wert), worded(sprache, entry, row.wert)
    remark = sprache.inhalt(row.anmerkung) if row.anmerkung else ""
    return Zahl(row.gebiet, row.jahr, row.wert, row.unterdrueckt, short, long, remark)


def plain(sprache: Sprache, entry: Indikator, wert: Decimal) -> str:
    """The number alone, with the decimals of its indicator: ``1.912`` or ``11,4``; a percentage keeps its sign."""
    return _signed(sprache, entry, sprache.zahl(wert, entry.nachkommastellen))


def written(sprache: Sprache, entry: Indikator, wert: Decimal) -> str:
    """A round number of a scale, with no more decimals than it needs."""
    return _signed(sprache, entry, sprache.zahl(wert, decimals(wert)))


def decimals(wert: Decimal) -> int:
    """How many decimals a number needs."""
    return max(0, -int(cast("int", wert.normalize().as_tuple().exponent)))


def _signed(sprache: Sprache, entry: Indikator, number: str) -> str:
    return sprache.t("{zahl} %", zahl=number).replace(" ", NBSP) if entry.einheit is Einheit.PROZENT else number


def worded(sprache: Sprache, entry: Indikator, wert: Decimal) -> str:
    """The number with its unit: ``148 Personen``, ``1 Tag``, ``63 %``; a plain count has none."""
    number = sprache.zahl(wert, entry.nachkommastellen)
    if entry.einheit not in BEHIND:
        return number
    one, many = BEHIND[entry.einheit]
    return sprache.t(one if wert == 1 else many, zahl=number).replace(" ", NBSP)


def gebietsname(indikator: Knoten, gebiet: str) -> str:
    """The name of an area as written in the table."""
    node = indikator.konzept.bezug(gebiet)
    return gebiet if node is None else node.anzeige
