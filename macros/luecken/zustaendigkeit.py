"""Anliegen that nobody answers for (Z4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.luecken.luecke import Luecke
from macros.zustaendig import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def nobody_named(konzept: Konzept) -> Iterator[Luecke]:
    """Anliegen with the Gemeinden in which nobody is named for them on the reference day."""
    for topic in konzept.alle("anliegen"):
        open_in = tuple(town for town in konzept.alle("gemeinde") if not named(konzept, topic, town, konzept.stichtag))
        if open_in:
            yield Luecke(topic, open_in)


def pairs(konzept: Konzept) -> int:
    """How many pairs of Anliegen and Gemeinde there are."""
    return len(konzept.alle("anliegen")) * len(konzept.alle("gemeinde"))
