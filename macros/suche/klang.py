"""How a German word sounds, so that what is written by ear is found (after Hans Joachim Postel, 1969)."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    **dict.fromkeys("aeijouy", "0"), "h": "", "b": "1", **dict.fromkeys("fvw", "3"), **dict.fromkeys("gkq", "4"),
    "l": "5", **dict.fromkeys("mn", "6"), "r": "7", **dict.fromkeys("sz", "8"), **dict.fromkeys("dt", "2"), "p": "1",
    "c": "4", "x": "48",
}  # fmt: skip


def sound(word: str) -> str:
    """The code of a folded word: equal for words that sound alike."""
    text = "".join(_code(word[place - 1 : place], sign, word[place + 1 : place + 2]) for place, sign in enumerate(word))
    short = [sign for place, sign in enumerate(text) if place == 0 or sign != text[place - 1]]
    return "".join(sign for place, sign in enumerate(short) if place == 0 or sign != "0")


def _code(before: str, sign: str, after: str) -> str:
    if sign == "p" and after == "h":
        return "3"
    if sign in "dt" and after in {"c", "s", "z"}:
        return "8"
    if sign == "c" and (before == "s" or (after and after not in "ahkloqrux")):
        return "8"
    return CODES.get(sign, "")
