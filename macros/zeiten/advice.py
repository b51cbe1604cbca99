"""What to tell somebody whose opening hours cannot be read: what is wrong, and what was meant."""

import re

from macros.zeiten.habits import APPOINTMENT, PHONE, correct
from macros.zeiten.parser import LONGEST, Unreadable, read, without_comments

EXAMPLE = "Mo-Th 09:00-12:00"
_EXPECTED = f"erwartet wird zum Beispiel „{EXAMPLE}“"
_LONGEST_QUOTATION = 60
_MOST_REASONS = 3


def explain(expression: str, error: Unreadable, *, state_field: str) -> str:
    """One German sentence on an unreadable expression.

    `state_field` is the field that says a state in place of hours. What is wrong is named where it is a known habit;
    a correction is proposed only when it can be read itself.
    """
    if not expression.strip():
        return f"die Öffnungszeiten sind leer – {_EXPECTED}"
    if len(expression) > LONGEST:
        return f"„{_short(expression)}“ ist nicht lesbar: {error.reason} – {_EXPECTED}"
    if state := _state(expression):
        return f"„{_short(expression)}“ ist ein Zustand, keine Zeit – dafür gibt es „{state_field}: {state}“"
    corrected, reasons = correct(expression)
    proposal = f" – gemeint „{corrected}“?" if corrected != expression and _readable(corrected) else ""
    if error.reason and not (proposal and reasons):
        reasons = [error.reason]
    elif not proposal:
        reasons = [*_gaps(corrected), *reasons]
    what = "; ".join(reasons[:_MOST_REASONS]) or _where(expression, error.position)
    return f"„{_short(expression)}“ ist nicht lesbar: {what} – {_EXPECTED}{proposal}"


def _state(expression: str) -> str:
    """The state which the whole expression says in words."""
    bare = without_comments(expression).strip(" .!")
    states = {
        "nur_mit_termin": rf"(?:{APPOINTMENT}|termine?\b).*",
        "geschlossen": r"(?:zurzeit |derzeit |dauerhaft |bis auf weiteres )*geschlossen",
        "unbekannt": r"unbekannt|nicht bekannt|keine angaben?|k\. ?a|\?+|-+",
    }
    if re.search(r"\d", bare) or re.fullmatch(PHONE, bare, re.IGNORECASE):
        return ""
    return next((state for state, said in states.items() if re.fullmatch(said, bare, re.IGNORECASE)), "")


def _gaps(corrected: str) -> list[str]:
    """What is missing where no rewrite helps."""
    if corrected.count('"') % 2:
        return ["ein Anführungszeichen fehlt"]
    found = re.search(r"(?<![\d:-])(?:ab )?(\d{1,2}(?::\d{2})?)\+?(?=$| ?[;,])", without_comments(corrected))
    return [f"bei „{found[1]}“ fehlt, wann Schluss ist"] if found else []


def _readable(expression: str) -> bool:
    try:
        return bool(read(expression))
    except Unreadable:
        return False


def _where(expression: str, position: int) -> str:
    rest = expression[position:].strip()
    return f"ab „{_short(rest)}“" if rest else "am Ende fehlt etwas"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_QUOTATION else flat[: _LONGEST_QUOTATION - 1] + "…"
