"""``konzept luecken``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from macros.cli.gemeinsam import FALSCH, OK, folder_and_day, stichtag, text_or_json

if TYPE_CHECKING:
    import argparse

    from macros.konzept import Konzept
    from macros.luecken import Befund

HILFE = "zählt, was noch fehlt: Angebote, Zuständige, Termine, Geld, Werte"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    text_or_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print every gap; a gap is no Fehler, so the exit code is 0."""
    from macros.herkunft import HerkunftFehler, concept  # noqa: PLC0415 -- a command imports what it needs
    from macros.luecken import befunde  # noqa: PLC0415 -- as above

    try:
        konzept = concept(options.konzept, stichtag(options))
    except HerkunftFehler as error:
        print(error, file=sys.stderr)
        return FALSCH
    found = befunde(konzept)
    if options.format == "json":
        print(json.dumps(_json(konzept, found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))
    return OK


def _lines(found: tuple[Befund, ...]) -> list[str]:
    lines = []
    for one in found:
        lines.append(f"{one.art.titel}: {one.zahl} von {one.von}")
        for gap in one.luecken:
            where = f" – {', '.join(town.anzeige for town in gap.wo)}" if gap.wo else ""
            lines.append(f"  {gap.knoten.kennung}: {gap.knoten.anzeige}{where}")
    return lines


def _json(konzept: Konzept, found: tuple[Befund, ...]) -> dict[str, Any]:
    """All kinds with their gaps, and for every Handlungsfeld and Gemeinde what is not offered there."""
    from macros.luecken.angebote import coverage  # noqa: PLC0415 -- as above

    return {
        "stichtag": konzept.stichtag.isoformat(),
        "luecken": [
            {
                "art": one.art.key,
                "titel": one.art.titel,
                "zahl": one.zahl,
                "von": one.von,
                "eintraege": [
                    {"eintrag": gap.knoten.kennung, "gemeinden": [town.eintrag.id for town in gap.wo]}
                    for gap in one.luecken
                ],
            }
            for one in found
        ],
        "angebote": [
            {
                "handlungsfeld": field.handlungsfeld.eintrag.id,
                "gemeinde": row.gemeinde.eintrag.id,
                "angebote": row.angebote,
                "vor_ort": row.vor_ort,
                "ohne_sprachen": row.ohne_sprachen,
                "ohne_gruppen": row.ohne_gruppen,
            }
            for field in coverage(konzept)
            for row in field.zeilen
        ],
    }
