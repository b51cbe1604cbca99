"""Records: entries as plain values, links resolved. JSON and tables are both made from them.

A link is always ``{"art", "id", "titel", "adresse"}``; the Landkreis, the Land and the Bund as areas have the kind
``gebiet``. Every field is there, empty ones as None or an empty list. Numbers stay Decimal: the writers decide.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from macros.exports.felder import head_fields, own_fields, shown, withheld
from macros.exports.herkunft import site
from macros.model.plan import FieldKind, FieldPlan
from macros.spur import Merkbuch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.arten import Art
    from macros.konzept import Konzept
    from macros.konzept.knoten import Gebietswort, Knoten

GEBIET: Final = "gebiet"
OWNER: Final = "pflegt"
#: Where on the site what there is once is shown.
SEITEN: Final = {"konzept": "", "landkreis": "gemeinden/", "entfallen": "a-bis-z/"}


class Datensaetze:
    """The records of one concept. Links are made once for each entry."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self.basis = site(konzept)
        self._links: Merkbuch[dict[str, str]] = Merkbuch()
        self._titel = konzept.sprache.t

    def url(self, adresse: str) -> str | None:
        """The full address, or None as long as the site has none."""
        return None if self.basis is None else self.basis + adresse

    def link(self, target: Knoten | Gebietswort | None) -> dict[str, str] | None:
        """A link to an entry or an area; None where there is nothing to link to."""
        return None if target is None else self._links.einmal(target.kennung, lambda: _link(target))

    def entries(self, art: Art) -> Iterator[dict[str, Any]]:
        """The records of a kind, in the order of its list."""
        for node in self.konzept.alle(art.key):
            yield self.entry(node)

    def entry(self, node: Knoten) -> dict[str, Any]:
        """The record of one entry."""
        return {
            "id": node.eintrag.id,
            "art": node.art.key,
            "titel": node.anzeige,
            "adresse": node.adresse,
            "url": self.url(node.adresse),
            "lizenz": self.konzept.daten.konzept.lizenz,
            **self._head(node.ganz),
            "felder": self._own(node.ganz),
        }

    def single(self, name: str, model: BaseModel) -> dict[str, Any]:
        """The record of what there is once; owner and date are those of the concept where it has none of its own."""
        own = self.konzept.daten.konzept
        titel = getattr(model, "titel", None) or getattr(model, "name", None)
        return {
            "id": name,
            "art": name,
            "titel": self.konzept.sprache.inhalt(titel) if titel else self._titel("Entfallene Einträge"),
            "adresse": SEITEN[name],
            "url": self.url(SEITEN[name]),
            "lizenz": own.lizenz,
            "pflegt": self.link(self.konzept.knoten("stelle", own.pflegt)),
            "stand": own.stand.isoformat(),
            "geprueft_am": None,
            **self._head(model),
            "felder": self._own(model),
        }

    def ways_back(self, node: Knoten) -> Iterator[dict[str, Any]]:
        """Which entries name this one in which field, in the order of their lists; owners are no way back."""
        for name, other in self.konzept.genannt(node):
            if name != OWNER:
                yield {"feld": name, "eintrag": self.link(other)}

    def _head(self, model: BaseModel) -> dict[str, Any]:
        return {field.name: self._field(model, field.name, plan) for field, plan in head_fields(model.__class__)}

    def _own(self, model: BaseModel) -> dict[str, Any]:
        return {field.name: self._field(model, field.name, plan) for field, plan in own_fields(model.__class__)}

    def _part(self, model: BaseModel) -> dict[str, Any]:
        return {field.name: self._field(model, field.name, plan) for field, plan in shown(model.__class__)}

    def _field(self, model: BaseModel, name: str, plan: FieldPlan) -> Any:
        value = getattr(model, name)
        if value is None or withheld(model, name):
            return [] if plan.many else None
        if not plan.many:
            return self._value(plan, value)
        return [made for one in value if (made := self._value(plan, one)) is not None]

    def _value(self, plan: FieldPlan, value: Any) -> Any:
        if plan.kind is FieldKind.VALUE:
            return stored(value)
        if plan.kind is FieldKind.REF:
            return self.link(self.konzept.knoten(plan.ref, value))
        if plan.kind is FieldKind.ANY_REF:
            return self.link(self.konzept.bezug(value))
        if plan.kind is FieldKind.PART:
            return self._part(value)
        return self.konzept.sprache.inhalt(value, markdown=plan.kind is FieldKind.MARKDOWN)


def _link(target: Knoten | Gebietswort) -> dict[str, str]:
    kind, _, key = target.kennung.partition(":")
    art, key = (kind, key) if key else (GEBIET, kind)
    return {"art": art, "id": key, "titel": target.anzeige, "adresse": target.adresse}


def stored(value: Any) -> Any:
    """A value of the model without its class: days as JJJJ-MM-TT, words of a vocabulary as they stand in YAML."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
