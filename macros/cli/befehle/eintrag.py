"""``konzept eintrag``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "schreibt das Gerüst eines neuen Eintrags"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("art", metavar="ART", help="z. B. anlaufstelle, angebot, massnahme")
    parser.add_argument("kennung", metavar="ID", help="Kennung, z. B. sprachcafe-musterau")


def run(options: argparse.Namespace) -> int:
    """Write the skeleton of a new entry."""
    from macros.geruest import GeruestFehler, write_entry  # noqa: PLC0415 -- a command imports what it needs when it runs

    try:
        path = write_entry(options.konzept, options.art, options.kennung, stichtag(options))
    except GeruestFehler as error:
        print(error, file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print(f"{path} ist angelegt – bitte ausfüllen; bis dahin ist der Eintrag ein Entwurf.")
    return OK
