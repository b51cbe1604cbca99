"""Fields and values in words, as a report of changes names them."""

from __future__ import annotations

import re
import typing
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final

from macros.model.basis import Wort
from macros.model.plan import FieldKind, FieldPlan, plan_of
from macros.vergleich.feldnamen import feldname
from macros.zeiten import hours_line, week_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from macros.konzept import Konzept
    from macros.sprache import Sprache
    from macros.vergleich.abbild import Abbild

HOURS: Final = frozenset({"oeffnungszeiten", "telefonzeiten", "zeiten"})
#: Links keep their words, emphasis loses its signs.
MARKDOWN: Final = re.compile(r"\[([^\]]+)\]\([^)\s]*\)|\*\*")
AREAS: Final[Mapping[str, str]] = {"landkreis": "ganzer Landkreis", "land": "Land", "bund": "Bund"}


class Worte:
    """Says values in the words of one state of the concept: titles of entries as they were called then."""

    def __init__(self, konzept: Konzept, stand: Abbild) -> None:
        self.sprache: Sprache = konzept.sprache
        self.stand = stand

    def wert(self, model: type[BaseModel], field: str, value: Any) -> str:
        """A plain value of a field as one line of text; a list is joined by „, “, a part told by its first fields."""
        plan = plan_of(model).get(field)
        if isinstance(value, list):
            return ", ".join(self._one(model, field, plan, item) for item in value)
        return self._one(model, field, plan, value)

    def _one(self, model: type[BaseModel], field: str, plan: FieldPlan | None, value: Any) -> str:
        if plan is not None and plan.part is not None and isinstance(value, dict):
            return self.teil(plan.part, value)
        if field in HOURS:
            return self._hours(str(value))
        if plan is not None and plan.kind is FieldKind.REF:
            return self.stand.titel(plan.ref, value) or str(value)
        if plan is not None and plan.kind is FieldKind.ANY_REF:
            return self.ort(str(value))
        return self._plain(_type_of(model, field), value)

    def _hours(self, value: str) -> str:
        try:
            return hours_line(week_table(value), self.sprache.t, self.sprache.inhalt)
        except ValueError:  # an older version may hold what could be read then
            return value

    def ort(self, name: str) -> str:
        """What ``art:id`` or an area word names."""
        art, _, key = name.partition(":")
        return (self.stand.titel(art, key) or key) if key else self.sprache.t(AREAS.get(art, art))

    def _plain(self, kind: object, value: Any) -> str:
        t = self.sprache.t
        if isinstance(value, bool):
            return t("ja") if value else t("nein")
        if isinstance(kind, type) and issubclass(kind, Enum) and value in {member.value for member in kind}:
            member = kind(value)
            return t(member.titel) if isinstance(member, Wort) else str(value)
        if kind is date:
            return self.sprache.datum(date.fromisoformat(value))
        if isinstance(value, dict):
            return ", ".join(f"{t(feldname(key))}: {item}" for key, item in value.items())
        return " ".join(MARKDOWN.sub(r"\1", str(value)).split())

    def teil(self, part: type[BaseModel], value: Mapping[str, Any]) -> str:
        """A nested part in one line: its fields in order, nested parts of it left out."""
        plans = plan_of(part)
        told = [name for name in plans if name in value and plans[name].kind is not FieldKind.PART]
        return " · ".join(self.wert(part, name, value[name]) for name in told)

    def kopf(self, part: type[BaseModel], value: Mapping[str, Any]) -> str:
        """What a nested part is called: its first field that says something."""
        told = next((name for name in plan_of(part) if value.get(name) not in {None, True, False}), None)
        return self.wert(part, told, value[told]) if told else ""


@cache
def _type_of(model: type[BaseModel], field: str) -> object:
    """The bare type of a field: out of lists, options and annotations."""
    hint: Any = typing.get_type_hints(model).get(field)
    while True:
        origin = typing.get_origin(hint)
        if origin is tuple:
            hint = typing.get_args(hint)[0]
        elif origin in {typing.Union, UnionType}:
            hint = next(part for part in typing.get_args(hint) if part is not NoneType)
        elif origin is typing.Annotated:
            hint = typing.get_args(hint)[0]
        else:
            return hint
