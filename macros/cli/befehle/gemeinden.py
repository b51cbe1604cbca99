"""``konzept gemeinden``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

HILFE = "vergleicht die Gemeinden mit einem neueren Register und übernimmt, was sich geändert hat"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("handlung", choices=("aktualisieren",), metavar="aktualisieren", help="was zu tun ist")
    parser.add_argument(
        "--register", required=True, type=Path, metavar="DATEI", help="Gemeindeverzeichnis GV100AD….txt"
    )
    parser.add_argument("--anwenden", action="store_true", help="übernimmt die Änderungen (sonst: nur berichten)")
    parser.add_argument(
        "--nachfolger",
        action="append",
        default=[],
        type=_pair,
        metavar="ALT=NEU",
        help="wohin eine Gemeinde gehört, die es nicht mehr gibt; „ALT=-“, wenn sie keinen Nachfolger hat",
    )


def run(options: argparse.Namespace) -> int:
    """Report, and apply where asked to."""
    from macros.gebietsstand import (  # noqa: PLC0415 -- a command imports what it needs when it runs
        GebietsFehler,
        apply,
        bericht,
        compared,
    )

    today = stichtag(options)
    try:
        found = compared(options.konzept, options.register, today, dict(options.nachfolger))
        print("\n".join(bericht.lines(found)))
        if not options.anwenden:
            asked = list(bericht.questions(found))
            print("\n".join(["", "Vor dem Übernehmen bitte angeben:", *asked]) if asked else "")
            print("Nichts wurde geändert; „--anwenden“ übernimmt diese Änderungen.")
            return OK
        notes, files = apply(options.konzept, found, today)
    except GebietsFehler as error:
        print(error, file=sys.stderr)
        print("Nichts wurde geändert.", file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print("\n".join(["", *(f"Bitte prüfen: {note}" for note in notes)]) if notes else "")
    print(f"Übernommen, {len(files)} Dateien geändert. Frühere Adressen führen weiter.")
    return OK


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = (part.strip() for part in text.partition("="))
    if not (old and sign and new):
        raise argparse.ArgumentTypeError(f"„{text}“ – erwartet wird ALT=NEU, z. B. altdorf=neustadt")
    return old, new
