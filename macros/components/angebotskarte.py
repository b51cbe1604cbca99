"""An offer in a list: when, where, and whether one must register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.components.kontakt import place_line
from macros.components.termine import dates_of, runs
from macros.components.worte import alone
from macros.model.angebot import Anmeldung

if TYPE_CHECKING:
    from markupsafe import Markup

    from macros.konzept import Knoten
    from macros.model.angebot import Angebot


@dataclass(frozen=True, slots=True)
class Angebotskarte:
    """An offer in a list: when, where, and whether one must register."""

    knoten: Knoten
    termine: tuple[Markup, ...]
    wo: str | None
    anmeldung: str
    frei: bool
    beendet: bool


def offer_card(knoten: Knoten) -> Angebotskarte:
    """The card of an offer."""
    sprache, entry = knoten.konzept.sprache, _entry(knoten)
    return Angebotskarte(
        knoten=knoten,
        termine=dates_of(knoten),
        wo=place_of(knoten),
        anmeldung=alone(sprache.t(entry.anmeldung.titel)),
        frei=entry.anmeldung is Anmeldung.OHNE,
        beendet=not runs(knoten),
    )


def place_of(knoten: Knoten) -> str | None:
    """Where an offer takes place, in one line; None if nobody has said."""
    t, office = knoten.konzept.sprache.t, knoten.anlaufstelle
    if knoten.online:
        return t("Im Internet")
    if office is not None and office.geschuetzt:
        return t("Der Ort ist geheim")
    if knoten.ort is not None:
        return place_line(knoten.ort)
    return place_line(office.orte[0]) if office is not None and office.orte else None


def joining(knoten: Knoten) -> str:
    """Whether one must register, and how; a remark that says so itself stands alone."""
    t, how = knoten.konzept.sprache.t, _entry(knoten).anmeldung
    word, remark = alone(t(how.titel)), knoten.anmeldung_hinweis
    if not remark:
        return word
    if how is Anmeldung.ERFORDERLICH and "anmeld" in remark.casefold():
        return alone(remark)
    return t("{anmeldung}: {hinweis}", anmeldung=word, hinweis=remark)


def _entry(knoten: Knoten) -> Angebot:
    return cast("Angebot", knoten.eintrag)
