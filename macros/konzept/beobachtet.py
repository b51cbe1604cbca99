"""What lies beside the entries, and tells which part of it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from macros import spur

if TYPE_CHECKING:
    from collections.abc import Iterator


class Beobachtet(Mapping[str, Any]):
    """A mapping that cannot be changed: chapters, boundaries or values by name. ``was`` is the name of the whole."""

    def __init__(self, was: str, inhalt: Mapping[str, Any]) -> None:
        self.was = was
        self._inhalt = inhalt

    def __getitem__(self, key: str) -> Any:
        spur.lesen("neben", self.was, key)
        return self._inhalt[key]

    def __iter__(self) -> Iterator[str]:
        spur.lesen("namen", self.was)
        return iter(self._inhalt)

    def __len__(self) -> int:
        spur.lesen("namen", self.was)
        return len(self._inhalt)
