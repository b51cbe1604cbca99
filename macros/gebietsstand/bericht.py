"""What a newer register changes, told in plain German."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.gebietsstand.abgleich import same_association
from macros.gebietsstand.felder import changes_art
from macros.namen import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.gebietsstand.abgleich import Abgleich, Aufgegangen, Paar


def lines(found: Abgleich) -> Iterator[str]:
    """One line for each change; one line where there is none."""
    told = [
        *_fates(found),
        *(line for pair in found.paare for line in _pair(found, pair)),
        *_fresh(found),
        *_associations(found),
    ]
    yield f"Gebietsstand des Registers: {found.register.stand:%d.%m.%Y}"
    days = [pair.alt.einwohner_stand for pair in found.paare if pair.alt.einwohner_stand]
    if days and max(days) > found.register.stand:
        yield f"Achtung: Die Angaben im Konzept sind neuer ({max(days):%d.%m.%Y}) als dieses Register."
    yield from told or ["Nichts hat sich geändert."]


def questions(found: Abgleich) -> Iterator[str]:
    """What a person must say before anything is applied."""
    for one in found.offen:
        known = found.nach_ags
        choice = " oder ".join(f"{slug(known[ags].name)}" for ags in one.moeglich) or "NEU"
        yield f"--nachfolger {one.alt.id}={choice} (oder {one.alt.id}=-, wenn sie nicht mehr zum Landkreis gehört)"


def _fates(found: Abgleich) -> Iterator[str]:
    for one in found.weg:
        yield f"{one.alt.name} ({one.alt.ags}) gibt es nicht mehr: {_fate(found, one)}"


def _fate(found: Abgleich, one: Aufgegangen) -> str:
    known = found.nach_ags
    if one.sicher and one.nach is None:
        return "sie hat keinen Nachfolger im Landkreis (nach Ihrer Angabe)."
    if one.nach:
        how = "nach Ihrer Angabe" if one.sicher == "angabe" else "erkannt an der Fläche"
        new = "der neuen Gemeinde " if one.nach in {area.ags for area in found.neu} else ""
        return f"jetzt Teil von {new}{known[one.nach].name} ({how})."
    if one.moeglich:
        return (
            f"vielleicht jetzt Teil von {' oder '.join(known[ags].name for ags in one.moeglich)}, das ist nicht sicher."
        )
    return "wohin sie gehört, sagt das Register nicht."


def _pair(found: Abgleich, pair: Paar) -> Iterator[str]:
    alt, neu = pair.alt, pair.neu
    if slug(alt.name) != slug(neu.name):
        yield f"{alt.name} heißt jetzt {neu.name}."
    if (art := changes_art(alt, neu)) is not None:
        yield f"{neu.name} ist jetzt {art.titel}."
    if alt.ags != neu.ags:
        yield f"{neu.name} hat einen neuen AGS: {alt.ags} → {neu.ags}."
    if alt.ars != neu.ars:
        yield f"{neu.name} hat einen neuen ARS: {alt.ars} → {neu.ars}."
    before, after = _verband(found, alt.verband), None if neu.verband.verbandsfrei else neu.verband.name
    if (before is None) != (after is None) or (before and after and not same_association(before, after)):
        yield f"{neu.name} wechselt den Verband: {before or 'keiner'} → {after or 'keiner'}."
    if alt.einwohner != neu.einwohner:
        yield f"{neu.name} hat {_number(neu.einwohner)} Einwohner (bisher {_number(alt.einwohner)})."
    if alt.flaeche_ha != neu.flaeche_ha:
        yield f"{neu.name} hat {_number(neu.flaeche_ha)} Hektar (bisher {_number(alt.flaeche_ha)})."
    if neu.plz and (not alt.plz or alt.plz[0] != neu.plz):
        first = alt.plz[0] if alt.plz else "keine"
        yield f"{neu.name}: Die Postleitzahl der Verwaltung ist {neu.plz} (bisher {first})."


def _fresh(found: Abgleich) -> Iterator[str]:
    heirs = {one.nach for one in found.weg}
    for area in found.neu:
        made = " aus den genannten Gemeinden entstanden" if area.ags in heirs else "; woraus, sagt das Register nicht"
        yield f"{area.name} ({area.ags}) ist neu{made}."


def _associations(found: Abgleich) -> Iterator[str]:
    for pair in found.verbaende:
        if not same_association(pair.alt.name, pair.neu.name):
            yield f"Der Verband {pair.alt.name} heißt jetzt {pair.neu.name}."
        if pair.alt.ars != pair.neu.ars:
            yield f"Der Verband {pair.alt.name} hat einen neuen ARS: {pair.alt.ars} → {pair.neu.ars}."
    for gone in found.verbaende_weg:
        yield f"Den Verband {gone.name} ({gone.ars}) gibt es nicht mehr."
    for new in found.verbaende_neu:
        yield f"Der Verband {new.name} ({new.ars}) ist neu."


def _verband(found: Abgleich, key: str | None) -> str | None:
    node = found.konzept.knoten("verband", key) if key else None
    return node.anzeige if node is not None else None


def _number(value: int | None) -> str:
    return "keine Angabe" if value is None else f"{value:,}".replace(",", ".")
