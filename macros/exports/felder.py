"""Which fields the open data carry: all of them, but for those named here with a reason.

A new field of a model appears by itself in JSON, schema and table; whoever wants to keep it back names it here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from macros.arten import SINGLETONS
from macros.model.basis import Eintrag
from macros.model.plan import FieldPlan, plan_of
from macros.schema.felder import Feld, felder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

#: Fields that are never given away, by name, in whatever model they stand.
AUSGENOMMEN: Final[Mapping[str, str]] = {
    "suchbegriffe": "dienen nur dem Finden, auch abwertende Wörter stehen darin (DESIGN §4)",
    "entwurf": "ein Entwurf erscheint nirgends, also steht hier immer nein",
    "name_darf_erscheinen": "sagt nur, ob der Name daneben erscheint; ohne Einwilligung fehlt der Name selbst",
}
#: Fields that are given away only where another field of the same part says so. Names that the law or the person's own
#: signature makes public (Impressum, foreword, maker of a picture) need no such field.
NUR_WENN: Final[Mapping[str, Mapping[str, str]]] = {"Ansprechfunktion": {"name": "name_darf_erscheinen"}}
#: Files in ``concept_data/`` that are never given away.
DATEIEN_AUSGENOMMEN: Final[Mapping[str, str]] = {
    "suchbegriffe": "dienen nur dem Finden (DESIGN §4)",
    "sprachleitfaden": "nennt Ausdrücke, von denen er abrät; sie stehen nur auf seiner eigenen Seite",
    "pruefbericht": "sagt etwas über die Website, nicht über das Konzept; er steht in ihrer Erklärung",
}

#: The fields every entry has; they stand at the head of a record, its own ones under ``felder``.
KOPF: Final = frozenset(Eintrag.model_fields)


def single_models() -> dict[str, type[BaseModel]]:
    """What there is once, by the name of its file."""
    return {name: model for name, model in SINGLETONS.items() if name not in DATEIEN_AUSGENOMMEN}


@cache
def shown(model: type[BaseModel]) -> tuple[tuple[Feld, FieldPlan], ...]:
    """The fields of ``model`` that are given away, in the order of the model, its own before those of all entries."""
    plans = plan_of(model)
    return tuple((field, plans[field.name]) for field in felder(model) if field.name not in AUSGENOMMEN)


def own_fields(model: type[BaseModel]) -> tuple[tuple[Feld, FieldPlan], ...]:
    """The fields under ``felder``."""
    return tuple(pair for pair in shown(model) if pair[0].name not in KOPF)


def head_fields(model: type[BaseModel]) -> tuple[tuple[Feld, FieldPlan], ...]:
    """The fields at the head of a record; of what there is once only those it has."""
    return tuple(pair for pair in shown(model) if pair[0].name in KOPF)


def withheld(model: BaseModel, name: str) -> bool:
    """Whether a value is kept back: the name of a person who has not agreed."""
    condition = NUR_WENN.get(model.__class__.__name__, {}).get(name)
    return condition is not None and not getattr(model, condition)


def nullable(model: type[BaseModel], field: Feld) -> bool:
    """Whether a single value may be missing."""
    return not field.viele and not model.model_fields[field.name].is_required() and field.standard is None
