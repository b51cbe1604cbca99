"""Small values stay hidden: none is shown, and no arithmetic over what is published gives one back (Z13).

The figures of one year form a network. Every Gemeinde is a pipe from its Verband to its Planungsraum, every Verband a
pipe from the Landkreis to its Gemeinden, every Planungsraum a pipe back to it, and the Landkreis closes the circle. A
published figure says exactly what flows through its pipe, a hidden one leaves a range. A hidden figure can be derived
when, and only when, no other flow fits: then there is no circle of pipes along which it could rise or fall. Whole
numbers add nothing to this, since a network with whole limits has whole flows at its ends.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from macros.checks.indikatoren import COUNTED, SUMMED, at, indicators, limits, number
from macros.checks.teile import unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.model.gebiete import Gemeinde
    from macros.model.indikator import Indikator, Messwert

INFINITE: Final = Decimal("Infinity")
PROTECTED: Final = ("gemeinde:", "verband:", "planungsraum:")
LEAST: Final = 3
"""The smallest threshold that hides anything: below 2 lies only 1."""

Span = tuple[Decimal, Decimal]


@dataclass(slots=True)
class Rohr:
    """One figure as a pipe: what must and what may flow from ``start`` to ``end``, and what flows now."""

    area: str
    start: str
    end: str
    low: Decimal
    high: Decimal
    flow: Decimal = Decimal(0)

    def room(self, node: str) -> Decimal:
        """How much more may leave ``node`` through this pipe."""
        return self.high - self.flow if node == self.start else self.flow - self.low

    def push(self, node: str, amount: Decimal) -> str:
        """Let more leave ``node``; returns where it arrives."""
        forward = node == self.start
        self.flow += amount if forward else -amount
        return self.end if forward else self.start


@dataclass(slots=True)
class Netz:
    """All pipes of one year."""

    pipes: list[Rohr]
    at: dict[str, list[Rohr]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Know the pipes of every node, and begin with the flow nearest to none."""
        for pipe in self.pipes:
            pipe.flow = min(max(pipe.low, Decimal(0)), pipe.high)
            self.at[pipe.start].append(pipe)
            self.at[pipe.end].append(pipe)

    def fill(self) -> bool:
        """Find a flow in which as much leaves every node as arrives; False when the figures allow none."""
        excess: dict[str, Decimal] = defaultdict(Decimal)
        for pipe in self.pipes:
            excess[pipe.start] -= pipe.flow
            excess[pipe.end] += pipe.flow
        while full := next((node for node in sorted(excess) if excess[node] > 0), None):
            lacking = {node for node, amount in excess.items() if amount < 0}
            way = self.way(full, lacking)
            if way is None:
                return False
            end = full
            amount = min(excess[full], *(pipe.room(node) for node, pipe in way))
            for node, pipe in way:
                end = pipe.end if node == pipe.start else pipe.start
            amount = min(amount, -excess[end])
            for node, pipe in way:
                pipe.push(node, amount)
            excess[full] -= amount
            excess[end] += amount
        return True

    def way(self, start: str, ends: set[str], without: Rohr | None = None) -> list[tuple[str, Rohr]] | None:
        """The shortest way with room from ``start`` to one of ``ends``, as (node left, pipe taken)."""
        before: dict[str, tuple[str, Rohr] | None] = {start: None}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            if node in ends:
                steps: list[tuple[str, Rohr]] = []
                while (step := before[node]) is not None:
                    steps.append(step)
                    node = step[0]
                return steps[::-1]
            for pipe in self.at[node]:
                other = pipe.end if node == pipe.start else pipe.start
                if pipe is not without and other not in before and pipe.room(node) > 0:
                    before[other] = (node, pipe)
                    queue.append(other)
        return None

    def fixed(self, pipe: Rohr) -> bool:
        """Whether what flows through a pipe is the only amount that can."""
        rises = pipe.flow < pipe.high and self.way(pipe.end, {pipe.start}, pipe) is not None
        falls = pipe.flow > pipe.low and self.way(pipe.start, {pipe.end}, pipe) is not None
        return not (rises or falls)


def derivable(konzept: Konzept, indicator: Indikator, cells: Mapping[str, Messwert]) -> list[Messwert]:
    """The hidden rows of one year that arithmetic gives back; ``cells`` are its rows by area.

    Tried are two readings: a hidden value may be anything the indicator allows; and, as far as the figures fit that,
    a hidden value of a Gemeinde lies between 1 and the threshold, which is what most readers will take for granted.
    """
    hidden = [cells[area] for area in sorted(cells) if cells[area].unterdrueckt]
    if not hidden or not indicator.summierbar or indicator.einheit not in SUMMED:
        return []
    lowest, highest = limits(indicator)
    free = (-INFINITE if lowest is None else lowest, INFINITE if highest is None else highest)
    readings = [free]
    if indicator.einheit in COUNTED and indicator.schwelle >= LEAST:
        readings.append((Decimal(1), Decimal(indicator.schwelle - 1)))
    known: set[str] = set()
    for span in readings:
        net = Netz(_pipes(konzept, cells, free, span))
        if net.fill():
            secret = [pipe for pipe in net.pipes if pipe.area in cells and cells[pipe.area].unterdrueckt]
            known |= {pipe.area for pipe in secret if net.fixed(pipe)}
    return [row for row in hidden if row.gebiet in known]


def _pipes(konzept: Konzept, cells: Mapping[str, Messwert], free: Span, hidden: Span) -> list[Rohr]:
    """The network of one year; what is not known, or not in the table, may be anything."""

    def pipe(area: str, start: str, end: str) -> Rohr:
        row = cells.get(area)
        if row is not None and row.wert is not None:
            return Rohr(area, start, end, row.wert, row.wert)
        small = row is not None and row.unterdrueckt and area.startswith("gemeinde:")
        return Rohr(area, start, end, *(hidden if small else free))

    pipes = [pipe("landkreis", "ende", "anfang")]
    for node in konzept.alle("gemeinde"):
        gemeinde = cast("Gemeinde", node.eintrag)
        pipes.append(pipe(node.kennung, f"verband:{gemeinde.verband}", f"planungsraum:{gemeinde.planungsraum}"))
    above, across = ({getattr(one, side) for one in pipes[1:]} for side in ("start", "end"))
    pipes += [pipe(area, "anfang", area) for area in sorted(above)]
    pipes += [pipe(area, area, "ende") for area in sorted(across)]
    return pipes


def small(konzept: Konzept) -> Iterator[Problem]:
    """Small values of small areas that are shown, and thresholds that hide nothing."""
    for node, indicator, rows in indicators(konzept):
        if 0 < indicator.schwelle < LEAST and indicator.einheit in COUNTED:
            message = f"„{indicator.schwelle}“ verbirgt nichts, denn darunter liegt höchstens die 1 – bitte 0 oder ab 3"
            yield konzept.problem(node, ("schwelle",), message, "unterdrueckung")
        for row in rows:
            if is_small(indicator, row):
                message = (
                    f"„{number(cast('Decimal', row.wert))}“ ist kleiner als die Schwelle {indicator.schwelle} "
                    "und könnte einzelne Menschen erkennen lassen – bitte „*“ eintragen"
                )
                yield at(node, row, "wert", message)


def is_small(indicator: Indikator, row: Messwert) -> bool:
    """Whether a count of an area below the Landkreis lies under the threshold; zero tells of nobody."""
    below = row.wert is not None and 0 < row.wert < indicator.schwelle
    return below and indicator.einheit in COUNTED and row.gebiet.startswith(PROTECTED)


def sums(konzept: Konzept) -> Iterator[Problem]:
    """Hidden values that the figures of the same year give back."""
    if unread(konzept, "gemeinde", "verband", "planungsraum"):
        return
    for node, indicator, rows in indicators(konzept):
        if f"tabelle:{node.eintrag.id}" in konzept.daten.defekt:
            continue
        for year in sorted({row.jahr for row in rows if row.unterdrueckt}):
            cells = {row.gebiet: row for row in rows if row.jahr == year}
            for row in derivable(konzept, indicator, cells):
                message = (
                    f"der unterdrückte Wert von {row.gebiet} {year} lässt sich aus den anderen Zahlen ausrechnen – "
                    f"{_remedy(konzept, indicator, cells, row)}"
                )
                yield at(node, row, "wert", message)


def shares(konzept: Konzept) -> Iterator[Problem]:
    """Shares whose number is hidden: times the number of inhabitants, which is public, they give it back."""
    for node, indicator, rows in indicators(konzept):
        counted = konzept.daten.messwerte.get(indicator.zaehler, ()) if indicator.zaehler else ()
        hidden = {(row.gebiet, row.jahr) for row in counted if row.unterdrueckt}
        for row in rows:
            if row.wert is not None and (row.gebiet, row.jahr) in hidden:
                message = (
                    f"verrät den unterdrückten Wert von indikator:{indicator.zaehler} für {row.gebiet} {row.jahr} – "
                    "bitte auch hier „*“ eintragen"
                )
                yield at(node, row, "wert", message)


def _remedy(konzept: Konzept, indicator: Indikator, cells: Mapping[str, Messwert], row: Messwert) -> str:
    """What to hide as well: the smallest value of a Gemeinde that helps, else a sum."""
    known = [cell for cell in cells.values() if cell.wert is not None and cell.gebiet != row.gebiet]
    known.sort(key=lambda cell: (not cell.gebiet.startswith("gemeinde:"), not cell.wert, cell.wert, cell.gebiet))
    other = next((cell for cell in known if _helps(konzept, indicator, cells, row, cell)), None)
    if other is None:
        return "bitte die Summen dieses Jahres unterdrücken"
    return f"bitte auch bei {other.gebiet} {row.jahr} „*“ eintragen (Zeile {other.zeile})"


def _helps(
    konzept: Konzept, indicator: Indikator, cells: Mapping[str, Messwert], row: Messwert, other: Messwert
) -> bool:
    """Whether hiding another value keeps this one, and the other, from being derived."""
    tried = type(other)(other.gebiet, other.jahr, None, unterdrueckt=True)
    found: Sequence[Messwert] = derivable(konzept, indicator, {**cells, other.gebiet: tried})
    return not {one.gebiet for one in found} & {row.gebiet, other.gebiet}


RULES = (small, sums, shares)
