"""Finds the expressions of the guide in a text: whole words, with the endings German puts behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.sprachpruefung.schutz import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.model.sprachleitfaden import Ausdruck, Sprachleitfaden

#: What may follow a word in running text; a word on -e only takes the shorter ones, so that „Fremde“ is not „Fremden…“.
ENDINGS: Final = "(?:e|en|er|es|em|ern|n|s|ens|in|innen)?"
AFTER_E: Final = "(?:n|r|s|m)?"
SPACE: Final = r"[\s\u00a0]+"
LETTER: Final = r"[^\W\d_]"
#: Soft hyphens and the like, which no reader sees.
BREAKS: Final = re.compile("[\u00ad\u2060]")


@dataclass(frozen=True, slots=True)
class Fund:
    """An expression found in a text: from which character to which, as written, and the advice about it."""

    von: int
    bis: int
    wortlaut: str
    rat: Ausdruck


def pattern(form: str, *, endings: bool = True) -> str:
    """The regular expression of one form: ``*`` any letters, a small first letter also large (begin of a sentence)."""
    words = form.split()
    return rf"(?<!\w){SPACE.join(_word(word, endings=endings) for word in words)}(?!\w)"


def _word(word: str, *, endings: bool) -> str:
    core = word.strip("*")
    first = f"[{core[0]}{core[0].upper()}]" if core[0].islower() and core[0].upper() != core[0] else re.escape(core[0])
    before = f"{LETTER}*" if word.startswith("*") else ""
    if before:
        first = f"[{core[0].lower()}{core[0].upper()}]" if core[0].isalpha() else first
    if word.endswith("*"):
        after = r"[\w-]*"
    elif not endings or not core[-1].isalpha():
        after = ""
    else:
        after = AFTER_E if core.endswith("e") else ENDINGS
    return f"{before}{first}{re.escape(core[1:])}{after}"


class Sucher:
    """Searches texts for one guide. ``namen`` are further names in which every word may stand."""

    def __init__(self, guide: Sprachleitfaden, namen: Iterable[str] = ()) -> None:
        self.raete = tuple(entry for entry in guide.eintraege if not entry.nur_zeigen)
        self._forms = [
            (entry, re.compile("|".join(pattern(form) for form in (entry.ausdruck, *entry.formen))))
            for entry in self.raete
        ]
        self._own = [_any(entry.ausnahmen) for entry in self.raete]
        self._names = _any((*guide.ausnahmen, *sorted(set(namen))))

    def finde(self, text: str) -> Iterator[Fund]:
        """Every expression in ``text``, by place; quotations and names are passed over.

        A shorter expression inside a longer one that was found is not told a second time.
        """
        seen = blank(text, self._names)
        found: list[Fund] = []
        for (entry, form), own in zip(self._forms, self._own, strict=True):
            spared = [match.span() for match in own.finditer(seen)] if own else []
            for match in form.finditer(seen):
                start, end = match.span()
                if not any(low <= start and end <= high for low, high in spared):
                    words = " ".join(BREAKS.sub("", text[start:end]).split())
                    found.append(Fund(start, end, words, entry))
        found.sort(key=lambda one: (one.von, -one.bis, one.rat.ausdruck))
        last = 0
        for one in found:
            if one.bis > last:
                yield one
            last = max(last, one.bis)


def _any(phrases: Iterable[str]) -> re.Pattern[str] | None:
    forms = sorted(
        {pattern(phrase) for phrase in phrases if re.search(LETTER, phrase)}, key=lambda one: (-len(one), one)
    )
    return re.compile("|".join(forms)) if forms else None
