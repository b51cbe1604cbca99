"""What a YAML parser complains about in English, told to an editor: the line to look at, and what to do there."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Stelle(NamedTuple):
    """Where to look (line and column from 1), and one German sentence."""

    zeile: int
    spalte: int
    meldung: str


QUOTE_IT: Final = "den ganzen Wert bitte in Anführungszeichen setzen"
INDENT: Final = "diese Zeile ist anders eingerückt als die Zeilen darüber – bitte gleich weit einrücken"
_SENTENCES: Final = {
    "did not find expected key": "hier wird ein Feldname erwartet – bitte Einrückung und Anführungszeichen prüfen",
    "found unexpected end of stream": "ein Anführungszeichen wird geöffnet, aber nicht geschlossen",
    "did not find expected ',' or ']'": "diese Liste „[ … ]“ wird nicht richtig geschlossen",
    "did not find expected ',' or '}'": "diese Klammer „{ … }“ wird nicht richtig geschlossen – "
    "Texte mit geschweifter Klammer bitte in Anführungszeichen setzen",
    "did not find expected '-' indicator": INDENT,
    "block sequence entries are not allowed": "ein Listenpunkt „- “ steht an der falschen Stelle – "
    "Listen beginnen in einer neuen Zeile",
    "found undefined tag handle": f"ein Wert darf nicht mit „!“ beginnen – {QUOTE_IT}",
    "did not find expected alphabetic": f"ein Wert darf nicht mit „&“ oder „*“ beginnen – {QUOTE_IT}",
    "found unknown escape character": "der Rückstrich „\\“ ist in doppelten Anführungszeichen nicht erlaubt – "
    "bitte einfache Anführungszeichen nehmen",
    "did not find expected <document start>": "nach dem Ende des Eintrags steht noch etwas – "
    "bitte die Einrückung prüfen",
}
_FLOW: Final = ("did not find expected ',' or ']'", "did not find expected ',' or '}'", "unexpected end of stream")
_VALUE: Final = r"\s*(?:- +)*(?:[\w-]+: +)?"


def explain(problem: str, text: str, line: int, column: int, context: tuple[int, int] | None) -> Stelle:
    """What is wrong in ``text``.

    ``problem`` is the parser's sentence, ``line`` and ``column`` (from 1) where it stopped, ``context`` where the part
    began in which it stopped.
    """
    lines = text.split("\n")
    for number, row in enumerate(lines, 1):
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return Stelle(number, 1, "Zeile beginnt mit einem Tabulator – bitte mit Leerzeichen einrücken")
    if "could not find expected ':'" in problem and context is not None:
        return _without_colon(lines, context)
    row = lines[line - 1] if line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return Stelle(line, column, _colon(row[: column - 1]))
    if opened := _open_quote(lines[:line]):
        return opened
    if sentence := _at(problem, row, column):
        return Stelle(line, column, sentence)
    if context is not None and any(words in problem for words in _FLOW):
        line, column = context
    for english, german in _SENTENCES.items():
        if english in problem:
            return Stelle(line, column, german)
    message = "ist kein gültiges YAML – bitte Einrückung, Doppelpunkte und Anführungszeichen dieser Zeile prüfen"
    return Stelle(line, column, message)


def _at(problem: str, row: str, column: int) -> str:
    """A sentence on what stands where the parser stopped, or nothing."""
    if re.fullmatch(rf"{_VALUE}(\"[^\"]*\"|'[^']*')\s+", row[: column - 1]):
        return f"nach dem schließenden Anführungszeichen steht noch Text – {QUOTE_IT}"
    if "cannot start any token" in problem:
        return f"ein Wert darf nicht mit „{row[column - 1 : column]}“ beginnen – {QUOTE_IT}"
    if "did not find expected key" in problem and row.lstrip().startswith("- "):
        return "dieser Listenpunkt ist anders eingerückt als die anderen – bitte gleich einrücken"
    if "did not find expected key" in problem and re.match(r" +[\w-]+:( |$)", row):
        return INDENT
    return ""


def _without_colon(lines: list[str], context: tuple[int, int]) -> Stelle:
    line, column = context
    row = lines[line - 1].strip() if line <= len(lines) else ""
    if match := re.match(r"([\w-]+):(\S.*)", row):
        message = f"nach dem Doppelpunkt fehlt ein Leerzeichen – gemeint „{match[1]}: {match[2]}“?"
        return Stelle(line, column, message)
    word = row.split()[0] if row else ""
    return Stelle(line, column, f"nach „{word}“ fehlt der Doppelpunkt – erwartet wird „feld: Wert“")


def _colon(before: str) -> str:
    if re.search(r"[\w\"']:\s", before):
        return "ein Doppelpunkt im Text – Texte mit Doppelpunkt bitte in Anführungszeichen setzen"
    return "die Zeile ist zu weit eingerückt – bitte so weit einrücken wie die Zeile darüber"


def _open_quote(lines: list[str]) -> Stelle | None:
    """The first value that begins with a quotation mark and does not end with one."""
    for number, row in enumerate(lines, 1):
        match = re.match(rf"({_VALUE})([\"'])", row)
        if match and row.count(match[2]) % 2:
            column = len(match[1]) + 1
            return Stelle(number, column, "ein Anführungszeichen wird geöffnet, aber nicht geschlossen")
    return None
