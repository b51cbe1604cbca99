"""What the search knows: one record for each entry, chapter and list, made from the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.model.anlaufstelle import Ort
from macros.model.plan import FieldKind, plan_of
from macros.suche import kapitel, seiten
from macros.suche.regeln import (
    BROUGHT,
    HEADING,
    HIDDEN,
    KIND,
    KIND_WORDS,
    PLACE,
    SERVED,
    SHORT,
    TAUGHT,
    TEXT,
    TILE,
    TITLE,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.konzept.knoten import Teil
    from macros.model.basis import Suchbegriffe

#: Kinds that are no answer of their own: a rule is found through its Anliegen.
LEFT_OUT: Final = frozenset({"zustaendigkeit"})
#: Kinds that people look for in everyday words; the others are called by their ids, too.
EVERYDAY: Final = frozenset({"anliegen", "anlaufstelle", "angebot", "begriff"})
#: Fields that hold other names of the same thing.
NAMES: Final = ("kurzname", "abkuerzung", "synonyme", "formen", "frueherer_name", "andere_namen", "ortsteile", "plz")


@dataclass(slots=True)
class Datensatz:
    """One thing that can be found.

    ``worte`` are phrases with their weight, for finding only; all else may be shown. ``gebiete`` are areas as written
    in YAML, ``sitz`` the Gemeinden where it has a door.
    """

    art: str
    id: str
    titel: str
    adresse: str
    auszug: str = ""
    orte: tuple[str, ...] = ()
    gebiete: tuple[str, ...] = ()
    sitz: tuple[str, ...] = ()
    sprachen: tuple[str, ...] = ()
    telefon: str = ""
    uhr: str = ""
    worte: list[tuple[str, int]] = field(default_factory=list)

    @property
    def kennung(self) -> str:
        """How links name it."""
        return f"{self.art}:{self.id}"


def records(konzept: Konzept) -> tuple[Datensatz, ...]:
    """Everything that can be found, in a fixed order: entries by kind, lists, chapters."""
    entries = [_entry(node) for art in ARTEN if art.key not in LEFT_OUT for node in konzept.alle(art.key)]
    return (*entries, *_pages(konzept), *_chapters(konzept))


def _pages(konzept: Konzept) -> Iterator[Datensatz]:
    for address, title, words in seiten.pages(konzept):
        phrases = [(title, TITLE), *((text, WORD) for text in words)]
        yield Datensatz(seiten.ART, address.strip("/"), title, address, worte=phrases)


def _chapters(konzept: Konzept) -> Iterator[Datensatz]:
    for one in kapitel.chapters(konzept):
        phrases = [(one.titel, TITLE), (one.beschreibung, SHORT), (KIND_WORDS[kapitel.ART], TEXT), (one.text, TEXT)]
        phrases += [(word, WORD) for word in one.suchbegriffe]
        phrases += [(line, HEADING) for line in one.ueberschriften]
        yield Datensatz(kapitel.ART, one.id, one.titel, one.adresse, auszug=one.beschreibung, worte=phrases)


def _entry(node: Knoten) -> Datensatz:
    record = Datensatz(node.art.key, node.eintrag.id, node.anzeige, node.adresse, auszug=node.vorspann or "")
    entry = node.eintrag
    record.gebiete = tuple(getattr(entry, "gebiete", ()))
    _contact(node, record)
    record.worte += _own(node)
    record.worte += _linked(node)
    record.worte += [(place, PLACE) for place in record.orte]
    record.worte += [(text, TEXT) for text in texts(node)]
    return record


def _own(node: Knoten) -> Iterator[tuple[str, int]]:
    """Names, numbers and search words of the entry itself."""
    yield node.anzeige, TITLE
    yield node.eintrag.id, WORD if node.art.key in EVERYDAY else TITLE
    yield from ((word, KIND) for word in KIND_WORDS.get(node.art.key, "").split())
    if node.vorspann:
        yield node.vorspann, SHORT
    if tile := getattr(node.eintrag, "kachel", None):
        yield tile, TILE
    for name in NAMES:
        yield from ((text, WORD) for text in names_of(getattr(node.eintrag, name, None)))
    if number := getattr(node.eintrag, "nummer", None):
        yield from ((text, WORD) for text in numbers(node.art.key, node.art.titel, str(number)))
    if found := getattr(node.eintrag, "suchbegriffe", None):
        yield from search_words(found)


def names_of(value: Any) -> Iterator[str]:
    """The names a field holds: a word, several, or parts with a name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (one if isinstance(one, str) else one.name for one in value)


def numbers(art: str, titel: str, nummer: str) -> Iterator[str]:
    """How people write the number of an entry: ``M-3.2.1``, ``m3.2.1``, ``Maßnahme 3.2.1``."""
    letters, _, digits = nummer.rpartition("-")
    short = letters or {"handlungsfeld": "HF"}.get(art, art[0])
    yield from (f"{short}{digits}", f"{titel}{digits}", digits)
    if art == "ziel":
        yield f"teilziel{digits}"


def search_words(found: Suchbegriffe) -> Iterator[tuple[str, int]]:
    """The phrases of ``suchbegriffe`` with their weight."""
    yield from ((text, WORD) for text in (*found.alltag, *found.amtlich, *found.abkuerzungen))
    yield from ((text, WORD) for other in found.andere_sprachen for text in other.woerter)
    yield from ((text, HIDDEN) for text in found.nur_finden)


def _linked(node: Knoten) -> Iterator[tuple[str, int]]:
    """Words that come from what the entry is for, or from who answers it."""
    art = node.art.key
    if art == "anliegen":
        for place in node.rueck("anlaufstelle", "anliegen"):
            yield place.anzeige, BROUGHT
    if art in {"anlaufstelle", "angebot"}:
        weight = SERVED if art == "anlaufstelle" else TAUGHT
        for wish in node.anliegen:
            yield wish.anzeige, weight
            if found := wish.eintrag.suchbegriffe:
                yield from ((text, weight) for text, _ in search_words(found))
    if art == "anlaufstelle" and node.stelle:
        yield node.stelle.anzeige, HEADING


def _contact(node: Knoten, record: Datensatz) -> None:
    entry = node.eintrag
    one_place = getattr(entry, "ort", None)
    places = [*getattr(entry, "orte", ()), *([one_place] if isinstance(one_place, Ort) else [])]
    hidden = getattr(entry, "geschuetzt", False)
    if not hidden:
        record.sitz = tuple(dict.fromkeys(place.gemeinde for place in places if place.gemeinde))
        konzept = node.konzept
        found = [konzept.knoten("gemeinde", key) for key in record.sitz]
        record.orte = tuple(area.anzeige for area in found if area)
    record.sprachen = tuple(dict.fromkeys(one.sprache for one in getattr(entry, "sprachen", ())))
    record.telefon = next((way.telefon for way in getattr(entry, "kontakte", ()) if way.telefon), "")


def texts(teil: Teil) -> Iterator[str]:
    """Every text for people in an entry or part, without its search words."""
    for name, plan in plan_of(type(teil.modell)).items():
        if name == "suchbegriffe":
            continue
        value = getattr(teil, name) if plan.kind in {FieldKind.TEXT, FieldKind.MARKDOWN, FieldKind.PART} else None
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif one is not None:
                yield from texts(one)
