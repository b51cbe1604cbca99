"""A Planungsraum: its Gemeinden, who coordinates it, where people talk about it (Z15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.kontakt import Kontaktkarte, contact_card
from macros.components.verband import Gebietssicht, area_view

if TYPE_CHECKING:
    from macros.konzept import Knoten


@dataclass(frozen=True, slots=True)
class Planungsraumsicht:
    """The page of a Planungsraum."""

    koordination: Kontaktkarte | None
    gremien: tuple[Knoten, ...]
    gebiet: Gebietssicht


def sicht(knoten: Knoten) -> Planungsraumsicht:
    """What the page of a Planungsraum shows."""
    office = knoten.koordination_anlaufstelle
    tables = {node.kennung: node for node in (*knoten.runde_tische, *knoten.rueck("gremium", "planungsraum"))}
    return Planungsraumsicht(
        koordination=contact_card(office) if office is not None else None,
        gremien=tuple(tables.values()),
        gebiet=area_view(knoten, knoten.rueck("gemeinde", "planungsraum")),
    )
