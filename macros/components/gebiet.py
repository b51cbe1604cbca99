"""Areas in words: whom an entry is there for, and through which area something serves a Gemeinde."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.components.termine import runs
from macros.konzept.gebiete import RANKS
from macros.konzept.knoten import Gebietswort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Reichweite:
    """The areas an entry is there for. ``alle`` says that nobody in the Landkreis is left out; ``satz`` then names it.

    ``gebiete`` are the areas that have an entry of their own, as they are written.
    """

    gebiete: tuple[Knoten | Gebietswort, ...]
    alle: bool
    satz: str | None


@dataclass(frozen=True, slots=True)
class Versorgungsgruppe:
    """What serves a Gemeinde through one area: ``titel`` says through which."""

    ebene: str
    titel: str
    eintraege: tuple[Knoten, ...]

    @property
    def nah(self) -> bool:
        """Whether it is there for this Gemeinde by name."""
        return self.ebene == RANKS[0]

    @property
    def weit(self) -> bool:
        """Whether it is there for the whole Landkreis or more."""
        return self.ebene in RANKS[3:]


def reach(knoten: Knoten) -> Reichweite:
    """The areas of an entry that has ``gebiete``."""
    konzept, areas = knoten.konzept, knoten.gebiete
    words = [area.kennung for area in areas if isinstance(area, Gebietswort)]
    named = tuple(area for area in areas if not isinstance(area, Gebietswort))
    return Reichweite(named, bool(words), _sentence(konzept, words))


def _sentence(konzept: Konzept, words: Sequence[str]) -> str | None:
    t = konzept.sprache.t
    if "bund" in words:
        return t("Alle Menschen in Deutschland")
    if "land" in words:
        land = konzept.bezug("land")
        if land is None or konzept.daten.landkreis.fiktiv:
            return t("Alle Menschen im Land")
        return t("Alle Menschen in {land}", land=land.anzeige)
    return t("Alle Gemeinden im {kreis}", kreis=konzept.landkreis.name) if words else None


def supply(gemeinde: Knoten, art: str) -> tuple[Versorgungsgruppe, ...]:
    """What of kind ``art`` serves a Gemeinde, grouped by the area through which it does, the closest first.

    Offers that are over are left out.
    """
    konzept = gemeinde.konzept
    serving = [v for v in konzept.versorgung(gemeinde, art) if art != "angebot" or runs(v.knoten)]
    groups = []
    for level, items in groupby(serving, key=lambda v: v.ebene):
        found = list(items)
        title = _through(konzept, level, gemeinde, found[0].ueber.anzeige)
        groups.append(Versorgungsgruppe(level, title, tuple(v.knoten for v in found)))
    return tuple(groups)


def _through(konzept: Konzept, level: str, gemeinde: Knoten, name: str) -> str:
    t = konzept.sprache.t
    sentences = {
        RANKS[0]: t("Für {gemeinde}", gemeinde=gemeinde.anzeige),
        RANKS[1]: t("Über den Verband: {name}", name=name),
        RANKS[2]: t("Über den Planungsraum: {name}", name=name),
        RANKS[3]: t("Für den ganzen Landkreis"),
        RANKS[4]: t("Für das ganze Land")
        if konzept.daten.landkreis.fiktiv
        else t("Für das ganze Land: {name}", name=name),
        RANKS[5]: t("Für ganz Deutschland"),
    }
    return sentences[level]
