"""``konzept pruefen``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse

HILFE = "prüft die Daten und sagt, was fehlt"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    text_or_json(parser)
    parser.add_argument(
        "--gegen",
        type=Path,
        metavar="ALTER_ORDNER",
        help="älterer Stand desselben Konzepts: sagt, was seitdem spurlos verschwand oder überschrieben wurde",
    )


def run(options: argparse.Namespace) -> int:
    """Print every problem of the concept."""
    from macros.errors import KonzeptFehler  # noqa: PLC0415 -- a command imports what it needs when it runs
    from macros.pruefen import report  # noqa: PLC0415 -- a command imports what it needs when it runs

    try:
        bericht = report(options.konzept, stichtag(options), options.gegen)
    except KonzeptFehler as error:
        print(f"--gegen {options.gegen}: nicht lesbar", *error.problems, sep="\n", file=sys.stderr)
        return FALSCH
    if options.format == "json":
        print(json.dumps(bericht.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(bericht.lines()))
    return FEHLER if bericht.errors else OK
