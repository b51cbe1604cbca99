"""Public holidays of a Bundesland.

The rule of the house: a place is closed on the public holidays of its Land unless its hours mention `PH`, are written
`24/7`, or name that very day by its date. The `opening_hours` library with country "DE" knows nationwide days only and
has 1 May open for "Mo-Fr 09:00-17:00", so the days come from the `holidays` package.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")


def holidays_of(land: str, years: Iterable[int]) -> dict[date, str]:
    """The public holidays of a Land ("SN") in the given years: day → German name, in the order of the calendar.

    Days kept in parts of a Land only (Fronleichnam in some villages of Sachsen, the Friedensfest of Augsburg) are not
    among them. Raises ValueError for an unknown Land.
    """
    if land not in LAENDER:
        raise ValueError(f"unbekanntes Bundesland „{land}“ – erwartet wird eines von {', '.join(LAENDER)}")
    return {day: name for year in sorted(set(years)) for day, name in _of_year(land, year)}


@lru_cache(maxsize=256)
def _of_year(land: str, year: int) -> tuple[tuple[date, str], ...]:
    from holidays import country_holidays  # noqa: PLC0415 -- 50 ms, only where a day is looked up

    found = country_holidays("DE", subdiv=land, years=[year], language="de")
    return tuple(sorted(found.items()))
