"""Opening hours: a later rule that silently puts an earlier one out of force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.checks.teile import entries, parts
from macros.model.anlaufstelle import Anlaufstelle, Ausnahme, Ort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept

FIELDS = {Anlaufstelle: "telefonzeiten", Ausnahme: "zeiten", Ort: "oeffnungszeiten"}


def overridden(konzept: Konzept) -> Iterator[Problem]:
    """A rule of the same day that a later one replaces (``macros.zeiten`` knows which are meant so)."""
    from macros.zeiten import overridden_rules  # noqa: PLC0415 -- needed only where hours are

    for owner, entry in entries(konzept):
        for path, part in parts(entry):
            field = FIELDS.get(type(part))
            written = getattr(part, field) if field else None
            for sentence in overridden_rules(written) if written else ():
                yield konzept.warnung(owner, (*path, field or ""), sentence, "zeiten")


RULES = (overridden,)
