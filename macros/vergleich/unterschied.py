"""Two states of a concept compared, entry by entry and field by field.

Order and formatting are no change: lists are compared as collections, texts without their line breaks. Neither are the
dates of care (``stand``, ``geprueft_am`` …) nor the words for finding, which are never shown.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ART_BY_KEY, ARTEN, SINGLETONS
from macros.model.plan import FieldKind, FieldPlan, plan_of
from macros.vergleich.abbild import placeless, public
from macros.vergleich.ergebnis import Eintragsaenderung, Feldaenderung, Vergleich, Was
from macros.vergleich.feldnamen import feldname
from macros.vergleich.messwerte import figures
from macros.vergleich.worte import Worte

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from macros.konzept import Konzept
    from macros.vergleich.abbild import Abbild

#: Care of an entry, and what names or finds it: no change in substance.
SILENT: Final = frozenset({"id", "stand", "geprueft_am", "geprueft_von", "pruefintervall_monate", "frueher", "entwurf"})
STEP: Final = " › "
PROTECTED: Final = "geschuetzt"


def vergleiche(konzept: Konzept, alt: Abbild, neu: Abbild) -> Vergleich:
    """What changed from ``alt`` to ``neu``; ``konzept`` gives the language."""
    return Vergleich(alt.name, neu.name, tuple(_Vergleicher(konzept, alt, neu).changes()))


@dataclass(frozen=True, slots=True)
class _Umbenannt:
    """Ids that went over into another: (kind, old id) → new id."""

    ziele: Mapping[tuple[str, str], str]

    @classmethod
    def between(cls, alt: Abbild, neu: Abbild) -> _Umbenannt:
        return cls({
            (art, old): key
            for art, key in neu.kennungen()
            for old in neu.eintraege[art][key].get("frueher", ())
            if old in alt.eintraege.get(art, {}) and old not in neu.eintraege[art]
        })  # fmt: skip

    def today(self, plan: FieldPlan, value: Any) -> Any:
        """The value of a link as it is written after the renaming."""
        if plan.kind is FieldKind.REF:
            return self.ziele.get((plan.ref, value), value)
        art, _, key = str(value).partition(":")
        return f"{art}:{self.ziele[art, key]}" if (art, key) in self.ziele else value


class _Vergleicher:
    def __init__(self, konzept: Konzept, alt: Abbild, neu: Abbild) -> None:
        self.alt, self.neu = alt, neu
        self.vorher, self.nachher = Worte(konzept, alt), Worte(konzept, neu)
        self.t = konzept.sprache.t
        self.umbenannt = _Umbenannt.between(alt, neu)

    def changes(self) -> Iterator[Eintragsaenderung]:
        for name in ("konzept", "landkreis"):
            old, new = public(self.alt.einzelne.get(name, {})), public(self.neu.einzelne.get(name, {}))
            if fields := tuple(self.fields(SINGLETONS[name], old, new)):
                yield Eintragsaenderung(name, name, self.t(feldname(name)), Was.GEAENDERT, fields)
        for art in ARTEN:
            yield from self._kind(art.key)

    def _kind(self, art: str) -> Iterator[Eintragsaenderung]:
        before, after = self.alt.eintraege.get(art, {}), self.neu.eintraege.get(art, {})
        origin = {new: old for (kind, old), new in self.umbenannt.ziele.items() if kind == art and new not in before}
        for key in sorted(after):
            old = origin.get(key, key)
            if old in before:
                yield from self._changed(art, key, old, before[old], after[key])
            else:
                title = self.neu.titel(art, key) or key
                yield Eintragsaenderung(art, key, title, Was.NEU, bezuege=_links(art, after[key]))
        for key in sorted(before.keys() - after.keys() - set(origin.values())):
            yield self._ended(art, key, before[key])

    def _changed(
        self, art: str, key: str, old: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Iterator[Eintragsaenderung]:
        if before.get(PROTECTED) or after.get(PROTECTED):
            before, after = placeless(before), placeless(after)
        fields = (*self.fields(ART_BY_KEY[art].modell, public(before), public(after)), *self._figures(art, key, old))
        if not fields and old == key:
            return
        yield Eintragsaenderung(
            art=art,
            id=key,
            titel=self.neu.titel(art, key) or key,
            was=Was.GEAENDERT if old == key else Was.UMBENANNT,
            felder=fields,
            frueher=None if old == key else old,
            bezuege=_links(art, before) | _links(art, after),
        )

    def _ended(self, art: str, key: str, before: Mapping[str, Any]) -> Eintragsaenderung:
        gone = next((one for one in self.neu.entfallen if one["art"] == art and one["id"] == key), {})
        merged = self.umbenannt.ziele.get((art, key))
        successor = gone.get("nachfolger") or (f"{art}:{merged}" if merged else None)
        reason = gone.get("grund")
        fields = (Feldaenderung(self.t("Grund"), None, " ".join(reason.split())),) if reason else ()
        title = self.alt.titel(art, key) or key
        return Eintragsaenderung(
            art, key, title, Was.ENTFALLEN, fields, nachfolger=successor, bezuege=_links(art, before)
        )

    def _figures(self, art: str, key: str, old: str) -> Iterator[Feldaenderung]:
        if art == "indikator":
            yield from figures(self.alt.messwerte.get(old, {}), self.neu.messwerte.get(key, {}), self.nachher, self.t)

    def fields(
        self, model: type[BaseModel], before: Mapping[str, Any], after: Mapping[str, Any], path: tuple[str, ...] = ()
    ) -> Iterator[Feldaenderung]:
        """The fields of a model that differ, parts of it field by field."""
        for name, plan in plan_of(model).items():
            old, new = before.get(name), after.get(name)
            if (not path and name in SILENT) or self._same(plan, old, new):
                continue
            here = (*path, self.t(feldname(name)))
            if plan.part is None:
                yield Feldaenderung(STEP.join(here), *self._told(model, name, old, new))
            elif plan.many:
                yield from self._parts(plan.part, here, old or [], new or [])
            elif old is None or new is None:
                told = self.vorher.teil(plan.part, old) if old else None
                yield Feldaenderung(STEP.join(here), told, self.nachher.teil(plan.part, new) if new else None)
            else:
                yield from self.fields(plan.part, old, new, here)

    def _told(self, model: type[BaseModel], name: str, old: Any, new: Any) -> tuple[str | None, str | None]:
        """A field before and after in words; of a list only what came or went."""
        plan = plan_of(model)[name]
        if plan.many:
            old, new = self._only(plan, old or [], new or []), self._only(plan, new or [], old or [])
        before = self.vorher.wert(model, name, old) if old not in (None, []) else None
        return before, self.nachher.wert(model, name, new) if new not in (None, []) else None

    def _only(self, plan: FieldPlan, items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
        """The items of one list that the other has not."""
        left = Counter(self._canonical(plan, other) for other in others)
        kept = []
        for item in items:
            known = self._canonical(plan, item)
            if left[known]:
                left[known] -= 1
            else:
                kept.append(item)
        return kept

    def _parts(
        self, part: type[BaseModel], here: tuple[str, ...], old: Sequence[Any], new: Sequence[Any]
    ) -> Iterator[Feldaenderung]:
        """Lists of parts: equal ones cancel, the most similar ones are one that changed, the rest came or went."""
        plan = FieldPlan(FieldKind.PART, part=part)
        gone, come = self._only(plan, old, new), self._only(plan, new, old)
        for before, after in self._pairs(part, gone, come):
            gone.remove(before)
            come.remove(after)
            yield from self.fields(part, before, after, (*here, self.nachher.kopf(part, after)))
        yield from (Feldaenderung(STEP.join(here), self.vorher.teil(part, item), None) for item in gone)
        yield from (Feldaenderung(STEP.join(here), None, self.nachher.teil(part, item)) for item in come)

    def _pairs(
        self, part: type[BaseModel], gone: Sequence[Any], come: Sequence[Any]
    ) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Which part became which: the most equal fields first, the first field counting most; each once."""
        likeness = (
            (-self._likeness(part, before, after), i, j)
            for i, before in enumerate(gone)
            for j, after in enumerate(come)
        )
        pairs: list[tuple[int, int]] = []
        for score, i, j in sorted(likeness):
            if score < 0 and all(i != a and j != b for a, b in pairs):
                pairs.append((i, j))
        return [(gone[i], come[j]) for i, j in sorted(pairs)]

    def _likeness(self, part: type[BaseModel], before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
        same = [
            name in before and name in after and self._same(plan, before[name], after[name])
            for name, plan in plan_of(part).items()
        ]
        return sum(same) + len(same) * same[0]

    def _same(self, plan: FieldPlan, old: Any, new: Any) -> bool:
        return old == new or self._canonical(plan, old) == self._canonical(plan, new)

    def _canonical(self, plan: FieldPlan, value: Any) -> str:
        return json.dumps(self._normal(plan, value), ensure_ascii=False, sort_keys=True)

    def _normal(self, plan: FieldPlan, value: Any) -> Any:
        """A value without order, formatting and former ids; nothing is an empty list."""
        if value is None or value == []:
            return []
        if isinstance(value, list):
            return sorted(
                (self._normal(plan, item) for item in value), key=lambda item: json.dumps(item, sort_keys=True)
            )
        if isinstance(value, dict):
            known = plan_of(plan.part) if plan.part is not None else {}
            return {key: self._normal(known.get(key, FieldPlan(FieldKind.VALUE)), item) for key, item in value.items()}
        if plan.kind in {FieldKind.REF, FieldKind.ANY_REF}:
            return self.umbenannt.today(plan, value)
        return " ".join(value.split()) if isinstance(value, str) else value


def _sortable(item: Any) -> str:
    return json.dumps(item, sort_keys=True)


def _links(art: str, entry: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(_named(ART_BY_KEY[art].modell, entry))


def _named(model: type[BaseModel], values: Mapping[str, Any]) -> Iterator[str]:
    """Every ``art:id`` that plain values of a model name."""
    for name, plan in plan_of(model).items():
        value = values.get(name)
        for item in value if isinstance(value, list) else () if value is None else (value,):
            if plan.part is not None and isinstance(item, dict):
                yield from _named(plan.part, item)
            elif plan.kind is FieldKind.REF:
                yield f"{plan.ref}:{item}"
            elif plan.kind is FieldKind.ANY_REF:
                yield str(item)
