"""``konzept faellig``: what must be checked, Stelle by Stelle, with a mail for each that can be sent as it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from macros.arten import ARTEN
from macros.components.aktualitaet import Zeile, Zustand, rows
from macros.faellig.brief import letter, state_words
from macros.faellig.inhalt import facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Auftrag:
    """What one Stelle has to check, and the mail that asks for it."""

    stelle: Knoten
    zeilen: tuple[Zeile, ...]
    an: str | None
    betreff: str
    text: str

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values, for programs."""
        return {
            "stelle": self.stelle.eintrag.id,
            "name": self.stelle.anzeige,
            "email": self.an,
            "betreff": self.betreff,
            "text": self.text,
            "eintraege": [_row(line) for line in self.zeilen],
        }

    def file(self) -> str:
        """The mail as a text file: to whom, subject, an empty line, the text."""
        to = self.an or self.stelle.konzept.sprache.t("(keine E-Mail-Adresse eingetragen)")
        return f"An: {to}\nBetreff: {self.betreff}\n\n{self.text}"


def due(konzept: Konzept, bis: date, stelle: Knoten | None = None) -> tuple[Auftrag, ...]:
    """What is overdue, was never checked, or is due up to ``bis``: by the Stelle that keeps it, in their order."""
    nodes = [node for art in ARTEN for node in konzept.alle(art.key) if stelle is None or node.pflegt is stelle]
    found = [line for line in rows(nodes, bis) if line.zustand is not Zustand.GEPRUEFT]
    order = {node.kennung: number for number, node in enumerate(konzept.alle("stelle"))}
    found.sort(key=lambda line: order[line.knoten.pflegt.kennung])  # keeps the most urgent of a Stelle first
    return tuple(_job(owner, tuple(lines)) for owner, lines in groupby(found, key=lambda line: line.knoten.pflegt))


def lines(auftraege: tuple[Auftrag, ...], bis: date) -> Iterator[str]:
    """All of it for people: first the list, then the mails."""
    if not auftraege:
        yield f"Bis zum {bis:%d.%m.%Y} ist nichts zu prüfen."
        return
    for one in auftraege:
        yield f"{one.stelle.anzeige} ({one.stelle.eintrag.id}), {one.an or 'ohne E-Mail-Adresse'}:"
        yield from (f"  {line.knoten.kennung}: {line.titel}, {state_words(line)}" for line in one.zeilen)
    for one in auftraege:
        yield ""
        yield "=" * 72
        yield one.file()


def _job(stelle: Knoten, zeilen: tuple[Zeile, ...]) -> Auftrag:
    betreff, text = letter(stelle, zeilen)
    return Auftrag(stelle, zeilen, stelle.kontakt.email if stelle.kontakt else None, betreff, text)


def _row(line: Zeile) -> dict[str, Any]:
    found, node = line.pruefung, line.knoten
    return {
        "kennung": node.kennung,
        "titel": line.titel,
        "art": line.art,
        "adresse": node.adresse,
        "datei": node.source.name if node.source else None,
        "zustand": line.zustand.value,
        "geprueft_am": found.am.isoformat() if found.am else None,
        "geprueft_von": found.von,
        "faellig_am": found.naechste.isoformat() if found.naechste else None,
        "inhalt": list(facts(node)),
    }


__all__ = ["Auftrag", "due", "lines"]
