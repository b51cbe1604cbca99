"""Opening hours: read, checked, shown as a week, asked for a moment.

An expression is text in the notation of OpenStreetMap's `opening_hours` key ("Mo-Th 09:00-12:00; Fr off"). It is read
by this package and not by the `opening_hours` library alone, because a page needs its structure (which days, which
times, which season) and because holidays of a Land, dated exceptions and "nur mit Termin" are beyond the library. The
library says in `check_hours` that others can read the expression too, and stands against this package in the tests.
"""

from macros.zeiten.check import check_hours, hours_of
from macros.zeiten.feiertage import holidays_of
from macros.zeiten.overrides import overridden_rules
from macros.zeiten.rules import Kind
from macros.zeiten.timeline import Interval, State, intervals, plan_of, slots, state_at
from macros.zeiten.uhr import Clock, clock
from macros.zeiten.week import WeekTable, week_table
from macros.zeiten.wording import TableText, exception_text, hours_line, summary, table_text

__all__ = [
    "Clock",
    "Interval",
    "Kind",
    "State",
    "TableText",
    "WeekTable",
    "check_hours",
    "clock",
    "exception_text",
    "holidays_of",
    "hours_line",
    "hours_of",
    "intervals",
    "overridden_rules",
    "plan_of",
    "slots",
    "state_at",
    "summary",
    "table_text",
    "week_table",
]
