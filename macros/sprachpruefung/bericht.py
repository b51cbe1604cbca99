"""Puts the findings together: expressions and long sentences with their lines, and the figures of every page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.errors import Problem, Schwere
from macros.sprachpruefung.ausdruecke import Sucher
from macros.sprachpruefung.lesbarkeit import Lesbarkeit, measure
from macros.sprachpruefung.saetze import sentences, words
from macros.sprachpruefung.stuecke import Stueck, chapters, fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.model.sprachleitfaden import Sprachleitfaden

AUSDRUCK: Final = "ausdruck"
SATZ: Final = "satz"
LESBARKEIT: Final = "lesbarkeit"
#: Formulas say little about a text shorter than this.
ENOUGH: Final = 80


@dataclass(frozen=True, slots=True)
class Befund:
    """How one file reads; ``zahlen`` are those of all its texts together."""

    datei: str
    zahlen: Lesbarkeit

    def as_dict(self) -> dict[str, Any]:
        """As plain values."""
        return {"datei": self.datei, **asdict(self.zahlen)}


@dataclass(frozen=True, slots=True)
class Sprachbericht:
    """What the language check found: advice by file and line, and the figures by file."""

    hinweise: tuple[Problem, ...]
    seiten: tuple[Befund, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, for programs."""
        return {
            "hinweise": [problem.as_dict() for problem in self.hinweise],
            "lesbarkeit": [page.as_dict() for page in self.seiten],
        }


def pruefe(konzept: Konzept) -> Sprachbericht:
    """Read all chapters and all texts of the data of a concept."""
    guide = konzept.daten.sprachleitfaden
    sucher = Sucher(guide, _names(konzept))
    problems: list[Problem] = []
    pages: list[Befund] = []
    for name, group in groupby(chain(chapters(konzept), fields(konzept)), key=lambda piece: piece.datei):
        pieces = list(group)
        for piece in pieces:
            problems += _expressions(piece, sucher)
            problems += _long_sentences(piece, guide)
        figures = measure(part for piece in pieces for _, part in piece.absaetze)
        if figures is not None and figures.woerter >= ENOUGH:
            pages.append(Befund(name, figures))
            problems += _hard(name, figures, guide)
    return Sprachbericht(tuple(sorted(problems)), tuple(pages))


def _names(konzept: Konzept) -> Iterator[str]:
    """What entries are called by name: offices, towns, clubs. Their words are not ours to change."""
    for art in ARTEN:
        if "name" in art.modell.model_fields:
            for node in konzept.alle(art.key):
                yield str(getattr(node.eintrag, "name", ""))


def _expressions(piece: Stueck, sucher: Sucher) -> Iterator[Problem]:
    for found in sucher.finde(piece.text):
        line, column = piece.place(found.von)
        last, _ = piece.place(found.bis - 1)
        if not piece.geduldet.intersection(range(line, last + 1)):
            message = f"„{found.wortlaut}“ – besser: {found.rat.besser.rstrip('.')}. {found.rat.grund}"
            yield Problem(piece.datei, line, column, piece.feld, message, Schwere.WARNUNG, AUSDRUCK)


def _long_sentences(piece: Stueck, guide: Sprachleitfaden) -> Iterator[Problem]:
    for line, paragraph in piece.absaetze:
        if line in piece.geduldet:
            continue
        for _, sentence in sentences(paragraph):
            if (count := len(words(sentence))) > guide.satz_hoechstens:
                begin = " ".join(sentence.split()[:6])
                message = f"ein Satz mit {count} Wörtern („{begin} …“) – besser: zwei Sätze daraus machen"
                yield Problem(piece.datei, line, 1, piece.feld, message, Schwere.WARNUNG, SATZ)


def _hard(name: str, figures: Lesbarkeit, guide: Sprachleitfaden) -> Iterator[Problem]:
    for title, value, most in (
        ("Wiener Sachtextformel", figures.wiener, guide.wiener_hoechstens),
        ("LIX", figures.lix, guide.lix_hoechstens),
    ):
        if value > most:
            told = f"{title} {_number(value)}, empfohlen ist höchstens {_number(most)}"
            message = f"liest sich schwer ({told}) – kürzere Sätze und kürzere Wörter helfen"
            yield Problem(name, 0, 0, "", message, Schwere.WARNUNG, LESBARKEIT)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
