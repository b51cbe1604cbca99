"""Chains that end where they began: no organisation chart, goal tree or successor can be drawn from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.errors import Problem
    from macros.konzept import Konzept

UPWARD: Final = {
    "stelle": ("teil_von",),
    "ziel": ("teil_von",),
    "anliegen": ("teil_von",),
    "massnahme": ("ersetzt_durch", "zusammengelegt_mit"),
}


def circles(konzept: Konzept) -> Iterator[Problem]:
    """Entries that are part of, or replaced by, themselves."""
    for art, fields in UPWARD.items():
        edges = {
            node.eintrag.id: tuple(key for field in fields if (key := getattr(node.eintrag, field)))
            for node in konzept.alle(art)
        }
        for ring in rings(edges):
            node = konzept.knoten(art, ring[0])
            if node is None:
                continue
            after = ring[1 % len(ring)]
            field = next(field for field in fields if getattr(node.eintrag, field) == after)
            yield konzept.problem(node, (field,), _sentence(ring), "zyklus")


def ended_circles(konzept: Konzept) -> Iterator[Problem]:
    """Ended entries that name each other as successors."""
    listed = konzept.daten.entfallen.eintraege
    edges = {f"{gone.art}:{gone.id}": (gone.nachfolger,) if gone.nachfolger else () for gone in listed}
    labels = list(edges)
    for ring in rings(edges):
        if len(ring) > 1:
            path = ("eintraege", labels.index(ring[0]), "nachfolger")
            yield konzept.problem("entfallen", path, _sentence(ring), "zyklus")


def _sentence(ring: Sequence[str]) -> str:
    if len(ring) == 1:
        return "ist der Eintrag selbst – bitte einen anderen nennen oder die Zeile löschen"
    return f"führt im Kreis: {' → '.join((*ring, ring[0]))} – bitte eine der Angaben ändern"


def rings(edges: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every ring in a graph of few edges, once, beginning with its smallest id."""
    for start in sorted(edges):
        stack: list[tuple[str, ...]] = [(start,)]
        visited: set[str] = set()
        while stack:
            path = stack.pop()
            for target in edges.get(path[-1], ()):
                if target == start:
                    yield path
                    stack.clear()
                    break
                if target > start and target in edges and target not in visited:
                    visited.add(target)
                    stack.append((*path, target))


RULES = (circles, ended_circles)
