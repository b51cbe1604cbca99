"""Turns one source into one model, and whatever the model refuses into German sentences with a place."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.errors import KonzeptFehler, Problem, nearest
from macros.model.plan import FieldKind, plan_of

if TYPE_CHECKING:
    from macros.source import KeyPath, Source

Model = TypeVar("Model", bound=BaseModel)

_RULES = {"missing": "pflichtfeld", "extra_forbidden": "feld"}
_SCALAR = frozenset(
    {"string_type", "date_type", "int_type", "bool_type", "decimal_type", "int_parsing", "date_parsing"}
)
_LIST = frozenset({"tuple_type", "list_type"})
_PART = frozenset({"model_type", "model_attributes_type", "dict_type"})


def validate(model: type[Model], source: Source, entry_id: str | None = None) -> Model:
    """The entry in ``source``; ``entry_id`` is its id from the file name.

    Raises KonzeptFehler with every problem of the entry, each at its line.
    """
    data: dict[str, Any] = source.data
    problems: list[Problem] = []
    if entry_id is not None:
        written = data.get("id", entry_id)
        if written != entry_id:
            message = f"„{written}“ passt nicht zum Dateinamen – erwartet wird „{entry_id}“ oder keine Angabe"
            problems.append(source.problem(("id",), message, "kennung"))
        data = {**data, "id": entry_id}
    try:
        entry = model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise KonzeptFehler([*problems, *(_problem(model, source, detail) for detail in details)]) from None
    if problems:
        raise KonzeptFehler(problems)
    return entry


def _problem(model: type[BaseModel], source: Source, detail: Any) -> Problem:
    path: KeyPath = tuple(detail["loc"])
    return source.problem(path, _sentence(model, path, detail), _RULES.get(str(detail["type"]), "wert"))


def _sentence(model: type[BaseModel], path: KeyPath, detail: Any) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "missing":
        return "fehlt – dieses Feld ist Pflicht"
    if kind == "extra_forbidden":
        known = frozenset(plan_of(_class_at(model, path[:-1])))
        word = str(path[-1])
        return f"unbekanntes Feld{_inside(model, path) or nearest(word, known) or _known(known)}"
    if kind in {"enum", "literal_error"}:
        return _vocabulary(model, path, value, detail)
    if kind in {"string_too_long", "too_long"}:
        return f"ist mit {len(value)} Zeichen zu lang – erlaubt sind {detail['ctx']['max_length']}"
    if kind in _LIST:
        return "erwartet wird eine Liste – je Zeile ein Punkt, der mit „- “ beginnt"
    if kind in _PART:
        return "erwartet werden eingerückte Felder „feld: Wert“, nicht ein einzelner Text"
    if kind in _SCALAR:
        return "erwartet wird ein einzelner Wert, keine Liste und keine Unterfelder"
    return "dieser Wert ist hier nicht erlaubt"


def _vocabulary(model: type[BaseModel], path: KeyPath, value: Any, detail: Any) -> str:
    if not isinstance(value, str):
        return "erwartet wird ein einzelnes Wort, keine Liste und keine Unterfelder"
    expected = str(detail["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
    words = [word.strip() for word in expected.split(",")]
    hint = nearest(value, words) or nearest(value, _titles(model, path))
    return f"„{value}“ gibt es hier nicht{hint} – erlaubt: {', '.join(words)}"


def _titles(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Words of the vocabulary whose title an editor may have typed instead."""
    annotation = _class_at(model, path[:-1]).model_fields.get(str(path[-1]))
    kind = annotation.annotation if annotation else None
    return [member.value for member in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []


def _class_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str):
            plan = plan_of(model).get(step)
            if plan is None or plan.kind is not FieldKind.PART or plan.part is None:
                return model
            model = plan.part
    return model


def _inside(model: type[BaseModel], path: KeyPath) -> str:
    """The part of the entry that has the field, when it was written beside that part instead of in it."""
    for name, plan in plan_of(_class_at(model, path[:-1])).items():
        if plan.part is not None and path[-1] in plan_of(plan.part):
            return f" – gehört eingerückt unter „{name}“"
    return ""


def _known(names: frozenset[str]) -> str:
    return f" – bekannt sind: {', '.join(sorted(names))}"
