"""``konzept bericht``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "schreibt den Entwurf eines Berichts an den Kreistag"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--zeitraum", required=True, metavar="ZEITRAUM", help="2025, 2025-H1 oder 2025-Q3")
    parser.add_argument("--id", metavar="ID", help="Kennung des Berichts (sonst: bericht-ZEITRAUM)")


def run(options: argparse.Namespace) -> int:
    """Write the draft and say what to do next."""
    from macros.bericht.schreiben import BerichtFehler, schreibe  # noqa: PLC0415 -- a command imports what it needs
    from macros.herkunft import HerkunftFehler, concept  # noqa: PLC0415 -- as above

    try:
        konzept = concept(options.konzept, stichtag(options))
        files = schreibe(konzept, options.konzept, options.zeitraum, options.id)
    except HerkunftFehler as error:
        print(error, file=sys.stderr)
        return FALSCH
    except BerichtFehler as error:
        print(error, file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print(f"Der Text liegt in {files.text}, der Eintrag dazu in {files.eintrag}.")
    print("Bitte den Text bearbeiten, den Kurztext schreiben und dann „entwurf: ja“ löschen: Erst so erscheint er.")
    return OK
