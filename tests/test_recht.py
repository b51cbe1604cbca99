"""The pages the law asks for: said in full where the data say it, and plainly missing where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from macros.laenderrecht import LAENDER
from macros.loader import load
from macros.model.types import Bundesland
from macros.pages import recht
from macros.pages.werk import Seitenwerk
from macros.rahmen import Rahmen
from macros.recht import Bezeichnung, barrier_link, rechtslage
from macros.render import Renderer
from tests.audit import bericht
from tests.audit.befund import Befund
from tests.audit.lauf import Ergebnis
from tests.erfunden import make

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from macros.konzept import Konzept

IMPRINT = {"vertreten_durch": "die Landrätin", "verantwortlich": "Leitung", "telefon": "030 23125 000", "email": "a@b.example"}  # fmt: skip # noqa: E501 -- one row of data
STATEMENT = {"durchsetzungsstelle": "Schlichtungsstelle am Markt", "erklaert_am": "2026-06-01"}
PRIVACY = {"beauftragte_stelle": "Beauftragte", "telefon": "030 23125 001", "email": "d@b.example"}


def pages(konzept: Konzept) -> dict[str, BeautifulSoup]:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    return {page.adresse: BeautifulSoup(werk.html(page), "lxml") for page in recht.seiten(werk)}


def text(page: BeautifulSoup) -> str:
    [main] = page.select("main")
    return " ".join(main.get_text(" ").split())


def test_each_land_has_its_law_and_its_watch() -> None:
    assert set(LAENDER) == set(get_args(Bundesland))


def test_no_name_is_missing() -> None:
    for land in LAENDER.values():
        assert all((land.gesetz, land.ueberwachung, land.durchsetzung, land.datenschutzgesetz, land.aufsicht))


def test_the_data_win_over_our_list() -> None:
    ours = rechtslage(make([], landkreis={"datenschutz": PRIVACY}))
    land = LAENDER["SN"]
    for field in ("gesetz", "ueberwachung", "durchsetzung", "datenschutzgesetz", "aufsicht"):
        assert getattr(ours, field) == Bezeichnung(getattr(land, field), aus_liste=True)
    given: dict[str, Any] = {
        "barrierefreiheit": {**STATEMENT, "gesetz": "Eigenes Gesetz", "ueberwachungsstelle": "Prüfamt"},
        "datenschutz": {**PRIVACY, "aufsicht": "Eigene Aufsicht", "gesetz": "Eigenes Datenschutzgesetz"},
    }
    theirs = rechtslage(make([], landkreis=given))
    own = (theirs.gesetz, theirs.ueberwachung, theirs.durchsetzung, theirs.datenschutzgesetz, theirs.aufsicht)
    assert [name.text for name in own] == [
        "Eigenes Gesetz",
        "Prüfamt",
        "Schlichtungsstelle am Markt",
        "Eigenes Datenschutzgesetz",
        "Eigene Aufsicht",
    ]
    assert not any(name.aus_liste for name in own)


def test_a_name_from_our_list_asks_to_be_checked() -> None:
    known = text(pages(make([], landkreis={"bundesland": "BB"}))["barrierefreiheit/"])
    assert (
        "Überwachungsstelle beim Landesamt für Soziales und Versorgung (Bezeichnung von Ende 2025, bitte prüfen)"
        in known
    )


def test_the_privacy_page_tells_what_article_13_asks_for() -> None:
    given = {"impressum": IMPRINT, "datenschutz": {**PRIVACY, "betreiber": "Rechenzentrum"}}
    told = text(pages(make([], landkreis=given))["datenschutz/"])
    for part in (
        "Vertreten durch: die Landrätin",
        "030 23125 001",
        "Störungen und Angriffe zu erkennen",
        "Artikel 6 Absatz 1 Buchstabe e",
        "Sächsisches Datenschutzdurchführungsgesetz (SächsDSDG)",
        "Andere bekommen das Protokoll nicht",
        "außerhalb der Europäischen Union",
        "Nach 7 Tagen wird es gelöscht.",
        "Artikel 15 bis 18 und 21 DSGVO",
        "Artikel 77 DSGVO",
        "Sie müssen uns nichts über sich mitteilen.",
        "Kein Programm entscheidet hier etwas über Sie.",
    ):
        assert part in told


def test_the_statement_tells_what_the_last_audit_found(minimal: Path, stichtag: date) -> None:
    """The record is written by the audit, read as data, and shown: what was looked at, how, by what, and each fault."""
    found = Befund("a/index.html", 'Bild ohne „alt“: "x"')
    results = [
        Ergebnis("axe-core", 1250, (found,), 1.0, {"axe-core": "4.1"}, "Ein Programm sucht Verstöße."),
        Ergebnis("Fokus", 2, (), 1.0, {}, "Jeder Halt wird angesehen."),
        Ergebnis("Sitemap", 1, (), 0.1),
    ]
    bericht.write(minimal / "concept_data/pruefbericht.yaml", results, probe=True)
    loaded = load(minimal, stichtag)
    assert loaded.konzept is not None, loaded.problems
    assert loaded.errors == []
    told = text(pages(loaded.konzept)["barrierefreiheit/"])
    for part in (
        "Angesehen wurde je eine Seite jeder Art.",
        "axe-core Ein Programm sucht Verstöße. 1.250 Seiten angesehen, ein Fehler gefunden",
        'a/index.html: Bild ohne „alt“: "x"',
        "Fokus Jeder Halt wird angesehen. 2 Seiten angesehen, kein Fehler gefunden",
        "Die Programme: axe-core 4.1",
    ):
        assert part in told
    assert "Sitemap" not in told


@pytest.mark.parametrize(("findings", "claimed"), [(("Bild ohne Text",), False), ((), True)])
def test_the_statement_claims_no_more_than_the_last_audit_found(
    minimal: Path, stichtag: date, findings: tuple[str, ...], *, claimed: bool
) -> None:
    """The small concept says "vollstaendig"."""
    found = tuple(Befund("a/index.html", line) for line in findings)
    results = [Ergebnis("axe-core", 1250, found, 1.0, {}, "Ein Programm sucht Verstöße.")]
    bericht.write(minimal / "concept_data/pruefbericht.yaml", results)
    loaded = load(minimal, stichtag)
    assert loaded.konzept is not None, loaded.problems
    told = text(pages(loaded.konzept)["barrierefreiheit/"])
    assert ("erfüllt die Anforderungen vollständig" in told) is claimed
    assert ("Diese Website hat noch Fehler." in told) is not claimed


def test_without_a_record_the_statement_says_so() -> None:
    told = text(pages(make([]))["barrierefreiheit/"])
    assert "Ein Prüflauf mit Programmen ist für diese Website noch nicht festgehalten." in told


def test_without_data_every_page_says_what_is_missing() -> None:
    found = pages(make([]))
    assert set(found) == {"impressum/", "datenschutz/", "barrierefreiheit/"}
    for address, page in found.items():
        assert "Hier fehlt noch:" in text(page), address
        assert "Das ist ein Entwurf." in text(page), address


def test_with_data_nothing_is_missing_and_the_draft_is_gone() -> None:
    statement = {**STATEMENT, "vereinbarkeit": "teilweise", "pruefweg": "extern", "ueberwachungsstelle": "Prüfamt"}
    address = {"strasse": "Weg 1", "plz": "00300", "ort": "Ort"}
    found = pages(
        make(
            [],
            landkreis={
                "impressum": {**IMPRINT, "aufsicht": "Direktion"},
                "datenschutz": {**PRIVACY, "betreiber": "Rechenzentrum", "protokoll_tage": 3},
                "barrierefreiheit": {**statement, "ausnahmen": ["Alte Karten sind Bilder."]},
                "anschrift": address,
                "rechtlich_geprueft_am": "2026-11-01",
            },
        )
    )
    for address_of, page in found.items():
        assert "Hier fehlt noch" not in text(page), address_of
        assert "Entwurf" not in text(page), address_of
        assert "Rechtlich geprüft am" in text(page), address_of
    assert "Vertreten durch: die Landrätin." in text(found["impressum/"])
    assert "Nach 3 Tagen wird es gelöscht." in text(found["datenschutz/"])
    for said in ("Alte Karten sind Bilder.", "Schlichtungsstelle am Markt", "Prüfamt", "Eine unabhängige Stelle"):
        assert said in text(found["barrierefreiheit/"])


@pytest.mark.parametrize("on", [True, False])
def test_modules_stand_in_the_footer_only_when_they_are_on(*, on: bool) -> None:
    found = pages(make([], landkreis={"leichte_sprache": on, "gebaerdensprache": on}))
    footer = {link["href"] for link in found["impressum/"].select(".ik-footer a")}
    assert {"../impressum/", "../datenschutz/", "../barrierefreiheit/"} <= footer
    assert ({"../leichte-sprache/", "../gebaerdensprache/"} <= footer) is on


def test_every_page_reports_barriers_with_its_own_address() -> None:
    konzept = make([], landkreis={"impressum": IMPRINT, "adresse": "https://k.example/x/"})
    for address, page in pages(konzept).items():
        link = next(a["href"] for a in page.select(".ik-footer a") if a.get_text() == "Barriere melden")
        parts = urlsplit(str(link))
        assert (parts.scheme, parts.path) == ("mailto", "a@b.example")
        assert f"https://k.example/x/{address}\r\n" in parse_qs(parts.query)["body"][0]


def test_without_a_mail_address_the_statement_says_what_to_do() -> None:
    assert barrier_link(make([]), "x/") is None
    page = pages(make([]))["impressum/"]
    links = [a["href"] for a in page.select(".ik-footer a") if a.get_text() == "Barriere melden"]
    assert links == ["../barrierefreiheit/#melden"]


def test_the_address_of_the_statement_comes_first() -> None:
    given = {"impressum": IMPRINT, "barrierefreiheit": {**STATEMENT, "email": "hilfe@b.example"}}
    link = barrier_link(make([], landkreis=given), None)
    assert link is not None
    assert link.startswith("mailto:hilfe@b.example?subject=Barriere%20auf%20der%20Website&body=")
