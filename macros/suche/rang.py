"""The ranking. Whole numbers only, so that the browser's script comes to the very same points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.suche.anfrage import Anfrage, Wort, understand
from macros.suche.regeln import KINDS, MAX_HITS, NEAR, SCALE, TITLE, WAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.suche.verzeichnis import Gebiete, Gemeindeort, Verzeichnis

WHOLE_WORD: Final = 100  # percent
EVERYDAY: Final = 100  # percent: kinds that count less are seldom meant by who speaks of themself
NAMED: Final = frozenset({"gremium"})  # kinds that have names of one word
LOCAL: Final = frozenset({"anlaufstelle", "angebot"})  # kinds that serve a place
WHOLE: Final = frozenset({"landkreis", "land", "bund"})


Grund = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Treffer:
    """One hit: the number of its record, its points, and how each word of the query was found (word, term, way)."""

    datensatz: int
    punkte: int
    grund: tuple[Grund, ...]


@dataclass(slots=True)
class Summe:
    """What a query comes to in one record: points, how much of it is there, words that are the title, why."""

    punkte: int = 0
    gedeckt: int = 0
    titel: int = 0
    grund: tuple[Grund, ...] = ()


def search(index: Verzeichnis, text: str) -> list[Treffer]:
    """The hits of a query, the best first."""
    query = understand(index, text)
    sums, whole = _sums(index, query)
    named = [index.gemeinden[number] for number in query.gemeinden]
    near = [_near(areas, named) for areas in index.gebiete]
    hits = []
    telling = sum(not word.schwach and not (word.ort and query.thema) for word in query.worte)
    for record, found in sums.items():
        points = found.punkte * (40 * whole + 60 * found.gedeckt) // (100 * whole) if whole else found.punkte
        art = index.datensaetze[record].art
        likely = KINDS.get(art, SCALE["andere"])
        points = points * likely // 100
        if named and query.thema:
            points = points * _beside_place(index, record, named, near) // 100
        elif not named and art == "anlaufstelle":
            points = points * near[index.area_of[record]] // 100
        elif named and art == "gemeinde":
            points = points * SCALE["nur_ort"] // 100
        if found.titel == telling and (telling > 1 or art in NAMED):
            points = points * SCALE["titel"] // 100
        if query.selbst and likely < EVERYDAY:
            points = points * likely // 100
        if art in query.arten:
            points = points * SCALE["gemeint"] // 100
        hits.append(Treffer(record, points, found.grund))
    hits = _with_own_place(index, query, hits)
    hits.sort(key=lambda hit: (-hit.punkte, hit.datensatz))
    least = hits[0].punkte * SCALE["rest"] // 100 if hits else 0
    return [hit for hit in hits[:MAX_HITS] if hit.punkte > least]


def _sums(index: Verzeichnis, query: Anfrage) -> tuple[dict[int, Summe], int]:
    """The sum by record, and what the whole query could cover at most.

    A place beside a topic counts less, and weak words, but where they stand in one phrase with others.
    """
    sums: dict[int, Summe] = {}
    whole = 0
    told = {term for word in query.worte if not word.schwach for term, _ in word.deutungen if " " in term}
    for word in query.worte:
        best, most = _word(index, word)
        share = SCALE["ort"] if word.ort and query.thema else SCALE["schwach"] if word.schwach else WHOLE_WORD
        beside = share < WHOLE_WORD
        whole += 0 if beside else most
        for record, (points, sure, why) in best.items():
            found = sums.setdefault(record, Summe())
            found.punkte += points * (WHOLE_WORD if word.schwach and why[1] in told else share) // 100
            found.gedeckt += 0 if beside else most * min(sure, SCALE["sicher"]) // SCALE["sicher"]
            found.titel += not beside and sure >= TITLE
            found.grund += (why,)
    return sums, whole


def _word(index: Verzeichnis, word: Wort) -> tuple[dict[int, tuple[int, int, Grund]], int]:
    """The best points of one word by record, how surely it is meant and why; the rarity of its rarest meaning.

    What a known word may stand for besides is no rarer than the word.
    """
    best: dict[int, tuple[int, int, Grund]] = {}
    most = 0
    known = [index.fundstellen[term].seltenheit for term, way in word.deutungen if way == "genau"]
    for term, way in word.deutungen:
        at = index.fundstellen[term]
        rare = min([at.seltenheit, *known]) if way != "zusammen" else at.seltenheit
        most = max(most, rare)
        for record, weight in at.gewichte.items():
            sure = weight * WAYS[way]
            points = sure * rare // 100
            if record not in best or points > best[record][0]:
                best[record] = (points, sure // 100, (word.wort, term, way))
    return best, most


def _beside_place(index: Verzeichnis, record: int, named: list[Gemeindeort], near: list[int]) -> int:
    """What a hit counts where a place is named beside a topic, in percent."""
    art = index.datensaetze[record].art
    if art == "anliegen":
        return SCALE["anliegen"]
    if art == "gemeinde":
        return NEAR["sitz"] if any(one.datensatz == record for one in named) else NEAR["fern"]
    factor = near[index.area_of[record]]
    return factor if art in LOCAL else min(factor, NEAR["ohne"])


def _near(areas: Gebiete, gemeinden: list[Gemeindeort]) -> int:
    """How near what holds in these areas is to the best served of the Gemeinden, in percent.

    Where none is named, what serves the whole Landkreis stands before what serves a part of it.
    """
    if not gemeinden:
        return NEAR["oertlich"] if areas.gebiete and WHOLE.isdisjoint(areas.gebiete) else 100
    if not areas.gebiete and not areas.sitz:
        return NEAR["ohne"]
    return max(_near_one(areas, gemeinde) for gemeinde in gemeinden)


def _near_one(areas: Gebiete, gemeinde: Gemeindeort) -> int:
    serves: Mapping[str, bool] = {
        "sitz": gemeinde.id in areas.sitz,
        "gemeinde": f"gemeinde:{gemeinde.id}" in areas.gebiete,
        "verband": f"verband:{gemeinde.verband}" in areas.gebiete,
        "planungsraum": f"planungsraum:{gemeinde.planungsraum}" in areas.gebiete,
        "alle": not WHOLE.isdisjoint(areas.gebiete),
    }
    return next((NEAR[level] for level, yes in serves.items() if yes), NEAR["fern"])


def _with_own_place(index: Verzeichnis, query: Anfrage, hits: list[Treffer]) -> list[Treffer]:
    """Beside a topic the page of the Gemeinde named stands among the first, too."""
    if not query.thema or not hits:
        return hits
    own = {index.gemeinden[number].datensatz for number in query.gemeinden}
    least = max(hit.punkte for hit in hits) * SCALE["eigene"] // 100
    return [Treffer(hit.datensatz, max(hit.punkte, least), hit.grund) if hit.datensatz in own else hit for hit in hits]
