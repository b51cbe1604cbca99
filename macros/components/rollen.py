"""The parts an office plays in the concept: what it leads, where it helps, to what it invites (Z4, Z5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.konzept import Knoten


def roles(knoten: Knoten) -> tuple[tuple[str, tuple[Knoten, ...]], ...]:
    """What it leads, joins and invites to, each with its title; what it does not is left out."""
    t = knoten.konzept.sprache.t
    roles = (
        (t("Leitet die Handlungsfelder"), knoten.rueck("handlungsfeld", "federfuehrung")),
        (t("Arbeitet mit in den Handlungsfeldern"), knoten.rueck("handlungsfeld", "beteiligt")),
        (t("Leitet die Aufgaben"), knoten.rueck("aufgabe", "federfuehrung")),
        (t("Arbeitet mit bei den Aufgaben"), knoten.rueck("aufgabe", "beteiligt")),
        (t("Lädt ein zu"), knoten.rueck("gremium", "kuemmerer")),
        (t("Ist Mitglied in"), knoten.rueck("gremium", "mitglieder")),
        (t("Koordiniert"), knoten.rueck("planungsraum", "koordination")),
    )
    return tuple((title, nodes) for title, nodes in roles if nodes)
