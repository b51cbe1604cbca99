"""Splits German text into sentences, words and syllables, as readability formulas count them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Written with a full stop that ends no sentence. What ends on „usw.“ or „etc.“ may end one; a capital then decides.
ABBREVIATIONS: Final = re.compile(
    r"Abb|Abs|abzgl|allg|Art|Aufl|Az|Bd|bes|bspw|bzgl|bzw|ca|Co|dgl|Dr|Ebd|ebd|einschl|entspr|erg|evtl|exkl|ff|Fr|geb"
    r"|gem|gest|ggfs?|Hbf|hl|Hr|Hrsg|incl|inkl|insb|Jg|jr|kath|lfd|Lit|Mag|max|mind|[Mm]in|Mio|Mrd|Nr|Pf|Prof|rd|sen|sog"
    r"|Sr|St|Std|Str|Tab|Tel|Univ|usf|vgl|vs|[Zz]iff|zzgl|zgl|zzt"
)
MONTHS: Final = re.compile(
    r"Jan(?:uar)?|Jänner|Feb(?:ruar)?|März?|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?"
    r"|Nov(?:ember)?|Dez(?:ember)?"
)
AMBIGUOUS: Final = frozenset({"usw", "etc", "uvm"})
END: Final = re.compile(r"(?P<sign>[.!?…]+)[“”\"’»«)\]*_]*(?=\s|$)")
WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'·][^\W\d_]+)*")
VOWELS: Final = re.compile(r"aa|ee|oo|ie|ei|ai|au|äu|eu|oi|[aeiouyäöüáàâãåéèêëíìîïóòôøúùûœæıőű]")
#: „Nr. 3.“ is no ordinal.
NUMBERED: Final = re.compile(r"(?:Nr\.|Abs\.|Art\.|Ziff\.|§|Nummer|Absatz|Artikel|Kapitel|Seite|S\.)\s*\d+$")
_LAST_WORD: Final = re.compile(r"([^\W_]+)$")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of one paragraph: where each begins, and its text."""
    start = 0
    for match in END.finditer(text):
        if match["sign"] == "." and not _ends(text, match.start(), match.end()):
            continue
        if sentence := text[start : match.end()].strip():
            yield start + len(text[start:]) - len(text[start:].lstrip()), sentence
        start = match.end()
    if rest := text[start:].strip():
        yield start + len(text[start:]) - len(text[start:].lstrip()), rest


def _ends(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at ``stop`` ends a sentence: not behind an abbreviation, an initial, or an ordinal."""
    following = text[after:].lstrip()
    if not following:
        return True
    last = _LAST_WORD.search(text[:stop])
    word = last[1] if last else ""
    if word.isdigit():
        return bool(NUMBERED.search(text[:stop])) or not _ordinal(word, following)
    if word in AMBIGUOUS:
        return following[0].isupper()
    if ABBREVIATIONS.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return False
    return not following[0].islower()


def _ordinal(number: str, following: str) -> bool:
    """Whether „1.“ is „der erste“: a month, a small letter or another number follows, or it is no plausible year."""
    next_word = re.match(r"[^\W_]+", following)
    if next_word is None:
        return False
    if MONTHS.fullmatch(next_word[0]) or next_word[0][0].islower() or next_word[0].isdigit():
        return True
    return len(number) < 3  # noqa: PLR2004 -- „im 3. Quartal“, but „Das war 2015. Danach …“


def words(text: str) -> list[str]:
    """The words of a text: letters, joined by hyphens; numbers are none."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a word is spoken with: its vowels, a double vowel being one. At least one.

    „ie“ counts as one also where it is two („Familie“), and „qu“ has no vowel.
    """
    return max(1, len(VOWELS.findall(word.lower().replace("qu", "q"))))
