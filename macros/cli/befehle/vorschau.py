"""``konzept vorschau``."""

from __future__ import annotations

import argparse
import os
import sys

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

HILFE = "zeigt die Website und folgt jeder Änderung"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument(
        "--adresse", type=_place, default="127.0.0.1:8000", metavar="ORT:PORT", help="wo sie zu sehen ist"
    )


def run(options: argparse.Namespace) -> int:
    """Serve the site and follow every change."""
    from macros.ordner import missing  # noqa: PLC0415 -- a command imports what it needs when it runs
    from macros.vorschau import VorschauFehler, vorschau  # noqa: PLC0415 -- as above

    folder = options.konzept.resolve()
    if absent := missing(folder):
        print(*(f"Fehler: {problem}" for problem in absent), sep="\n", file=sys.stderr)
        return FEHLER
    day, editor = stichtag(options), os.environ.get("KONZEPT_EDITOR", "")
    try:
        with vorschau(folder, day, options.adresse, editor=editor, sagen=_say) as server:
            _say(f"Die Vorschau steht unter {server.adresse} – beenden mit Strg+C.")
            server.serve_forever()
    except VorschauFehler as error:
        print(f"{error} Eine andere Adresse wählt „konzept vorschau --adresse 127.0.0.1:8001“.", file=sys.stderr)
        return FALSCH
    except KeyboardInterrupt:
        _say("\nDie Vorschau ist beendet.")
    return OK


def _say(line: str) -> None:
    print(line, flush=True)


def _place(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdecimal() or int(port) > 65535:  # noqa: PLR2004 -- the largest port there is
        raise argparse.ArgumentTypeError(f"„{text}“ ist keine Adresse – erwartet wird ORT:PORT wie 127.0.0.1:8000")
    return host.strip("[]"), int(port)
