"""The site behind a real nginx and in a real browser: nothing breaks its policy, nobody frames it but its embeds."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from datetime import date
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from macros.exports import auskunft, sicherheit
from macros.rahmen import Rahmen
from macros.sicherheit import EMBEDDED, FRAMED, HEADERS, POLICY, UNFRAMED
from tests.browserhilfe import served
from tests.erfunden import make
from tests.seitenarten import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from macros.konzept import Konzept

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
ADDRESSES = ("https://konzept.example/", "https://kreis.example/integration/", "https://kreis.example/a.b/c%20d+(e)/")
MOST_RULES = 100
"""Of a file ``_headers`` on Cloudflare Pages."""

needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx ist nicht installiert (apt-get install nginx-light)")


def files(konzept: Konzept) -> dict[str, str]:
    rules = sicherheit.host_rules(konzept, ["gemeinden", "einbetten", "api"])
    made = (*sicherheit.dateien(konzept), *auskunft.dateien(konzept), rules)
    return {one.adresse: one.inhalt.decode() for one in made}


# ---- what is written


def test_nothing_inline_and_nothing_evaluated_is_allowed() -> None:
    for policy in (POLICY, EMBEDDED):
        assert policy.startswith("default-src 'none'; ")
        assert not re.search(r"unsafe|https?:|\*|data:|blob:", policy)


def test_rules_for_every_folder_and_not_too_many(demo_site: Path) -> None:
    text = (demo_site / "_headers").read_text(encoding="utf-8")
    ruled = set(re.findall(r"^/([^/*\n]+)/\*$", text, re.MULTILINE))
    there = {path.name for path in demo_site.iterdir() if path.is_dir()}
    assert there - ruled == set()
    assert len(re.findall(r"^/", text, re.MULTILINE)) <= MOST_RULES


def test_headers_forbid_frames_everywhere_but_for_embeds() -> None:
    rules = re.findall(
        r"^(/\S*)\n((?:  .*\n)+)", files(make([], landkreis={"adresse": ADDRESSES[0]}))["_headers"], re.MULTILINE
    )
    framing = {path: UNFRAMED in headers for path, headers in rules}
    assert framing["/"]
    assert framing["/gemeinden/*"]
    assert not framing["/*"]
    assert not framing["/einbetten/*"]
    assert {path for path, headers in rules if "Access-Control-Allow-Origin" in headers} == {"/einbetten/*", "/api/*"}


def test_security_txt_is_good_for_less_than_a_year() -> None:
    imprint = {"vertreten_durch": "A", "verantwortlich": "B", "telefon": "030 23125 000", "email": "a@b.example"}
    konzept = make([], landkreis={"adresse": ADDRESSES[0], "impressum": imprint})
    text = files(konzept)[".well-known/security.txt"]
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:a@b.example"
    assert fields["Canonical"] == "https://konzept.example/.well-known/security.txt"
    ends = date.fromisoformat(fields["Expires"].removesuffix("T00:00:00Z"))
    assert 0 < (ends - konzept.stichtag).days < 365
    own = make([], landkreis={"impressum": {**imprint, "sicherheit_email": "cert@b.example"}})
    assert "Contact: mailto:cert@b.example\n" in files(own)[".well-known/security.txt"]
    assert ".well-known/security.txt" not in files(make([]))


def test_robots_name_the_sitemap() -> None:
    assert files(make([], landkreis={"adresse": ADDRESSES[1]}))["robots.txt"] == (
        "# Suchmaschinen lesen diese Datei nur ganz oben auf dem Server: bitte dorthin kopieren.\n"
        "User-agent: *\nDisallow:\nSitemap: https://kreis.example/integration/sitemap.xml\n"
    )


# ---- behind a real nginx


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def configuration(folder: Path, root: Path, include: Path, port: int) -> Path:
    """A configuration of nginx that writes nothing outside ``folder``."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    types = "text/html html; text/css css; text/javascript js; image/svg+xml svg; application/json json; text/xml xml;"
    file = folder / "nginx.conf"
    file.write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}} http {{ types {{ {types} }} default_type text/plain; access_log off; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port}; root {root}; include {include}; }} }}\n",
        encoding="utf-8",
    )
    return file


@pytest.fixture(scope="module")
def nginx(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration behind nginx, with the settings that are published with it."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    file = configuration(folder, demo_site, demo_site / "server" / "nginx.conf", port)
    server = subprocess.Popen([str(NGINX), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(file)])
    address = f"http://127.0.0.1:{port}/"
    for _ in range(100):
        try:
            urlopen(address).close()
            break
        except OSError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


def head(address: str) -> tuple[int, Message]:
    try:
        with urlopen(address) as answer:  # noqa: S310 -- our own server
            return answer.status, answer.headers
    except HTTPError as error:
        return error.code, error.headers


@needs_nginx
@pytest.mark.parametrize("address", ADDRESSES)
def test_nginx_reads_the_settings_of_every_address(address: str, tmp_path: Path) -> None:
    settings = tmp_path / "website.conf"
    settings.write_text(files(make([], landkreis={"adresse": address}))["server/nginx.conf"], encoding="utf-8")
    file = configuration(tmp_path, tmp_path, settings, free_port())
    command = [str(NGINX), "-t", "-p", str(tmp_path), "-e", str(tmp_path / "error.log"), "-c", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@needs_nginx
def test_every_answer_carries_its_headers(nginx: str, demo_site: Path) -> None:
    embed = next((demo_site / "einbetten").rglob("index.html")).parent.relative_to(demo_site).as_posix() + "/"
    pages = {"": 200, "gemeinden/": 200, "feed.xml": 200, "gibt-es-nicht/": 404, "einbetten/gibt-es-nicht/": 404}
    for page, expected in pages.items():
        status, found = head(nginx + page)
        assert status == expected, page
        assert found["Content-Security-Policy"] == f"{POLICY}; {UNFRAMED}", page
        assert found["X-Frame-Options"] == "DENY", page
        assert found["Access-Control-Allow-Origin"] is None, page
        assert {name: found[name] for name, _ in HEADERS} == dict(HEADERS), page
    _, found = head(nginx + embed)
    assert found["Content-Security-Policy"] == f"{EMBEDDED}; {FRAMED}"
    assert found["X-Frame-Options"] is None
    assert found["Access-Control-Allow-Origin"] == "*"
    _, found = head(nginx + "api/v1/index.json")
    assert found["Access-Control-Allow-Origin"] == "*"
    assert found["X-Frame-Options"] == "DENY"
    status, found = head(nginx + ".well-known/security.txt")
    assert (status, found.get_content_type()) == (200, "text/plain")
    assert head(nginx + ".git/config")[0] == 404


@needs_nginx
def test_media_types_and_caching(nginx: str, demo_site: Path) -> None:
    csv = next((demo_site / "api").rglob("*.csv")).relative_to(demo_site).as_posix()
    _, found = head(nginx + csv)
    assert found["Content-Type"] == "text/csv; charset=utf-8"
    assert head(nginx + "kalender.ics")[1].get_content_type() == "text/calendar"
    assert head(nginx + "assets/stil.css")[1]["Cache-Control"] == "no-cache"
    assert "immutable" in head(nginx + "assets/stil.css?v=0123abcd")[1]["Cache-Control"]


@needs_nginx
def test_former_addresses_are_answered_by_the_server(nginx: str, demo_site: Path) -> None:
    lines = (demo_site / "_redirects").read_text(encoding="utf-8").splitlines()
    old, new, _ = next(line for line in lines if line.startswith("/")).split()
    for address in (old, old.rstrip("/")):
        with urlopen(nginx + address.lstrip("/")) as answer:  # noqa: S310 -- our own server
            assert answer.url == nginx + new.lstrip("/")


@needs_nginx
@pytest.mark.browser
def test_no_kind_of_page_breaks_its_policy(browser: Browser, nginx: str, demo_site: Path) -> None:
    """With the policy in the page and in the header: no word from the console, every script and style at work."""
    said: list[str] = []
    context = browser.new_context()
    context.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.blockedURI))")
    page = context.new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for kind in kinds_of(demo_site):
        page.goto(nginx + kind, wait_until="load")
        painted = page.evaluate("getComputedStyle(document.body).fontFamily !== ''")
        said += [] if painted else [f"{kind}: no style"]
    context.close()
    assert said == []


def address_in(page: Page, name: str) -> str:
    """Where a frame is; it is found by its element, since a refused one loses its name for a moment."""
    frame = page.locator(f"iframe[name={name}]").element_handle().content_frame()
    assert frame is not None
    return frame.url


@needs_nginx
@pytest.mark.browser
def test_others_frame_and_read_the_embeds_alone(browser: Browser, nginx: str, demo_site: Path, tmp_path: Path) -> None:
    embed = next((demo_site / "einbetten").rglob("index.html")).parent.relative_to(demo_site).as_posix() + "/"
    frames = {"embed": embed, "page": "gemeinden/", "start": "", "statement": "barrierefreiheit/"}
    markup = "".join(f'<iframe name="{name}" src="{nginx}{path}"></iframe>' for name, path in frames.items())
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Gemeinde</title>{markup}", encoding="utf-8")
    with served(tmp_path) as elsewhere:
        page = browser.new_page()
        page.goto(elsewhere.replace("127.0.0.1", "localhost"), wait_until="load")
        shown = {name: address_in(page, name).startswith(nginx) for name in frames}
        assert shown == {"embed": True, "page": False, "start": False, "statement": False}
        assert page.frame_locator("[name=embed]").locator("main").count() == 1
        ask = "async url => { try { return (await fetch(url)).ok } catch { return false } }"
        readable = {path: page.evaluate(ask, nginx + path) for path in (embed, "api/v1/index.json", "gemeinden/")}
        assert readable == {embed: True, "api/v1/index.json": True, "gemeinden/": False}
        page.close()


def test_the_policy_stands_in_the_pages_but_not_in_the_preview(demo_site: Path, konzept: Konzept) -> None:
    pages = [path for path in sorted(demo_site.rglob("*.html")) if "einbetten" not in path.parts]
    without = [str(path) for path in pages if b'http-equiv="Content-Security-Policy"' not in path.read_bytes()]
    assert without == []
    assert Rahmen(konzept, vorschau=True).site("")["csp"] is None
    assert Rahmen(konzept).site("")["csp"] == POLICY
