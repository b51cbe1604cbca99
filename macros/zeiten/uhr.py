"""Opening hours for a clock in the browser: what holds in the weeks after the reference day, as data for a script.

All rules (holidays, exceptions, midnight, the change of the clock) are applied here; the script compares and words.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from macros.zeiten.plan import Plan
from macros.zeiten.rules import DAY, Kind
from macros.zeiten.timeline import Interval, instant, plan_intervals
from macros.zeiten.week import plain_slots, regular_week
from macros.zeiten.wording import Remark
from macros.zeiten.words import Translate

WEEKS = 5
DAYS = 7 * WEEKS
"""So many days after the reference day the clock runs; afterwards the page says nothing about the moment."""
LETTERS = {Kind.OPEN: "o", Kind.APPOINTMENT: "t", Kind.PHONE: "p", Kind.UNKNOWN: "u"}
_EPOCH = date(1970, 1, 1)
_ORDINARY, _SPECIAL = ".", "-"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Clock:
    """The hours of one place as a script reads them.

    ``uhr`` is a JSON object. ``von``: the first minute, counted from 1970 in UTC; ``dauer``: for how many minutes it
    holds; ``zeiten``: stretches in which something else than "closed" holds, each as minutes since the one before
    ended, a letter (``LETTERS``), minutes it lasts, and after a colon the number of a text: ``540o180 60p120:0``;
    ``tage``: one sign for each day in Europe/Berlin, a dot for an ordinary one, a hyphen for one unlike others, a
    number in base 36 where a text says why; ``texte``: these texts.
    ``woche`` says on which days the week table of the place is true: the first day, counted from 1970, and a 1 or a 0
    for each.
    """

    uhr: str
    woche: str


def clock(plan: Plan, start: date, t: Translate, remark: Remark = str) -> Clock | None:
    """The clock of a place from midnight of ``start``, for which its plan knows the holidays.

    None where the clock could only repeat what the page says anyway: nothing is known, or the same holds all the time.
    Raises ValueError for unreadable hours.
    """
    if not plan.expression.strip():
        return None
    last = start + timedelta(days=DAYS - 1)
    days = [start + timedelta(days=number) for number in range(DAYS)]
    begin, end = _minute(instant(start, 0)), _minute(instant(last, DAY))
    found = list(_stretches(plan_intervals(plan, start, last)))
    if [(first, after) for first, after, _, _ in found] == [(begin, end)]:
        return None
    texts: list[str] = []
    signs = "".join(_sign(plan, day, texts, t, remark) for day in days)
    tokens = " ".join(_tokens(found, begin, texts, remark))
    data = {"von": begin, "dauer": end - begin, "zeiten": tokens, "tage": signs, "texte": texts}
    week = regular_week(plan.expression)
    true = "".join("1" if plain_slots(plan.slots(day)) == week[day.weekday()] else "0" for day in days)
    return Clock(json.dumps(data, ensure_ascii=False, separators=(",", ":")), f"{(start - _EPOCH).days} {true}")


def _minute(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp()) // 60


def _stretches(found: Iterable[Interval]) -> Iterator[tuple[int, int, Kind, str]]:
    """Intervals in minutes; a remark counts only where the door is open, neighbours that say the same are joined."""
    held: tuple[int, int, Kind, str] | None = None
    for item in found:
        comment = item.comment if item.kind is Kind.OPEN else ""
        stretch = (_minute(item.start), _minute(item.end), item.kind, comment)
        if held and (held[1], *held[2:]) == (stretch[0], *stretch[2:]):
            held = (held[0], *stretch[1:])
            continue
        if held:
            yield held
        held = stretch
    if held:
        yield held


def _tokens(found: Iterable[tuple[int, int, Kind, str]], begin: int, texts: list[str], remark: Remark) -> Iterator[str]:
    for first, after, kind, comment in found:
        text = f":{_number(texts, remark(comment))}" if comment else ""
        yield f"{first - begin}{LETTERS[kind]}{after - first}{text}"
        begin = after


def _sign(plan: Plan, day: date, texts: list[str], t: Translate, remark: Remark) -> str:
    exception, holiday = plan.exception_on(day), plan.holidays.get(day)
    if exception and exception.grund:
        return _DIGITS[_number(texts, remark(exception.grund))]
    if holiday:
        return _DIGITS[_number(texts, t("Feiertag: {name}", name=t(holiday)))]
    return _SPECIAL if exception else _ORDINARY


def _number(texts: list[str], text: str) -> int:
    """The place of a text in the list, put there where it is new."""
    if text not in texts:
        texts.append(text)
    return texts.index(text)
