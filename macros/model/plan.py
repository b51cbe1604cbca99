"""What each field of a model is: a link, a nested part, a text for people, or a plain value.

Worked out once per class from its annotations, so that references are checked, resolved and turned round, and texts
translated, without any code that names a field.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any

from pydantic import BaseModel

from macros.model.types import AnyRef, Human, Ref


class FieldKind(StrEnum):
    """What a field holds, for the graph and the translation seam."""

    REF = "ref"
    ANY_REF = "any_ref"
    PART = "part"
    TEXT = "text"
    MARKDOWN = "markdown"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field: its kind, whether it is a list, and the target kind (``ref``) or nested class (``part``)."""

    kind: FieldKind
    many: bool = False
    ref: str = ""
    any_ref: AnyRef = field(default_factory=AnyRef)
    part: type[BaseModel] | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A link found in an entry: where it is written, and which entry it names."""

    path: tuple[str | int, ...]
    art: str
    id: str


@cache
def plan_of(model: type[BaseModel]) -> dict[str, FieldPlan]:
    """The plan of every field of ``model``, by field name."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {name: _plan(hints[name], many=False) for name in model.model_fields}


@cache
def _linking(model: type[BaseModel]) -> tuple[tuple[str, FieldPlan], ...]:
    """The fields of ``model`` that hold links, or parts that do."""
    return tuple(
        (name, plan)
        for name, plan in plan_of(model).items()
        if plan.kind in {FieldKind.REF, FieldKind.ANY_REF}
        or (plan.kind is FieldKind.PART and plan.part is not None and _linking(plan.part))
    )


def _plan(hint: Any, *, many: bool) -> FieldPlan:
    origin = typing.get_origin(hint)
    if origin in {typing.Union, UnionType}:
        inner = [part for part in typing.get_args(hint) if part is not NoneType]
        return _plan(inner[0], many=many) if len(inner) == 1 else FieldPlan(FieldKind.VALUE, many)
    if origin is tuple:
        return _plan(typing.get_args(hint)[0], many=True)
    if origin is typing.Annotated:
        for mark in hint.__metadata__:
            if isinstance(mark, Ref):
                return FieldPlan(FieldKind.REF, many, ref=mark.art)
            if isinstance(mark, AnyRef):
                return FieldPlan(FieldKind.ANY_REF, many, any_ref=mark)
            if isinstance(mark, Human):
                return FieldPlan(FieldKind.MARKDOWN if mark.markdown else FieldKind.TEXT, many)
        return _plan(typing.get_args(hint)[0], many=many)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return FieldPlan(FieldKind.PART, many, part=hint)
    return FieldPlan(FieldKind.VALUE, many)


def references(entry: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every link in ``entry``, in the order of its fields; words such as ``landkreis`` that name no entry are none."""
    for name, plan in _linking(entry.__class__):
        value = getattr(entry, name)
        if value is None:
            continue
        here = (*path, name)
        for number, item in enumerate(value if plan.many else (value,)):
            place = (*here, number) if plan.many else here
            if plan.kind is FieldKind.PART:
                yield from references(item, place)
            elif plan.kind is FieldKind.REF:
                yield Reference(place, plan.ref, item)
            elif item not in plan.any_ref.words:
                art, _, key = item.partition(":")
                yield Reference(place, art, key)


def texts(entry: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """Every text for people in ``entry``: its path, the text, and whether it is Markdown."""
    for name, plan in plan_of(entry.__class__).items():
        value = getattr(entry, name)
        if value is None or plan.kind not in {FieldKind.PART, FieldKind.TEXT, FieldKind.MARKDOWN}:
            continue
        for number, item in enumerate(value if plan.many else (value,)):
            place = (*path, name, number) if plan.many else (*path, name)
            if plan.kind is FieldKind.PART:
                yield from texts(item, place)
            else:
                yield place, item, plan.kind is FieldKind.MARKDOWN
