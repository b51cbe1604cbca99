"""The list of all measures: its rows as people see and download them, and what a script filters and sorts them by.

The keys of the facets are part of the contract of addresses (``massnahmen/?handlungsfeld=sprache&status=laeuft``): a
facet is named as in YAML, a value is the id of an entry or the word of a vocabulary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from macros.components.umsetzung import Stufe, stufe
from macros.konzept.knoten import natural_key
from macros.model.angebot import Zielgruppe
from macros.model.basis import Aufgabenart
from macros.model.massnahme import Phase, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from macros.konzept import Knoten, Konzept
    from macros.model.basis import Wort
    from macros.model.massnahme import Massnahme
    from macros.sprache import Sprache

ALLE: Final = "*"
OHNE: Final = "ohne"
FUER_ALLE: Final = "alle"
#: A word worth finding: not the short ones that stand in every sentence.
WORD: Final = re.compile(r"\w{4,}|[A-ZÄÖÜ]\w+")
#: The whole list as files, by kind.
CSV: Final = "massnahmen/massnahmen.csv"
XLSX: Final = "massnahmen/massnahmen.xlsx"
#: What is found besides the cells, by id; the filter fetches it when somebody searches for a word.
SUCHWORTE: Final = "massnahmen/suchworte.json"
#: Sorts what has no end behind everything that has one.
OHNE_ENDE: Final = "9999"
UNDER_WAY: Final = frozenset({Status.LAEUFT, Status.VERZOEGERT, Status.AUSGESETZT})
STUFEN: Final[Mapping[Stufe, str]] = {
    Stufe.UMGESETZT: "umgesetzt",
    Stufe.IN_ARBEIT: "in Arbeit",
    Stufe.WARTET: "noch nicht begonnen oder ausgesetzt",
    Stufe.BEENDET: "beendet ohne Ergebnis",
    Stufe.UNBEKANNT: "ohne Angabe",
}


@dataclass(frozen=True, slots=True)
class Zeile:
    """One measure as the list shows it, cell by cell.

    ``merkmale`` are its keys by facet, with spaces between, ``*`` for all; ``ordnung`` what a column is sorted by where
    its words do not tell; ``suchtext`` what is found besides the cells and the names of its offices, which the filter
    knows already.
    """

    massnahme: Knoten
    nummer: str
    titel: str
    feld: str
    status: str
    phase: str
    bis: str
    wer: str
    merkmale: tuple[tuple[str, str], ...]
    ordnung: tuple[tuple[str, str], ...]
    suchtext: str


@dataclass(frozen=True, slots=True)
class Wahl:
    """One value of a facet, and how many measures have it."""

    key: str
    titel: str
    anzahl: int


@dataclass(frozen=True, slots=True)
class Facette:
    """What measures are told apart by; ``key`` is its name in the address."""

    key: str
    titel: str
    auswahl: tuple[Wahl, ...]


def spalten(sprache: Sprache) -> tuple[tuple[str, str], ...]:
    """The columns in their order: the field of ``Zeile`` and what stands above."""
    t = sprache.t
    return (
        ("nummer", t("Nr.")),
        ("titel", t("Maßnahme")),
        ("feld", t("Handlungsfeld")),
        ("status", t("Status")),
        ("phase", t("Phase")),
        ("bis", t("Bis")),
        ("wer", t("Verantwortlich")),
    )


def sortierung(sprache: Sprache) -> tuple[tuple[str, str], ...]:
    """Every way to sort the list, as the address names it, in words."""
    return tuple(
        (f"{sign}{key}", sprache.t(words, spalte=titel))
        for key, titel in spalten(sprache)
        for sign, words in (("", "{spalte}, aufsteigend"), ("-", "{spalte}, absteigend"))
    )


def zeile(knoten: Knoten) -> Zeile:
    """The row of one measure."""
    t = knoten.konzept.sprache.t
    lead = knoten.federfuehrung
    unknown = t("keine Angabe")
    return Zeile(
        massnahme=knoten,
        nummer=knoten.nummer,
        titel=knoten.anzeige,
        feld=knoten.handlungsfeld.anzeige,
        status=t(knoten.status.titel) if knoten.status else unknown,
        phase=t(knoten.phase.titel) if knoten.phase else unknown,
        bis=bis(knoten),
        wer=(lead.kurzname or lead.anzeige) if lead else t("noch niemand benannt"),
        merkmale=tuple((facet, " ".join(keys)) for facet, keys in merkmale(knoten).items()),
        ordnung=tuple(_sorting(knoten)),
        suchtext=" ".join(dict.fromkeys(word for text in _besides(knoten) for word in WORD.findall(text))),
    )


def bis(knoten: Knoten) -> str:
    """Until when: the year that counts now."""
    t = knoten.konzept.sprache.t
    if knoten.dauerhaft:
        return t("dauerhaft")
    end = knoten.neues_ende or knoten.ende
    return str(end.year) if end else t("offen")


def _sorting(knoten: Knoten) -> Iterator[tuple[str, str]]:
    """Words that have an order of their own are sorted by it; what is not known has no key and comes last."""
    if knoten.status:
        yield "status", str(list(Status).index(knoten.status))
    if knoten.phase:
        yield "phase", str(list(Phase).index(knoten.phase))
    end = knoten.neues_ende or knoten.ende
    if knoten.dauerhaft or end:
        yield "bis", OHNE_ENDE if knoten.dauerhaft else end.isoformat()


def _besides(knoten: Knoten) -> Iterator[str]:
    yield knoten.kurz
    if knoten.zielgruppe:
        yield knoten.zielgruppe
    yield from knoten.beteiligt_weitere


def merkmale(knoten: Knoten) -> dict[str, tuple[str, ...]]:
    """The keys of a measure by facet; ``ohne`` where nobody tells."""
    entry = cast("Massnahme", knoten.eintrag)
    lead = (entry.federfuehrung,) if entry.federfuehrung else ()
    found: dict[str, tuple[str, ...]] = {
        "handlungsfeld": (entry.handlungsfeld,),
        "ziel": tuple(dict.fromkeys(goal.eintrag.id for goal in _goals(knoten))),
        "leitung": lead,
        "stelle": tuple(dict.fromkeys((*lead, *entry.beteiligt))),
        "gemeinde": _towns(knoten),
        "umsetzung": (stufe(knoten).value,),
        "status": (entry.status.value,) if entry.status else (),
        "phase": (entry.phase.value,) if entry.phase else (),
        "aufgabenart": (entry.aufgabenart.value,) if entry.aufgabenart else (),
        "fuer": (*((FUER_ALLE,) if entry.fuer_alle else ()), *(group.value for group in entry.gruppen)),
        "jahr": tuple(map(str, laufjahre(entry, knoten.konzept.stichtag))),
    }
    return {facet: keys or (OHNE,) for facet, keys in found.items()}


def _goals(knoten: Knoten) -> Iterator[Knoten]:
    """The goals a measure serves, and the Leitziele above them."""
    for goal in knoten.ziele:
        yield goal
        if goal.teil_von is not None:
            yield goal.teil_von


def _towns(knoten: Knoten) -> tuple[str, ...]:
    konzept = knoten.konzept
    towns = konzept.gemeinden_in(cast("Massnahme", knoten.eintrag).gebiete)
    if towns and len(towns) == len(konzept.alle("gemeinde")):
        return (ALLE,)
    return tuple(town.eintrag.id for town in towns)


def laufjahre(entry: Massnahme, stichtag: date) -> tuple[int, ...]:
    """The years in which a measure runs, did run or is planned to; none when nobody tells its beginning and end.

    What really happened counts before what was planned. What runs runs at least until ``stichtag``; for how many years
    more a lasting task will, nobody can tell.
    """
    begin = entry.begonnen_am or entry.beginn
    end = entry.beendet_am or entry.neues_ende or entry.ende
    first, last = (begin or end), (end or begin)
    if first is None or last is None:
        return ()
    if _runs(entry) and first <= stichtag:
        last = max(last, stichtag)
    return tuple(range(first.year, max(first, last).year + 1))


def _runs(entry: Massnahme) -> bool:
    """Whether a measure is under way; a lasting one still is when its result is reached."""
    if entry.beendet_am:
        return False
    return entry.status in UNDER_WAY or (entry.dauerhaft and entry.status is Status.ABGESCHLOSSEN)


def facetten(zeilen: Iterable[Zeile], konzept: Konzept) -> tuple[Facette, ...]:
    """The facets by which ``zeilen`` differ, each value with the number of its measures."""
    marks = [{facet: frozenset(keys.split(" ")) for facet, keys in row.merkmale} for row in zeilen]
    found = ((key, titel, tuple(_choices(key, values, marks, konzept))) for key, titel, values in _values(konzept))
    return tuple(Facette(key, titel, choices) for key, titel, choices in found if choices)


def _choices(
    facet: str, values: Iterable[tuple[str, str]], marks: list[dict[str, frozenset[str]]], konzept: Konzept
) -> Iterator[Wahl]:
    for key, titel in values:
        if number := sum(bool({key, ALLE} & mark[facet]) for mark in marks):
            yield Wahl(key, titel, number)
    if number := sum(OHNE in mark[facet] for mark in marks):
        yield Wahl(OHNE, konzept.sprache.t("ohne Angabe"), number)


def _values(konzept: Konzept) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Every facet with its words, in the order in which they are offered."""
    sprache = konzept.sprache
    t = sprache.t
    offices = [(node.eintrag.id, node.anzeige) for node in konzept.alle("stelle")]
    yield "handlungsfeld", t("Handlungsfeld"), _titles(konzept, "handlungsfeld")
    yield "ziel", t("Ziel"), _titles(konzept, "ziel")
    yield "leitung", t("Verantwortlich"), offices
    yield "stelle", t("Verantwortlich oder Partner"), offices
    yield "gemeinde", t("Gemeinde"), [(node.eintrag.id, node.anzeige) for node in konzept.alle("gemeinde")]
    yield "umsetzung", t("Umsetzung"), [(key.value, t(titel)) for key, titel in STUFEN.items()]
    yield "status", t("Status"), _words(Status, sprache)
    yield "phase", t("Phase"), _words(Phase, sprache)
    yield "aufgabenart", t("Art der Aufgabe"), _words(Aufgabenart, sprache)
    yield "fuer", t("Für wen"), [(FUER_ALLE, t("nützt allen")), *_words(Zielgruppe, sprache)]
    yield "jahr", t("Läuft im Jahr"), [(year, year) for year in _years(konzept)]


def _words(words: Iterable[Wort], sprache: Sprache) -> list[tuple[str, str]]:
    return [(word.value, sprache.t(word.titel)) for word in words]


def _titles(konzept: Konzept, art: str) -> list[tuple[str, str]]:
    nodes = sorted(konzept.alle(art), key=lambda node: natural_key(str(node.nummer)))
    return [(node.eintrag.id, f"{node.nummer} {node.anzeige}") for node in nodes]


def _years(konzept: Konzept) -> list[str]:
    entries = (cast("Massnahme", node.eintrag) for node in konzept.alle("massnahme"))
    return [str(year) for year in sorted({year for one in entries for year in laufjahre(one, konzept.stichtag)})]
