"""vCards: read by a program that knows the format, and safe against whatever stands in the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import vobject
from hypothesis import given
from hypothesis import strategies as st

from macros.exports.herkunft import uuid
from macros.exports.vcard import AUSGABE, card_address, escaped, folded, office_card, unit_card, uri_value

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

HOSTILE = st.text(alphabet=st.one_of(st.sampled_from("\r\n;,:\\\"'\t\x0b\x0c\x85\u2028"), st.characters(codec="utf-8")))


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def read(card: str) -> Any:
    return vobject.readOne(card)


def test_one_card_for_each_contact_point_and_each_office_with_contact(konzept: Konzept) -> None:
    files = {file.adresse: file.inhalt.decode() for file in AUSGABE.dateien(konzept)}
    offices = {card_address(found) for found in konzept.alle("anlaufstelle")}
    units = {card_address(found) for found in konzept.alle("stelle") if found.kontakt is not None}
    assert set(files) == offices | units
    assert "anlaufstellen/willkommensbuero/willkommensbuero.vcf" in files
    assert "stellen/frauenverein/frauenverein.vcf" not in files
    for card in files.values():
        assert read(card).version.value == "3.0"


def test_a_card_says_what_the_entry_says(konzept: Konzept) -> None:
    card = read(office_card(node(konzept, "anlaufstelle", "willkommensbuero")))
    assert card.fn.value == "Willkommensbüro"
    assert card.org.value == ["Sachgebiet Integration"]
    assert [tel.value for tel in card.tel_list] == ["+493023125011"]
    assert card.email.value == "willkommen@kleinmuster.example"
    assert (card.adr.value.street, card.adr.value.code, card.adr.value.city) == (
        "Musterallee 1",
        "00101",
        "Beispielstadt",
    )
    assert card.geo.value == "55.05;5.1"
    assert card.rev.value == "2026-09-01T00:00:00Z"
    assert card.url.value == "https://integration.kleinmuster.example/anlaufstellen/willkommensbuero/"
    assert card.uid.value == f"urn:uuid:{uuid(konzept, 'anlaufstelle:willkommensbuero')}"
    for said in (
        "Dienstag und Donnerstag, 9–12 Uhr",
        "Zuletzt geprüft am 1. September 2026",
        "Gepflegt von: Sachgebiet Integration",
        "CC BY 4.0",
    ):
        assert said in card.note.value, said


def test_a_secret_place_has_no_place_on_its_card(konzept: Konzept) -> None:
    text = office_card(node(konzept, "anlaufstelle", "frauenhaus"))
    card = read(text)
    assert [tel.params["TYPE"] for tel in card.tel_list] == [["WORK", "VOICE", "PREF"]]
    assert not re.search(r"^(ADR|GEO|LABEL)", text, re.MULTILINE)


def test_a_unit_card(konzept: Konzept) -> None:
    card = read(unit_card(node(konzept, "stelle", "kreis-integration")))
    assert card.fn.value == "Sachgebiet Integration"
    assert card.org.value == ["Landratsamt Kleinmuster"]
    assert card.email.value == "integration@kleinmuster.example"


def test_no_words_for_finding_and_no_names(konzept: Konzept) -> None:
    everything = b"".join(file.inhalt for file in AUSGABE.dateien(konzept)).decode()
    assert "Auslaenderamt" not in everything
    assert "Mara Muster" not in everything


def test_every_line_ends_with_crlf_and_is_short(konzept: Konzept) -> None:
    for file in AUSGABE.dateien(konzept):
        lines = file.inhalt.split(b"\r\n")
        assert lines[-1] == b""
        assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)


@given(HOSTILE)
def test_a_text_stays_in_its_property(text: str) -> None:
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:x",
        f"N:{escaped(text)};;;;",
        folded(f"NOTE:{escaped(text)}"),
        "END:VCARD",
    ]
    card = "".join(f"{line}\r\n" for line in lines)
    parsed = read(card)
    assert {child.name for child in parsed.getChildren()} == {"VERSION", "FN", "N", "NOTE"}
    expected = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert parsed.note.value == expected.replace("\t", " ")
    assert (parsed.n.value.given, parsed.n.value.prefix) == ("", "")


@given(HOSTILE)
def test_an_address_stays_in_its_line(text: str) -> None:
    assert not re.search(r"[\x00-\x20\x7f]", uri_value(text))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n")))
def test_folding_loses_nothing(text: str) -> None:
    lines = folded(text).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_the_same_data_give_the_same_bytes(konzept: Konzept) -> None:
    assert list(AUSGABE.dateien(konzept)) == list(AUSGABE.dateien(konzept))
