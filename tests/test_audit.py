"""The audits of ``make audit`` on a sample, the faults each of them finds, and the frame that runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.audit import kalender, nu, robots, sitemap, vcard, zeilen
from tests.audit.__main__ import main
from tests.audit.befund import Befund, Fehlt
from tests.audit.lauf import run, table, write
from tests.audit.merkzettel import Merkzettel
from tests.audit.register import AUDITS
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: These look at files; the ones with a browser have tests of their own.
FILES = ("html", "css", "svg", "jsonld", "atom", "kalender", "vcard", "sitemap", "robots", "sprachen")


@pytest.mark.parametrize("key", FILES)
def test_one_file_of_each_kind_is_without_fault(demo_site: Path, key: str) -> None:
    audit = AUDITS[key]
    files = longest(demo_site, audit.files(demo_site))
    assert files
    try:
        assert [str(one) for one in audit.audit(demo_site, files)] == []
    except Fehlt as missing:
        pytest.skip(str(missing))


def judged(key: str, folder: Path, **texts: str) -> str:
    """Everything an audit says about files, given by ending and text, in one line."""
    for ending, text in texts.items():
        (folder / f"a.{ending}").write_text(text, encoding="utf-8")
    try:
        return " ".join(map(str, AUDITS[key].audit(folder, [f"a.{ending}" for ending in texts])))
    except Fehlt as missing:
        pytest.skip(str(missing))


def test_a_page_that_breaks_the_standard_is_found(tmp_path: Path) -> None:
    said = judged("html", tmp_path, html='<!DOCTYPE html><html lang="de"><title>x</title><p id="a"><p id="a"><blink>x')
    assert "a.html: Zeile 1: Duplicate ID “a”." in said
    assert "Element “blink” not allowed" in said


def test_a_style_sheet_with_a_slip_is_found_and_one_with_news_is_not(tmp_path: Path) -> None:
    news = "a { field-sizing: content } @supports not selector(:popover-open) { a { color: red } }"
    said = judged("css", tmp_path, css=f"{news} @container (min-width: 9em) {{ a {{ colour: red }} }}")
    assert "Property “colour” doesn't exist" in said
    assert said.count("a.css: ") == 1


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("{", "kein JSON"),
        ('{"@type": "Place"}', "beschreibt nichts mit schema.org"),
        ('{"@context": "https://schema.org", "@type": "Ort"}', "kennt schema.org nicht: Ort"),
        ('{"@context": "https://schema.org", "@type": "Place", "ort": "x"}', "kennt schema.org nicht: ort"),
        ('{"@context": "https://schema.org", "@type": "Place", "geo": {"latitude": 1}}', "ohne Typ: latitude"),
        ('{"@context": "https://schema.org", "@type": "Place", "name": "x"}', ""),
    ],
)
def test_a_description_with_unknown_words_is_found(tmp_path: Path, block: str, fault: str) -> None:
    said = judged("jsonld", tmp_path, html=f'<title>x</title><script type="application/ld+json">{block}</script>')
    assert fault in said
    assert bool(said) == bool(fault)


FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>t</title><updated>2026-01-01T00:00:00Z</updated>
<author><name>n</name></author><link rel="self" href="https://a.example/feed.xml"/><link href="https://a.example/"/>
<entry><id>urn:b</id><title>e</title><updated>2026-01-01T00:00:00Z</updated><link href="https://a.example/b/"/></entry>
</feed>"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>e</title>", "", "title 0-mal"),
        ("<title>e</title>", "<title>e</title><titel/>", "titel 1-mal"),
        ("urn:b", "urn:a", "zweimal dieselbe id"),
        ("<author><name>n</name></author>", "", "Eintrag ohne Urheber: e"),
        ('<link href="https://a.example/b/"/>', "", "weder Inhalt noch Link"),
        ("2026-01-01T00:00:00Z</updated><link href", "2026-13-01T00:00:00Z</updated><link href", "kein Zeitpunkt"),
        ('rel="self"', 'rel="via"', "nennt sich selbst nicht"),
        ("</feed>", "", "nicht zu lesen"),
        ("", "", ""),
    ],
)
def test_a_feed_against_the_rules_is_found(tmp_path: Path, old: str, new: str, fault: str) -> None:
    said = judged("atom", tmp_path, xml=FEED.replace(old, new))
    assert fault in said
    assert bool(said) == bool(fault)


EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART:20260101T100000Z
DTEND:20260101T110000Z
SUMMARY:s
END:VEVENT
END:VCALENDAR
"""
CARD = """BEGIN:VCARD
VERSION:3.0
UID:urn:a
FN:f
N:f;;;;
TEL:+493023125011
REV:2026-01-01
END:VCARD
"""


@pytest.mark.parametrize(
    ("key", "old", "new", "fault"),
    [
        ("kalender", "UID:1\n", "", "ohne UID"),
        ("kalender", "PRODID:x\n", "", "Kalender ohne PRODID"),
        ("kalender", "DTEND:20260101", "DTEND:20251231", "endet 2025-12-31"),
        ("kalender", "DTSTART:20260101T100000Z", "DTSTART;TZID=Europe/Berlin:20260101T100000", "Zeitzone"),
        ("kalender", "SUMMARY:s", "SUMMARY:s\nSUMMARY:t", "SUMMARY mehrmals"),
        ("kalender", "SUMMARY:s", f"SUMMARY:{'s' * 80}", "Zeile 9: 88 Bytes lang"),
        ("kalender", "", "", ""),
        ("vcard", "FN:f\n", "", "FN"),
        ("vcard", "N:f;;;;", "N:f;", "N: f;"),
        ("vcard", "TEL:+49", "TEL:anrufen", "TEL: anrufen"),
        ("vcard", "VERSION:3.0", "VERSION:2.1", "VERSION: 2.1"),
        ("vcard", "", "", ""),
    ],
)
def test_a_calendar_or_a_card_against_the_rules_is_found(key: str, old: str, new: str, fault: str) -> None:
    faults = {"kalender": kalender.faults, "vcard": vcard.faults}[key]
    text = {"kalender": EVENT, "vcard": CARD}[key].replace(old, new)
    said = " ".join(faults(text.replace("\n", "\r\n").encode()))
    assert fault in said
    assert bool(said) == bool(fault)


def test_a_file_of_lines_ends_each_as_it_must() -> None:
    assert list(zeilen.faults(b"A:1\nB:2\r\n")) == ["Zeile 1: Zeilenende ohne CRLF"]
    assert list(zeilen.faults(b"A:1\r\nB:2")) == ["endet nicht mit CRLF"]


MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/x/</loc></url>
<url><loc>https://a.example/x/b/</loc><lastmod>2026-01-01</lastmod></url></urlset>"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("x/b/", "x/c/", "keine Seite: https://a.example/x/c/"),
        ("x/b/", "x/", "zweimal genannt"),
        ("https://a.example/x/b/", "/x/b/", "loc: /x/b/"),
        ("2026-01-01", "gestern", "lastmod: gestern"),
        ("lastmod", "letzte", "enthält loc"),
        ("</urlset>", "", "nicht zu lesen"),
        ("x/b/", "x/versteckt/", "will nicht gefunden werden"),
        ("", "", ""),
    ],
)
def test_a_sitemap_against_the_rules_is_found(tmp_path: Path, old: str, new: str, fault: str) -> None:
    for name in ("", "b", "versteckt"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("<title>x</title>")
    (tmp_path / "versteckt" / "index.html").write_text('<meta name="robots" content="noindex">')
    said = " ".join(sitemap.faults(tmp_path, MAP.replace(old, new).encode()))
    assert fault in said
    assert bool(said) == bool(fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("User-agent: *\nDisallow:\n", "nennt keine Sitemap"),
        ("User-agent: *\nDisallow: /\nSitemap: https://a.example/sitemap.xml\n", "sperrt die Startseite aus"),
        ("User-agent: *\nSitemap: sitemap.xml\n", "ohne vollständige Adresse"),
        ("User-agent: *\nSitemap: https://a.example/karte.xml\n", "gibt es nicht"),
        ("Agent: *\nSitemap: https://a.example/sitemap.xml\n", "unbekannte Zeile"),
        ("User-agent: * # alle\nDisallow:\nSitemap: https://a.example/sitemap.xml\n", ""),
    ],
)
def test_a_robots_file_against_the_rules_is_found(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "sitemap.xml").write_text("")
    said = " ".join(robots.faults(tmp_path, text))
    assert fault in said
    assert bool(said) == bool(fault)


class Made:
    """An audit with findings of its own making."""

    NAME = "Gemacht"

    def __init__(self, *findings: Befund, missing: str = "") -> None:
        self.findings = findings
        self.missing = missing

    def tools(self) -> dict[str, str]:
        return {"Werkzeug": "1.0"}

    def files(self, site: Path) -> list[str]:
        return sorted(one.name for one in site.iterdir())

    def audit(self, site: Path, files: Sequence[str]) -> Iterator[Befund]:
        assert (site / files[0]).is_file()
        if self.missing:
            raise Fehlt(self.missing)
        yield from self.findings


def test_a_result_has_every_finding_once_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    (tmp_path / "b.html").write_text("")
    result = run(Made(Befund("b.html", "zwei\n  Zeilen"), Befund("a.html", "eins"), Befund("a.html", "eins")), tmp_path)
    lines = list(table([result]))
    assert lines[0].split() == ["Audit", "geprüft", "Befunde", "Sekunden"]
    assert lines[1].split()[:3] == ["Gemacht", "2", "2"]
    assert lines[2:] == ["Gemacht: a.html: eins", "Gemacht: b.html: zwei Zeilen", "2 Befunde."]
    write(tmp_path / "ergebnis.json", [result])
    written = json.loads((tmp_path / "ergebnis.json").read_text(encoding="utf-8"))
    assert written["werkzeuge"] == {"Werkzeug": "1.0"}
    assert written["audits"] == [{"name": "Gemacht", "geprueft": 2, "befunde": ["a.html: eins", "b.html: zwei Zeilen"]}]


def test_an_audit_that_cannot_run_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    [befund] = run(Made(missing="Java ist nicht installiert"), tmp_path).befunde
    assert str(befund) == "Gemacht: nicht geprüft: Java ist nicht installiert"


def test_a_run_that_was_cut_goes_on_where_it_stopped_and_looks_again_at_what_changed(tmp_path: Path) -> None:
    notes, site = tmp_path / "notizen", tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    for name in ("a.html", "b.html", "c.html", "index.html", "assets/stil.css"):
        (site / name).write_text(name)
    Merkzettel(notes, site, "axe").note([("a.html", ["Fehler"]), ("b.html", []), ("index.html", []), ("c.html", [])])
    notes.write_text(notes.read_text(encoding="utf-8")[:-9], encoding="utf-8")  # cut while it was written

    def known(job: str = "axe") -> list[list[str] | None]:
        return [Merkzettel(notes, site, job).noted(name) for name in ("a.html", "b.html", "c.html", "index.html")]

    assert known() == [["Fehler"], [], None, None]  # the start page is used in the audit and loads more than itself
    assert known("lesbarkeit") == [None] * 4
    (site / "b.html").write_text("anders")
    assert known() == [["Fehler"], None, None, None]
    (site / "assets" / "stil.css").write_text("anders")
    assert known() == [None] * 4


def test_an_audit_that_takes_long_is_given_its_notes(tmp_path: Path) -> None:
    class Long(Made):
        def weiter(self, site: Path, files: Sequence[str], notes: Path) -> Iterator[Befund]:
            assert files
            yield Befund(files[0], f"{site.name} {notes.name}")

    (tmp_path / "a.html").write_text("")
    assert run(Long(), tmp_path).befunde == ()
    [befund] = run(Long(), tmp_path, notes=tmp_path / "notizen").befunde
    assert befund.text == f"{tmp_path.name} notizen"


def test_the_command_ends_with_1_for_a_finding_and_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "ergebnis.json"
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow:\n")
    monkeypatch.setattr("sys.argv", ["audit", "robots", "--site", str(tmp_path), "--ergebnis", str(result)])
    assert main() == 1
    assert "robots.txt: robots.txt: nennt keine Sitemap\n1 Befund.\n" in capsys.readouterr().out
    assert '"befunde": [\n        "robots.txt: nennt keine Sitemap"' in result.read_text(encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("")
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow:\nSitemap: https://a.example/sitemap.xml\n")
    assert main() == 0
    assert capsys.readouterr().out.endswith("Kein Befund.\n")


def test_the_command_knows_its_audits(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["audit", "alles"])
    with pytest.raises(SystemExit):
        main()
    assert "kein Audit: alles" in capsys.readouterr().err


def test_without_java_the_checker_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Fehlt, match="Java ist nicht installiert"):
        nu.command()
