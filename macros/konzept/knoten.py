"""A node: one entry with its links resolved and its texts in the language of the site.

Templates and components read fields of a node as they stand in YAML; where the field holds an id they get the node it
names. This is the only place where texts from the data meet the translation seam.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from macros.model.plan import FieldKind, FieldPlan, plan_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from macros.arten import Art
    from macros.konzept.graph import Konzept
    from macros.model.basis import Eintrag
    from macros.source import Source

_FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "Ä": "a", "Ö": "o", "Ü": "u"})


def sort_key(text: str) -> tuple[str, str]:
    """Sorts German words as a dictionary does (ä with a), upper and lower case together."""
    return text.translate(_FOLD).casefold(), text


def natural_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts numbers such as M-3.10 after M-3.9."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|[^\d]+", number))


class Teil:
    """A nested part of an entry: its fields, links resolved and texts translated."""

    def __init__(self, konzept: Konzept, modell: BaseModel) -> None:
        self._konzept = konzept
        self.modell = modell

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        plan = plan_of(type(self.modell)).get(name)
        value = getattr(self.modell, name)
        if plan is not None and value is not None:
            value = self._resolve_all(plan, value) if plan.many else self._resolve(plan, value)
        self.__dict__[name] = value
        return value

    def _resolve_all(self, plan: FieldPlan, values: tuple[Any, ...]) -> tuple[Any, ...]:
        resolved = (self._resolve(plan, value) for value in values)
        return tuple(one for one in resolved if one is not None)

    def _resolve(self, plan: FieldPlan, value: Any) -> Any:
        if plan.kind is FieldKind.VALUE:
            return value
        if plan.kind is FieldKind.REF:
            return self._konzept.knoten(plan.ref, value)
        if plan.kind is FieldKind.ANY_REF:
            return self._konzept.bezug(value)
        if plan.kind is FieldKind.PART:
            return Teil(self._konzept, value)
        return self._konzept.sprache.inhalt(value, markdown=plan.kind is FieldKind.MARKDOWN)


class Knoten(Teil):
    """An entry in the graph. ``eintrag`` is the model as read; attributes give its fields resolved."""

    def __init__(self, konzept: Konzept, art: Art, eintrag: Eintrag, source: Source | None) -> None:
        super().__init__(konzept, eintrag)
        self.art = art
        self.eintrag = eintrag
        self.source = source
        self.kennung = f"{art.key}:{eintrag.id}"
        self.adresse = f"{art.ordner}/{eintrag.id}/" if art.eigene_seite else f"{art.ordner}/#{eintrag.id}"

    @property
    def konzept(self) -> Konzept:
        """The graph it belongs to."""
        return self._konzept

    @property
    def anzeige(self) -> str:
        """Name or title as it stands in lists, in the language of the site."""
        if self.art.key == "zustaendigkeit":
            subject: Knoten | None = self.anliegen or self.aufgabe
            if subject is not None:
                return self._konzept.sprache.t("Zuständigkeit: {thema}", thema=subject.anzeige)
        text: str = self.titel if "titel" in plan_of(type(self.modell)) else self.eintrag.anzeige
        return text

    @property
    def vorspann(self) -> str | None:
        """The sentence under the title, for kinds that have one."""
        text: str | None = self.kurz if "kurz" in plan_of(type(self.modell)) else None
        return text

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Where the entry stands in a list of its kind: by number, then by ``reihenfolge``, then by name."""
        number = str(getattr(self.eintrag, "nummer", ""))
        return natural_key(number), getattr(self.eintrag, "reihenfolge", 0), sort_key(self.anzeige), self.eintrag.id

    def rueck(self, art: str, *felder: str) -> tuple[Knoten, ...]:
        """The entries of kind ``art`` that name this one, in any field or only in the fields given."""
        return self._konzept.rueck(self, art, *felder)

    def __repr__(self) -> str:
        return f"Knoten({self.kennung})"


class Gebietswort:
    """An area that has no entry of its own: the whole Landkreis, the Land, the Bund."""

    def __init__(self, wort: str, anzeige: str, adresse: str) -> None:
        self.kennung = wort
        self.anzeige = anzeige
        self.adresse = adresse

    def __repr__(self) -> str:
        return f"Gebietswort({self.kennung})"
