"""Contact points: they can be reached, contradict nothing, and what is secret stays out of the repository."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from macros.model.anlaufstelle import VERRAET_DEN_ORT, Zeitstatus, Zweck
from macros.model.plan import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.anlaufstelle import Anlaufstelle, Kontaktweg, Ort
    from macros.source import KeyPath

STREETS: Final = "straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer"
ADDRESS: Final = re.compile(rf"\b\d{{5}}\s+[A-ZÄÖÜ]\w+|\b(?:[\w-]+ )?[\w-]*(?i:{STREETS})\s+\d+\w?\b")
BY_PHONE: Final = frozenset({Zweck.ANRUFEN, Zweck.NOTFALL, Zweck.FAX})
NO_HOURS: Final = frozenset({Zeitstatus.GESCHLOSSEN, Zeitstatus.UNBEKANNT, Zeitstatus.RUND_UM_DIE_UHR})


def _places(konzept: Konzept) -> Iterator[tuple[Knoten, Anlaufstelle]]:
    for node in konzept.alle("anlaufstelle"):
        yield node, cast("Anlaufstelle", node.eintrag)


def reachable(konzept: Konzept) -> Iterator[Problem]:
    """A contact point nobody can call, write to or walk to."""
    for node, entry in _places(konzept):
        if not entry.kontakte and entry.website is None and not any(place.strasse for place in entry.orte):
            message = "niemand kann sie erreichen – bitte Telefon, E-Mail, Web-Adresse oder eine Straße eintragen"
            yield konzept.warnung(node, ("kontakte",), message, "anlaufstelle")


def ways(konzept: Konzept) -> Iterator[Problem]:
    """A way of contact holds exactly one of phone, e-mail and web address, and one that fits its purpose."""
    for art in ("anlaufstelle", "angebot"):
        for node in konzept.alle(art):
            kontakte: tuple[Kontaktweg, ...] = cast("Anlaufstelle", node.eintrag).kontakte
            for number, way in enumerate(kontakte):
                path: KeyPath = ("kontakte", number)
                given = [name for name in ("telefon", "email", "adresse") if getattr(way, name) is not None]
                if len(given) != 1:
                    found = f"hier stehen {' und '.join(given)}" if given else "hier fehlt die Angabe"
                    message = f"{found} – erwartet wird genau eine von telefon, email, adresse"
                    yield konzept.problem(node, path, message, "anlaufstelle")
                elif way.zweck in BY_PHONE and given != ["telefon"]:
                    message = f"„{way.zweck}“ geht nur mit „telefon“ – hier steht „{given[0]}“"
                    yield konzept.problem(node, (*path, "zweck"), message, "anlaufstelle")


def hours(konzept: Konzept) -> Iterator[Problem]:
    """A state that contradicts the hours beside it, or promises hours that are not there."""
    for node, entry in _places(konzept):
        if entry.geschuetzt:
            continue
        for number, place in enumerate(entry.orte):
            yield from _hours_of(konzept, node, place, ("orte", number))


def _hours_of(konzept: Konzept, node: Knoten, place: Ort, path: KeyPath) -> Iterator[Problem]:
    written, state = place.oeffnungszeiten, place.zeitstatus
    if written is None and state is Zeitstatus.NACH_ZEITEN:
        message = (
            "fehlt – bitte Zeiten eintragen oder mit „zeitstatus“ sagen, was gilt: "
            "nur_mit_termin, geschlossen, unbekannt, rund_um_die_uhr"
        )
        yield konzept.warnung(node, (*path, "oeffnungszeiten"), message, "anlaufstelle")
    elif written is not None and state in NO_HOURS and not (
        state is Zeitstatus.RUND_UM_DIE_UHR and written == "24/7"
    ):  # fmt: skip
        message = f"„{state}“ widerspricht den Öffnungszeiten „{written}“ – bitte eine der beiden Zeilen löschen"
        yield konzept.problem(node, (*path, "zeitstatus"), message, "anlaufstelle")


def protected(konzept: Konzept) -> Iterator[Problem]:
    """A secret place whose whereabouts stand in its file; drafts are read too, since they lie in the repository."""
    for key, entry in konzept.daten.eintraege.get("anlaufstelle", {}).items():
        place = cast("Anlaufstelle", entry)
        if not place.geschuetzt:
            continue
        for path, message in _given_away(place):
            yield konzept.problem(f"anlaufstelle:{key}", path, message, "geschuetzt")


def _given_away(place: Anlaufstelle) -> Iterator[tuple[KeyPath, str]]:
    for number, spot in enumerate(place.orte):
        for field in VERRAET_DEN_ORT:
            if getattr(spot, field) is not None:
                yield ("orte", number, field), "verrät einen geschützten Ort – bitte diese Zeile löschen"
    for number, area in enumerate(place.gebiete):
        if area.startswith("gemeinde:"):
            message = "verrät einen geschützten Ort – bitte ein größeres Gebiet nennen, z. B. landkreis"
            yield ("gebiete", number), message
    if place.bild is not None:
        yield ("bild",), "ein Bild kann einen geschützten Ort verraten – bitte löschen"
    for path, text, _ in texts(place):
        if found := ADDRESS.search(text):
            message = f"„{found[0]}“ sieht nach einer Anschrift aus und verrät einen geschützten Ort – bitte löschen"
            if path[0] != "orte":
                yield path, message


def coordinates(konzept: Konzept) -> Iterator[Problem]:
    """Half a coordinate, or latitude and longitude in each other's place."""
    for node, entry in _places(konzept):
        for number, place in enumerate(entry.orte):
            path = ("orte", number)
            if (place.breite is None) != (place.laenge is None):
                there, missing = ("breite", "laenge") if place.laenge is None else ("laenge", "breite")
                message = f"zu „{there}“ fehlt „{missing}“ – bitte beide eintragen oder beide löschen"
                yield konzept.problem(node, (*path, there), message, "anlaufstelle")
            elif place.breite is not None and place.laenge is not None and place.breite < place.laenge:
                message = "Breite und Länge sind vertauscht: in Deutschland ist die Breite die größere Zahl (47 bis 55)"
                yield konzept.problem(node, (*path, "breite"), message, "anlaufstelle")


RULES = (reachable, ways, hours, protected, coordinates)
