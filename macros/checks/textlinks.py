"""Links in prose and in text fields: ``[…](art:id)`` leads somewhere, and only where links are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.checks.teile import entries
from macros.checks.verweise import not_found, why_not_found
from macros.errors import Problem
from macros.model.plan import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

OUTSIDE: Final = frozenset({"http", "https", "mailto", "tel"})
LINK: Final = re.compile(r"(?:\]\(|^ {0,3}\[[^\]]+\]:)\s*<?([A-Za-z][\w+.-]*):([^)\s>]*)")
CODE: Final = re.compile(r"`[^`]*`|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->")
FENCE: Final = re.compile(r"\s*(```|~~~)")


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a Markdown text with their numbers, code, macros and comments blanked out, columns kept."""
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
            continue
        if not fence:
            yield number, CODE.sub(lambda match: " " * len(match[0]), line)


def in_prose(konzept: Konzept) -> Iterator[Problem]:
    """Links of ``docs/`` that lead nowhere."""
    for name, text in konzept.daten.prosa.items():
        for number, line in prose_lines(text):
            for match in LINK.finditer(line):
                if sentence := _sentence(konzept, match[1], match[2]):
                    yield Problem(name, number, match.start(1) + 1, "", sentence, regel="verweis")


def in_fields(konzept: Konzept) -> Iterator[Problem]:
    """Links of Markdown fields that lead nowhere, and links in fields that are no Markdown."""
    for owner, entry in entries(konzept):
        for path, text, markdown in texts(entry):
            if "](" not in text and "]:" not in text:
                continue
            for _, line in prose_lines(text):
                for match in LINK.finditer(line):
                    if not markdown:
                        message = "Links werden in diesem Feld nicht gelesen – bitte nur den Text schreiben"
                        yield konzept.warnung(owner, path, message, "verweis")
                    elif sentence := _sentence(konzept, match[1], match[2]):
                        yield konzept.problem(owner, path, sentence, "verweis")


def _sentence(konzept: Konzept, art: str, key: str) -> str:
    if art in OUTSIDE or not not_found(konzept, art, key):
        return ""
    plain = key.partition("#")[0]
    if plain != key and not not_found(konzept, art, plain):
        return f"Link ins Leere: nach der Kennung darf nichts mehr stehen – gemeint „{art}:{plain}“?"
    return f"Link ins Leere: {why_not_found(konzept, art, key)}"


RULES = (in_prose, in_fields)
