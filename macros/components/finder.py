"""Who is responsible: the choice of a topic, a Gemeinde and a language, and everything a Gemeinde is answered (Z4)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.components.antworten import Antwortzeile, Ziel, every_row, target, topics_in_order
from macros.components.entfernung import Entfernung, distance_to
from macros.components.sprachen import Sprachname, languages_spoken
from macros.konzept.gebiete import area_rank
from macros.konzept.knoten import sort_key

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.konzept.gebiete import Versorgung


@dataclass(frozen=True, slots=True)
class Themenwahl:
    """Topics to choose from: one that is larger with its parts, or some that stand alone (``titel`` is then None)."""

    titel: str | None
    themen: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Findersicht:
    """The page „Wer ist zuständig?“."""

    themen: tuple[Themenwahl, ...]
    gemeinden: tuple[Knoten, ...]
    sprachen: tuple[Sprachname, ...]


@dataclass(frozen=True, slots=True)
class Helfer:
    """A contact point that helps beside the one that is responsible."""

    ziel: Ziel
    entfernung: Entfernung | None


@dataclass(frozen=True, slots=True)
class Themenauskunft:
    """All that is to be said on one topic in one Gemeinde: who is responsible, and who else helps."""

    zeile: Antwortzeile
    hilft_auch: tuple[Helfer, ...]


@dataclass(frozen=True, slots=True)
class Gemeindeauskunft:
    """Every topic in one Gemeinde, and for how many of them somebody is named."""

    themen: tuple[Themenauskunft, ...]
    benannt: int


def address_of(gemeinde: Knoten) -> str:
    """The page with every answer for a Gemeinde."""
    return f"zustaendig/{gemeinde.eintrag.id}/"


def uebersicht(konzept: Konzept) -> Findersicht:
    """What there is to choose from."""
    languages = {
        name.kuerzel: name
        for place in konzept.alle("anlaufstelle")
        for name in languages_spoken(place.sprachen, konzept.sprache)
    }
    return Findersicht(
        themen=_choices(konzept),
        gemeinden=konzept.alle("gemeinde"),
        sprachen=tuple(sorted(languages.values(), key=lambda name: sort_key(name.name))),
    )


def _choices(konzept: Konzept) -> tuple[Themenwahl, ...]:
    """The topics, those that belong together side by side."""
    found = []
    for whole, group in groupby(topics_in_order(konzept), key=lambda topic: topic.teil_von or topic):
        topics = tuple(group)
        found.append(Themenwahl(whole.anzeige if topics[1:] else None, topics))
    return tuple(found)


def auskunft(gemeinde: Knoten) -> Gemeindeauskunft:
    """What is said on every topic in a Gemeinde."""
    serving = gemeinde.konzept.versorgung(gemeinde, "anlaufstelle")
    rows = every_row(gemeinde)
    topics = tuple(Themenauskunft(row, helpers(row, gemeinde, serving)) for row in rows)
    return Gemeindeauskunft(topics, sum(row.benannt for row in rows))


def helpers(row: Antwortzeile, gemeinde: Knoten, serving: tuple[Versorgung, ...]) -> tuple[Helfer, ...]:
    """The contact points that serve the Gemeinde and name the topic, those that answer for it left out.

    Those for the smallest area come first, and of these the nearest.
    """
    named = {one.knoten.kennung for answer in row.auskuenfte for one in answer.ziele}
    found = [
        (area_rank(service.ebene), service.knoten, distance_to(gemeinde, service.knoten))
        for service in serving
        if row.anliegen in service.knoten.anliegen and service.knoten.kennung not in named
    ]
    found.sort(key=lambda one: (one[0], one[2].meter if one[2] else 0))
    return tuple(Helfer(target(place), away) for _, place, away in found)
