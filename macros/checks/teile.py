"""Walking through a concept: all entries, and all parts of an entry with their paths."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from macros.arten import ART_BY_KEY
from macros.model.plan import FieldKind, plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.basis import Basis
    from macros.source import KeyPath


def entries(konzept: Konzept) -> Iterator[tuple[Knoten | str, Basis]]:
    """Every entry that is shown or waits for its day, and the two singletons all concepts have (owner by name)."""
    yield "konzept", konzept.daten.konzept
    yield "landkreis", konzept.daten.landkreis
    for art in ART_BY_KEY:
        for node in konzept.alle(art):
            yield node, cast("Basis", node.modell)
    for node in konzept.wartend:
        yield node, cast("Basis", node.modell)


def parts(model: BaseModel, path: KeyPath = ()) -> Iterator[tuple[KeyPath, BaseModel]]:
    """The model itself and every part nested in it, each with its path."""
    yield path, model
    for name, many in _nesting(model.__class__):
        value = getattr(model, name)
        if value is None:
            continue
        if not many:
            yield from parts(value, (*path, name))
            continue
        for number, item in enumerate(value):
            yield from parts(item, (*path, name, number))


@cache
def _nesting(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    return tuple((name, plan.many) for name, plan in plan_of(model).items() if plan.kind is FieldKind.PART)


def unread(konzept: Konzept, *arts: str) -> bool:
    """Whether an entry of one of these kinds could not be read: then nobody knows whether one is missing."""
    return any(label.partition(":")[0] in arts for label in konzept.daten.defekt)


def file_of(node: Knoten) -> str:
    """The file of an entry, as messages name it."""
    return f"concept_data/{node.art.ordner}/{node.eintrag.id}.yaml"
