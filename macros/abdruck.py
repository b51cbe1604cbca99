"""What stands behind a key of ``macros.spur``, as a short print; the same print means that the same was read."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, cast

from macros.konzept.knoten import FELD, GANZ
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.konzept import Knoten, Konzept
    from macros.model.gebiete import Gemeinde
    from macros.model.plan import Reference

LENGTH = 8


class Abdruecke:
    """The prints of one concept."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self._made: dict[tuple[str, ...], str] = {}
        self._references: dict[str, list[Reference]] = {}

    def of(self, key: tuple[str, ...]) -> str:
        """The print of what ``key`` names; of what is no longer there, too."""
        if key not in self._made:
            kind, *names = key
            self._made[key] = print_of(self._kinds[kind](*names))
        return self._made[key]

    @cached_property
    def _kinds(self) -> dict[str, Callable[..., Any]]:
        konzept = self.konzept
        return {
            FELD: self._field,
            "gibt": lambda art, key: bool(not key or konzept.verwiesen(art, key)),
            "alle": lambda art: [node.kennung for node in konzept.alle(art)],
            "rueck": self._back,
            "genannt": self._naming,
            "versorgung": self._serving,
            "regelthemen": konzept.regeln.subjects,
            "gruppenregel": konzept.regeln.by_group,
            "regeln": self._rules,
            "gemeinden_in": lambda *areas: [node.kennung for node in konzept.gemeinden_in(areas)],
            "neben": lambda was, key: getattr(konzept.daten, was).get(key),
            "namen": lambda was: list(getattr(konzept.daten, was)),
            "kapitel": lambda: list(prose_pages(konzept)),
        }

    def _node(self, kennung: str) -> Knoten | None:
        art, _, key = kennung.partition(":")
        return self.konzept.verwiesen(art, key)

    def _field(self, kennung: str, name: str) -> Any:
        """The value of a field, and whether the entries it names are there."""
        node = self._node(kennung)
        if node is None:
            return None
        value = node.modell if name == GANZ else getattr(node.modell, name)
        links = [self.konzept.verwiesen(ref.art, ref.id) is None for ref in self._links(node, name)]
        return value, links

    def _links(self, node: Knoten, name: str) -> list[Reference]:
        if node.kennung not in self._references:
            self._references[node.kennung] = list(node.verweise())
        return [ref for ref in self._references[node.kennung] if name in {GANZ, ref.path[0]}]

    def _back(self, kennung: str, art: str, *fields: str) -> Any:
        node = self._node(kennung)
        return node and [one.kennung for one in self.konzept.rueck(node, art, *fields)]

    def _naming(self, kennung: str) -> Any:
        node = self._node(kennung)
        return node and [(name, one.kennung) for name, one in self.konzept.genannt(node)]

    def _serving(self, kennung: str, art: str) -> Any:
        node = self._node(kennung)
        return node and [(s.knoten.kennung, s.ebene, s.ueber.kennung) for s in self.konzept.versorgung(node, art)]

    def _rules(self, subject: str, gemeinde: str) -> Any:
        node = self.konzept.verwiesen("gemeinde", gemeinde)
        if node is None:
            return None
        rules = self.konzept.regeln.rules(subject, cast("Gemeinde", node.modell))
        return [(rank, area, rule.kennung) for rank, area, rule in rules]


def print_of(value: Any) -> str:
    """A short print of plain values and models."""
    return blake2b(repr(value).encode(), digest_size=LENGTH).hexdigest()
