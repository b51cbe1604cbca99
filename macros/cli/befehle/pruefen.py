"""``konzept pruefen``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "prüft die Daten und sagt, was fehlt"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="für Menschen oder Programme")


def run(options: argparse.Namespace) -> int:
    """Print every problem of the concept."""
    from macros.pruefen import report  # noqa: PLC0415 -- a command imports what it needs when it runs

    bericht = report(options.konzept, stichtag(options))
    if options.format == "json":
        print(json.dumps(bericht.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(bericht.lines()))
    return FEHLER if bericht.errors else OK
