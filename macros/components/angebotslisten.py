"""Offers that are on, listed by Gemeinde, kind, language, day and group; leisure by Gemeinde and kind (Z14).

Every list has an address of its own, so that others can link to it. What is over is in none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from macros.components.angebotskarte import Angebotskarte, offer_card
from macros.components.gebiet import supply
from macros.components.sprachen import language_name
from macros.components.termine import running
from macros.components.vorkommen import weekdays
from macros.konzept.knoten import sort_key
from macros.model.angebot import Angebotsart, Wochentag, Zielgruppe
from macros.model.anlaufstelle import Sprachweise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot

ORDNER: Final = "angebote/"
GEMEINDE: Final = "gemeinde"
ART: Final = "art"
SPRACHE: Final = "sprache"
TAG: Final = "tag"
FUER: Final = "fuer"
FREIZEIT: Final = "freizeit/"
ALLE: Final = "alle"
TAGE: Final = ("mo", "di", "mi", "do", "fr", "sa", "so")
LEISURE: Final = (
    Angebotsart.SPORT,
    Angebotsart.HOBBY,
    Angebotsart.KULTUR,
    Angebotsart.BEGEGNUNG,
    Angebotsart.JUGEND,
)


@dataclass(frozen=True, slots=True)
class Auswahl:
    """One list: where it is, what it is called in a row of choices and as a heading, how many offers are in it."""

    key: str
    adresse: str
    titel: str
    ueberschrift: str
    anzahl: int


@dataclass(frozen=True, slots=True)
class Facette:
    """Lists that tell offers apart by the same thing; ``key`` is the part of their address, ``nach`` its name there."""

    key: str
    titel: str
    nach: str
    auswahl: tuple[Auswahl, ...]


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """Offers under one heading; ``titel`` is None where the page has only one."""

    titel: str | None
    karten: tuple[Angebotskarte, ...]


@dataclass(frozen=True, slots=True)
class Listensicht:
    """The page of one list. ``kalender`` is the address of its calendar, where there is one."""

    auswahl: Auswahl
    facette: Facette
    abschnitte: tuple[Abschnitt, ...]
    gemeinde: Knoten | None = None
    kalender: str | None = None


@dataclass(frozen=True, slots=True)
class Freizeitzeile:
    """Leisure in one Gemeinde: the offers that take place there or are for it by name, by kind in order."""

    gemeinde: Knoten
    zellen: tuple[tuple[str, tuple[Knoten, ...]], ...]
    weitere: int


@dataclass(frozen=True, slots=True)
class Freizeitsicht:
    """The leisure page: by kind for the whole Landkreis, and by Gemeinde."""

    arten: tuple[tuple[Auswahl, tuple[Angebotskarte, ...]], ...]
    gemeinden: tuple[Freizeitzeile, ...]


@dataclass(frozen=True, slots=True)
class Filterkarte:
    """An offer in the list that a script can filter: ``merkmale`` are its lists by facet, keys with spaces between."""

    karte: Angebotskarte
    merkmale: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Angebotsgruppe:
    """The offers of one kind."""

    auswahl: Auswahl
    karten: tuple[Filterkarte, ...]


def kind_address(kind: Angebotsart) -> str:
    """The list of the offers of one kind."""
    return f"{ORDNER}{ART}/{kind.value}/"


def marks(knoten: Knoten) -> dict[str, tuple[str, ...]]:
    """The lists an offer stands in, by facet; ``*`` stands for every Gemeinde."""
    entry = cast("Angebot", knoten.eintrag)
    areas = entry.gebiete
    towns = knoten.konzept.gemeinden_in(areas)
    everywhere = len(towns) == len(knoten.konzept.alle("gemeinde"))
    return {
        GEMEINDE: ("*",) if everywhere else tuple(town.eintrag.id for town in towns),
        ART: (entry.art.value,),
        SPRACHE: tuple(
            dict.fromkeys(part.sprache.lower() for part in entry.sprachen if part.weise is not Sprachweise.FALTBLATT)
        ),
        TAG: tuple(TAGE[day] for day in sorted(weekdays(knoten))),
        FUER: (ALLE,) if entry.fuer_alle else tuple(group.value for group in entry.gruppen),
    }


class Angebotslisten:
    """All lists of one concept, with the offers of each worked out once."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self.offers = running(konzept.alle("angebot"))
        self._marks = {node.kennung: marks(node) for node in self.offers}
        t = konzept.sprache.t
        self.facetten = (
            Facette(GEMEINDE, t("Gemeinde"), t("Nach Gemeinde"), tuple(self._gemeinden())),
            Facette(ART, t("Art"), t("Nach Art"), tuple(self._arten())),
            Facette(SPRACHE, t("Sprache"), t("Nach Sprache"), tuple(self._sprachen())),
            Facette(TAG, t("Wochentag"), t("Nach Wochentag"), tuple(self._tage())),
            Facette(FUER, t("Für wen"), t("Nach Gruppe"), tuple(self._gruppen())),
        )

    def of(self, facette: str, key: str) -> tuple[Knoten, ...]:
        """The offers in one list, in the order of all lists."""
        return tuple(node for node in self.offers if {key, "*"} & set(self._marks[node.kennung][facette]))

    @property
    def gruppen(self) -> tuple[Angebotsgruppe, ...]:
        """All offers by kind, in the order of the vocabulary."""
        groups = ((choice, self.of(ART, choice.key)) for choice in self.facetten[1].auswahl)
        return tuple(Angebotsgruppe(choice, tuple(map(self._filtered, nodes))) for choice, nodes in groups if nodes)

    def _filtered(self, knoten: Knoten) -> Filterkarte:
        told = tuple((facette, " ".join(keys)) for facette, keys in self._marks[knoten.kennung].items())
        return Filterkarte(offer_card(knoten), told)

    def view(self, facette: Facette, auswahl: Auswahl) -> Listensicht:
        """The page of one list."""
        if facette.key != GEMEINDE:
            cards = tuple(map(offer_card, self.of(facette.key, auswahl.key)))
            return Listensicht(auswahl, facette, tuple(self._by_kind(cards, facette.key)))
        town = self.konzept.knoten("gemeinde", auswahl.key)
        parts = tuple(self._around(town)) if town is not None else ()
        return Listensicht(auswahl, facette, parts, town, f"gemeinden/{auswahl.key}/termine.ics")

    def _around(self, town: Knoten) -> Iterator[Abschnitt]:
        """What takes place in a Gemeinde, then what else is for it, the closest first."""
        here = [node for node in self.of(GEMEINDE, town.eintrag.id) if _is_in(node, town)]
        if here:
            titel = self.konzept.sprache.t("In {gemeinde}", gemeinde=town.anzeige)
            yield Abschnitt(titel, tuple(map(offer_card, here)))
        for group in supply(town, "angebot"):
            cards = tuple(offer_card(node) for node in group.eintraege if node not in here)
            if cards:
                yield Abschnitt(group.titel, cards)

    def leisure(self) -> Freizeitsicht:
        """The leisure page."""
        kinds = {choice.key: choice for choice in self.facetten[1].auswahl}
        wanted = [(kinds[kind.value], tuple(map(offer_card, self.of(ART, kind.value)))) for kind in LEISURE]
        return Freizeitsicht(tuple(wanted), tuple(map(self._leisure_of, self.konzept.alle("gemeinde"))))

    def _leisure_of(self, town: Knoten) -> Freizeitzeile:
        t = self.konzept.sprache.t
        here = [node for node in self.offers if _kind(node) in LEISURE and _is_in(node, town)]
        reach = [node for node in self.of(GEMEINDE, town.eintrag.id) if _kind(node) in LEISURE]
        cells = ((t(kind.titel), tuple(node for node in here if _kind(node) is kind)) for kind in LEISURE)
        return Freizeitzeile(town, tuple(cell for cell in cells if cell[1]), len([n for n in reach if n not in here]))

    def _by_kind(self, cards: tuple[Angebotskarte, ...], facette: str) -> Iterator[Abschnitt]:
        if facette == ART:
            yield Abschnitt(None, cards)
            return
        for kind in Angebotsart:
            found = tuple(card for card in cards if _kind(card.knoten) is kind)
            if found:
                yield Abschnitt(self.konzept.sprache.t(kind.titel), found)

    def _choice(self, facette: str, key: str, titel: str, ueberschrift: str) -> Auswahl:
        return Auswahl(key, f"{ORDNER}{facette}/{key}/", titel, ueberschrift, len(self.of(facette, key)))

    def _gemeinden(self) -> Iterator[Auswahl]:
        t = self.konzept.sprache.t
        for town in self.konzept.alle("gemeinde"):
            heading = t("Angebote für {gemeinde}", gemeinde=town.anzeige)
            yield self._choice(GEMEINDE, town.eintrag.id, town.anzeige, heading)

    def _arten(self) -> Iterator[Auswahl]:
        t = self.konzept.sprache.t
        return self._words(ART, Angebotsart, lambda titel: t("Angebote: {art}", art=titel))

    def _gruppen(self) -> Iterator[Auswahl]:
        t = self.konzept.sprache.t
        yield self._choice(FUER, ALLE, t("Für alle"), t("Angebote für alle"))
        yield from self._words(FUER, Zielgruppe, lambda titel: t("Angebote, nur für: {gruppe}", gruppe=titel))

    def _words(
        self, facette: str, words: Iterable[Angebotsart | Zielgruppe], heading: Callable[[str], str]
    ) -> Iterator[Auswahl]:
        for word in words:
            titel = self.konzept.sprache.t(word.titel)
            yield self._choice(facette, word.value, titel, heading(titel))

    def _tage(self) -> Iterator[Auswahl]:
        t = self.konzept.sprache.t
        for key, day in zip(TAGE, Wochentag, strict=True):
            yield self._choice(TAG, key, t(day.titel), t("Angebote am {tag}", tag=t(day.titel)))

    def _sprachen(self) -> Iterator[Auswahl]:
        """German comes first, the others by name; what is only a leaflet does not count."""
        sprache = self.konzept.sprache
        tags = {tag for keys in self._marks.values() for tag in keys[SPRACHE]}
        names = {tag: language_name(tag, sprache).name for tag in tags}
        for tag in sorted(tags, key=lambda one: (one != "de", sort_key(names[one]))):
            heading = sprache.t("Angebote auf: {sprache}", sprache=names[tag])
            yield self._choice(SPRACHE, tag, names[tag], heading)


def _kind(node: Knoten) -> Angebotsart:
    return cast("Angebot", node.eintrag).art


def _is_in(node: Knoten, town: Knoten) -> bool:
    """Whether an offer takes place in the Gemeinde; without a known place: whether it is for it by name."""
    entry = cast("Angebot", node.eintrag)
    office = node.anlaufstelle
    secret = office is not None and bool(office.geschuetzt)
    places = [node.ort] if node.ort is not None else list(office.orte) if office is not None else []
    known = [place.gemeinde for place in places if place.gemeinde is not None]
    if entry.online or secret or not known:
        return f"gemeinde:{town.eintrag.id}" in entry.gebiete
    return town in known
