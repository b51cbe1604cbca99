"""``konzept nachrechnen``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "zählt die Zahlen der Website aus den Daten nach"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--site", type=Path, metavar="ORDNER", help="gebaute Website (sonst: site/ im Konzept-Ordner)")


def run(options: argparse.Namespace) -> int:
    """Print every figure that differs; exit code 1 when one does."""
    from macros.errors import KonzeptFehler  # noqa: PLC0415 -- a command imports what it needs
    from macros.nachrechnen import nachrechnen  # noqa: PLC0415 -- as above

    site = options.site or options.konzept / "site"
    if not (site / "index.html").is_file():
        print(f"{site}: hier liegt keine Website – bitte zuerst „konzept bauen“ aufrufen", file=sys.stderr)
        return FALSCH
    try:
        found = nachrechnen(options.konzept, site, stichtag(options))
    except KonzeptFehler as error:
        print(error, file=sys.stderr)
        return FEHLER
    for one in found.abweichungen:
        right = "wird nicht gezählt" if one.soll is None else f"nachgezählt: {one.soll}"
        print(f"{one.seite}: {one.name}: gezeigt wird {one.gezeigt}, {right}", file=sys.stderr)
    print(f"{found.zahlen} Zahlen auf {found.seiten} Seiten nachgezählt, {len(found.abweichungen)} stimmen nicht.")
    return FEHLER if found.abweichungen or not found.zahlen else OK
