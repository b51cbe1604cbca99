"""Which datasets there are, and as which files each can be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from macros.arten import ARTEN
from macros.exports import adressen
from macros.exports.atom import FEED
from macros.exports.atom import MEDIA_TYPE as ATOM
from macros.exports.herkunft import lasting
from macros.exports.kalender import ALL as CALENDAR
from macros.model.indikator import Indikator, Rhythmus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept

HSDS: Final = f"{adressen.API}hsds/index.json"
HSDS_NORM: Final = "https://docs.openreferral.org/"
CSV: Final = "text/csv"
JSON: Final = "application/json"


@dataclass(frozen=True, slots=True)
class Fassung:
    """A file a dataset can be had as. ``norm`` is what it follows, an address of ours or with a scheme."""

    adresse: str
    medientyp: str
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class Datensatz:
    """A dataset. ``name`` names it for good; ``lizenz`` and ``quelle`` are None where they are those of the concept.

    ``jahre`` are the first and last year of its values; ``reihe`` says that it is one of the series of Indikatoren.
    """

    name: str
    titel: str
    text: str
    stand: date
    seite: str
    fassungen: tuple[Fassung, ...]
    lizenz: str | None = None
    quelle: str | None = None
    rhythmus: Rhythmus = Rhythmus.UNREGELMAESSIG
    jahre: tuple[int, int] | None = None
    reihe: bool = False


def datasets(konzept: Konzept) -> Iterator[Datensatz]:
    """Every dataset: lists of entries, Indikatoren with their values, help in HSDS, the calendar, the feed."""
    for art in ARTEN:
        if konzept.alle(art.key):
            yield _list(konzept, art)
    for art in ARTEN:
        nodes = konzept.alle(art.key) if art.modell is Indikator else ()
        yield from (_figure(node) for node in nodes)
        if nodes:
            yield _values(konzept, art)
    yield from _others(konzept)


def _list(konzept: Konzept, art: Art) -> Datensatz:
    t, nodes = konzept.sprache.t, konzept.alle(art.key)
    return Datensatz(
        name=f"liste/{art.key}",
        titel=t("{was} im {kreis}", was=t(art.plural), kreis=konzept.daten.landkreis.name),
        text=t("{anzahl} Einträge, jeder mit der Stelle, die ihn pflegt, und seinem Stand.", anzahl=len(nodes)),
        stand=max(node.eintrag.stand for node in nodes),
        seite=f"{art.ordner}/",
        fassungen=(
            Fassung(adressen.list_file(art), JSON, adressen.schema_file(art.key)),
            Fassung(adressen.table_file(art), CSV),
        ),
    )


def _figure(node: Knoten) -> Datensatz:
    entry = cast("Indikator", node.eintrag)
    years = [row.jahr for row in node.konzept.daten.messwerte.get(entry.id, ()) if row.wert is not None]
    return Datensatz(
        name=lasting(node),
        titel=node.anzeige,
        text=node.kurz,
        stand=entry.stand,
        seite=node.adresse,
        fassungen=(Fassung(adressen.entry_file(node.art, entry.id), JSON, adressen.schema_file(node.art.key)),),
        lizenz=entry.lizenz,
        quelle=entry.quelle,
        rhythmus=entry.rhythmus,
        jahre=(min(years), max(years)) if years else None,
        reihe=True,
    )


def _values(konzept: Konzept, art: Art) -> Datensatz:
    t = konzept.sprache.t
    return Datensatz(
        name="messwerte",
        titel=t("Alle Werte der Indikatoren"),
        text=t("Die Werte aller Indikatoren nach Gebiet und Jahr in einer Tabelle."),
        stand=max(node.eintrag.stand for node in konzept.alle(art.key)),
        seite=f"{art.ordner}/",
        fassungen=(Fassung(adressen.MESSWERTE, CSV),),
    )


def _others(konzept: Konzept) -> Iterator[Datensatz]:
    t, kreis = konzept.sprache.t, konzept.daten.landkreis.name
    found = (
        (
            "hsds",
            t("Hilfen im {kreis} (HSDS)", kreis=kreis),
            t("Stellen, Hilfen, Orte, Zeiten und Gebiete nach der Human Services Data Specification."),
            "anlaufstellen/",
            Fassung(HSDS, JSON, HSDS_NORM),
        ),
        (
            "kalender",
            t("Termine im {kreis}", kreis=kreis),
            t("Termine der Angebote und öffentliche Sitzungen."),
            "angebote/",
            Fassung(CALENDAR, "text/calendar"),
        ),
        (
            "neues",
            t("Neues im {kreis}", kreis=kreis),
            t("Meldungen und geänderte Einträge."),
            "meldungen/",
            Fassung(FEED, ATOM),
        ),
    )
    for name, title, text, page, file in found:
        yield Datensatz(name, title, text, konzept.stichtag, page, (file,))
