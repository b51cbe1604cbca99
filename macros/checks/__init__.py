"""All rules, each a generator over the ``Konzept``. ``run_checks`` tells everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks import (
    angebote,
    anlaufstellen,
    bilder,
    daten,
    doppelte,
    farben,
    fassungen,
    gebiete,
    indikatoren,
    kennungen,
    kennzahlen,
    massnahmen,
    meldungen,
    oeffnungszeiten,
    platzhalter,
    prosa,
    pruefung,
    rahmen,
    recht,
    textlinks,
    unterdrueckung,
    verweise,
    ziele,
    zustaendigkeiten,
    zyklen,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept

THEMES: Final = (
    verweise, kennungen, gebiete, zyklen, daten, rahmen, recht, ziele, massnahmen, anlaufstellen, doppelte, angebote,
    oeffnungszeiten, zustaendigkeiten, indikatoren, unterdrueckung, bilder, pruefung, textlinks, prosa, farben,
    platzhalter, fassungen, kennzahlen, meldungen,
)  # fmt: skip
RULES: Final[tuple[Callable[[Konzept], Iterator[Problem]], ...]] = tuple(
    rule for theme in THEMES for rule in theme.RULES
)


def run_checks(konzept: Konzept) -> Iterator[Problem]:
    """Every problem every rule finds."""
    for rule in RULES:
        yield from rule(konzept)
