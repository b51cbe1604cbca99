"""vCards of the contact points and of the offices that have contact data of their own.

Version 3.0 (RFC 2426), not 4.0: Android, iOS, Thunderbird and Outlook all import it, whereas Outlook and older
telephones do not read 4.0 reliably; nothing said here needs it. Lines end with CRLF and are folded at 75 octets, as
both versions ask. A card names functions and offices, never a person, and no place that is secret.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from macros.components.kontakt import coordinates
from macros.components.oeffnung import short_hours
from macros.exports.datei import Ausgabe, Datei
from macros.exports.herkunft import absolute, bare, keeper, lasting, uuid
from macros.model.anlaufstelle import Zweck
from macros.model.types import tel_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Knoten, Konzept

LINE: Final = 75
PRODUCT: Final = "-//Landkreis-Konzept//vCard//DE"
COUNTRY: Final = "Deutschland"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "}


def files(konzept: Konzept) -> Iterator[Datei]:
    """One card for each contact point, and for each Stelle that says how it is reached."""
    for node in konzept.alle("anlaufstelle"):
        yield Datei.text(card_address(node), office_card(node))
    for node in konzept.alle("stelle"):
        if node.kontakt is not None and (node.kontakt.telefon or node.kontakt.email or node.kontakt.anschrift):
            yield Datei.text(card_address(node), unit_card(node))


def card_address(node: Knoten) -> str:
    """Where the card of an entry lies: beside its page, named after it, so that a saved file has a good name."""
    return f"{node.adresse}{node.eintrag.id}.vcf"


def office_card(node: Knoten) -> str:
    """The card of an Anlaufstelle."""
    secret = bool(node.geschuetzt)
    lines = _head(node, node.stelle)
    for way in node.kontakte:
        lines += _way(way)
    if not secret:
        lines += [_address(place.name, place.zusatz, place) for place in node.orte if place.strasse or place.ort]
        points = (coordinates(place.breite, place.laenge) for place in node.orte)
        point = next((found for found in points if found), None)
        lines += [f"GEO:{point[0]};{point[1]}"] if point else []
    hours = None if secret else short_hours(node, node.konzept.sprache)
    return _card(lines, _tail(node, str(hours.striptags()) if hours else None))


def unit_card(node: Knoten) -> str:
    """The card of a Stelle with contact data."""
    lines, reach = _head(node, node.teil_von), node.kontakt
    if reach.telefon:
        lines.append(f"TEL;TYPE=WORK,VOICE:{_number(reach.telefon)}")
    if reach.email:
        lines.append(f"EMAIL;TYPE=INTERNET:{escaped(reach.email)}")
    if reach.anschrift:
        lines.append(_address(None, None, reach.anschrift))
    return _card(lines, _tail(node, reach.oeffnungszeiten_text))


def _head(node: Knoten, over: Knoten | None) -> list[str]:
    name = escaped(node.anzeige)
    organisation = escaped(over.anzeige) if over is not None else name
    return [f"UID:urn:uuid:{uuid(node.konzept, lasting(node))}", f"FN:{name}", f"N:{name};;;;", f"ORG:{organisation}"]


def _way(way: Any) -> Iterator[str]:
    if way.telefon:
        kind = {Zweck.FAX: "WORK,FAX", Zweck.NOTFALL: "WORK,VOICE,PREF"}.get(way.zweck, "WORK,VOICE")
        yield f"TEL;TYPE={kind}:{_number(way.telefon)}"
    elif way.email:
        yield f"EMAIL;TYPE=INTERNET:{escaped(way.email)}"


def _number(phone: str) -> str:
    return tel_uri(phone).removeprefix("tel:")


def _address(name: str | None, more: str | None, place: Any) -> str:
    extended = ", ".join(part for part in (name, more) if part)
    parts = ("", extended, place.strasse or "", place.ort or "", "", place.plz or "", COUNTRY)
    return f"ADR;TYPE=WORK:{';'.join(map(escaped, parts))}"


def _tail(node: Knoten, hours: str | None) -> list[str]:
    konzept, entry = node.konzept, node.eintrag
    sprache = konzept.sprache
    t, daten = sprache.t, konzept.daten.konzept
    checked = entry.geprueft_am
    notes = [
        node.vorspann,
        t("Zeiten: {zeiten}", zeiten=hours) if hours else None,
        t("Zuletzt geprüft am {datum}", datum=sprache.datum(checked)) if checked else None,
        t("Stand: {datum}", datum=sprache.datum(entry.stand)),
        t("Gepflegt von: {stelle}", stelle=keeper(node)),
        t("Lizenz: {lizenz}", lizenz=f"{daten.lizenz} ({daten.lizenz_adresse})"),
    ]
    note = "\n".join(note for note in notes if note)
    urls = [node.website, absolute(konzept, node.adresse)]
    source = absolute(konzept, card_address(node))
    return [
        *(f"URL:{uri_value(url)}" for url in urls if url),
        f"NOTE:{escaped(bare(note))}",
        *([f"SOURCE:{uri_value(source)}"] if source else []),
        f"REV:{entry.stand.isoformat()}T00:00:00Z",
    ]


def _card(*blocks: Iterable[str]) -> str:
    content = (line for block in blocks for line in block)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"PRODID:{PRODUCT}", *content, "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A text as the value of a property: it can neither end its line nor its part, whatever stands in it."""
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(sign, sign) for sign in clean)


def uri_value(address: str) -> str:
    """An address as a value of type URI: nothing in it is escaped, and nothing in it ends the line."""
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029]", "", address)


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets of UTF-8, each but the first after a space; no letter is cut in two."""
    pieces, piece, length = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > LINE:
            pieces.append(piece)
            piece, length = "", 1
        piece += sign
        length += octets
    return "\r\n ".join([*pieces, piece])


AUSGABE: Final = Ausgabe(
    key="vcard",
    titel="Visitenkarten (vCard)",
    beschreibung=(
        "Je Anlaufstelle und je Stelle mit eigenem Kontakt eine Datei, die sich in jedes Adressbuch übernehmen lässt: "
        "Nummern, E-Mail, Anschrift, Zeiten und der Tag der letzten Prüfung. vCard 3.0."
    ),
    medientyp="text/vcard",
    adresse="anlaufstellen/",
    dateien=files,
)
