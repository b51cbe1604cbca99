"""``konzept vergleich``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, OK, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse

HILFE = "sagt, was sich zwischen zwei Ständen geändert hat"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    what = "Fassung (2025), Konzept-Ordner oder Stand in git"
    parser.add_argument("alt", metavar="ALT", help=what)
    parser.add_argument("neu", metavar="NEU", nargs="?", default="heute", help=f"{what} (sonst: heute)")
    text_or_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what changed, as Markdown or JSON."""
    from macros.herkunft import HerkunftFehler, concept, oeffne  # noqa: PLC0415 -- a command imports what it needs
    from macros.vergleich import vergleiche  # noqa: PLC0415 -- as above
    from macros.vergleich.text import markdown  # noqa: PLC0415 -- as above

    folder, day = options.konzept, stichtag(options)
    try:
        before, after = oeffne(options.alt, folder, day), oeffne(options.neu, folder, day)
        found = vergleiche(concept(folder, day), before, after)
    except HerkunftFehler as error:
        print(error, file=sys.stderr)
        return FALSCH
    if options.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=sorted))
    else:
        print("\n".join(markdown(found)))
    return OK
