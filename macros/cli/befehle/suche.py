"""``konzept suche``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from macros.cli.gemeinsam import FEHLER, OK, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse

    from macros.suche import Treffer, Verzeichnis

HILFE = "sucht wie die Website und zeigt, warum etwas wo steht"
#: How a word was found, for people.
WORTE: Final = {
    "genau": "genau",
    "zusammen": "zusammengeschrieben",
    "anfang": "Wortanfang",
    "form": "andere Form",
    "teil": "Wortteil",
    "aehnlich": "ähnlich geschrieben",
    "klang": "klingt gleich",
    "weit": "entfernt ähnlich",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    parser.add_argument("anfrage", help="was jemand eintippt, in Anführungszeichen")
    folder_and_day(parser)
    parser.add_argument("--anzahl", type=int, default=10, metavar="ZAHL", help="wie viele Treffer (sonst: 10)")
    text_or_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the hits of a query and how each was found."""
    from macros.loader import load  # noqa: PLC0415 -- a command imports what it needs
    from macros.suche import Verzeichnis, search  # noqa: PLC0415 -- as above

    loaded = load(options.konzept, stichtag(options))
    if loaded.konzept is None:
        print("\n".join(map(str, loaded.errors)), file=sys.stderr)
        return FEHLER
    index = Verzeichnis(loaded.konzept)
    hits = search(index, options.anfrage)
    shown = [_shown(index, hit) for hit in hits[: options.anzahl]]
    if options.format == "json":
        print(json.dumps({"anzahl": len(hits), "treffer": shown}, ensure_ascii=False, indent=2))
        return OK
    for place, one in enumerate(shown, 1):
        why = "; ".join(f"{g['wort']} → {g['gefunden']} ({WORTE[g['weg']]})" for g in one["grund"])
        print(f"{place:3}. {one['punkte']:6} {one['titel']} [{one['kennung']}]\n            {why}")
    print(f"{len(hits)} Treffer" if hits else "Nichts gefunden.")
    return OK


def _shown(index: Verzeichnis, hit: Treffer) -> dict[str, Any]:
    record = index.datensaetze[hit.datensatz]
    return {
        "kennung": record.kennung,
        "titel": record.titel,
        "adresse": record.adresse,
        "punkte": hit.punkte,
        "grund": [{"wort": word, "gefunden": term, "weg": way} for word, term, way in hit.grund],
    }
