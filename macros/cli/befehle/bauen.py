"""``konzept bauen``."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

HILFE = "baut die Website, ganz oder gar nicht"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--ziel", type=Path, metavar="ORDNER", help="wohin (sonst: site/ im Konzept-Ordner)")
    parser.add_argument(
        "--offline",
        type=Path,
        metavar="DATEI.zip",
        help="schreibt eine ZIP-Datei, die ohne Internet vom USB-Stick läuft (die Website selbst nur mit --ziel)",
    )


def run(options: argparse.Namespace) -> int:
    """Build the site and swap it in, or pack it."""
    from macros.tausch import TauschFehler  # noqa: PLC0415 -- a command imports what it needs when it runs

    if options.offline is not None and options.offline.suffix.lower() != ".zip":
        print(
            f"--offline {options.offline}: erwartet wird der Name einer ZIP-Datei, z. B. konzept.zip", file=sys.stderr
        )
        return FALSCH
    try:
        if options.offline is None:
            return _publish(options, options.ziel or options.konzept / "site")
        if options.ziel is not None:
            return _publish(options, options.ziel) or _pack(options, options.ziel)
        with tempfile.TemporaryDirectory(prefix="konzept-") as folder:
            site = Path(folder) / "site"
            return _publish(options, site, told=False) or _pack(options, site)
    except (TauschFehler, OSError) as error:
        print(error, file=sys.stderr)
        return FEHLER


def _publish(options: argparse.Namespace, target: Path, *, told: bool = True) -> int:
    """Build into ``target`` and say how it went; ``told`` also says where the site lies."""
    from macros.bauen import build  # noqa: PLC0415 -- as above
    from macros.errors import errors_of  # noqa: PLC0415 -- as above

    begun = time.monotonic()
    result = build(options.konzept.resolve(), target, stichtag(options), _Progress() if _on_terminal() else None)
    errors = errors_of(result.problems)
    warnings = len(result.problems) - len(errors)
    for problem in errors:
        print(problem, file=sys.stderr)
    if not result.veroeffentlicht:
        print(f"{len(errors)} Fehler, {warnings} Warnungen. Nichts wurde veröffentlicht.", file=sys.stderr)
        return FEHLER
    took = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    print(f"Fertig: {result.seiten} Seiten in {took} s, {warnings} Warnungen (zeigt „konzept pruefen“).")
    if told:
        where = f"ansehen mit „make vorschau“ oder {target / 'index.html'} öffnen"
        print(f"Die Website liegt in {target.resolve()} – {where}.")
    return OK


def _pack(options: argparse.Namespace, site: Path) -> int:
    """Write the ZIP of a finished site."""
    from macros.offline import OfflineFehler, pack  # noqa: PLC0415 -- as above

    try:
        pages = pack(site, options.offline, stichtag(options))
    except OfflineFehler as error:
        print(error, file=sys.stderr)
        return FEHLER
    size = f"{options.offline.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    print(f"Ohne Internet: {pages} Seiten in {options.offline.resolve()} ({size} MB).")
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
