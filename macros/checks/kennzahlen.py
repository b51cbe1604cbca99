"""Figures typed into text: a number that is the known value of an indicator comes from the data instead.

Told is only what can hardly be anything else: the number as the site shows it, with its unit, with decimals, or with at
least three digits that count. Years, dates, paragraphs, phone and house numbers and numbers of sections are no figures.
What carries a date of its own, such as minutes or a note on progress, says what was known on that day, and stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from macros.checks.prosa import LINKED, PHONE
from macros.checks.teile import entries, parts
from macros.errors import Problem, Schwere
from macros.model.indikator import Einheit
from macros.model.plan import texts
from macros.model.types import AREA_WORDS
from macros.sprache import Sprache

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.indikator import Indikator, Messwert

NUMBER: Final = re.compile(r"(?<![\w.,/:§#+–-])(?:\d{1,3}(?:[.\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?(?![\w/:–-])(?![.,]\d)")
UNITS: Final = {
    Einheit.PROZENT: re.compile(r"\s*(?:%|Prozent\b|v\. ?H\.)"),
    Einheit.EURO: re.compile(r"\s*(?:€|Euro\b|EUR\b)"),
    Einheit.TAGE: re.compile(r"\s*Tagen?\b"),
    Einheit.PUNKTE: re.compile(r"\s*Punkten?\b"),
    Einheit.PERSONEN: re.compile(r"\s*(?:Personen|Menschen)\b"),
    Einheit.JE_1000: re.compile(r"\s*je 1\.000\b"),
}
#: What is counted without a unit may be followed by any word but one of these; all else must be followed by none.
COUNTED: Final = frozenset({Einheit.ANZAHL, Einheit.PERSONEN})
OTHER_UNIT: Final = re.compile(
    r"\s*(?:Uhr|Stunden?|Minuten?|Wochen?|Monaten?|Monate|Jahren?|Jahre|km|Kilometern?|Metern?|Quadratmetern?|Hektar"
    r"|Vollzeitstellen?|Stellen?|Seiten?|Millionen|Mio\.)\b"
)
NOUN: Final = re.compile(r"\s+[A-ZÄÖÜ]")
#: Words before a number that make it the name of something.
NAMED: Final = re.compile(
    r"(?:§+|\b(?:Abs\.|Absatz|Art\.|Artikel|Nr\.|Nummer|Satz|Kapitel|Abschnitt|Teil|Seite|S\.|Zimmer|Raum|Vorlage|Linie"
    r"|Bus|Ziffer|Telefon|Tel\.|SGB)|(?:straße|str\.|allee|weg|platz|gasse|ring|ufer|damm|markt|hof|steig))\s*$",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"(?:19|20)\d\d")
SENTENCE: Final = re.compile(r"[.!?:]\s+(?=[A-ZÄÖÜ„])|\n\s*\n|\n\s*[-*|#]")
SILENT: Final = re.compile(
    r"\A---[ \t]*\n.*?^---[ \t]*$|^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1|`[^`\n]*`|\{\{.*?\}\}|\{%.*?%\}|\{[#:].*?\}"
    r"|<!--.*?-->|^ *\d+\.(?=\s)|<[^>\n]*>",
    re.DOTALL | re.MULTILINE,
)
DIGIT: Final = re.compile(r"\d")
DATED: Final = ("datum", "gueltig_ab", "von")
ENOUGH: Final = 3
SMALLEST: Final = 10


@dataclass(frozen=True, slots=True)
class Wert:
    """A known value: whose, the row it stands in, its number as shown, and whether it is the newest of its area."""

    knoten: Knoten
    zeile: Messwert
    gezeigt: str
    haupt: bool
    neu: bool

    @property
    def einheit(self) -> Einheit:
        """The unit of its indicator."""
        return cast("Indikator", self.knoten.eintrag).einheit


@dataclass(frozen=True, slots=True)
class Fund:
    """A number in a text that is a known value: where it begins, as it is written with its unit, and which value."""

    ort: int
    text: str
    wert: Wert

    @property
    def aufruf(self) -> str:
        """The macro call that prints it."""
        row = self.wert.zeile
        area = "" if row.gebiet == "landkreis" else f', gebiet="{row.gebiet}"'
        return f'{{{{ kennzahl("{self.wert.knoten.eintrag.id}", jahr={row.jahr}{area}) }}}}'

    @property
    def satz(self) -> str:
        """What it is, in words."""
        return f"„{self.text}“ ist „{self.wert.knoten.eintrag.anzeige}“ von {self.wert.zeile.jahr}"


def in_prose(konzept: Konzept) -> Iterator[Problem]:
    """Figures typed into chapters."""
    known = _known(konzept)
    for name, text in konzept.daten.prosa.items():
        for found in figures(konzept, text, known):
            line, column = text.count("\n", 0, found.ort) + 1, found.ort - text.rfind("\n", 0, found.ort)
            message = f"{found.satz} – aus den Daten bleibt die Zahl richtig: {found.aufruf}"
            yield Problem(name, line, column, "", message, Schwere.WARNUNG, "kennzahl")


def in_fields(konzept: Konzept) -> Iterator[Problem]:
    """Figures typed into text fields, where no macro can print them."""
    known = _known(konzept)
    for owner, entry in entries(konzept) if known else ():
        dated = [path for path, part in parts(entry) if any(getattr(part, name) for name in _days(type(part)))]
        for path, text, markdown in texts(entry):
            if not DIGIT.search(text) or any(path[: len(one)] == one for one in dated):
                continue
            home = owner.kennung if not isinstance(owner, str) else ""
            for found in figures(konzept, text, known, home):
                node = found.wert.knoten
                link = (
                    f"auf den Indikator verlinken, [{node.eintrag.anzeige}]({node.kennung}), oder " if markdown else ""
                )
                message = f"{found.satz} und veraltet hier – bitte {link}in einem Kapitel zeigen: {found.aufruf}"
                yield konzept.warnung(owner, path, message, "kennzahl")


def figures(konzept: Konzept, text: str, known: Mapping[str, list[Wert]], home: str = "") -> Iterator[Fund]:
    """Every number in ``text`` that is one of the ``known`` values; ``home`` is the ``art:id`` the text is about."""
    plain = text
    for pattern in (SILENT, LINKED, PHONE):
        plain = pattern.sub(lambda match: _blank(match[0]), plain)
    ends = [0, *(match.end() for match in SENTENCE.finditer(plain)), len(plain)]
    for match in NUMBER.finditer(plain):
        values = known.get(re.sub(r"[.\u00a0\u202f]", "", match[0]), ())
        if not values or NAMED.search(plain, max(0, match.start() - 30), match.start()):
            continue
        begin = max(end for end in ends if end <= match.start())
        sentence = plain[begin : min(end for end in ends if end >= match.end())]
        unit = next((unit for unit, pattern in UNITS.items() if pattern.match(plain, match.end())), None)
        behind = plain[match.end() : match.end() + 40]
        fitting = [
            value
            for value in values
            if _here(konzept, value, sentence, home) and _fits(value, match[0], unit, behind, sentence)
        ]
        if fitting:
            best = max(fitting, key=lambda value: _likely(value, unit, sentence))
            tail = UNITS[unit].match(plain, match.end()) if unit else None
            yield Fund(match.start(), " ".join((match[0] + (tail[0] if tail else "")).split()), best)


@cache
def _days(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that tell on which day its texts were true."""
    return tuple(name for name in DATED if name in model.model_fields)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _known(konzept: Konzept) -> Mapping[str, list[Wert]]:
    """All known values by their number as shown, thousands not grouped."""
    found: dict[str, list[Wert]] = defaultdict(list)
    for node in konzept.alle("indikator"):
        rows = [row for row in konzept.daten.messwerte.get(node.eintrag.id, ()) if row.wert is not None]
        main = next((word for word in AREA_WORDS if any(row.gebiet == word for row in rows)), None)
        newest = {area: max(row.jahr for row in rows if row.gebiet == area) for area in {row.gebiet for row in rows}}
        digits = cast("Indikator", node.eintrag).nachkommastellen
        for row in rows:
            shown = Sprache().zahl(row.wert, digits)
            value = Wert(node, row, shown, row.gebiet == main, row.jahr == newest[row.gebiet])
            found[shown.replace(".", "")].append(value)
    return found


def _here(konzept: Konzept, value: Wert, sentence: str, home: str) -> bool:
    """A value of one Gemeinde is meant only where the text is about it or names it."""
    area = konzept.bezug(value.zeile.gebiet)
    return value.haupt or (area is not None and (value.zeile.gebiet == home or area.anzeige in sentence))


def _fits(value: Wert, written: str, unit: Einheit | None, behind: str, sentence: str) -> bool:
    """Whether a number can be the value; a short one only if it is the newest or its year is named."""
    decimals, digits = "," in written, re.sub(r"\D", "", written)
    if not (value.neu or decimals or len(digits) > ENOUGH or str(value.zeile.jahr) in sentence):
        return False
    if unit is value.einheit:
        return decimals or int(digits) >= SMALLEST
    if unit is not None or YEAR.fullmatch(written) or OTHER_UNIT.match(behind):
        return False
    if decimals:
        return value.einheit in COUNTED or not NOUN.match(behind)
    return value.einheit in COUNTED and len(digits.rstrip("0")) >= ENOUGH


def _likely(value: Wert, unit: Einheit | None, sentence: str) -> tuple[bool, bool, bool, int, str]:
    row = value.zeile
    return unit is value.einheit, str(row.jahr) in sentence, value.haupt, row.jahr, value.knoten.kennung


RULES = (in_prose, in_fields)
