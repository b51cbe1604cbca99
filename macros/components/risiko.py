"""Chances and risks: the weightiest first, chances apart from risks (M6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.model.beteiligung import Risikoart, Stufe

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.model.beteiligung import Risiko

WEIGHT = {Stufe.HOCH: 3, Stufe.MITTEL: 2, Stufe.GERING: 1, None: 0}


@dataclass(frozen=True, slots=True)
class Risikoliste:
    """All risks and all chances, by how strongly and how likely they work."""

    risiken: tuple[Knoten, ...]
    chancen: tuple[Knoten, ...]


def liste(konzept: Konzept) -> Risikoliste:
    """The values of the list of chances and risks."""
    nodes = sorted(konzept.alle("risiko"), key=_weight, reverse=True)
    return Risikoliste(
        risiken=tuple(node for node in nodes if cast("Risiko", node.eintrag).art is Risikoart.RISIKO),
        chancen=tuple(node for node in nodes if cast("Risiko", node.eintrag).art is Risikoart.CHANCE),
    )


def _weight(node: Knoten) -> tuple[int, int]:
    return WEIGHT[node.wirkung], WEIGHT[node.wahrscheinlichkeit]
