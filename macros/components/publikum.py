"""Whom a Handlungsfeld reaches, and with what (T1, K14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.fortschritt import aufgegangen
from macros.components.termine import runs

if TYPE_CHECKING:
    from macros.konzept import Knoten

AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Publikum:
    """Whom the Handlungsfeld reaches and with what (T1): groups as its measures name them, and how many are for all.

    ``angebote`` and, where they are many, ``weitere`` come with the words for whom they are; what is over is left out.
    """

    gruppen: tuple[str, ...]
    fuer_alle: int
    angebote: tuple[tuple[Knoten, str], ...]
    weitere: tuple[tuple[Knoten, str], ...]
    anlaufstellen: tuple[Knoten, ...]


def publikum(knoten: Knoten, massnahmen: tuple[Knoten, ...]) -> Publikum:
    """Whom the measures, offers and contact points of a Handlungsfeld are for."""
    t = knoten.konzept.sprache.t
    counted = [node for node in massnahmen if aufgegangen(node) is None]
    running = (node for node in knoten.rueck("angebot", "handlungsfelder") if runs(node))
    offers = tuple((node, t("für alle") if node.fuer_alle else node.zielgruppe or "") for node in running)
    return Publikum(
        gruppen=tuple(dict.fromkeys(node.zielgruppe for node in counted if node.zielgruppe)),
        fuer_alle=sum(node.fuer_alle and not node.zielgruppe for node in counted),
        angebote=offers[:AT_ONCE],
        weitere=offers[AT_ONCE:],
        anlaufstellen=knoten.rueck("anlaufstelle", "handlungsfelder"),
    )
