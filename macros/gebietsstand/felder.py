"""The fields of a Gemeinde that change with the register, and those a successor takes over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from macros.model.gebiete import Gemeindeart
from macros.namen import slug
from macros.neu.orte import GEMEINDEARTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSet
    from datetime import date

    from macros.gebietsstand.abgleich import Paar
    from macros.model.gebiete import Gemeinde
    from macros.model.zustaendigkeit import Zustaendigkeit
    from macros.register import RegisterGemeinde
    from macros.yamledit import YamlFile

#: Below which fields a new one is written: behind the first fields of an entry, and behind its keys.
TOP: Final = ("name",)
KEYS: Final = ("name", "ars", "ags")
_EDITION: Final = re.compile(r"Gebietsstand \d\d\.\d\d\.\d{4}")


def free_id(name: str, key: str, taken: MutableSet[str]) -> str:
    """An id made from a name, with the end of its official key where another has it already; it is taken then."""
    plain = slug(name)
    found = next(one for one in (plain, f"{plain}-{key[-3:]}", f"{plain}-{key}") if one not in taken)
    taken.add(found)
    return found


def changes_art(alt: Gemeinde, neu: RegisterGemeinde) -> Gemeindeart | None:
    """The kind the register now gives, where it differs; a Flecken is only a Gemeinde to the register."""
    art = GEMEINDEARTEN.get(neu.typ_code)
    same = art is None or art is alt.art or (alt.art is Gemeindeart.FLECKEN and art is Gemeindeart.GEMEINDE)
    return None if same else art


def update_gemeinde(file: YamlFile, pair: Paar, verband: str | None, stichtag: date, quelle: str) -> None:
    """Write what the register says into the file of a Gemeinde; what it says already stays untouched."""
    alt, neu, before = pair.alt, pair.neu, file.raw
    if slug(alt.name) != slug(neu.name):
        file.append("frueherer_name", alt.name, KEYS)
        file.set(("name",), neu.name)
    if (art := changes_art(alt, neu)) is not None:
        file.set(("art",), art.value)
    if alt.ars != neu.ars:
        if neu.ars not in alt.frueher_ars:
            file.append("frueher_ars", alt.ars, KEYS)
        file.set(("ars",), neu.ars)
    if alt.ags != neu.ags:
        file.set(("ags",), neu.ags)
    if verband is None and alt.verband is not None:
        file.remove("verband")
    elif verband is not None and verband != alt.verband:
        file.set(("verband",), verband, KEYS)
    _figures(file, pair)
    if file.raw != before:
        file.set(("stand",), stichtag)
        title = file.data.get("quelle", {}).get("titel") if isinstance(file.data.get("quelle"), dict) else None
        if isinstance(title, str) and _EDITION.search(title):
            file.set(("quelle", "titel"), quelle)


def _figures(file: YamlFile, pair: Paar) -> None:
    alt, neu = pair.alt, pair.neu
    if alt.einwohner != neu.einwohner:
        file.set(("einwohner",), neu.einwohner, KEYS)
        file.set(("einwohner_stand",), neu.stand, ("einwohner",))
    if alt.flaeche_ha != neu.flaeche_ha:
        file.set(("flaeche_ha",), neu.flaeche_ha, (*KEYS, "einwohner_stand"))
    if neu.plz and (not alt.plz or alt.plz[0] != neu.plz):
        first = alt.plz[0] if alt.plz else None
        if first is None:
            file.append("plz", neu.plz, (*KEYS, "flaeche_ha"))
        else:  # the postcode of the office comes first; the one that was first stays, people still have it
            file.set(("plz", 0), neu.plz)
            if neu.plz in alt.plz:
                file.set(("plz", alt.plz.index(neu.plz)), first)
            else:
                file.append("plz", first)


def absorb(file: YamlFile, gone: Gemeinde) -> None:
    """Let a Gemeinde answer for one that went up in it: its ids, names, keys, postcodes and places."""
    _append_all(file, "frueher", (gone.id, *gone.frueher), TOP)
    _append_all(file, "frueherer_name", (gone.name, *gone.frueherer_name), KEYS)
    _append_all(file, "frueher_ars", (gone.ars, *gone.frueher_ars), KEYS)
    _append_all(file, "plz", gone.plz, KEYS)
    _append_all(file, "ortsteile", (gone.name, *gone.ortsteile), (*KEYS, "plz"))


def _append_all(file: YamlFile, key: str, values: Iterable[str], after: tuple[str, ...]) -> None:
    for value in values:
        known: Any = file.data.get(key, [])
        if value not in known:
            file.append(key, value, after)


def subject(rule: Zustaendigkeit) -> tuple[object, ...]:
    """What two rules have in common that cannot both hold in one Gemeinde."""
    return rule.anliegen, rule.aufgabe, rule.personengruppe
