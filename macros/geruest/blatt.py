"""The text of a skeleton: every field of a model with its explanation, what is known filled in, the rest commented out.

Two signs tell the lines apart: ``# Ein Satz.`` explains, ``#feld:`` is a field that counts once its # is deleted.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.model import types
from macros.schema.felder import Feld, felder
from macros.schema.werte import ref_of, wert
from macros.yamltext import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from macros.geruest.vorschlag import Vorschlag
    from macros.yamltext import Content

WIDTH = 118
CARE = ("pflegt", "stand", "geprueft_am", "geprueft_von", "pruefintervall_monate", "frueher")
TOP = ("entwurf",)
CHECK = "  # bitte prüfen"
PLAIN = (str, types.Text, types.Name, types.Suchwort, types.JaNein)
DRAFT = "Solange diese Zeile hier steht, ist der Eintrag nur in der Vorschau zu sehen. Fertig? Dann die Zeile löschen."


@dataclass(frozen=True, slots=True)
class Blatt:
    """Writes the skeleton of one model.

    ``vorschlag`` gives values for what must be there and is not known; ``unsicher`` names fields whose given value
    somebody has to look at.
    """

    vorschlag: Vorschlag
    unsicher: frozenset[str] = frozenset()

    def text(self, model: type[BaseModel], head: Sequence[str], known: Mapping[str, Content]) -> str:
        """The whole file: ``head`` (ready lines), then every field of ``model``.

        Fields in ``known`` carry its value. Of the others, required ones carry a suggestion, optional ones are
        commented out.
        """
        own = [field for field in felder(model) if field.name not in {"id", *CARE, *TOP}]
        care = sorted((field for field in felder(model) if field.name in CARE), key=lambda f: CARE.index(f.name))
        live = [field for field in own if field.pflicht or field.name in known]
        rest = [field for field in own if field not in live]
        parts = [*head]
        for field in felder(model):
            if field.name in TOP:
                parts += ["", *([f"# {DRAFT}"] if field.name in known else []), *self._field(field, known)]
        for titel, fields in (
            ("Das muss hier stehen", live),
            ("Das hilft, wenn Sie es wissen", rest),
            ("Wer pflegt den Eintrag, und wann wurde er geprüft?", care),
        ):
            if fields:
                parts += ["", f"# --- {titel} ---"]
            for field in fields:
                parts += ["", *self._field(field, known)]
        return "\n".join(parts) + "\n"

    def _field(self, field: Feld, known: Mapping[str, Content]) -> list[str]:
        """One field with the explanation above it."""
        told = [] if field.name in TOP and field.name in known else self._explained(field)
        if field.name in known:
            *body, last = lines(field.name, known[field.name])
            return [*told, *body, last + (CHECK if field.name in self.unsicher else "")]
        return [*told, *(self._written(field) if field.pflicht else _commented(self._written(field)))]

    def _explained(self, field: Feld) -> list[str]:
        sentence = field.text if field.text.endswith((".", "?", "!")) else f"{field.text}."
        return [*_wrapped(f"{sentence} {self._possible(field)}".strip())]

    def _possible(self, field: Feld) -> str:
        """What a field may hold, in words."""
        if field.teil is not None:
            return ""
        if field.woerter is not None:
            return f"Möglich: {', '.join(f'{word.value} ({word.titel})' for word in field.woerter)}."
        ref = ref_of(field.typ)
        if ref is not None:
            return self.vorschlag.ids_told(ref)
        if field.typ in PLAIN:
            return ""
        words = wert(field.typ).worte
        hint = words.partition(", ")[2] or words
        return "" if hint.startswith("z. B.") and "z. B." in field.text else f"({hint})"

    def _written(self, field: Feld) -> list[str]:
        """The field itself, with a value to fill in; parts with all their fields."""
        if field.teil is not None:
            return [f"{field.name}:", *("  " + line for line in self._part(field.teil, listed=field.viele))]
        value, sure = self.vorschlag.value(field)
        check = "" if sure else CHECK
        if field.viele:
            return [f"{field.name}:", f"  - {value}".rstrip() + check]
        if value.startswith("|-"):
            return [f"{field.name}: |-", *(f"  {row}" for row in value.split("\n")[1:])]
        return [f"{field.name}: {value}".rstrip() + check]

    def _part(self, part: type[BaseModel], *, listed: bool) -> list[str]:
        """The fields of a part; in a list the first one carries the hyphen and is never commented out."""
        found: list[str] = []
        for number, field in enumerate(felder(part)):
            first = number == 0
            body = self._written(field) if field.pflicht or first else _commented(self._written(field))
            if listed:
                body = [("- " if first and row == 0 else "  ") + line for row, line in enumerate(body)]
            indent = "" if first or not listed else "  "
            found += [*(indent + line for line in self._explained(field)), *body]
        return found


def _commented(rows: Sequence[str]) -> list[str]:
    return [f"#{row}" for row in rows]


def _wrapped(text: str) -> Iterator[str]:
    for row in textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False):
        yield f"# {row}"
