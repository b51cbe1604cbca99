"""The report of ``make suchguete``: tables by group and by size."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = {"abstimmen": "zum Abstimmen", "zurueck": "zurückgelegt", "frisch": "frisch zurückgelegt"}


def report(rows: list[dict[str, str]], ranks: list[list[int]], sizes: list[dict[str, float]]) -> str:
    """The report as Markdown; ``ranks`` are ours and the theme's, ``sizes`` one dict for each number of records."""
    lines = [
        "# Wie gut die Suche findet",
        "",
        "Gemessen mit `make suchguete` in einem Chromium, beide Suchen im selben Lauf auf denselben Seiten. Ein",
        "Treffer zählt nur, wenn er in `tests/suche/anfragen.tsv` (oder, frisch, in `anfragen_frisch.tsv`) als richtig",
        "steht. Treffer an 1 und an 3 in Prozent, MRR ist der mittlere Kehrwert des Rangs; in Klammern die Suche des",
        "Themes.",
    ]
    for part, title in PARTS.items():
        lines += ["", f"## Anfragen {title}", "", *_table(rows, ranks, part)]
    lines += ["", "## Übertragen und Zeit bis zum ersten Ergebnis", "", *_size_table(sizes)]
    return "\n".join(lines) + "\n"


def _table(rows: list[dict[str, str]], ranks: list[list[int]], part: str) -> Iterator[str]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row["teil"] == part:
            groups[row["gruppe"]].append(number)
    if not groups:
        yield "(nicht gemessen)"
        return
    yield "| Gruppe | Anfragen | Treffer an 1 | Treffer an 3 | MRR |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, numbers in [*groups.items(), ("**alle**", [n for each in groups.values() for n in each])]:
        cells = [_figures([side[number] for number in numbers]) for side in ranks]
        joined = " | ".join(f"{ours} ({theirs})" for ours, theirs in zip(*cells, strict=True))
        yield f"| {name} | {len(numbers)} | {joined} |"


def _figures(ranks: list[int]) -> tuple[str, str, str]:
    first = 100 * sum(rank == 1 for rank in ranks) / len(ranks)
    three = 100 * sum(rank in {1, 2, 3} for rank in ranks) / len(ranks)
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return _comma(first, 1), _comma(three, 1), _comma(mean, 2)


def _size_table(sizes: list[dict[str, float]]) -> Iterator[str]:
    yield "Kilobyte (1000 Byte) mit gzip, mit den Skripten der Suche; beim Theme Arbeiter, Sprachen und Verzeichnis,"
    yield "ohne sein Bündel. Zeit: Median von sieben Läufen, unsere vom Laden bis zu den Treffern, die des Themes, bis"
    yield "es bereit ist. Über die Demonstration hinaus sind es ihre eigenen Datensätze mit anderen Orten und Wörtern."
    yield ""
    yield "| Datensätze | KB, Median | KB, höchstens | KB Theme | Anteil | ms | ms Theme | Verhältnis |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in sizes:
        share = _comma(100 * one["hoechstens"] / one["thema"], 0)
        cells = [_comma(one[name], 0) for name in ("median", "hoechstens", "thema")]
        times = f"{_comma(one['zeit'], 0)} | {_comma(one['zeit_thema'], 0)} | 1 : {one['zeit_thema'] / one['zeit']:.0f}"
        yield f"| {one['datensaetze']:.0f} | {' | '.join(cells)} | {share} % | {times} |"


def _comma(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")
