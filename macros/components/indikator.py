"""What the page of an Indikator shows: the newest value in a sentence, a chart, every value, and what it means (K9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.checks.indikatoren import outdated
from macros.components import diagramm
from macros.components.faden import Knotenpunkt, faden
from macros.components.flaechenkarte import Flaechenkarte, flaechenkarte
from macros.components.gemeindewerte import Gemeindebalken, Verlaeufe, bars, courses
from macros.components.messwerte import (
    WHOLE,
    Zahl,
    decimals,
    gebietsname,
    hauptgebiet,
    latest,
    plain,
    reihe,
    rows,
    worded,
    zahl,
)
from macros.model.indikator import Einheit

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from macros.konzept import Knoten, Konzept
    from macros.konzept.knoten import Gebietswort
    from macros.model.handlungsfeld import Richtung
    from macros.model.indikator import Indikator


@dataclass(frozen=True, slots=True)
class Jahreszeile:
    """One year of the main area: its value, the difference to the year told before, and a break that begins here."""

    zahl: Zahl
    unterschied: str
    bruch: str


@dataclass(frozen=True, slots=True)
class Gebietszeile:
    """One area with a cell for every year of the table; a year without a row is None."""

    name: str
    gebiet: Knoten | Gebietswort | None
    zellen: tuple[Zahl | None, ...]


@dataclass(frozen=True, slots=True)
class Zielbezug:
    """The next target set for the indicator: its words, year and goal."""

    text: str
    jahr: int
    ziel: Knoten
    wert: Decimal


@dataclass(frozen=True, slots=True)
class Wunsch:
    """A goal that wishes for a trend of the indicator instead of a number."""

    richtung: Richtung
    ziel: Knoten


@dataclass(frozen=True, slots=True)
class Zahlenkarte:
    """An indicator as one figure: number, meaning, year, target if there is one, and whether the figure is old."""

    indikator: Knoten
    zahl: Zahl | None
    ziel: Zielbezug | None
    veraltet: bool


@dataclass(frozen=True, slots=True)
class Indikatorsicht:
    """The page of one indicator."""

    satz: str
    gebiet: str
    diagramm: diagramm.Diagramm | None
    beschreibung: str
    jahre: tuple[Jahreszeile, ...]
    spalten: tuple[int, ...]
    gebiete: tuple[Gebietszeile, ...]
    balkenjahr: int | None
    balken: tuple[Gemeindebalken, ...]
    verlaeufe: Verlaeufe | None
    karte: Flaechenkarte | None
    verborgen: bool
    unbekannt: bool
    ziele: tuple[Zielbezug, ...]
    wuensche: tuple[Wunsch, ...]
    veraltet: str
    faeden: tuple[tuple[Knotenpunkt, ...], ...]
    massnahmen: tuple[Knoten, ...]
    handlungsfelder: tuple[Knoten, ...]
    ueberfaellig: date | None


def sicht(knoten: Knoten) -> Indikatorsicht:
    """The values of the page of one indicator."""
    konzept = knoten.konzept
    entry = cast("Indikator", knoten.eintrag)
    main = reihe(knoten)
    breaks = {part.jahr: part.grund for part in knoten.brueche}
    aim = naechstes_ziel(knoten)
    year, columns = bars(knoten)
    every = [zahl(knoten, row) for row in rows(knoten)]
    due = entry.naechste_werte
    area = hauptgebiet(knoten)
    return Indikatorsicht(
        satz=satz(knoten),
        gebiet=gebietsname(knoten, area) if area else "",
        diagramm=_chart(knoten, main, aim, tuple(breaks)),
        beschreibung=_description(knoten, main),
        jahre=tuple(_year_rows(knoten, main, breaks)),
        spalten=tuple(sorted({one.jahr for one in every})),
        gebiete=_areas(knoten, every),
        balkenjahr=year,
        balken=columns,
        verlaeufe=courses(knoten),
        karte=flaechenkarte(knoten),
        verborgen=any(one.unterdrueckt for one in every),
        unbekannt=any(one.wert is None and not one.unterdrueckt for one in every),
        ziele=zielwerte(knoten),
        wuensche=_wishes(knoten),
        veraltet=old(knoten),
        faeden=tuple(faden(goal) for goal in knoten.rueck("ziel")),
        massnahmen=knoten.rueck("massnahme", "indikatoren"),
        handlungsfelder=_fields(knoten),
        ueberfaellig=due if due is not None and due < konzept.stichtag else None,
    )


def liste(konzept: Konzept) -> tuple[tuple[Knoten | None, tuple[Zahlenkarte, ...]], ...]:
    """All indicators as figures by Handlungsfeld, those of several fields under the first, those of none at the end."""
    groups: dict[str, list[Zahlenkarte]] = {field.kennung: [] for field in konzept.alle("handlungsfeld")}
    rest: list[Zahlenkarte] = []
    for node in konzept.alle("indikator"):
        fields = _fields(node)
        (groups[fields[0].kennung] if fields else rest).append(karte(node))
    named: list[tuple[Knoten | None, tuple[Zahlenkarte, ...]]] = [
        (field, tuple(groups[field.kennung])) for field in konzept.alle("handlungsfeld") if groups[field.kennung]
    ]
    return (*named, *([(None, tuple(rest))] if rest else []))


def karte(indikator: Knoten) -> Zahlenkarte:
    """An indicator as one figure."""
    return Zahlenkarte(indikator, latest(indikator), naechstes_ziel(indikator), bool(old(indikator)))


def zielwerte(indikator: Knoten) -> tuple[Zielbezug, ...]:
    """All targets that goals set for the indicator, by year."""
    konzept = indikator.konzept
    entry = cast("Indikator", indikator.eintrag)
    found = [
        Zielbezug(worded(konzept.sprache, entry, part.wert), part.jahr, goal, part.wert)
        for goal in indikator.rueck("ziel", "zielwerte")
        for part in goal.zielwerte
        if part.indikator is indikator
    ]
    return tuple(sorted(found, key=lambda one: (one.jahr, one.ziel.kennung)))


def naechstes_ziel(indikator: Knoten) -> Zielbezug | None:
    """The target that comes next on the reference day, else the last one; None when no goal sets one."""
    found, today = zielwerte(indikator), indikator.konzept.stichtag
    return next((one for one in found if one.jahr >= today.year), found[-1] if found else None)


def _wishes(indikator: Knoten) -> tuple[Wunsch, ...]:
    return tuple(
        Wunsch(part.richtung, goal)
        for goal in indikator.rueck("ziel", "trends")
        for part in goal.trends
        if part.indikator is indikator
    )


def old(indikator: Knoten) -> str:
    """A sentence that says so when the newest value is no longer current on the reference day."""
    t, entry = indikator.konzept.sprache.t, cast("Indikator", indikator.eintrag)
    known = [row.jahr for row in rows(indikator) if row.wert is not None or row.unterdrueckt]
    if not known or not outdated(entry, rows(indikator), indikator.konzept.stichtag):
        return ""
    if entry.naechste_werte is not None and entry.naechste_werte < indikator.konzept.stichtag:
        month = indikator.konzept.sprache.monat(entry.naechste_werte)
        return t(
            "Nicht aktuell: Der neueste Wert ist von {jahr}, erwartet war im {monat} ein neuer.",
            jahr=max(known), monat=month,
        )  # fmt: skip
    return t("Nicht aktuell: Der neueste Wert ist von {jahr}.", jahr=max(known))


def satz(indikator: Knoten) -> str:
    """The newest result as a sentence or two: the value, how it changed, and the target."""
    t = indikator.konzept.sprache.t
    newest = latest(indikator)
    if newest is None:
        return t("Für diesen Indikator gibt es noch keine Werte.")
    value = t("{jahr}: {wert}", jahr=newest.jahr, wert=newest.lang)
    change = _change(indikator, newest)
    aim = naechstes_ziel(indikator)
    parts = [f"{value}, {change}." if change else f"{value}."]
    if aim is not None:
        parts.append(t("Das Ziel für {jahr}: {wert}.", jahr=aim.jahr, wert=aim.text))
    return " ".join(parts)


def _change(indikator: Knoten, newest: Zahl) -> str:
    """How the newest value differs from the one known before; nothing across a break in the series."""
    t = indikator.konzept.sprache.t
    before = next((one for one in reversed(reihe(indikator)) if one.wert is not None and one.jahr < newest.jahr), None)
    if before is None or before.wert is None or newest.wert is None:
        return ""
    if any(before.jahr < part.jahr <= newest.jahr for part in indikator.brueche):
        return t("wegen einer neuen Zählweise nicht mit {jahr} vergleichbar", jahr=before.jahr)
    difference = newest.wert - before.wert
    if difference == 0:
        return t("so viel wie {jahr}", jahr=before.jahr)
    amount = _amount(indikator, abs(difference))
    words = "{menge} mehr als {jahr}" if difference > 0 else "{menge} weniger als {jahr}"
    return t(words, menge=amount, jahr=before.jahr)


def _amount(indikator: Knoten, difference: Decimal) -> str:
    sprache = indikator.konzept.sprache
    entry = cast("Indikator", indikator.eintrag)
    number = sprache.zahl(difference, entry.nachkommastellen)
    if entry.einheit is Einheit.PROZENT:
        return sprache.t("{zahl} Prozentpunkt" if difference == 1 else "{zahl} Prozentpunkte", zahl=number)
    return number


def _year_rows(indikator: Knoten, main: tuple[Zahl, ...], breaks: dict[int, str]) -> list[Jahreszeile]:
    result: list[Jahreszeile] = []
    before: Zahl | None = None
    for one in main:
        begun = [reason for year, reason in sorted(breaks.items()) if (before.jahr if before else 0) < year <= one.jahr]
        reason = " ".join(begun) if before else breaks.get(one.jahr, "")
        difference = ""
        if before and before.wert is not None and one.wert is not None and not reason:
            difference = _signed(indikator, one.wert - before.wert)
        result.append(Jahreszeile(one, difference, reason))
        before = one
    return result


def _signed(indikator: Knoten, difference: Decimal) -> str:
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    entry = cast("Indikator", indikator.eintrag)
    return sign + indikator.konzept.sprache.zahl(abs(difference), entry.nachkommastellen)


def _areas(indikator: Knoten, every: list[Zahl]) -> tuple[Gebietszeile, ...]:
    """A row for every area when there is more than one: Bund, Land, Landkreis, then the areas in it."""
    konzept = indikator.konzept
    years = sorted({one.jahr for one in every})
    cells = {(one.gebiet, one.jahr): one for one in every}
    kinds = ("planungsraum", "verband", "gemeinde")
    known = [*reversed(WHOLE), *(node.kennung for kind in kinds for node in konzept.alle(kind))]
    order = {area: number for number, area in enumerate(known)}
    areas = sorted({one.gebiet for one in every}, key=lambda area: (order.get(area, len(order)), area))
    if len(areas) < 2:  # noqa: PLR2004 -- one area is the table of years already
        return ()
    return tuple(
        Gebietszeile(
            gebietsname(indikator, area), konzept.bezug(area), tuple(cells.get((area, year)) for year in years)
        )
        for area in areas
    )


def _fields(indikator: Knoten) -> tuple[Knoten, ...]:
    """The Handlungsfelder whose situation it shows, named on either side."""
    both = {
        node.kennung: node for node in (*indikator.handlungsfelder, *indikator.rueck("handlungsfeld", "indikatoren"))
    }
    return tuple(sorted(both.values(), key=lambda node: node.sort_key))


def _chart(
    indikator: Knoten, main: tuple[Zahl, ...], aim: Zielbezug | None, breaks: tuple[int, ...]
) -> diagramm.Diagramm | None:
    sprache, entry = indikator.konzept.sprache, cast("Indikator", indikator.eintrag)

    def write(value: Decimal) -> str:
        return sprache.zahl(value, decimals(value))

    target = None
    if aim is not None:
        words = sprache.t("Ziel {jahr}: {wert}", jahr=aim.jahr, wert=plain(sprache, entry, aim.wert))
        target = (aim.wert, words)
    return diagramm.saeulen(main, write, ziel=target, brueche=breaks)


def _description(indikator: Knoten, main: tuple[Zahl, ...]) -> str:
    """What the chart shows, in words, for those who do not see it."""
    t = indikator.konzept.sprache.t
    known = [one for one in main if one.wert is not None]
    if not known:
        return ""
    parts = [
        t(
            "Von {von} im Jahr {anfang} bis {bis} im Jahr {ende}.",
            von=known[0].lang, anfang=known[0].jahr, bis=known[-1].lang, ende=known[-1].jahr,
        )
    ]  # fmt: skip
    aim = naechstes_ziel(indikator)
    if aim is not None:
        parts.append(t("Das Ziel für {jahr}: {wert}.", jahr=aim.jahr, wert=aim.text))
    shown = {one.jahr for one in main}
    parts += [t("Ab {jahr} wird anders gezählt.", jahr=part.jahr) for part in indikator.brueche if part.jahr in shown]
    return " ".join([*parts, t("Alle Werte stehen in der Tabelle darunter.")])
