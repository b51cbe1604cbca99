"""Answers of the resolver as rows: where to go, which number, why; and the honest gap (Z4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from macros.components.kontakt import first_phone, place_line
from macros.components.sprachen import Sprachname, languages_spoken
from macros.zustaendig import Antwort, answers, coming_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Ziel:
    """Where somebody goes with an Anliegen: a contact point, or the office itself where it has none.

    ``sprachen`` are the languages spoken there without an interpreter.
    """

    knoten: Knoten
    wo: str | None
    telefon: str | None
    geheim: bool = False
    sprachen: tuple[Sprachname, ...] = ()


@dataclass(frozen=True, slots=True)
class Auskunft:
    """One answer, ready to print. ``gruppe`` names the persons it is for, None for everybody.

    ``stelle`` is responsible; it is None where it is the only target anyway. ``benannt`` is False for the gap; the
    targets are then those of the coordinating office.
    """

    benannt: bool
    gruppe: str | None
    ziele: tuple[Ziel, ...]
    stelle: Knoten | None
    grund: str
    bedingung: str | None
    hinweis: str | None
    regel: Knoten | None

    def without_reason(self) -> Auskunft:
        """The same answer for a group of Gemeinden that have it for different reasons."""
        return replace(self, grund="")


@dataclass(frozen=True, slots=True)
class Kuenftig:
    """From which day other answers hold, and which."""

    datum: date
    auskuenfte: tuple[Auskunft, ...]


@dataclass(frozen=True, slots=True)
class Antwortzeile:
    """One Anliegen in one Gemeinde. ``auch`` are parts of it that have the same answer and no row of their own."""

    anliegen: Knoten
    auskuenfte: tuple[Auskunft, ...]
    kuenftig: tuple[Kuenftig, ...]
    auch: tuple[Knoten, ...] = ()

    @property
    def symbol(self) -> str | None:
        """The name of its icon, that of the whole where a part has none."""
        return icon_of(self.anliegen)

    @property
    def benannt(self) -> bool:
        """Whether somebody is named for everybody who asks."""
        return self.auskuenfte[0].benannt

    @property
    def kuenftig_fuer_alle(self) -> tuple[Kuenftig, ...]:
        """The changes to come that change the answer for everybody who asks, not only for a group of persons."""
        before = (self.auskuenfte, *(change.auskuenfte for change in self.kuenftig))
        return tuple(
            change
            for earlier, change in zip(before, self.kuenftig, strict=False)
            if _told(earlier[:1]) != _told(change.auskuenfte[:1])
        )


@dataclass(frozen=True, slots=True)
class Themengruppe:
    """An Anliegen with the rows of its parts, which a page folds so that forty topics stay ten lines."""

    zeile: Antwortzeile
    teile: tuple[Antwortzeile, ...]


def grouped(rows: Sequence[Antwortzeile]) -> tuple[Themengruppe, ...]:
    """Rows in the order of ``rows_of``: each whole with the rows of its parts; a part alone stands for itself."""
    groups: list[tuple[Antwortzeile, list[Antwortzeile]]] = []
    for row in rows:
        whole = row.anliegen.teil_von
        home = next((parts for head, parts in groups if whole is not None and head.anliegen is whole), None)
        if home is None:
            groups.append((row, []))
        else:
            home.append(row)
    return tuple(Themengruppe(head, tuple(parts)) for head, parts in groups)


def every_row(gemeinde: Knoten) -> tuple[Antwortzeile, ...]:
    """Every Anliegen with its answers in a Gemeinde, each in a row of its own."""
    konzept = gemeinde.konzept
    return tuple(
        Antwortzeile(
            anliegen=topic,
            auskuenfte=tuple(map(information, answers(konzept, topic, gemeinde, konzept.stichtag))),
            kuenftig=future(topic, gemeinde),
        )
        for topic in topics_in_order(konzept)
    )


def rows_of(gemeinde: Knoten) -> tuple[Antwortzeile, ...]:
    """Every Anliegen with its answers in a Gemeinde; a part whose answer is that of the whole stands with the whole."""
    rows = {row.anliegen.kennung: row for row in every_row(gemeinde)}

    def with_whole(row: Antwortzeile) -> bool:
        whole = row.anliegen.teil_von
        return whole is not None and _same(row, rows[whole.kennung])

    return tuple(
        replace(row, auch=tuple(p for p in row.anliegen.rueck("anliegen", "teil_von") if with_whole(rows[p.kennung])))
        for row in rows.values()
        if not with_whole(row)
    )


def icon_of(anliegen: Knoten) -> str | None:
    """The name of the icon of an Anliegen, or of what it is part of."""
    whole = anliegen.teil_von
    return anliegen.symbol or (whole.symbol if whole is not None else None)


def future(anliegen: Knoten, gemeinde: Knoten) -> tuple[Kuenftig, ...]:
    """The changes to come for an Anliegen in a Gemeinde."""
    konzept = gemeinde.konzept
    changes = coming_changes(konzept, anliegen, gemeinde, konzept.stichtag)
    return tuple(Kuenftig(change.datum, tuple(map(information, change.antworten))) for change in changes)


def topics_in_order(konzept: Konzept) -> tuple[Knoten, ...]:
    """Every Anliegen in list order, each followed by its parts."""
    found: dict[str, Knoten] = {}

    def take(nodes: Iterable[Knoten]) -> None:
        for node in nodes:
            if node.kennung not in found:
                found[node.kennung] = node
                take(node.rueck("anliegen", "teil_von"))

    everything = konzept.alle("anliegen")
    take(node for node in everything if node.teil_von is None)
    take(everything)
    return tuple(found.values())


def _same(one: Antwortzeile, other: Antwortzeile) -> bool:
    """Whether two rows tell the same, now and later."""
    return (_told(one.auskuenfte), [(c.datum, _told(c.auskuenfte)) for c in one.kuenftig]) == (
        _told(other.auskuenfte),
        [(c.datum, _told(c.auskuenfte)) for c in other.kuenftig],
    )


def _told(given: Sequence[Auskunft]) -> list[tuple[object, ...]]:
    return [
        (
            a.benannt,
            a.gruppe,
            a.stelle and a.stelle.kennung,
            *(z.knoten.kennung for z in a.ziele),
            a.bedingung,
            a.hinweis,
        )
        for a in given
    ]


def information(antwort: Antwort) -> Auskunft:
    """One answer of the resolver, ready to print."""
    group = antwort.personengruppe
    t = antwort.anliegen.konzept.sprache.t
    targets = tuple(map(target, antwort.anlaufstellen))
    if not targets and antwort.stelle is not None:
        targets = (target_of_office(antwort.stelle),)
    shown = {one.knoten.kennung for one in targets}
    office = antwort.stelle if antwort.stelle is not None and antwort.stelle.kennung not in shown else None
    return Auskunft(
        benannt=antwort.benannt,
        gruppe=t(group.titel) if group is not None else None,
        ziele=targets,
        stelle=office,
        grund=antwort.grund_text,
        bedingung=antwort.bedingung,
        hinweis=antwort.hinweis,
        regel=antwort.regel,
    )


def target(anlaufstelle: Knoten) -> Ziel:
    """A contact point as a target."""
    secret = bool(anlaufstelle.geschuetzt)
    place = anlaufstelle.orte[0] if anlaufstelle.orte and not secret else None
    where = place_line(place) if place is not None else None
    languages = languages_spoken(anlaufstelle.sprachen, anlaufstelle.konzept.sprache)
    return Ziel(anlaufstelle, where, first_phone(anlaufstelle.kontakte), secret, languages)


def target_of_office(stelle: Knoten) -> Ziel:
    """An office as a target: by its own contact, else by that of the first contact point it runs."""
    own: Any = stelle.kontakt
    phone = own.telefon if own is not None else None
    offices = stelle.rueck("anlaufstelle", "stelle")
    if phone is None and offices:
        phone = first_phone(offices[0].kontakte)
    where = f"{own.anschrift.strasse}, {own.anschrift.ort}" if own is not None and own.anschrift is not None else None
    return Ziel(stelle, where, phone)
