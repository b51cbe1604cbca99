"""``konzept faellig``."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, FEHLER, OK, day, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from macros.faellig import Auftrag

HILFE = "zeigt, was geprüft werden muss, mit einer fertigen Mail je Stelle"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--stelle", metavar="ID", help="nur, was diese Stelle pflegt")
    parser.add_argument("--bis", type=day, metavar="JJJJ-MM-TT", help="was bis dahin fällig wird (sonst: in 30 Tagen)")
    text_or_json(parser)
    parser.add_argument("--mail-ordner", type=Path, metavar="ORDNER", help="schreibt dort je Stelle eine Mail als Text")


def run(options: argparse.Namespace) -> int:
    """Print what is due, or write the mails."""
    from macros.components.aktualitaet import SOON_DAYS  # noqa: PLC0415 -- a command imports what it needs
    from macros.errors import nearest  # noqa: PLC0415 -- as above
    from macros.faellig import due, lines  # noqa: PLC0415 -- as above
    from macros.loader import load  # noqa: PLC0415 -- as above

    today = stichtag(options)
    loaded = load(options.konzept, today)
    konzept = loaded.konzept
    if konzept is None:
        print("\n".join(map(str, loaded.errors)), file=sys.stderr)
        return FEHLER
    stelle = konzept.knoten("stelle", options.stelle) if options.stelle else None
    if options.stelle and stelle is None:
        hint = nearest(options.stelle, konzept.ids("stelle"))
        print(f"Die Stelle „{options.stelle}“ gibt es nicht{hint}", file=sys.stderr)
        return FALSCH
    until = options.bis or today + timedelta(days=SOON_DAYS)
    jobs = due(konzept, until, stelle)
    if options.mail_ordner is not None:
        return _write(jobs, options.mail_ordner, today)
    if options.format == "json":
        found = {"stichtag": str(today), "bis": str(until), "stellen": [job.as_dict() for job in jobs]}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(jobs, until)))
    return OK


def _write(jobs: tuple[Auftrag, ...], folder: Path, today: date) -> int:
    from macros.sammelschreiben import SchreibFehler, Wandel, write_all  # noqa: PLC0415 -- as above

    changes = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for job in jobs:
            path = folder / f"{today}-{job.stelle.eintrag.id}.txt"
            changes[path] = Wandel(path.read_bytes() if path.exists() else None, job.file().encode())
        write_all(changes)
    except (SchreibFehler, OSError) as error:
        print(error, file=sys.stderr)
        return FEHLER
    for path in changes:
        print(path)
    print(f"{len(changes)} {'Mail' if len(changes) == 1 else 'Mails'} geschrieben.")
    return OK
