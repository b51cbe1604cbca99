"""Who has read what, so that only what read something changed is made again.

While somebody listens (``mitlesen``), every read from the graph of a concept leaves a key here. A key names what was
read, never its value: ``("feld", "stelle:jobcenter", "telefon")``, ``("alle", "angebot")``. What it stands for is the
business of ``macros.abdruck``.

A node keeps a field at hand once it was read, so that only the first read costs anything. Whoever begins to listen
must see that first read again: therefore all fields at hand are put away whenever listening begins or ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Lesung: TypeAlias = "tuple[str, ...]"

_listening: list[set[Lesung]] = []
_known: dict[Lesung, Lesung] = {}
_at_hand: list[tuple[dict[str, Any], str]] = []


@contextmanager
def mitlesen(gelesen: set[Lesung] | None = None) -> Iterator[set[Lesung]]:
    """Listen: what is read inside is added to ``gelesen`` (a new set without one), and not to the sets around it."""
    keys = set() if gelesen is None else gelesen
    _put_away()
    _listening.append(keys)
    try:
        yield keys
    finally:
        _listening.pop()
        _put_away()


def lesen(*key: str) -> None:
    """Tell that something was read."""
    if _listening:
        _listening[-1].add(_known.setdefault(key, key))  # thousands of pages share one key


def nachtragen(keys: Iterable[Lesung]) -> None:
    """Tell again what was read when something was made that is now used once more."""
    if _listening:
        _listening[-1].update(keys)


def feld(at_hand: dict[str, Any], name: str, value: Any, *key: str) -> Any:
    """Tell that a field was read, and keep its value at hand in ``at_hand`` until listening begins or ends."""
    lesen(*key)
    at_hand[name] = value
    _at_hand.append((at_hand, name))
    return value


def _put_away() -> None:
    for values, name in _at_hand:
        values.pop(name, None)
    _at_hand.clear()


class gemerkt(cached_property):  # type: ignore[type-arg]  # noqa: N801 -- used like cached_property
    """A property worked out once that tells every reader what was read to make it."""

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        """The value; at first worked out and kept together with its keys."""
        if instance is None:
            return self
        name = f"_gemerkt_{self.attrname}"
        kept = instance.__dict__.get(name)
        if kept is None:
            with mitlesen() as keys:
                value = self.func(instance)
            kept = instance.__dict__[name] = (value, keys)
        nachtragen(kept[1])
        return kept[0]
