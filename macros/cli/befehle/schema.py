"""``konzept schema``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FEHLER, OK

if TYPE_CHECKING:
    import argparse

HILFE = "schreibt die Beschreibung aller Felder für Editoren wie VS Code"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    parser.add_argument("--ziel", type=Path, default=Path("schema"), metavar="ORDNER", help="wohin (sonst: schema/)")


def run(options: argparse.Namespace) -> int:
    """Write the JSON Schemas of the data files."""
    from macros.schema import schemas  # noqa: PLC0415 -- a command imports what it needs when it runs

    target: Path = options.ziel
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{error.filename}: kann nicht geschrieben werden ({error.strerror})", file=sys.stderr)
        return FEHLER
    print(f"{len(schemas())} Schemas liegen in {target}.")
    return OK
