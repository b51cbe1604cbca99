"""Days: nothing ends before it starts, and nothing was done on a day that has not come."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from macros.checks.teile import entries, parts
from macros.model.angebot import Angebot, Termin
from macros.model.anlaufstelle import Ausnahme
from macros.model.beteiligung import Bericht, Beteiligung
from macros.model.konzeptdaten import KonzeptDaten
from macros.model.massnahme import Fortschritt, Massnahme, Meilenstein, Mittel
from macros.model.zustaendigkeit import Zustaendigkeit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.errors import Problem
    from macros.konzept import Konzept

SPANS: Final[dict[type[BaseModel], tuple[tuple[str, str], ...]]] = {
    Angebot: (("gueltig_von", "gueltig_bis"),),
    Ausnahme: (("von", "bis"),),
    Beteiligung: (("von", "bis"),),
    KonzeptDaten: (("gilt_von", "gilt_bis"),),
    Massnahme: (("beginn", "ende"), ("begonnen_am", "beendet_am"), ("beginn", "neues_ende")),
    Meilenstein: (("bis", "neu_bis"),),
    Mittel: (("von", "bis"),),
    Termin: (("erster_tag", "letzter_tag"),),
    Zustaendigkeit: (("gueltig_von", "gueltig_bis"),),
}
PAST: Final = (
    "abgerufen_am", "beendet_am", "begonnen_am", "einwohner_stand",
    "erklaert_am", "erledigt_am", "geprueft_am", "rechtlich_geprueft_am", "stand",
)  # fmt: skip
PAST_HERE: Final[dict[type[BaseModel], str]] = {Bericht: "datum", Fortschritt: "datum"}


def spans(konzept: Konzept) -> Iterator[Problem]:
    """An end before its start."""
    for owner, entry in entries(konzept):
        for path, part in parts(entry):
            for first, last in SPANS.get(type(part), ()):
                start, end = getattr(part, first), getattr(part, last)
                if start is not None and end is not None and end < start:
                    message = f"{end} liegt vor „{first}“ ({start}) – bitte beide Tage prüfen"
                    yield konzept.problem(owner, (*path, last), message, "zeitraum")


def future(konzept: Konzept) -> Iterator[Problem]:
    """A day in the future where something has already happened: it passes by itself, so it is no Fehler."""
    for owner, entry in entries(konzept):
        for path, part in parts(entry):
            for field in _past(type(part)):
                day = getattr(part, field)
                if isinstance(day, date) and day > konzept.stichtag:
                    message = f"{day} liegt in der Zukunft – bitte das Datum prüfen"
                    yield konzept.warnung(owner, (*path, field), message, "zukunft")


@cache
def _past(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that tell a day on which something has happened."""
    return tuple(name for name in (*PAST, PAST_HERE.get(model)) if name in model.model_fields)


RULES = (spans, future)
