"""Good examples (Z9): where they happened and to what they belong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Beispielgruppe:
    """The examples of one Handlungsfeld, or of none."""

    handlungsfeld: Knoten | None
    beispiele: tuple[Knoten, ...]


def liste(konzept: Konzept) -> tuple[Beispielgruppe, ...]:
    """All examples under their first Handlungsfeld, in the order of the fields, those of none at the end."""
    groups: dict[str, list[Knoten]] = {}
    for node in konzept.alle("beispiel"):
        key = node.handlungsfelder[0].kennung if node.handlungsfelder else ""
        groups.setdefault(key, []).append(node)
    named = [
        Beispielgruppe(field, tuple(groups[field.kennung]))
        for field in konzept.alle("handlungsfeld")
        if field.kennung in groups
    ]
    return (*named, *([Beispielgruppe(None, tuple(groups[""]))] if "" in groups else []))
