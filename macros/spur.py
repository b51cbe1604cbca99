"""Who has read what, so that only what read something changed is made again.

While somebody listens (``mitlesen``), every read from the graph of a concept leaves the number of a key here. A key
names what was read, never its value: ``("feld", "stelle:jobcenter", "telefon")``, ``("alle", "angebot")``. What it
stands for is the business of ``macros.abdruck``. What is made once and used by many is told as a group: one number that
stands for all that was read to make it.

A node keeps a field at hand once it was read, so that only the first read costs anything. Whoever begins to listen
must see that first read again: therefore all fields at hand are put away whenever listening begins or ends.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

T = TypeVar("T")

#: The number of a key or of a group. What a group holds has smaller numbers than itself.
Lesung: TypeAlias = int
Schluessel: TypeAlias = "tuple[str, ...] | frozenset[Lesung]"

_listening: list[set[Lesung]] = []
_numbers: dict[Schluessel, Lesung] = {}
_keys: list[Schluessel] = []
_at_hand: list[tuple[dict[str, Any], str]] = []


def nummer(key: Schluessel) -> Lesung:
    """The number of a key or of a group, the same as long as the program runs."""
    number = _numbers.get(key)
    if number is None:
        number = _numbers[key] = len(_keys)
        _keys.append(key)
    return number


def schluessel(number: Lesung) -> Schluessel:
    """The key, or the members of the group, that ``number`` stands for."""
    return _keys[number]


def gruppe(gelesen: Iterable[Lesung]) -> Lesung:
    """One number for all that was read."""
    return nummer(frozenset(gelesen))


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
        _listening[-1].add(nummer(key))


def nachtragen(gelesen: Lesung) -> None:
    """Tell again what was read when something was made that is now used once more."""
    if _listening:
        _listening[-1].add(gelesen)


def feld(at_hand: dict[str, Any], name: str, value: Any, number: Lesung) -> Any:
    """Tell that a field was read, and keep its value at hand in ``at_hand`` until listening begins or ends."""
    nachtragen(number)
    at_hand[name] = value
    _at_hand.append((at_hand, name))
    return value


def _put_away() -> None:
    for values, name in _at_hand:
        values.pop(name, None)
    _at_hand.clear()


class Gedaechtnis(Protocol):
    """Keeps what was worked out until the next build."""

    def wert(self, name: str, machen: Callable[[], Any]) -> Any:
        """What ``machen`` gives, a value of JSON; worked out again only if something read for it has changed."""


class Merkbuch(Generic[T]):
    """What is worked out once for each key; every reader is told what was read to make it."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[T, Lesung]] = {}

    def einmal(self, key: Hashable, machen: Callable[[], T]) -> T:
        """What stands under ``key``; at first, what ``machen`` gives."""
        kept = self._made.get(key)
        if kept is None:
            with mitlesen() as keys:
                value = machen()
            kept = self._made[key] = value, gruppe(keys)
        nachtragen(kept[1])
        return kept[0]


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
            kept = instance.__dict__[name] = (value, gruppe(keys))
        nachtragen(kept[1])
        return kept[0]
