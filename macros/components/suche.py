"""What the page and the box of the search show beside the hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from macros.arten import ARTEN
from macros.components.antworten import topics_in_order
from macros.components.melden import coordination_mail
from macros.components.oeffnung import clock_of
from macros.components.sprachen import Sprachname, language_name
from macros.konzept.knoten import sort_key

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

#: Kinds of entries that are offered in languages.
SPOKEN = ("anlaufstelle", "angebot")
#: Kinds that stand first where hits are counted by kind: help before the concept.
FIRST = ("anliegen", "anlaufstelle", "angebot", "gemeinde")


@dataclass(frozen=True, slots=True)
class Suchsicht:
    """The page of the search: the choices of its filters, the topics that lead on without a script.

    ``mail`` is an address as it stands in ``mailto:``, or None.
    """

    themen: tuple[Knoten, ...]
    gemeinden: tuple[Knoten, ...]
    sprachen: tuple[Sprachname, ...]
    mail: str | None


def sicht(konzept: Konzept) -> Suchsicht:
    """What stands on the page before anybody searches."""
    mail = coordination_mail(konzept)
    return Suchsicht(
        themen=tuple(topics_in_order(konzept)),
        gemeinden=konzept.alle("gemeinde"),
        sprachen=languages(konzept),
        mail=quote(mail, safe="@") if mail else None,
    )


def languages(konzept: Konzept) -> tuple[Sprachname, ...]:
    """The languages in which something is offered, by name."""
    tags = {one.sprache for art in SPOKEN for node in konzept.alle(art) for one in node.sprachen}
    names = (language_name(tag, konzept.sprache) for tag in sorted(tags))
    return tuple(sorted(names, key=lambda name: sort_key(name.name)))


def words(konzept: Konzept) -> dict[str, Any]:
    """The words a script needs for hits and suggestions: each kind in the singular and plural, languages, counts."""
    t = konzept.sprache.t
    arten = sorted(ARTEN, key=lambda art: FIRST.index(art.key) if art.key in FIRST else len(FIRST))
    return {
        "arten": {
            **{art.key: (t(art.titel), t(art.plural)) for art in arten},
            "kapitel": (t("Kapitel"), t("Kapitel")),
            "seite": (t("Seite"), t("Seiten")),
        },
        "sprachen": {name.kuerzel: name.name for name in languages(konzept)},
        "liste": t("Vorschläge"),
        "viele": t("{zahl} Vorschläge", zahl="{zahl}"),
        "einer": t("Ein Vorschlag"),
        "keiner": t("Kein Vorschlag"),
    }


def clock(place: Knoten) -> dict[str, Any] | None:
    """What the clock on a page needs to say whether an Anlaufstelle is open now; None where nothing is known."""
    found = clock_of(place)
    return {"wert": found.wert, "telefon": found.telefon} if found else None
