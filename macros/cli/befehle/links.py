"""``konzept links``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import FALSCH, OK, text_or_json

if TYPE_CHECKING:
    import argparse

HILFE = "prüft die Links der fertigen Website zu anderen Websites"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    parser.add_argument("--website", type=Path, default=Path("site"), metavar="ORDNER", help="fertige Website (site/)")
    parser.add_argument("--adresse", default="", metavar="URL", help="eigene Adresse der Website, wird nicht geprüft")
    parser.add_argument("--bericht", type=Path, metavar="DATEI.md", help="schreibt den Bericht auch in diese Datei")
    text_or_json(parser)


def run(options: argparse.Namespace) -> int:
    """Check and report; a dead link elsewhere is no Fehler, so the exit code is 0."""
    from macros.linkbericht import as_dict, check, external_links, report  # noqa: PLC0415 -- imported when it runs

    if not (options.website / "index.html").is_file():
        print(f"{options.website}: hier liegt keine fertige Website – zuerst „konzept bauen“", file=sys.stderr)
        return FALSCH
    results = check(external_links(options.website, options.adresse))
    text = "\n".join(report(results))
    if options.bericht is not None:
        try:
            options.bericht.write_text(f"{text}\n", encoding="utf-8")
        except OSError as error:
            print(f"{options.bericht}: kann nicht geschrieben werden ({error.strerror})", file=sys.stderr)
            return FALSCH
    if options.format == "json":
        text = json.dumps([as_dict(one) for one in results], ensure_ascii=False, indent=2)
    print(text)
    return OK
