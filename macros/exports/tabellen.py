"""CSV tables, one for each kind of entry and one for the values of the Indikatoren, as a German Excel opens them.

UTF-8 with a byte order mark, semicolons, CRLF, decimal comma, days as JJJJ-MM-TT. The columns are the fields under the
names they have in the data; the last ones tell where a row comes from. A field that holds an id or a word of a
vocabulary has a second column ``feld.titel`` with what people read; the fields of a part are ``teil.feld``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from macros.arten import ARTEN
from macros.exports import adressen
from macros.exports.datei import Ausgabe, Datei
from macros.exports.datensatz import GEBIET, Datensaetze, stored
from macros.exports.felder import head_fields, own_fields, shown
from macros.exports.herkunft import area_key
from macros.exports.zelle import cell
from macros.model.plan import FieldKind, FieldPlan
from macros.tabelle import SUPPRESSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept
    from macros.model.indikator import Messwert
    from macros.schema.felder import Feld
    from macros.sprache import Sprache

T = TypeVar("T")
Datensatz = dict[str, Any]
BOM: Final = "\ufeff"
TITLE: Final = ".titel"
LINKS: Final = frozenset({FieldKind.REF, FieldKind.ANY_REF})


@dataclass(frozen=True, slots=True)
class Spalte(Generic[T]):
    """One column: its name in the first line, what it means, and its value for one row."""

    name: str
    text: str
    wert: Callable[[T], Any]


class Zahlzeile(NamedTuple):
    """One row of the table of values."""

    daten: Datensaetze
    indikator: Knoten
    messwert: Messwert


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every table, those of the kinds in their order."""
    daten = Datensaetze(konzept)
    for art in ARTEN:
        yield Datei(adressen.table_file(art), partial(_table_of, art, daten))
    yield Datei(adressen.MESSWERTE, lambda: table(VALUES, value_rows(daten)).encode())


def _table_of(art: Art, daten: Datensaetze) -> bytes:
    return table(columns(art, daten), daten.entries(art)).encode()


def table(spalten: Sequence[Spalte[T]], zeilen: Iterable[T]) -> str:
    """The text of a table with its byte order mark."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([spalte.name for spalte in spalten])
    for zeile in zeilen:
        writer.writerow([cell(spalte.wert(zeile)) for spalte in spalten])
    return BOM + out.getvalue()


def columns(art: Art, daten: Datensaetze) -> tuple[Spalte[Datensatz], ...]:
    """The columns of the table of a kind: ``id``, its own fields, those of all entries, and where it comes from."""
    sprache, konzept = daten.konzept.sprache, daten.konzept.daten.konzept
    head = [pair for pair in head_fields(art.modell) if pair[0].name != "id"]
    return (
        Spalte("id", "Kennung, innerhalb der Tabelle eindeutig.", lambda record: record["id"]),
        *_columns(own_fields(art.modell), lambda record: record["felder"], sprache),
        *_columns(head, lambda record: record, sprache),
        Spalte("seite", "Adresse der Seite.", lambda record: record["url"] or record["adresse"]),
        Spalte("konzept.lizenz", "Lizenz der Texte und Daten.", lambda record: record["lizenz"]),
        Spalte("konzept.herausgeber", "Wer das Konzept herausgibt.", lambda _: konzept.herausgeber),
    )


def _columns(
    fields: Iterable[tuple[Feld, FieldPlan]], part: Callable[[Datensatz], Any], sprache: Sprache, prefix: str = ""
) -> Iterator[Spalte[Datensatz]]:
    """The columns of the fields of a part, ``part`` taking it out of the record (or None where there is none)."""
    for field, plan in fields:
        name, value = f"{prefix}{field.name}", _taker(part, field.name)
        if plan.part is not None and not plan.many:
            yield from _columns(shown(plan.part), value, sprache, f"{name}.")
            continue
        yield Spalte(name, field.text, _flattened(value, plan))
        if plan.kind in LINKS:
            yield Spalte(name + TITLE, f"{field.titel}: der Titel.", _each(value, lambda link: link["titel"]))
        elif field.woerter is not None:
            worded = {word.value: sprache.t(word.titel) for word in field.woerter}
            yield Spalte(name + TITLE, f"{field.titel}: in Worten.", _each(value, worded.__getitem__))


def _taker(part: Callable[[Datensatz], Any], name: str) -> Callable[[Datensatz], Any]:
    def take(record: Datensatz) -> Any:
        found = part(record)
        return None if found is None else found[name]

    return take


def _each(value: Callable[[Datensatz], Any], made: Callable[[Any], str]) -> Callable[[Datensatz], Any]:
    def take(record: Datensatz) -> Any:
        found = value(record)
        if isinstance(found, list):
            return [made(one) for one in found]
        return None if found is None else made(found)

    return take


def _flattened(value: Callable[[Datensatz], Any], plan: FieldPlan) -> Callable[[Datensatz], Any]:
    return lambda record: flat(plan, value(record))


def flat(plan: FieldPlan, value: Any) -> Any:
    """A value of a record with links as they stand in YAML: the id, or ``art:id`` where any kind may stand."""
    if value is None:
        return None
    if plan.many:
        return [_flat(plan, one) for one in value]
    return _flat(plan, value)


def _flat(plan: FieldPlan, value: Any) -> Any:
    if plan.kind is FieldKind.REF:
        return value["id"]
    if plan.kind is FieldKind.ANY_REF:
        return value["id"] if value["art"] == GEBIET else f"{value['art']}:{value['id']}"
    if plan.part is not None:
        return {field.name: flat(inner, value[field.name]) for field, inner in shown(plan.part)}
    return value


def value_rows(daten: Datensaetze) -> Iterator[Zahlzeile]:
    """The rows of the table of values, one Indikator after the other."""
    for node in daten.konzept.alle("indikator"):
        for row in daten.konzept.daten.messwerte.get(node.eintrag.id, ()):
            yield Zahlzeile(daten, node, row)


def _area(zeile: Zahlzeile) -> str | None:
    area = zeile.daten.konzept.bezug(zeile.messwert.gebiet)
    return area.anzeige if area else None


def _figure(zeile: Zahlzeile) -> Any:
    return SUPPRESSED if zeile.messwert.unterdrueckt else zeile.messwert.wert


def _remark(zeile: Zahlzeile) -> str | None:
    text = zeile.messwert.anmerkung
    return zeile.daten.konzept.sprache.inhalt(text) if text else None


def _owner(zeile: Zahlzeile) -> dict[str, str]:
    return zeile.daten.link(zeile.indikator.pflegt) or {}


VALUES: Final[tuple[Spalte[Zahlzeile], ...]] = (
    Spalte("indikator", "Kennung des Indikators.", lambda z: z.indikator.eintrag.id),
    Spalte("indikator.titel", "Name des Indikators.", lambda z: z.indikator.anzeige),
    Spalte("gebiet", "Gebiet, wie es in den Daten steht.", lambda z: z.messwert.gebiet),
    Spalte("gebiet.titel", "Name des Gebiets.", _area),
    Spalte("gebiet.ars", "Regionalschlüssel.", lambda z: area_key(z.daten.konzept, z.messwert.gebiet)),
    Spalte("jahr", "Jahr.", lambda z: z.messwert.jahr),
    Spalte("wert", "Wert; leer, wenn unbekannt; *, wenn zu klein zum Zeigen.", _figure),
    Spalte("anmerkung", "Was man dazu wissen muss.", _remark),
    Spalte("einheit", "Einheit.", lambda z: stored(z.indikator.einheit)),
    Spalte("einheit.titel", "Einheit in Worten.", lambda z: z.daten.konzept.sprache.t(z.indikator.einheit.titel)),
    Spalte("quelle", "Wer die Zahlen erhebt.", lambda z: z.indikator.quelle),
    Spalte("lizenz", "Lizenz der Zahlen.", lambda z: z.indikator.lizenz),
    Spalte("pflegt", "Stelle, die den Indikator pflegt.", lambda z: _owner(z).get("id")),
    Spalte("pflegt.titel", "Name dieser Stelle.", lambda z: _owner(z).get("titel")),
    Spalte("stand", "Tag der letzten Änderung am Indikator.", lambda z: stored(z.indikator.stand)),
    Spalte("seite", "Adresse der Seite.", lambda z: z.daten.url(z.indikator.adresse) or z.indikator.adresse),
)


AUSGABE: Final = Ausgabe(
    key="csv",
    titel="Tabellen (CSV)",
    beschreibung="Jede Liste und alle Werte der Indikatoren als Tabelle, zum Öffnen in Excel und LibreOffice.",
    medientyp="text/csv",
    adresse=adressen.CSV,
    dateien=files,
)
