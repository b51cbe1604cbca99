"""The report of ``make bench`` and ``make bench-vorschau``: kept as JSON, told in German."""

from __future__ import annotations

import json
import os
import platform
import statistics
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.reichweite import reached

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE: Final = Path(__file__).resolve().parent
JSON: Final = HERE / "ergebnisse.json"
TEXT: Final = HERE / "ergebnisse.md"
NAMES: Final = {
    "unsere": "dieser Generator, kalt, alles",
    "ohne_ausgaben": "dieser Generator, kalt, ohne Ausgaben",
    "zweiter": "dieser Generator, zweiter Bau nach einer Änderung",
    "material_mit": "mkdocs + Material, Seiten in der Navigation",
    "material_ohne": "mkdocs + Material, ohne sie in der Navigation",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
}
INTRO: Final = """# Was ein Bau kostet

Gemessen mit `make bench` und `make bench-vorschau`. Alle bauen reihum im selben Lauf, jeder Bau ist ein eigener
Prozess. CPU-Sekunden zählen alle Prozesse eines Baus, Nutzer- und Systemzeit; angegeben ist der Median, in Klammern
das kleinste und das größte Ergebnis. Speicher ist das Höchste, was alle Prozesse zusammen belegen."""
FAIR: Final = """## Wer was baut

Die Konzepte schreibt `benchmarks/generator` aus den Einträgen der Demonstration: unter 522 Seiten eine Auswahl, darüber
weitere Regionen mit eigenen Gemeinden, Stellen, Angeboten und Maßnahmen, aber denselben Anliegen, Handlungsfeldern und
Indikatoren. „Seiten von Einträgen“ sind die, von denen der Name der Größe spricht.

- **Dieser Generator, alles:** Seiten der Einträge, die geschriebenen Kapitel und alles Abgeleitete (Listen, Auskunft
  für jede Gemeinde, Änderungen, Einbettungen, Weiterleitungen), Ausgaben für Maschinen, Suche und alle Prüfungen.
- **Dieser Generator, ohne Ausgaben:** `KONZEPT_OHNE_AUSGABEN=1`. Verglichen wird mit Hugo.
- **mkdocs + Material:** nur die Seiten der Einträge und die Kapitel, als fertiges Markdown mit demselben Text (aus
  unseren Seiten gewonnen), mit der Suche des Themes. Nichts Abgeleitetes, keine Daten, keine Prüfung. Verglichen wird
  mit der Navigation, die das Theme von selbst macht; die Zeile ohne sie steht zum Vergleich dabei.
- **Hugo:** nur die Seiten der Einträge, aus denselben YAML-Dateien, mit Vorlagen, die Feld für Feld ausgeschrieben
  sind, mit den Titeln des Verlinkten und Listen dessen, was auf den Eintrag verweist. Was Vorlagen nicht ausrechnen
  (Wochenzeiten, nächste Termine, Diagramme, erklärte Begriffe, Karten), steht dort als fester Text derselben Länge und
  kostet Hugo nichts. Keine Kapitel, keine Suche, keine Prüfung.
- **Eleventy:** das Markdown von mkdocs in unserem Rahmen, ohne Suche und Prüfung.
- **Vorschau:** Beide Server laufen zugleich, reihum wird ein Wert geändert, gefragt wird nach der Seite des Eintrags,
  bis er darauf steht. Unsere macht eine Seite, wenn nach ihr gefragt wird; die von mkdocs baut alle neu."""


def machine() -> dict[str, Any]:
    """When and on what was measured."""
    packages = ("mkdocs", "mkdocs-material", "pydantic", "Jinja2", "hugo")
    return {
        "datum": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "kerne": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "fassungen": {name: _version(name) for name in packages},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except ModuleNotFoundError:
        return "fehlt"


def keep(part: str, found: Mapping[str, Any]) -> None:
    """Keep the results of one of the two measurements beside those of the other, and print the report."""
    kept = json.loads(JSON.read_text(encoding="utf-8")) if JSON.is_file() else {}
    kept[part] = found
    kept[f"{part}_gemessen"] = machine()
    JSON.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = report(kept)
    TEXT.write_text(text, encoding="utf-8")
    print(text)


def report(kept: Mapping[str, Any]) -> str:
    """Everything known, as Markdown."""
    lines = [INTRO, "", *_machines(kept), "", *_reach(kept)]
    for size, one in sorted(kept.get("bau", {}).items(), key=lambda item: int(item[0])):
        lines += ["", f"## {number(int(size))} Seiten von Einträgen", "", *_size(one)]
    if "vorschau" in kept:
        lines += ["", "## Vorschau: von der Änderung zur neuen Seite", "", *_preview(kept["vorschau"])]
    return "\n".join([*lines, "", FAIR]) + "\n"


def _machines(kept: Mapping[str, Any]) -> Iterator[str]:
    for part, command in (("bau", "make bench"), ("vorschau", "make bench-vorschau")):
        if machine_ := kept.get(f"{part}_gemessen"):
            versions = ", ".join(f"{name} {text}" for name, text in machine_["fassungen"].items())
            yield f"`{command}`: {machine_['datum']}, {machine_['kerne']} Kerne, {machine_['system']}, {versions}."


def _reach(kept: Mapping[str, Any]) -> Iterator[str]:
    yield "## Was erreicht werden soll"
    yield ""
    yield "| Arbeit | höchstens | Ziel | gemessen | erreicht |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for row in reached(kept):
        value = "nicht gemessen" if row.wert is None else number(row.wert, 2) + row.einheit
        limits = f"{number(row.grenze, 2)}{row.einheit} | {number(row.ziel, 2)}{row.einheit}"
        yield f"| {row.arbeit} | {limits} | {value} | {row.urteil} |"


def _size(one: Mapping[str, Any]) -> Iterator[str]:
    pages = one["umfang"]
    ours = pages["unsere"]
    yield (
        f"{number(one['eintraege'])} Einträge, {number(one['gemeinden'])} Gemeinden, {one['prosa']} Kapitel; unsere "
        f"Website hat {number(ours['seiten'])} Seiten, mit allem {number(ours['dateien'])} Dateien."
    )
    yield ""
    yield "| | Seiten | CPU s | CPU ms je Seite | Uhr s | MiB | Byte je Seite | mit gzip |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, runs in ((name, one["laeufe"][name]) for name in NAMES if name in one["laeufe"]):
        made = pages.get(name) or pages["unsere"]
        count = made.get("seiten") or pages["unsere"]["seiten"]
        cells = (
            _spread(runs["cpu"]),
            number(1000 * runs["median"] / count, 1),
            number(statistics.median(runs["dauer"]), 1),
            number(max(runs["speicher"])),
        )
        yield (
            f"| {NAMES[name]} | {number(count)} | {' | '.join(cells)} | {number(made['byte'])} | "
            f"{number(made['gzip'])} |"
        )
    yield ""
    total = sum(one["stufen"].values()) or 1
    yield "Byte je Seite: nur Seiten von Einträgen. Anteile der Stufen an einem kalten Bau:"
    yield ""
    yield "| Stufe | CPU s | Anteil |"
    yield "| --- | ---: | ---: |"
    for name, seconds in one["stufen"].items():
        yield f"| {name} | {number(seconds, 2)} | {number(100 * seconds / total)} % |"


def _preview(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{number(found['seiten'])} Seiten von Einträgen, {len(found['unsere']['cpu'])} Änderungen."
    yield ""
    yield "| | CPU s bis zur neuen Seite | CPU s, bis wieder Ruhe ist | Uhr s |"
    yield "| --- | ---: | ---: | ---: |"
    for name, title in (("unsere", "konzept vorschau"), ("material", "mkdocs serve")):
        columns = (_spread(found[name][column]) for column in ("cpu", "cpu_bis_ruhe", "dauer"))
        yield f"| {title} | {' | '.join(columns)} |"


def _spread(values: list[float]) -> str:
    return f"{number(statistics.median(values), 2)} ({number(min(values), 2)}–{number(max(values), 2)})"


def number(value: float, places: int = 0) -> str:
    """A number as it is written in German."""
    return f"{value:,.{places}f}".replace(",", "\x00").replace(".", ",").replace("\x00", ".")
