"""``konzept fassung``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "hält eine beschlossene Fassung fest"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("handlung", choices=("festhalten",), metavar="festhalten", help="was zu tun ist")
    parser.add_argument("name", metavar="NAME", help="Name der Fassung, z. B. 2025")


def run(options: argparse.Namespace) -> int:
    """Keep an adopted version."""
    from macros.errors import KonzeptFehler  # noqa: PLC0415 -- a command imports what it needs when it runs
    from macros.fassung import FassungFehler, freeze  # noqa: PLC0415 -- as above

    try:
        written = freeze(options.konzept, options.name, stichtag(options))
    except (KonzeptFehler, FassungFehler) as error:
        print(error, file=sys.stderr)
        return FEHLER
    print(f"Die Fassung „{options.name}“ steht in {written}. Nennen Sie sie in konzept.yaml unter „fassungen“.")
    return OK
