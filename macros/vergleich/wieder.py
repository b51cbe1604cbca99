"""A kept version made a concept again, so that what is counted today can be counted as it was then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.arten import ARTEN
from macros.konzept import Konzept, Rohdaten
from macros.model.indikator import Messwert
from macros.model.konzeptdaten import KonzeptDaten
from macros.model.landkreis import Landkreis
from macros.model.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.model.basis import Eintrag

Model = TypeVar("Model", bound=BaseModel)
SUPPRESSED = "*"


def concept_of(kept: Mapping[str, Any], today: Konzept) -> Konzept:
    """The concept a version describes, on the day it was kept and in the language of ``today``.

    Fields and entries that today's model no longer knows are left out; a frame it cannot read is today's.
    """
    entries: dict[str, dict[str, Eintrag]] = {art.key: {} for art in ARTEN}
    for art in ARTEN:
        for key, values in kept["eintraege"].get(art.ordner, {}).items():
            entry = _read(art.modell, values)
            if entry is not None:
                entries[art.key][key] = entry
    raw = Rohdaten(
        konzept=_read(KonzeptDaten, kept.get("konzept", {})) or today.daten.konzept,
        landkreis=_read(Landkreis, kept.get("landkreis", {})) or today.daten.landkreis,
        eintraege=entries,
        messwerte={key: tuple(map(_value, rows)) for key, rows in kept.get("messwerte", {}).items()},
    )
    return Konzept(raw, date.fromisoformat(kept["festgehalten_am"]), today.sprache)


def _read(model: type[Model], values: Mapping[str, Any]) -> Model | None:
    known = plan_of(model)
    try:
        return model.model_validate({name: _written(value) for name, value in values.items() if name in known})
    except ValidationError:
        return None


def _written(value: Any) -> Any:
    """A plain value as it stands in YAML, where every scalar is text."""
    if isinstance(value, dict):
        return {key: _written(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_written(item) for item in value]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return None if value is None else str(value)


def _value(row: list[Any]) -> Messwert:
    area, year, value = row
    number = None if value in {None, SUPPRESSED} else Decimal(value)
    return Messwert(gebiet=area, jahr=year, wert=number, unterdrueckt=value == SUPPRESSED)
