"""Steps in which people took part: what can still be joined first, then what was, newest first (K8, K15, Z1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Beteiligungsicht:
    """``laeuft`` says that the step is under way or still to come on the reference day."""

    laeuft: bool
    beginnt: bool


@dataclass(frozen=True, slots=True)
class Beteiligungsliste:
    """Steps to come or under way (the next first), steps that are over (the newest first), people in all of them."""

    offen: tuple[Knoten, ...]
    vorbei: tuple[Knoten, ...]
    personen: int


def sicht(knoten: Knoten) -> Beteiligungsicht:
    """The values of the page of one step."""
    today = knoten.konzept.stichtag
    return Beteiligungsicht(laeuft=not _over(knoten), beginnt=knoten.von > today)


def liste(konzept: Konzept) -> Beteiligungsliste:
    """The values of the list of all steps."""
    nodes = sorted(konzept.alle("beteiligung"), key=lambda node: node.von)
    return Beteiligungsliste(
        offen=tuple(node for node in nodes if not _over(node)),
        vorbei=tuple(node for node in reversed(nodes) if _over(node)),
        personen=sum(node.personen or 0 for node in nodes),
    )


def _over(node: Knoten) -> bool:
    last = node.bis or node.von
    return bool(last < node.konzept.stichtag)
