"""What an entry says, as plain lines that somebody can read in a mail and confirm."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from macros.components.oeffnung import phone_line
from macros.components.sprachen import language_name
from macros.components.termine import dates_of
from macros.konzept import Knoten, Teil
from macros.konzept.knoten import Gebietswort
from macros.model.basis import Eintrag, Wort
from macros.model.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.sprache import Sprache

#: What nobody confirms: the upkeep of the entry itself, and what only serves finding and showing it.
UPKEEP: Final = frozenset(Eintrag.model_fields)
LEFT_OUT: Final = frozenset(
    {"suchbegriffe", "bild", "in_anderen_sprachen", "reihenfolge", "name_darf_erscheinen", "geschuetzt", "breite"}
    | {"laenge", "symbol", "nummer"}
)
#: A part with no more values than this stands in one line.
SHORT: Final = 4
HOURS: Final = frozenset({"oeffnungszeiten", "telefonzeiten", "zeiten"})
#: Field names whose German has an umlaut or ß, or more words than one.
LABELS: Final = {
    "abkuerzung": "Abkürzung", "ags": "AGS", "ars": "ARS", "ars_praefix": "ARS beginnt mit",
    "beschluesse": "Beschlüsse",
    "email": "E-Mail", "erfuellende_gemeinde": "Erfüllende Gemeinde", "erlaeuterung": "Erläuterung",
    "federfuehrung": "Federführung", "flaeche_ha": "Fläche in Hektar", "foerderung": "Förderung",
    "frueherer_name": "Früherer Name", "fuer_alle": "Für alle", "grundsaetze": "Grundsätze",
    "gueltig_bis": "Gültig bis",
    "gueltig_von": "Gültig von", "kuemmerer": "Kümmerer", "kurz": "Kurz gesagt", "massnahme": "Maßnahme",
    "massnahmen": "Maßnahmen", "naechste_werte": "Nächste Werte", "neues_ende": "Neues Ende",
    "oeffentlich": "Öffentlich", "oeffnungszeiten": "Öffnungszeiten", "oeffnungszeiten_text": "Öffnungszeiten",
    "plz": "Postleitzahl", "prioritaet": "Priorität", "schwaechen": "Schwächen", "staerken": "Stärken",
    "stellen_vzae": "Stellen (Vollzeit)", "strasse": "Straße", "uebertragbar": "Übertragbar",
    "umfang_vzae": "Umfang (Vollzeit)", "zeiten_hinweis": "Hinweis zu den Zeiten",
}  # fmt: skip
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_INVISIBLE: Final = {0xA0: " ", 0x2060: None, 0x202F: " "}
_MARKS: Final = re.compile(r"\*\*|__")


def facts(knoten: Knoten) -> tuple[str, ...]:
    """The entry field by field, only what it says itself; nested parts are indented by two blanks."""
    konzept = knoten.konzept
    bare = Teil(konzept, knoten.ganz)  # a node has some names of its own, such as the address of its page
    lines = []
    for name in _told(bare):
        if name == "termine":
            dates = "; ".join(line.striptags() for line in dates_of(knoten))
            lines.append(f"{field_label(name, konzept.sprache)}: {dates}")
        else:
            lines.extend(_field(bare, name, konzept.sprache))
    return tuple(line.translate(_INVISIBLE) for line in lines)


def field_label(name: str, sprache: Sprache) -> str:
    """The German words for a field name."""
    return sprache.t(LABELS.get(name) or name.replace("_", " ").capitalize())


def plain(text: str) -> str:
    """A Markdown text without its signs, in one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split())


def _fields(teil: Teil, sprache: Sprache) -> Iterator[str]:
    for name in _told(teil):
        yield from _field(teil, name, sprache)


def _told(teil: Teil) -> Iterator[str]:
    """The names of the fields that say something; a yes or no only where it is not the usual one."""
    model = teil.modell
    fields = model.__class__.model_fields
    for name in plan_of(model.__class__):
        value = getattr(model, name)
        usual = (isinstance(value, bool) or name == "zeitstatus") and value == fields[name].default
        upkeep = isinstance(model, Eintrag) and name in UPKEEP
        nameless = name == "name" and getattr(model, "name_darf_erscheinen", None) is False
        if value not in (None, ()) and not (usual or upkeep or nameless or name in LEFT_OUT):
            yield name


def _field(teil: Teil, name: str, sprache: Sprache) -> Iterator[str]:
    label = field_label(name, sprache)
    values = _values(teil, name)
    if not any(map(_is_part, values)):
        yield f"{label}: {', '.join(_value(name, value, sprache) for value in values)}"
        return
    yield f"{label}:"
    for part in values:
        first, *rest = _part(part, sprache)
        yield f"  – {first}"
        yield from (f"    {line}" for line in rest)


def _part(teil: Teil, sprache: Sprache) -> list[str]:
    """The lines of a nested part: one where it is short, else one for each field."""
    names = list(_told(teil))
    values = [value for name in names for value in _values(teil, name)]
    if len(values) > SHORT or any(map(_is_part, values)):
        return list(_fields(teil, sprache))
    words = [_named(name, value, sprache) for name in names for value in _values(teil, name)]
    if len(words) > 1 and isinstance(values[0], Wort):
        return [f"{words[0]}: {', '.join(words[1:])}"]
    return [", ".join(words) or sprache.t("ohne Angaben")]


def _values(teil: Teil, name: str) -> tuple[Any, ...]:
    found = getattr(teil, name)
    return found if isinstance(found, tuple) else (found,)


def _is_part(value: Any) -> bool:
    return isinstance(value, Teil) and not isinstance(value, Knoten)


def _named(name: str, value: Any, sprache: Sprache) -> str:
    """A value in a line of several: days, numbers, yes and no need their name beside them."""
    text = _value(name, value, sprache)
    alone = not isinstance(value, bool | date | Decimal | int)
    return text if alone else f"{field_label(name, sprache)} {text}"


def _value(name: str, value: Any, sprache: Sprache) -> str:
    if isinstance(value, Knoten | Gebietswort):
        return value.anzeige
    if isinstance(value, Wort):
        return sprache.t(value.titel)
    if isinstance(value, bool):
        return sprache.t("ja") if value else sprache.t("nein")
    if isinstance(value, date):
        return sprache.datum(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if name in HOURS:
        return phone_line(value, sprache)
    if name in {"sprache", "sprachen"}:
        return language_name(value, sprache).name
    return plain(value) if isinstance(value, str) else str(value)
