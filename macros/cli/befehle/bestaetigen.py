"""``konzept bestaetigen``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, day, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "vermerkt, dass Einträge geprüft sind und stimmen; sonst ändert sich nichts"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("kennungen", nargs="+", metavar="ID", help="z. B. wohnhilfe-landkreis oder angebot:chor")
    parser.add_argument("--von", metavar="FUNKTION", help="wer geprüft hat (sonst: wer schon dort steht)")
    parser.add_argument("--am", type=day, metavar="JJJJ-MM-TT", help="Tag der Prüfung (sonst: heute)")


def run(options: argparse.Namespace) -> int:
    """Record the confirmations and say which."""
    from macros.bestaetigen import (  # noqa: PLC0415 -- a command imports what it needs when it runs
        BestaetigenFehler,
        Vermerk,
        confirm,
    )

    today = stichtag(options)
    vermerk = Vermerk(options.am or today, options.von)
    try:
        done = confirm(options.konzept, options.kennungen, vermerk, today)
    except BestaetigenFehler as error:
        print(error, file=sys.stderr)
        print("Nichts wurde geändert.", file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    for one in done:
        state = f"geprüft am {vermerk.am} von {one.von}" if one.geaendert else "stand schon so da"
        print(f"{one.kennung}: {state} ({one.datei})")
    return OK
