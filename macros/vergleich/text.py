"""A comparison as lines of Markdown, for the command line and for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.vergleich.ergebnis import Was
from macros.vergleich.feldnamen import feldname
from macros.vergleich.wortlaut import GAP, stelle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.vergleich.ergebnis import Eintragsaenderung, Feldaenderung, Vergleich

LONGEST = 300
HAPPENED = {Was.NEU: "neu", Was.GEAENDERT: "geändert", Was.UMBENANNT: "umbenannt", Was.ENTFALLEN: "entfallen"}


def markdown(vergleich: Vergleich) -> Iterator[str]:
    """One heading for each kind, one line for each entry, one below it for each field."""
    yield f"# Was sich geändert hat: {vergleich.alt} → {vergleich.neu}"
    yield ""
    if not vergleich.aenderungen:
        yield "Nichts."
        return
    counts = ((vergleich.anzahl(was), word) for was, word in HAPPENED.items())
    yield ", ".join(f"{count} {word}" for count, word in counts if count) + "."
    for art, changes in vergleich.je_art():
        yield ""
        yield f"## {ART_BY_KEY[art].plural if art in ART_BY_KEY else feldname(art)}"
        yield ""
        for change in changes:
            yield from _entry(change)


def _entry(change: Eintragsaenderung) -> Iterator[str]:
    renamed = f", früher „{change.frueher}“" if change.frueher else ""
    successor = f", weiter bei {change.nachfolger}" if change.nachfolger else ""
    yield f"- **{change.titel}** ({change.id}{renamed}): {HAPPENED[change.was]}{successor}"
    yield from (f"  - {line}" for line in map(_field, change.felder))


def _field(field: Feldaenderung) -> str:
    if field.alt is None:
        return f"{field.feld}: neu „{_short(field.neu or '')}“"
    if field.neu is None:
        return f"{field.feld}: weg „{_short(field.alt)}“"
    place = stelle(field.alt, field.neu)
    before, after = (" ".join(filter(None, (place.vor, _short(text), place.nach))) for text in (place.alt, place.neu))
    return f"{field.feld}: „{before}“ → „{after}“"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} {GAP}"
