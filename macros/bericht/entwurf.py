"""The text of the draft: Markdown with what the data say, and gaps for what only people know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.bericht.zahlen import kennwerte
from macros.components.aenderungen import zeitraeume
from macros.components.fortschritt import ORDER
from macros.luecken import befunde
from macros.model.massnahme import Status
from macros.vergleich import Was

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.bericht.lage import Lage, Stand
    from macros.bericht.zeitraum import Zeitraum
    from macros.konzept import Knoten, Konzept

ADD = "*(bitte ergänzen)*"
SECTIONS = (
    ("Abgeschlossen", (Status.ABGESCHLOSSEN,)),
    ("Nach Plan", (Status.LAEUFT,)),
    ("Verzögert oder ausgesetzt", (Status.VERZOEGERT, Status.AUSGESETZT)),
    ("Beendet, ohne das Ziel zu erreichen", (Status.BEENDET,)),
    ("Noch nicht begonnen", (Status.OFFEN,)),
)


def entwurf(konzept: Konzept, period: Zeitraum, stand: Lage) -> str:
    """The whole draft, its lines ended with a newline."""
    parts = (
        _head(konzept, period, stand),
        _overview(stand),
        *(_measures(title, stand.mit(*states)) for title, states in SECTIONS),
        _milestones(konzept, stand),
        _figures(konzept, period),
        _gaps(konzept),
        _changes(konzept),
        _outlook(),
    )
    return "\n".join(line for part in parts for line in (*part, ""))


def _head(konzept: Konzept, period: Zeitraum, stand: Lage) -> Iterator[str]:
    datum = konzept.sprache.datum
    yield f"# Bericht zum Integrationskonzept: {konzept.sprache.zeitraum(period.name)}"
    yield ""
    yield f"Stand der Maßnahmen am {datum(stand.tag)}, Zahlen und Lücken am {datum(konzept.stichtag)}."
    yield ""
    yield f"Das Wichtigste in drei Sätzen: {ADD}"


def _overview(stand: Lage) -> Iterator[str]:
    yield "## Auf einen Blick"
    yield ""
    yield "| Status | Maßnahmen |"
    yield "| --- | ---: |"
    yield from (f"| {word.titel} | {len(stand.mit(word))} |" for word in ORDER)
    if stand.ohne_angabe:
        yield f"| ohne Angabe | {len(stand.ohne_angabe)} |"
    yield f"| zusammen | {len(stand.staende)} |"


def _measures(title: str, listed: tuple[Stand, ...]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    if not listed:
        yield "Keine Maßnahme."
    for one in listed:
        node = one.massnahme
        office = f" ({node.federfuehrung.anzeige})" if node.federfuehrung is not None else ""
        yield f"- **{node.nummer} [{node.anzeige}]({node.kennung})**{office}{_told(one)}"


def _told(one: Stand) -> str:
    """What the newest note of the period says, else the reason of its state."""
    if one.notizen:
        return f": {_line(one.notizen[0].text)}"
    reason = one.massnahme.status_grund if one.status is one.massnahme.status else None
    return f": {_line(reason)}" if reason else ""


def _milestones(konzept: Konzept, stand: Lage) -> Iterator[str]:
    yield "## Zwischenschritte"
    yield ""
    yield f"Erreicht: {len(stand.erledigt)}. Nicht erreicht: {len(stand.versaeumt)}."
    for title, stones in (("Erreicht", stand.erledigt), ("Nicht erreicht", stand.versaeumt)):
        if stones:
            yield ""
            yield f"### {title}"
            yield ""
            yield from _stones(konzept, stones)


def _stones(konzept: Konzept, stones: Iterable[tuple[Knoten, Any]]) -> Iterator[str]:
    for node, stone in stones:
        day = konzept.sprache.datum(stone.erledigt_am or stone.bis)
        later = f", neuer Termin {konzept.sprache.datum(stone.neu_bis)}" if stone.neu_bis else ""
        yield f"- {node.nummer} {node.anzeige}: {_line(stone.titel)} ({day}{later})"


def _figures(konzept: Konzept, period: Zeitraum) -> Iterator[str]:
    yield "## Zahlen"
    yield ""
    yield f"| Indikator | {period.bis.year} | vorher |"
    yield "| --- | ---: | ---: |"
    for one in kennwerte(konzept, period):
        before = f"{one.frueher} ({one.frueheres_jahr})" if one.frueher is not None else "–"
        link = f"[{one.indikator.anzeige}]({one.indikator.kennung})"
        yield f"| {link} | {one.wert or 'noch kein Wert'} | {before} |"
    yield ""
    yield f"Was die Zahlen bedeuten: {ADD}"


def _gaps(konzept: Konzept) -> Iterator[str]:
    yield "## Was noch fehlt"
    yield ""
    yield from (f"- {one.art.titel}: {one.zahl} von {one.von}" for one in befunde(konzept))


def _changes(konzept: Konzept) -> Iterator[str]:
    yield "## Was sich am Konzept geändert hat"
    yield ""
    periods = zeitraeume(konzept)
    if not periods:
        yield "Noch ist keine Fassung festgehalten, mit der sich vergleichen ließe."
        return
    found = periods[0].vergleich
    words = {Was.NEU: "neu", Was.GEAENDERT: "geändert", Was.UMBENANNT: "umbenannt", Was.ENTFALLEN: "entfallen"}
    counts = ", ".join(f"{found.anzahl(was)} {word}" for was, word in words.items())
    yield f"Seit der Fassung {periods[0].von}: {counts}."


def _outlook() -> Iterator[str]:
    yield "## Wie es weitergeht"
    yield ""
    yield f"Was die Verwaltung vorschlägt: {ADD}"
    yield ""
    yield f"Worüber der Kreistag entscheiden soll: {ADD}"


def _line(text: str) -> str:
    return " ".join(text.split())
