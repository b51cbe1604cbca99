"""The commands: one module each, one line here. A module has ``HILFE``, ``arguments(parser)`` and ``run(options)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from macros.cli.befehle import (
    bauen,
    bericht,
    bestaetigen,
    eintrag,
    faellig,
    fassung,
    gemeinden,
    links,
    luecken,
    nachrechnen,
    neu,
    pruefen,
    schema,
    sprache,
    suche,
    vergleich,
    vorschau,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping


class Befehl(Protocol):
    """What a module of a command offers; ``run`` returns the exit code."""

    HILFE: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and print the answer."""


BEFEHLE: Final[Mapping[str, Befehl]] = {
    "pruefen": pruefen,
    "bauen": bauen,
    "vorschau": vorschau,
    "eintrag": eintrag,
    "neu": neu,
    "faellig": faellig,
    "bestaetigen": bestaetigen,
    "gemeinden": gemeinden,
    "fassung": fassung,
    "luecken": luecken,
    "nachrechnen": nachrechnen,
    "bericht": bericht,
    "suche": suche,
    "sprache": sprache,
    "links": links,
    "vergleich": vergleich,
    "schema": schema,
}
