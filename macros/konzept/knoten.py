"""A node: one entry with its links resolved and its texts in the language of the site.

Templates and components read fields of a node as they stand in YAML; where the field holds an id they get the node it
names. This is the only place where texts from the data meet the translation seam.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from macros import spur
from macros.model.plan import FieldKind, FieldPlan, plan_of, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.arten import Art
    from macros.konzept.graph import Konzept
    from macros.model.basis import Eintrag
    from macros.model.plan import Reference
    from macros.source import Source
    from macros.spur import Lesung

FELD: Final = "feld"
#: Stands for all fields of an entry, where something worked out from them is read.
GANZ: Final = "*"

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
        value = self.__dict__[name] = self._value(name)
        return value

    def _value(self, name: str) -> Any:
        plan = plan_of(type(self.modell)).get(name)
        value = getattr(self.modell, name)
        if plan is not None and value is not None:
            value = self._resolve_all(plan, value) if plan.many else self._resolve(plan, value)
        return value

    def _resolve_all(self, plan: FieldPlan, values: tuple[Any, ...]) -> tuple[Any, ...]:
        resolved = (self._resolve(plan, value) for value in values)
        return tuple(one for one in resolved if one is not None)

    def _resolve(self, plan: FieldPlan, value: Any) -> Any:
        if plan.kind is FieldKind.VALUE:
            return value
        if plan.kind is FieldKind.REF:
            return self._konzept.verwiesen(plan.ref, value)
        if plan.kind is FieldKind.ANY_REF:
            return self._konzept.bezug(value)
        if plan.kind is FieldKind.PART:
            return Teil(self._konzept, value)
        return self._konzept.sprache.inhalt(value, markdown=plan.kind is FieldKind.MARKDOWN)


class Gelesen:
    """The model of an entry as it was read; tells which of its fields are asked for."""

    def __init__(self, modell: Eintrag, kennung: str) -> None:
        self._modell = modell
        self._kennung = kennung
        self._known: dict[str, tuple[Any, Lesung]] = {}
        self.id = modell.id

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._known:
            model = type(self._modell)
            field = name if name in plan_of(model) else GANZ
            own = getattr(model, name, None) if field == GANZ else None
            if isinstance(own, property) and own.fget is not None:
                return own.fget(self)  # so that the fields it is worked out from are told
            self._known[name] = getattr(self._modell, name), spur.nummer((FELD, self._kennung, field))
        return spur.feld(self.__dict__, name, *self._known[name])

    @property  # type: ignore[misc]  # an answer, nothing that could be set
    def __class__(self) -> Any:
        """The class of the model: ``isinstance`` sees through."""
        return type(self._modell)


class Knoten(Teil):
    """An entry in the graph. ``eintrag`` is the model as read; attributes give its fields resolved.

    Every field asked for is told to ``macros.spur``; ``modell`` is the same as ``eintrag`` for those who keep quiet.
    """

    eintrag: Eintrag
    modell: Eintrag

    def __init__(self, konzept: Konzept, art: Art, eintrag: Eintrag, source: Source | None) -> None:
        super().__init__(konzept, eintrag)
        self.art = art
        self.source = source
        self._known: dict[str, tuple[Any, Lesung]] = {}
        self.kennung = f"{art.key}:{eintrag.id}"
        self.adresse = f"{art.ordner}/{eintrag.id}/" if art.eigene_seite else f"{art.ordner}/#{eintrag.id}"
        self.eintrag = cast("Eintrag", Gelesen(eintrag, self.kennung))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._known:
            field = name if name in plan_of(type(self.modell)) else GANZ
            self._known[name] = self._value(name), spur.nummer((FELD, self.kennung, field))
        return spur.feld(self.__dict__, name, *self._known[name])

    @property
    def konzept(self) -> Konzept:
        """The graph it belongs to."""
        return self._konzept

    @property
    def ganz(self) -> Eintrag:
        """The model itself, for those who go through all its fields."""
        spur.lesen(FELD, self.kennung, GANZ)
        return self.modell

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

    def verweise(self) -> Iterator[Reference]:
        """Every link in the entry, in the order of its fields."""
        spur.lesen(FELD, self.kennung, GANZ)
        return references(self.modell)

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
