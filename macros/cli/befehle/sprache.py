"""``konzept sprache``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

from macros.cli.gemeinsam import FALSCH, OK, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from macros.sprachpruefung import Sprachbericht

#: So many pages are listed for people, the hardest first.
SHOWN: Final = 30
HILFE = "liest alle Texte nach dem eigenen Sprachleitfaden und misst, wie leicht sie sich lesen"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    text_or_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print all advice; advice is no Fehler, so the exit code is 0."""
    from macros.herkunft import HerkunftFehler, concept  # noqa: PLC0415 -- a command imports what it needs
    from macros.sprachpruefung import pruefe  # noqa: PLC0415 -- as above

    try:
        konzept = concept(options.konzept, stichtag(options))
    except HerkunftFehler as error:
        print(error, file=sys.stderr)
        return FALSCH
    found = pruefe(konzept)
    if options.format == "json":
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return OK


def _lines(found: Sprachbericht) -> Iterator[str]:
    yield from map(str, found.hinweise)
    if found.hinweise:
        yield ""
    if found.seiten:
        yield "So lesen sich die Texte, die schwersten zuerst"
        yield "(Wiener Sachtextformel: Schulstufe; LIX: unter 40 leicht, über 60 sehr schwer):"
        yield "  Wörter  je Satz  längster  Wiener   LIX"
    hardest = sorted(found.seiten, key=lambda page: (-page.zahlen.wiener, page.datei))
    for page in hardest[:SHOWN]:
        one = page.zahlen
        row = f"{one.woerter:8}{one.satzlaenge:9.1f}{one.laengster:10}{one.wiener:8.1f}{one.lix:6.1f}".replace(".", ",")
        yield f"{row}  {page.datei}"
    if len(hardest) > SHOWN:
        yield f"  und {len(hardest) - SHOWN}, die sich leichter lesen (alle mit „--format json“)"
    yield f"{len(found.hinweise)} Hinweise. Wer einen Ausdruck behalten will, schreibt „sprache: ok“ in die Zeile."
