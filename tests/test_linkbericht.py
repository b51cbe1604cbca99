"""„konzept links“ against servers on loopback: what is dead, moved or out of order is told."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from macros.linkbericht import Urteil, check, external_links, report
from tests.bauhilfe import konzept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Elsewhere(BaseHTTPRequestHandler):
    """Another website with all the moods they have."""

    asked: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        codes = {"/weg": 404, "/fort": 410, "/neu": 301, "/kurz": 302, "/kreis": 302, "/kaputt": 503, "/zu": 403}
        code = 405 if self.path == "/nur-get" and self.command == "HEAD" else codes.get(self.path, 200)
        self.send_response(code)
        targets = {"/neu": "/gut", "/kurz": "/gut", "/kreis": "/kreis"}
        if self.path in targets:
            self.send_header("Location", targets[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 -- the name http.server asks for

    def log_message(self, *_: Any) -> None:
        """No log."""


@contextmanager
def elsewhere() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []
    handler = type("Handler", (Elsewhere,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "urteil", "word"),
    [
        ("/gut", Urteil.GUT, "erreichbar"),
        ("/nur-get", Urteil.GUT, "erreichbar"),
        ("/weg", Urteil.TOT, "404"),
        ("/fort", Urteil.TOT, "410"),
        ("/neu", Urteil.UMGEZOGEN, "umgezogen"),
        ("/kurz", Urteil.GUT, "erreichbar"),
        ("/kreis", Urteil.UNKLAR, "im Kreis"),
        ("/kaputt", Urteil.UNKLAR, "503"),
        ("/zu", Urteil.UNKLAR, "403"),
        ("/größe und mehr", Urteil.GUT, "erreichbar"),
    ],
)
def test_judgements(path: str, urteil: Urteil, word: str) -> None:
    with elsewhere() as (server, _):
        (result,) = check({f"{server}{path}": ["index.html"]}, pause=0)
        assert (result.urteil, word in result.grund) == (urteil, True)
        assert result.neu == (f"{server}/gut" if urteil is Urteil.UMGEZOGEN else "")


def test_a_server_that_is_gone_is_unclear() -> None:
    with elsewhere() as (server, _):
        pass
    (result,) = check({"http://127.0.0.1:1/": ["index.html"]}, pause=0, timeout=2)
    assert result.urteil is Urteil.UNKLAR
    (result,) = check({"http://[kaputt/": ["index.html"]}, pause=0, timeout=2)
    assert result.urteil is Urteil.UNKLAR
    assert server


def test_reserved_names_are_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.linkbericht._ask", lambda *_: pytest.fail("asked"))
    links = ["https://www.kreis.example/a", "https://example.org/", "http://a.test/"]
    assert {one.urteil for one in check({link: ["index.html"] for link in links})} == {Urteil.BEISPIEL}


def test_who_does_not_answer_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def silent(address: str, _: float) -> tuple[int, str]:
        asked.append(address)
        raise TimeoutError

    monkeypatch.setattr("macros.linkbericht._ask", silent)
    results = check({f"http://127.0.0.1/{name}": ["index.html"] for name in "abc"}, pause=0)
    assert asked == ["http://127.0.0.1/a"]
    assert {(one.urteil, one.grund) for one in results} == {(Urteil.UNKLAR, "keine Antwort in der Zeit")}


def website(folder: Path, *links: str) -> Path:
    folder.mkdir()
    body = "".join(f'<a href="{link}">x</a>' for link in links)
    (folder / "index.html").write_text(f"<!-- <a href='https://a.de/'> -->{body}", encoding="utf-8")
    return folder


def test_only_links_to_others_are_collected(tmp_path: Path) -> None:
    site = website(
        tmp_path / "site", "stellen/", "mailto:a@b.example", "HTTPS://A.de/x?a=1&amp;b=2#c", "https://wir.de/konzept/a/"
    )
    (site / "einbetten").mkdir()
    (site / "einbetten/a.html").write_text('<a href="https://b.de/">b</a>', encoding="utf-8")
    assert external_links(site, "https://wir.de/konzept") == {"https://A.de/x?a=1&b=2": ("index.html",)}


def test_each_address_is_asked_once_with_a_pause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("macros.linkbericht.time.sleep", pauses.append)
    with elsewhere() as (server, asked):
        site = website(tmp_path / "site", f"{server}/a", f"{server}/a#x", f"{server}/b", f"{server}/c")
        check(external_links(site))
    assert sorted(asked) == [("HEAD", "/a"), ("HEAD", "/b"), ("HEAD", "/c")]
    assert pauses == [1.0, 1.0]


def test_the_report_names_pages_and_what_to_do() -> None:
    with elsewhere() as (server, _):
        pages = ["a.html", "b.html", "c.html", "d.html"]
        lines = list(report(check({f"{server}/weg": pages, f"{server}/neu": ["a.html"]}, pause=0)))
    assert "1 tot, 0 unklar, 1 umgezogen, 0 beispiel, 0 gut." in lines
    assert "## Führt ins Leere – bitte ersetzen oder entfernen" in lines
    assert "  steht auf: a.html, b.html, c.html und 1 weitere" in lines
    assert f"  neu: {server}/gut" in lines
    assert "Hier ist nichts zu tun." in list(report([]))


def test_the_command_never_fails_because_of_others(tmp_path: Path) -> None:
    with elsewhere() as (server, _):
        site = website(tmp_path / "site", f"{server}/weg")
        done = konzept("links", "--website", site, "--bericht", tmp_path / "links.md", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [one["urteil"] for one in json.loads(done.stdout)] == ["tot"]
    assert f"- {server}/weg" in (tmp_path / "links.md").read_text(encoding="utf-8")


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = konzept("links", "--website", tmp_path)
    assert done.returncode == 2
    assert "konzept bauen" in done.stderr
