"""The report of ``make bench`` and ``make bench-vorschau``: kept as JSON, told in German."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections import Counter
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

Alle bauen dieselben Seiten: jede, die Menschen lesen (Einträge, Listen, Auskünfte, Änderungen, Handzettel, Aushänge,
Kapitel). Fehlt eine, bricht die Messung ab. Was sich unterscheidet:

- **Dieser Generator, alles:** dazu Einbettungen und Weiterleitungen, Ausgaben für Maschinen, Suche und alle Prüfungen.
- **Dieser Generator, ohne Ausgaben:** `KONZEPT_OHNE_AUSGABEN=1`. Verglichen wird mit Hugo.
- **mkdocs + Material:** fertiges Markdown mit demselben Text (aus unseren Seiten gewonnen), mit der Suche des Themes.
  Keine Einbettungen, Weiterleitungen und Daten, keine Prüfung, keine Karten und Diagramme. Verglichen wird mit der
  Navigation, die das Theme von selbst macht und in jede Seite schreibt; in der zweiten Zeile stehen die Seiten nicht
  darin.
- **Hugo:** aus denselben YAML-Dateien. Vorlagen, Feld für Feld ausgeschrieben, machen die Seiten der Einträge mit den
  Titeln des Verlinkten und Listen dessen, was auf sie verweist; andere rechnen Auskünfte, Listen nach Ort, Art,
  Sprache, Tag und Gruppe, Handzettel, Aushänge, Prüfstände und Änderungen seit der letzten Fassung. Nur die Kapitel und
  die Seiten, die es einmal gibt (Start, Stand, Lücken, Recht …), bekommt Hugo als fertiges Markdown. Was die Vorlagen
  nicht ausrechnen (Wochenzeiten in Worten, nächste Termine, Diagramme, erklärte Begriffe, Karten, QR-Codes), steht dort
  als fester Text derselben Länge und kostet Hugo nichts; wie viel das ist, steht unter jeder Tabelle. Keine Suche,
  keine Prüfung; Weiterleitungen von früheren Adressen der Einträge macht es.
- **Eleventy:** das Markdown von mkdocs in unserem Rahmen, ohne Suche und Prüfung.
- **Vorschau:** Beide Server laufen zugleich, reihum wird ein Wert geändert, gefragt wird nach der Seite des Eintrags,
  bis er darauf steht. Unsere macht eine Seite, wenn nach ihr gefragt wird; die von mkdocs baut alle neu."""
DERIVED: Final = {
    "handzettel": "Handzettel", "handzettel_gemeinde": "Handzettel", "aushang": "Aushänge", "auskunft": "Auskünfte",
    "angebotsliste": "Listen von Angeboten", "aktualitaet_gemeinde": "Prüfstände", "aktualitaet_stelle": "Prüfstände",
    "einbau": "„Für Ihre Website“", "aenderung": "Änderungen", "aenderung_art": "Änderungen",
    "aenderung_ort": "Änderungen", "kapitel": "Kapitel", "eintrag": "Einträge",
}  # fmt: skip


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


def keep(part: str, found: Mapping[str, Any], *, dazu: bool = False) -> None:
    """Keep the results of one of the two measurements beside those of the other, and print the report.

    ``dazu`` keeps what this run has not measured of the same one, too.
    """
    kept = json.loads(JSON.read_text(encoding="utf-8")) if JSON.is_file() else {}
    kept[part] = {**kept.get(part, {}), **found} if dazu else found
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
    yield "| Arbeit | höchstens | Ziel | gemessen | Läufe | erreicht |"
    yield "| --- | ---: | ---: | ---: | ---: | --- |"
    for row in reached(kept):
        value = "nicht gemessen" if row.wert is None else number(row.wert, 2) + row.einheit
        limits = f"{number(row.grenze, 2)}{row.einheit} | {number(row.ziel, 2)}{row.einheit}"
        yield f"| {row.arbeit} | {limits} | {value} | {row.laeufe or '–'} | {row.urteil} |"


def _size(one: Mapping[str, Any]) -> Iterator[str]:
    pages = one["umfang"]
    ours = pages["unsere"]
    if "datum" in one:
        yield f"Gemessen {one['datum']}."
        yield ""
    yield f"{number(one['eintraege'])} Einträge in {number(one['gemeinden'])} Gemeinden. {_kinds(one)}"
    yield ""
    yield "| | Läufe | Seiten | CPU s | CPU ms je Seite | Uhr s | MiB | Byte je Seite | mit gzip |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name, runs in ((name, one["laeufe"][name]) for name in NAMES if name in one["laeufe"]):
        made = pages.get(name) or ours
        cells = (
            str(len(runs["cpu"])),
            number(made["seiten"]),
            _spread(runs["cpu"]),
            number(1000 * runs["median"] / made["seiten"], 1),
            number(statistics.median(runs["dauer"]), 1),
            number(max(runs["speicher"])),
            number(made["byte"]),
            number(made["gzip"]),
        )
        yield f"| {NAMES[name]} | {' | '.join(cells)} |"
    yield ""
    if one.get("abgleich"):
        yield _balance(one["abgleich"])
        yield ""
    total = sum(one["stufen"].values()) or 1
    yield "Anteile der Stufen an einem kalten Bau:"
    yield ""
    yield "| Stufe | CPU s | Anteil |"
    yield "| --- | ---: | ---: |"
    for name, seconds in one["stufen"].items():
        yield f"| {name} | {number(seconds, 2)} | {number(100 * seconds / total)} % |"


def _kinds(one: Mapping[str, Any]) -> str:
    """The pages all build by kind, and what only we make."""
    by_name: Counter[str] = Counter()
    for kind, count in one["gestalten"].items():
        by_name[DERIVED.get(kind, "andere Seiten")] += count
    told = ", ".join(f"{number(count)} {name}" for name, count in by_name.most_common())
    beside = " und ".join(f"{number(count)} {name.capitalize()}" for name, count in one["daneben"].items())
    ours = one["umfang"]["unsere"]
    return (
        f"Alle bauen {number(ours['seiten'])} Seiten: {told}. Nur unsere Website hat dazu {beside}, mit allem "
        f"{number(ours['dateien'])} Dateien."
    )


def _balance(found: Mapping[str, Mapping[str, float]]) -> str:
    kinds = {kind: one for kind, one in found.items() if kind != "alle"}
    least, most = (pick(kinds, key=lambda kind: kinds[kind]["byte"]) for pick in (min, max))
    fixed = sum(one["fest"] * one.get("anteil", 0) for one in kinds.values())
    told = ", davon fester Text " + number(100 * fixed) + " %" if fixed else ""
    return (
        f"Hugos Seiten haben {number(100 * found['alle']['byte'], 1)} % unserer Byte{told}; je Art von Seite "
        f"{number(100 * kinds[least]['byte'], 1)} % ({least}) bis {number(100 * kinds[most]['byte'], 1)} % ({most})."
    )


def _preview(found: Mapping[str, Any]) -> Iterator[str]:
    where = "im Menü" if found.get("menue", True) else "nicht im Menü"
    changes = len(found["unsere"]["cpu"])
    yield f"{number(found['seiten'])} Seiten von Einträgen, {changes} Änderungen; bei mkdocs stehen die Seiten {where}."
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
