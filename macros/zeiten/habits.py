"""How opening hours are usually written in German, and the notation that was meant.

Rewrites are tried in order, each on the result of the one before; a reason is told to the editor, an empty one only
prepares another rewrite.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from macros.zeiten.parser import MONTHS, WEEKDAYS

_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_SHORT_DAYS = {"Di": "Tu", "Mi": "We", "Do": "Th", "So": "Su"}
_GERMAN_MONTHS = (
    ("januar", "jänner"),
    ("februar",),
    ("märz", "mär", "mrz"),
    ("april",),
    ("mai",),
    ("juni",),
    ("juli",),
    ("august",),
    ("september", "sept"),
    ("oktober", "okt"),
    ("november",),
    ("dezember", "dez"),
)
_DAY = f"(?:{'|'.join(WEEKDAYS)}|PH)"
_DAYS = f"{_DAY}(?:[-,]{_DAY})*"
_MONTH = f"(?:{'|'.join(MONTHS)})"
_TIMES = r"\d{1,2}:\d{2}-\d{1,2}:\d{2}(?:,\d{1,2}:\d{2}-\d{1,2}:\d{2})*"
_DATE_REASON = "ein Datum heißt „Dec 24“ oder „2026 Dec 24“"

APPOINTMENT = r"\b(?:nur |mit |nach )+(?:telefonischer |vorheriger )*(?:termin\w*|vereinbarung|absprache|anmeldung)\b"
PHONE = r"\b(?:nur )?(?:am telefon|telefonisch)\b"


class Rewrite(NamedTuple):
    """A pattern, what takes its place, and the German half-sentence that explains it."""

    pattern: str
    replacement: str | Callable[[re.Match[str]], str]
    reason: str = ""


def _weekday(found: re.Match[str]) -> str:
    return WEEKDAYS[_GERMAN_DAYS.index(found[1].lower())]


def _month(found: re.Match[str]) -> str:
    return next(osm for osm, names in zip(MONTHS, _GERMAN_MONTHS, strict=True) if found[1].lower() in names)


def _date(found: re.Match[str]) -> str:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    known = 1 <= month <= len(MONTHS)
    return f"{year + ' ' if year else ''}{MONTHS[month - 1]} {day:02}" if known else found[0]


def _hours(found: re.Match[str]) -> str:
    if re.search(rf"{_MONTH} $", found.string[: found.start()], re.IGNORECASE):
        return found[0]
    start, start_minute, end, end_minute = found.groups()
    return f"{int(start):02}:{start_minute or '00'}-{int(end):02}:{end_minute or '00'}"


def _nth(found: re.Match[str]) -> str:
    first, second, day = found.groups()
    numbers = ["-1" if part.startswith("letzt") else part for part in (first, second) if part]
    return f"{day}[{','.join(numbers)}]"


REWRITES: tuple[Rewrite, ...] = (
    Rewrite(r"\s+", " "),
    Rewrite(r"\s*[–—−‐‑]\s*", "-", "zwischen Zeiten steht ein einfacher Bindestrich „-“"),
    Rewrite(APPOINTMENT, '"nur mit Termin"', "„nur mit Termin“ ist ein Zustand und steht in Anführungszeichen"),
    Rewrite(PHONE, '"nur am Telefon"', "„nur am Telefon“ ist ein Zustand und steht in Anführungszeichen"),
    Rewrite(r"\brund um die uhr\b|\b24 ?(?:h|stunden)\b|\b24/24\b", "24/7", "rund um die Uhr heißt „24/7“"),
    Rewrite(r"\b(?:täglich|jeden tag)\b", "Mo-Su", "täglich heißt „Mo-Su“"),
    Rewrite(rf"\b({'|'.join(_GERMAN_DAYS)})s?\b", _weekday, "die Tage heißen Mo, Tu, We, Th, Fr, Sa, Su"),
    *(Rewrite(rf"\b{german}\b", osm, f"„{german}“ heißt hier „{osm}“") for german, osm in _SHORT_DAYS.items()),
    Rewrite(rf"\b({_DAY})\.", r"\1"),
    Rewrite(
        rf"\b(?:jeden )?([1-5]|letzten?)\.?(?: (?:und|,) ([1-5]|letzten?)\.?)? ({_DAY}) im monat\b",
        _nth,
        "der 1. und 3. Donnerstag im Monat heißt „Th[1,3]“, der letzte „Th[-1]“",
    ),
    Rewrite(r"\b(?:an )?(?:gesetzlichen )?feiertag(?:en|e|s)?\b", "PH", "Feiertage heißen „PH“"),
    Rewrite(
        rf"\b({'|'.join(name for names in _GERMAN_MONTHS for name in names)})\b\.?",
        _month,
        "die Monate heißen Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    ),
    Rewrite(rf"\b(\d{{1,2}})\. ?({_MONTH})\b(?: (\d{{4}}))?", r"\3 \2 \1", "beim Datum steht der Monat vor dem Tag"),
    Rewrite(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})?", _date, _DATE_REASON),
    Rewrite(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b", _date, _DATE_REASON),
    Rewrite(rf"\b({_MONTH} \d{{1,2}}),(?=\d{{1,2}}\b)", lambda found: f"{found[1]},{found[1][:3]} ", _DATE_REASON),
    Rewrite(r"\b(\d{1,2})\.(\d{2})\b", r"\1:\2", "zwischen Stunde und Minute steht ein Doppelpunkt („09:00“)"),
    Rewrite(r"(?<=\d) ?(?:uhr|h)\b", "", "„Uhr“ fällt weg"),
    Rewrite(r"\b(?:von|jeden|jede) ", ""),
    Rewrite(r" ?\bbis\b ?", "-", "„bis“ heißt „-“"),
    Rewrite(r" ?(?:\bund\b|&) ?", ",", "„und“ heißt „,“"),
    Rewrite(rf"\b({_DAY}) ?/ ?(?={_DAY}\b)", r"\1,", "zwischen Tagen steht ein Komma („Mo,We“)"),
    Rewrite(r"\b(?:geschlossen|ruhetag|zu)\b", "off", "geschlossen heißt „off“"),
    Rewrite(rf"\b({_DAY}) ?- ?(?={_DAY}\b)", r"\1-", "am Bindestrich zwischen Tagen steht kein Leerzeichen"),
    Rewrite(r"(?<=\d) - (?=\d)", "-"),
    Rewrite(
        r"(?<![\d:-])(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?(?![\d:])",
        _hours,
        "Uhrzeiten brauchen Stunde und Minute („09:00-12:00“)",
    ),
    Rewrite(rf"\b({_DAYS}) ?: ?(?=\d)", r"\1 ", "nach dem Tag steht kein Doppelpunkt"),
    Rewrite(rf"\b({_DAY})(?=\d)", r"\1 ", "zwischen Tag und Uhrzeit steht ein Leerzeichen"),
    Rewrite(r" ?,(?=\d{2}:\d)| , (?=\d{2}:\d)", ","),
    Rewrite(rf"({_TIMES}) (?=\d{{1,2}}:)", r"\1,", "zwischen zwei Zeiten steht ein Komma"),
    Rewrite(rf"\b({_DAY}) ?, ?(?={_DAY}\b)", r"\1,", "zwischen Tagen steht ein Komma ohne Leerzeichen"),
    Rewrite(rf"({_TIMES}) ({_DAYS})(?= ?(?:[;,]|$))", r"\2 \1", "der Tag steht vor der Uhrzeit"),
    Rewrite(rf"(?<=\d) ?,(?={_DAY}\b)", ", ", "nach dem Komma vor einem Tag steht ein Leerzeichen"),
    Rewrite(rf"(?<=\d) (?={_DAY}\b[^:])", "; ", "zwischen zwei Angaben steht ein Semikolon"),
    Rewrite(rf', ({_DAYS}) (?="nur )', r"; \1 ", "ein Semikolon ersetzt, was vorher für den Tag galt"),
    Rewrite(r" ?; ?", "; "),
    Rewrite(r"^[\s;,.]+|[\s;,.]+$", "", "am Anfang und am Ende steht kein Trennzeichen"),
    Rewrite(r" +", " "),
)

_QUOTED = re.compile(r'"[^"]*"')
_TYPOGRAPHIC = re.compile(r"[„“”‟]([^„“”‟\"]*)[“”‟]")
_MASK = "\ue000"


def correct(expression: str) -> tuple[str, list[str]]:
    """The expression as it was probably meant, and the reasons for every change; comments stay as they are."""
    text = _TYPOGRAPHIC.sub(r'"\1"', expression.strip())
    reasons = [] if text == expression.strip() else ["ein Hinweis steht in geraden Anführungszeichen"]
    comments: list[str] = _QUOTED.findall(text)
    text = _QUOTED.sub(_MASK, text)
    for rewrite in REWRITES:
        changed = re.sub(rewrite.pattern, rewrite.replacement, text, flags=re.IGNORECASE)
        if changed != text and rewrite.reason and rewrite.reason not in reasons:
            reasons.append(rewrite.reason)
        text = changed
    for comment in comments:
        text = text.replace(_MASK, comment, 1)
    return text, reasons
