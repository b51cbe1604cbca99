"""The figures, each counted from raw values in the plainest way. A name is what it counts, then what it belongs to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from macros.nachrechnen.rohdaten import true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from macros.nachrechnen.rohdaten import Entry, Roh

LEVEL = {
    "abgeschlossen": "umgesetzt", "laeuft": "in_arbeit", "verzoegert": "in_arbeit", "offen": "wartet",
    "ausgesetzt": "wartet", "beendet": "beendet",
}  # fmt: skip
MONTHS = 12
STEADY = Decimal("0.02")


def figures(roh: Roh) -> dict[str, int]:
    """Every figure the site may mark, by its name."""
    return dict(_all(roh))


def _all(roh: Roh) -> Iterator[tuple[str, int]]:
    gone = {"ersetzt_durch", "zusammengelegt_mit"}
    measures = {key: one for key, one in roh.alle("massnahmen").items() if not gone & one.keys()}
    yield from _measures("konzept", measures.values())
    yield from _cross(measures.values())
    for key in roh.alle("handlungsfelder"):
        yield from _measures(f"handlungsfeld:{key}", [e for e in measures.values() if e.get("handlungsfeld") == key])
    for key in roh.alle("stellen"):
        yield from _measures(f"stelle:{key}", [e for e in measures.values() if e.get("federfuehrung") == key])
    goals = roh.alle("ziele")
    for key in goals:
        below = _below(goals, key)
        yield from _measures(f"ziel:{key}", [e for e in measures.values() if below & set(e.get("ziele", ()))])
        yield from _goals(roh, f"ziel:{key}", below - {key})
    yield from _goals(roh, "konzept", set(goals))
    for key in roh.alle("handlungsfelder"):
        yield from _goals(roh, f"handlungsfeld:{key}", {k for k, e in goals.items() if e.get("handlungsfeld") == key})
    yield from _quality(roh, list(measures.values()))


def _measures(whose: str, entries: Iterable[Entry]) -> Iterator[tuple[str, int]]:
    levels = [_level(entry) for entry in entries]
    known = [level for level in levels if level != "unbekannt"]
    yield f"massnahmen/{whose}", len(levels)
    yield f"massnahmen-bekannt/{whose}", len(known)
    for level in ("umgesetzt", "in_arbeit", "wartet", "beendet", "unbekannt"):
        yield f"massnahmen-{level}/{whose}", levels.count(level)
    if known:
        share = Decimal(100 * known.count("umgesetzt")) / len(known)
        yield f"massnahmen-anteil/{whose}", int(share.quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def _level(entry: Entry) -> str:
    status = entry.get("status")
    if status is None:
        return "unbekannt"
    return "umgesetzt" if (status, entry.get("phase")) == ("laeuft", "daueraufgabe") else LEVEL[status]


def _cross(entries: Iterable[Entry]) -> Iterator[tuple[str, int]]:
    told = [(entry.get("phase", "ohne"), entry.get("status", "ohne")) for entry in entries]
    for phase in {phase for phase, _ in told}:
        for status in {status for _, status in told}:
            yield f"massnahmen-phase-{phase}-{status}/konzept", told.count((phase, status))


def _below(goals: Mapping[str, Entry], key: str) -> set[str]:
    found = {key}
    while more := {k for k, e in goals.items() if e.get("teil_von") in found} - found:
        found |= more
    return found


def _goals(roh: Roh, whose: str, keys: set[str]) -> Iterator[tuple[str, int]]:
    goals = roh.alle("ziele")
    parents = {entry.get("teil_von") for entry in goals.values()}
    counted = [k for k in keys if goals[k]["art"] == "teilziel" or k not in parents]
    states = [_state(roh, goals[k]) for k in counted]
    for state in ("erreicht", "unterwegs", "gefaehrdet", "verfehlt", "unbekannt"):
        yield f"ziele-{state}/{whose}", states.count(state)


def _state(roh: Roh, goal: Entry) -> str:
    if "einschaetzung" in goal:
        return str(goal["einschaetzung"]["stand"])
    told = [_target(roh, one) for one in goal.get("zielwerte", ())]
    if not told:
        told = [_trend(roh, one) for one in goal.get("trends", ()) if "indikator" in one]
    order = ("verfehlt", "gefaehrdet", "unterwegs", "erreicht")
    return next((state for state in order if state in told), "unbekannt")


def _series(roh: Roh, key: str) -> list[tuple[int, Decimal]]:
    """(year, value) of the area an indicator is told for, known values only, by year."""
    rows = roh.tabellen.get(key, [])
    areas = [row["gebiet"] for row in rows]
    main = next((word for word in ("landkreis", "land", "bund", *areas) if word in areas), "")
    found = [(int(row["jahr"]), row["wert"]) for row in rows if row["gebiet"] == main and row["wert"] not in {"", "*"}]
    return sorted((year, Decimal(value.replace(",", "."))) for year, value in found)


def _target(roh: Roh, part: Entry) -> str:
    key = part["indikator"]
    entry, series = roh.alle("indikatoren").get(key), _series(roh, key)
    better = entry.get("besser", "neutral") if entry else "neutral"
    if not series or better == "neutral":
        return "unbekannt"
    year, value = series[-1]
    aim = Decimal(str(part["wert"]).replace(",", "."))
    if value >= aim if better == "mehr" else value <= aim:
        return "erreicht"
    return "verfehlt" if year >= int(part["jahr"]) else "unterwegs"


def _trend(roh: Roh, part: Entry) -> str:
    series = _series(roh, part["indikator"])[-2:]
    if series[:-1] == []:
        return "unbekannt"
    (before, old), (now, new) = series
    breaks = roh.alle("indikatoren")[part["indikator"]].get("brueche", ())
    if any(before < int(one["jahr"]) <= now for one in breaks):
        return "unbekannt"
    wished = {"steigt": new > old, "sinkt": new < old, "gleich": abs(new - old) <= abs(old) * STEADY}
    return "unterwegs" if wished[part["richtung"]] else "gefaehrdet"


def _quality(roh: Roh, measures: list[Entry]) -> Iterator[tuple[str, int]]:
    goals = roh.alle("ziele")

    def dated(one: Entry) -> bool:
        ends = true(one.get("dauerhaft")) or {"beendet_am", "neues_ende", "ende"} & one.keys()
        return bool({"beginn", "begonnen_am"} & one.keys() and ends)

    def measured(one: Entry) -> bool:
        served = [goals[key] for key in one.get("ziele", ()) if key in goals]
        by_goal = any(
            goal.get("indikatoren") or goal.get("zielwerte") or any("indikator" in t for t in goal.get("trends", ()))
            for goal in served
        )
        return bool(one.get("indikatoren")) or by_goal

    places = list(roh.alle("anlaufstellen").values())
    yield from _share("kontakte", places, lambda one: "geprueft_am" in one and not _due(one, roh.heute))
    yield from _share("termin", measures, dated)
    yield from _share("stelle", measures, lambda one: "federfuehrung" in one)
    yield from _share("mittel", measures, lambda one: bool(one.get("mittel")))
    yield from _share("indikator", measures, measured)
    listed = list(roh.alle("indikatoren").items())
    yield from _share("werte", listed, lambda pair: _current(roh, *pair))


def _share(key: str, entries: list[Any], there: Callable[[Any], bool]) -> Iterator[tuple[str, int]]:
    good = sum(map(there, entries))
    yield f"selbst-{key}/konzept", good
    yield f"selbst-{key}-alle/konzept", len(entries)
    if entries:
        yield f"selbst-{key}-anteil/konzept", int(100 * good / len(entries))


def _due(one: Entry, today: date) -> bool:
    interval = int(one.get("pruefintervall_monate", 0))
    if not interval:
        return False
    start = date.fromisoformat(one.get("geprueft_am") or one["stand"])
    month = start.month - 1 + interval
    year, month = start.year + month // MONTHS, month % MONTHS + 1
    day = start.day
    while True:
        try:
            return date(year, month, day) < today
        except ValueError:
            day -= 1


def _current(roh: Roh, key: str, one: Entry) -> bool:
    years = [int(row["jahr"]) for row in roh.tabellen.get(key, []) if row["wert"]]
    if not years or one.get("naechste_werte", "9999") < roh.heute.isoformat():
        return False
    patience = {"vierteljaehrlich": 2, "halbjaehrlich": 2, "jaehrlich": 3, "zweijaehrlich": 4}
    return roh.heute.year - max(years) < patience.get(one.get("rhythmus", ""), 10_000)
