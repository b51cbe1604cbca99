"""``konzept neu``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "legt das Konzept eines Landkreises aus dem amtlichen Register an"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    parser.add_argument("ordner", type=Path, metavar="ZIEL", help="neuer Ordner")
    parser.add_argument("--kreis", required=True, metavar="ARS", help="Schlüssel des Landkreises, fünf Ziffern")
    parser.add_argument("--register", required=True, type=Path, metavar="DATEI", help="Gemeindeverzeichnis GV100AD…")
    parser.add_argument("--grenzen", type=Path, metavar="DATEI", help="Gemeindegrenzen als GeoJSON, für die Karte")
    parser.add_argument("--name", metavar="NAME", help="Name des Landkreises, wenn er anders heißen soll")
    parser.add_argument("--stichtag", type=day, metavar="JJJJ-MM-TT", help="Tag der Anlage (sonst: heute)")


def run(options: argparse.Namespace) -> int:
    """Create the concept folder of a Landkreis."""
    from macros.neu import NeuFehler, Wunsch, create  # noqa: PLC0415 -- a command imports what it needs when it runs

    asked = Wunsch(options.ordner, options.kreis, options.register, options.grenzen, options.name)
    try:
        made = create(asked, stichtag(options))
    except NeuFehler as error:
        print(error, file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print("\n".join(made.lines()))
    return OK
