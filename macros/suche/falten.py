"""From what people type to terms: fold letters, cut into words, drop endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from macros.suche.regeln import ARABIC_FRONT, ENDINGS, LETTERS, SHORT_FORMS

WORD: Final = re.compile(r"[0-9]+(?:\.[0-9]+)+|[^\W_]+")
NUMBERED: Final = re.compile(r"([a-z])([0-9]+\.[0-9])")
#: ae, oe, ue for ä, ö, ü; not in Quelle, neue, Bauer.
WRITTEN_OUT: Final = re.compile(r"([ao])e|(?<![aeq])ue")
SCRIPT: Final = re.compile(r"([\u0400-\u04ff])|([\u0600-\u06ff])")
PARTICIPLE: Final = re.compile(r"^ge(\w{4,})t$")
NO_PARTICIPLE: Final = ("heit", "keit")
SEPARABLE: Final = re.compile(r"^(ab|an|auf|aus|ein|mit|nach|um|vor|zu)ge(\w{4,}?)t?$")


def fold(text: str) -> str:
    """Text in small letters without accents, doubles of letters and marks; ``ä``, ``ae`` and ``a`` become one."""
    bare = unicodedata.normalize("NFKD", text.lower()).translate(_BARE)
    return WRITTEN_OUT.sub(lambda found: found[1] or "u", bare)


class _Bare(dict[int, str]):
    """What becomes of a letter, worked out when it first comes: marks are nothing."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        made = self[code] = "" if unicodedata.category(sign).startswith("M") else LETTERS.get(sign, sign)
        return made


_BARE: Final = _Bare()


def words(text: str) -> list[str]:
    """The words of a text, folded, in their order; numbers with dots stay whole."""
    return [SHORT_FORMS.get(word, word) for word in WORD.findall(NUMBERED.sub(r"\1 \2", fold(text)))]


def script(word: str) -> str:
    """``l`` for Latin letters and digits, ``k`` for Cyrillic, ``a`` for Arabic ones."""
    found = SCRIPT.search(word)
    if found is None:
        return "l"
    return "k" if found[1] else "a"


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without endings of inflection."""
    if any("0" <= sign <= "9" for sign in word):
        return word
    kind = script(word)
    rules = ENDINGS[kind]
    if kind == "a":
        word = _without_article(word)
    for _ in range(rules["mal"]):
        ending = next((e for e in rules["enden"] if word.endswith(e) and len(word) - len(e) >= rules["bleibt"]), None)
        if ending is None:
            break
        word = word[: -len(ending)]
    return _without_participle(word) if kind == "l" else word


def _without_participle(word: str) -> str:
    """``geimpft`` as ``impf``, ``eingebürgert`` as ``einburg``; other words as they are."""
    if found := SEPARABLE.match(word):
        return found[1] + found[2]
    found = PARTICIPLE.match(word)
    return word if found is None or word.endswith(NO_PARTICIPLE) else found[1]


def _without_article(word: str) -> str:
    while front := next(
        (f for f in ARABIC_FRONT if word.startswith(f) and len(word) - len(f) >= ENDINGS["a"]["bleibt"]), None
    ):
        word = word[len(front) :]
    return word


def terms(text: str) -> list[str]:
    """The terms of a text: its words, folded and stemmed."""
    return [stem(word) for word in words(text)]
