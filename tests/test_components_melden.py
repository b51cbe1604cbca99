"""The mail that reports a mistake: to whom it goes, and what stands in it already."""

from __future__ import annotations

from email.headerregistry import Address
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from macros.components.melden import report_link
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.konzept import Konzept


def link(konzept: Konzept, key: str = "amt") -> str:
    node = konzept.knoten("anlaufstelle", key)
    assert node is not None
    found = report_link(node)
    assert found is not None
    return found


def read(mailto: str) -> tuple[str, dict[str, str]]:
    """Recipient and fields as a mail program reads them (RFC 6068): a plus is a plus."""
    parts = urlsplit(mailto)
    assert parts.scheme == "mailto"
    fields = dict(part.split("=", 1) for part in parts.query.split("&"))
    return unquote(parts.path), {name: unquote(value) for name, value in fields.items()}


def office(**fields: Any) -> Any:
    return entry("anlaufstelle", "amt", pflegt="verein", **fields)


def keeper(mail: str | None = "info@verein.example") -> Any:
    return entry("stelle", "verein", name="Verein", kontakt={"email": mail} if mail else None)


def test_it_goes_to_whoever_keeps_the_entry() -> None:
    assert read(link(make([office(), keeper()])))[0] == "info@verein.example"


def test_else_to_the_contact_point_of_the_coordination_then_to_its_office_then_to_the_imprint() -> None:
    desk = entry("anlaufstelle", "koordination", kontakte=[{"zweck": "schreiben", "email": "desk@kreis.example"}])
    unit = entry("stelle", "sachgebiet", name="Sachgebiet", kontakt={"email": "unit@kreis.example"})
    imprint = {"vertreten_durch": "die Landrätin", "verantwortlich": "Amt", "telefon": "030 23125 000"}
    landkreis = {"impressum": {**imprint, "email": "info@kreis.example"}}
    rest: dict[str, Any] = {"landkreis": landkreis}
    places = {"koordination_anlaufstelle": "koordination", "koordination": "sachgebiet"}
    assert read(link(make([office(), keeper(None), desk, unit], konzept=places, **rest)))[0] == "desk@kreis.example"
    only_unit = {"koordination": "sachgebiet"}
    assert read(link(make([office(), keeper(None), unit], konzept=only_unit, **rest)))[0] == "unit@kreis.example"
    assert read(link(make([office(), keeper(None)], **rest)))[0] == "info@kreis.example"


def test_where_nobody_has_a_mail_address_there_is_no_link() -> None:
    node = make([office(), keeper(None)]).knoten("anlaufstelle", "amt")
    assert node is not None
    assert report_link(node) is None


def test_it_names_the_page_and_its_dates() -> None:
    konzept = make([office(name="Beratung Süd", geprueft_am="2026-11-03", geprueft_von="Verein"), keeper()])
    _, fields = read(link(konzept))
    assert fields["subject"] == "Fehler auf der Seite: Beratung Süd"
    assert fields["body"].split("\r\n")[:7] == [
        "Guten Tag,",
        "",
        "auf dieser Seite stimmt etwas nicht:",
        "Beratung Süd",
        "https://konzept.kleinmuster.example/anlaufstellen/amt/",
        "Stand: 1. September 2026",
        "Zuletzt geprüft am 3. November 2026",
    ]


def test_without_an_address_of_the_site_the_way_to_the_page_stands_there() -> None:
    konzept = make([office(), keeper()], landkreis={"adresse": None})
    assert "anlaufstellen/amt/" in read(link(konzept))[1]["body"].split("\r\n")


#: What the model lets into a name: no sign that cannot be seen, no beginning of a template.
NAMES = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"], exclude_characters="{")


@given(st.text(alphabet=NAMES, min_size=1).map(str.strip))
def test_no_name_breaks_the_address(name: str) -> None:
    plain = name.replace("<", "").replace(">", "").strip()
    if not plain:
        return
    found = link(make([office(name=plain), keeper()]))
    assert all(sign.isascii() and sign.isprintable() and sign not in ' "<>#' for sign in found)
    assert sorted(read(found)[1]) == ["body", "subject"]
    assert read(found)[1]["subject"].replace("\u00a0", " ").endswith(plain.replace("\u00a0", " "))


def test_the_recipient_is_an_address() -> None:
    mail, _ = read(link(make([office(), keeper("a+b@verein.example")])))
    assert Address(addr_spec=mail).username == "a+b"
