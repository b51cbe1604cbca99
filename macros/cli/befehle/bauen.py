"""``konzept bauen``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.cli.gemeinsam import FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

HILFE = "baut die Website, ganz oder gar nicht"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--ziel", type=Path, metavar="ORDNER", help="wohin (sonst: site/ im Konzept-Ordner)")


def run(options: argparse.Namespace) -> int:
    """Build the site and swap it in."""
    from macros.bauen import build  # noqa: PLC0415 -- a command imports what it needs when it runs
    from macros.errors import errors_of  # noqa: PLC0415 -- as above
    from macros.tausch import TauschFehler  # noqa: PLC0415 -- as above

    target = options.ziel or options.konzept / "site"
    begun = time.monotonic()
    try:
        result = build(options.konzept.resolve(), target, stichtag(options), _Progress() if _on_terminal() else None)
    except (TauschFehler, OSError) as error:
        print(error, file=sys.stderr)
        return FEHLER
    errors = errors_of(result.problems)
    warnings = len(result.problems) - len(errors)
    for problem in errors:
        print(problem, file=sys.stderr)
    if not result.veroeffentlicht:
        print(f"{len(errors)} Fehler, {warnings} Warnungen. Nichts wurde veröffentlicht.", file=sys.stderr)
        return FEHLER
    took = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    print(f"Fertig: {result.seiten} Seiten in {took} s, {warnings} Warnungen (zeigt „konzept pruefen“).")
    print(f"Die Website liegt in {target.resolve()} – ansehen mit „make vorschau“ oder {target / 'index.html'} öffnen.")
    return OK


def _on_terminal() -> bool:
    return sys.stderr.isatty()


class _Progress:
    """One line on the terminal: what is done, how much of it, how long it has taken."""

    def __init__(self) -> None:
        self.begun = time.monotonic()

    def __call__(self, record: Mapping[str, Any]) -> None:
        count = f" {record['fertig']}/{record['von']}" if record["von"] else ""
        took = time.monotonic() - self.begun
        end = "\n" if record["fertig"] == record["von"] else ""
        sys.stderr.write(f"\r\x1b[K{record['schritt']}{count} … {took:.1f} s{end}".replace(".", ","))
        sys.stderr.flush()
