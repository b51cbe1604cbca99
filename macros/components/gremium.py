"""What the page of a Gremium shows: who cares for it, when it meets, and what was agreed and done (Z4, Z5, K15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from macros.components.erreichen import Erreichbarkeit, erreichbar
from macros.model.beteiligung import Gremienart

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten, Konzept, Teil
    from macros.model.beteiligung import Gremium


@dataclass(frozen=True, slots=True)
class Vereinbart:
    """One agreement: ``lage`` is ``erledigt``, ``ueberfaellig`` or ``offen`` on the reference day."""

    teil: Teil
    sitzung: date
    lage: str


@dataclass(frozen=True, slots=True)
class Gremiumsicht:
    """The page of one Gremium: meetings to come (the next first), meetings held (the newest first), agreements.

    ``kalender`` is where the calendar of its public meetings lies, None if there are none to come.
    """

    weg: Erreichbarkeit | None
    kommende: tuple[Teil, ...]
    vergangene: tuple[tuple[Teil, tuple[Vereinbart, ...]], ...]
    offen: tuple[Vereinbart, ...]
    erledigt: int
    beteiligungen: tuple[Knoten, ...]
    berichte: tuple[Knoten, ...]
    beschluesse: tuple[tuple[Knoten, Teil], ...]
    kalender: str | None


@dataclass(frozen=True, slots=True)
class Gremienkarte:
    """A Gremium in a list, with its next meeting if one is known."""

    knoten: Knoten
    art: Gremienart
    naechste: Teil | None
    offen: int


def sicht(knoten: Knoten) -> Gremiumsicht:
    """The values of the page of one Gremium."""
    today = knoten.konzept.stichtag
    meetings = sorted(knoten.sitzungen, key=lambda meeting: meeting.datum)
    held = [meeting for meeting in reversed(meetings) if meeting.datum < today]
    pairs = tuple((meeting, _agreed(meeting, today)) for meeting in held)
    every = [one for _, agreed in pairs for one in agreed]
    decided = [
        (node, part)
        for node in knoten.rueck("massnahme", "beschluesse")
        for part in node.beschluesse
        if part.gremium_id is knoten
    ]
    return Gremiumsicht(
        weg=erreichbar(knoten.kuemmerer),
        kommende=tuple(meeting for meeting in meetings if meeting.datum >= today),
        vergangene=pairs,
        offen=tuple(sorted((one for one in every if one.lage != "erledigt"), key=_due)),
        erledigt=sum(one.lage == "erledigt" for one in every),
        beteiligungen=_newest(knoten.rueck("beteiligung", "gremium"), "von"),
        berichte=_newest(knoten.rueck("bericht", "gremium"), "datum"),
        beschluesse=tuple(sorted(decided, key=lambda pair: pair[1].datum, reverse=True)),
        kalender=calendar_address(knoten) if any(one.datum >= today for one in public_meetings(knoten)) else None,
    )


def public_meetings(knoten: Knoten) -> tuple[Teil, ...]:
    """The meetings of a Gremium at which everybody may listen, in their order."""
    meetings: tuple[Any, ...] = knoten.sitzungen
    return tuple(sorted((one for one in meetings if one.oeffentlich), key=lambda one: (one.datum, one.beginn or "")))


def calendar_address(knoten: Knoten) -> str:
    """Where the calendar of the public meetings of a Gremium lies, beside its page."""
    return f"{knoten.adresse}sitzungen.ics"


def liste(konzept: Konzept) -> tuple[Gremienkarte, ...]:
    """All Gremien by their kind, in the order of the vocabulary, then by name."""
    kinds = list(Gremienart)
    cards = [_card(node, konzept.stichtag) for node in konzept.alle("gremium")]
    return tuple(sorted(cards, key=lambda card: kinds.index(card.art)))


def _card(node: Knoten, today: date) -> Gremienkarte:
    coming = [meeting for meeting in node.sitzungen if meeting.datum >= today]
    open_ones = [one for meeting in node.sitzungen for one in _agreed(meeting, today) if one.lage != "erledigt"]
    return Gremienkarte(
        knoten=node,
        art=cast("Gremium", node.eintrag).art,
        naechste=min(coming, key=lambda meeting: meeting.datum, default=None),
        offen=len(open_ones),
    )


def _agreed(meeting: Any, today: date) -> tuple[Vereinbart, ...]:
    return tuple(Vereinbart(part, meeting.datum, _situation(part, today)) for part in meeting.vereinbarungen)


def _situation(part: Any, today: date) -> str:
    if part.erledigt_am is not None and part.erledigt_am <= today:
        return "erledigt"
    return "ueberfaellig" if part.bis is not None and part.bis < today else "offen"


def _due(one: Vereinbart) -> tuple[bool, date]:
    """Open agreements by their date, those without one at the end."""
    part: Any = one.teil
    return part.bis is None, part.bis or one.sitzung


def _newest(nodes: tuple[Knoten, ...], feld: str) -> tuple[Knoten, ...]:
    return tuple(sorted(nodes, key=lambda node: getattr(node, feld), reverse=True))
