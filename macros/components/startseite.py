"""The start page: needs first, politics last; what the data does not hold is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.components.antworten import icon_of, topics_in_order
from macros.components.fortschritt import Bilanz, bilanz
from macros.components.kontakt import first_phone
from macros.components.oeffnung import phone_line, times
from macros.components.sprachen import spoken
from macros.model.massnahme import Status

if TYPE_CHECKING:
    from markupsafe import Markup

    from macros.konzept import Knoten, Konzept

TILES = 8
OFTEN = 4
NEWS = 4
GOING_WELL = (Status.LAEUFT, Status.ABGESCHLOSSEN)
FOREWORD = "vorwort"


@dataclass(frozen=True, slots=True)
class Kachel:
    """A tile: an Anliegen, its icon, two or three words."""

    knoten: Knoten
    symbol: str | None
    hinweis: str | None


@dataclass(frozen=True, slots=True)
class Gespraech:
    """Whom to call who would rather talk."""

    knoten: Knoten
    telefon: str
    zeiten: Markup | None
    sprachen: str


@dataclass(frozen=True, slots=True)
class Vorwortzitat:
    """The quotation from the foreword; ``adresse`` is None where the foreword has no chapter."""

    zitat: str
    name: str
    funktion: str
    adresse: str | None


@dataclass(frozen=True, slots=True)
class Startseite:
    """What the start page shows. ``sitz`` is the id of the Gemeinde the Kreis is run from, empty when unknown."""

    oft: tuple[Knoten, ...]
    kacheln: tuple[Kachel, ...]
    themen: int
    gespraech: Gespraech | None
    gemeinden: tuple[Knoten, ...]
    sitz: str
    bilanz: Bilanz
    im_gang: int
    beschluss: str | None
    bericht: str | None
    meldungen: tuple[Knoten, ...]
    zitat: Vorwortzitat | None


def liste(konzept: Konzept) -> Startseite:
    """The values of the start page."""
    topics = topics_in_order(konzept)
    wanted = konzept.konzept.startseite_anliegen or [node for node in topics if node.teil_von is None][:TILES]
    tally = bilanz(konzept.alle("massnahme"))
    return Startseite(
        oft=_often([node for node in topics if node not in wanted])[:OFTEN],
        kacheln=tuple(Kachel(node, icon_of(node), node.kachel) for node in wanted),
        themen=len(topics),
        gespraech=_talk(konzept),
        gemeinden=konzept.alle("gemeinde"),
        sitz=str(konzept.daten.landkreis.sitz or ""),
        bilanz=tally,
        im_gang=sum(part.zahl for part in tally.anteile if part.wort in GOING_WELL),
        beschluss=_decision(konzept),
        bericht=_next_report(konzept),
        meldungen=latest_news(konzept)[:NEWS],
        zitat=_quotation(konzept),
    )


def _often(topics: list[Knoten]) -> tuple[Knoten, ...]:
    """The first part of each whole, then the rest: not four kinds of German course in a row."""
    firsts = {node.teil_von.kennung: node for node in reversed(topics) if node.teil_von is not None}
    leading = [node for node in topics if node in firsts.values()]
    return (*leading, *(node for node in topics if node not in leading))


def latest_news(konzept: Konzept) -> tuple[Knoten, ...]:
    """News that are out on the reference day, the newest first."""
    out = [node for node in konzept.alle("meldung") if node.datum <= konzept.stichtag]
    return tuple(sorted(out, key=lambda node: (node.datum, node.kennung), reverse=True))


def _talk(konzept: Konzept) -> Gespraech | None:
    sprache = konzept.sprache
    office: Knoten | None = konzept.konzept.koordination_anlaufstelle
    phone = first_phone(office.kontakte) if office is not None else None
    if office is None or phone is None:
        return None
    hours = office.telefonzeiten
    line = times(phone_line(hours, sprache)) if hours else None
    return Gespraech(office, phone, line, spoken(office.sprachen, sprache))


def _decision(konzept: Konzept) -> str | None:
    """One sentence on what the concept is: adopted when and by whom, or how far the debate is."""
    sprache, concept = konzept.sprache, konzept.konzept
    decided: Any = concept.beschluss
    if decided is None:
        return sprache.t("Stand der Beratung: {stand}.", stand=sprache.t(concept.status.titel))
    return sprache.t("Beschlossen am {tag}: {gremium}.", tag=sprache.datum(decided.datum), gremium=decided.gremium)


def _next_report(konzept: Konzept) -> str | None:
    day = konzept.konzept.naechster_bericht
    if day is None or day < konzept.stichtag:
        return None
    return konzept.sprache.t("Nächster Bericht an den Kreistag: {monat}", monat=konzept.sprache.monat(day))


def _quotation(konzept: Konzept) -> Vorwortzitat | None:
    words: Any = konzept.konzept.vorwort
    if words is None:
        return None
    chapter = f"docs/{FOREWORD}.md" in konzept.daten.prosa
    return Vorwortzitat(words.zitat, words.name, words.funktion, f"{FOREWORD}/" if chapter else None)
