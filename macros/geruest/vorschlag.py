"""What to write into a field nobody has filled yet: valid, and easy to tell from a real answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.checks.platzhalter import MARKE
from macros.model import types
from macros.schema.werte import ref_of
from macros.yamltext import scalar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from macros.schema.felder import Feld

LISTED = 8
TEXTS = (types.Text, types.Name, types.Suchwort)


class Vorschlag:
    """Suggestions for one new entry.

    ``ids`` are the ids of the concept by kind, in the order to offer them; ``besondere`` values for fields by name,
    where the entry's kind has better ones than any.
    """

    def __init__(
        self, stichtag: date, ids: Mapping[str, tuple[str, ...]], besondere: Mapping[str, str] | None = None
    ) -> None:
        self.stichtag = stichtag
        self.ids = ids
        self.besondere = besondere or {}

    def value(self, field: Feld) -> tuple[str, bool]:
        """The value as written in YAML ("" where none would be honest), and whether it may stay as it is."""
        if field.pflicht and field.name in self.besondere:
            return self.besondere[field.name], False
        if field.woerter is not None:
            return next(iter(field.woerter)).value, not field.pflicht
        ref = ref_of(field.typ)
        if ref is not None:
            known = self.ids.get(ref, ())
            return (known[0], False) if known and field.pflicht else ("", True)
        if not field.pflicht:
            return self._optional(field), True
        if field.typ in TEXTS:
            return MARKE, True
        if field.typ == types.Langtext:
            return f"|-\n{MARKE}", True
        return self._plain(field)

    def _optional(self, field: Feld) -> str:
        if field.typ == types.Langtext and not field.viele:
            return f"|-\n{MARKE}"
        if field.typ == types.JaNein:
            return "nein" if field.standard else "ja"
        return ""

    def _plain(self, field: Feld) -> tuple[str, bool]:
        if field.typ == types.Datum:
            return self.stichtag.isoformat(), False
        if field.typ == types.Jahr:
            return str(self.stichtag.year), False
        if field.typ in (types.Anzahl, types.Zahl):
            return "1", False
        if field.typ == types.Uhrzeit:
            return scalar("09:00"), False
        if field.typ == types.Sprache:
            return "de", False
        return "", True

    def ids_told(self, art: str) -> str:
        """One sentence: which ids of a kind there are."""
        known = self.ids.get(art, ())
        if not known:
            return "(Kennung; es gibt noch keine)"
        more = ", …" if len(known) > LISTED else ""
        return f"Es gibt: {', '.join(known[:LISTED])}{more}"
