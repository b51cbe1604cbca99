"""An embed on a page of others: it asks nobody, tells nobody, fits a narrow column, and can be read by everybody."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

import axe_playwright_python
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = f"{axe_playwright_python.__path__[0]}/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EMBEDS = (
    "gemeinden/beispielstadt/anlaufstellen/", "gemeinden/beispielstadt/angebote/",
    "gemeinden/beispielstadt/zustaendig/", "anlaufstellen/willkommensbuero/", "massnahmen/dritter-kurs/",
)  # fmt: skip


class Server(NamedTuple):
    """A folder on loopback; ``asked`` are the requests it got, with what their headers tell about the reader."""

    port: int
    asked: list[tuple[str, str | None, str | None]]


def serve(folder: Path) -> tuple[ThreadingHTTPServer, Server]:
    asked: list[tuple[str, str | None, str | None]] = []

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Referer"], self.headers["Cookie"]))
            super().do_GET()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, Server(server.server_port, asked)


@pytest.fixture(scope="module")
def ours(minimal_site: Path) -> Iterator[Server]:
    server, ours = serve(minimal_site)
    yield ours
    server.shutdown()


@pytest.fixture
def theirs(ours: Server, minimal_site: Path, tmp_path: Path) -> Iterator[Server]:
    """The page of a Gemeinde with cookies of its own: the frame of the kit, and under it the fragment it fetched."""
    frame = f"http://127.0.0.1:{ours.port}/einbetten/v1/{EMBEDS[0]}"
    fragment = (minimal_site / "einbetten/v1" / EMBEDS[0] / "fragment.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="de"><title>Gemeinde</title><link rel="icon" href="data:,"><h1>Gemeinde</h1>'
        f'<iframe src="{frame}hell.html" title="Hilfe" width="280" height="600"></iframe>{fragment}',
        encoding="utf-8",
    )
    server, theirs = serve(tmp_path)
    yield theirs
    server.shutdown()


def test_on_a_foreign_page_an_embed_makes_no_request_but_its_own(
    browser: Browser, ours: Server, theirs: Server
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.context.add_cookies([{"name": "sitzung", "value": "1", "url": f"http://localhost:{theirs.port}/"}])
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    ours.asked.clear()
    page.goto(f"http://localhost:{theirs.port}/?vertraulich=1", wait_until="networkidle")
    assert [re.sub(r"^http://([^:]+):\d+", r"\1", url).partition("?")[0] for url in asked] == [
        "localhost/", f"127.0.0.1/einbetten/v1/{EMBEDS[0]}hell.html", "127.0.0.1/einbetten/v1/stil.css",
    ]  # fmt: skip
    assert said == []
    assert all("vertraulich" not in (referrer or "") for _, referrer, _ in ours.asked)
    assert [referrer for path, referrer, _ in ours.asked if path.startswith("/einbetten/v1/stil.css")] == [None]
    assert all(cookie is None for _, _, cookie in ours.asked)
    assert {cookie["name"] for cookie in context.cookies()} == {"sitzung"}
    frame = page.frames[1]
    assert frame.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.scripts.length") == 0
    assert not frame.evaluate("matchMedia('(min-width: 281px)').matches")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_fits_a_narrow_column_and_can_be_read_by_everybody(browser: Browser, ours: Server, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 280, "height": 600}, color_scheme=scheme)
    page = context.new_page()
    page.add_init_script(path=AXE)
    found: list[str] = []
    for embed in EMBEDS:
        for name in ("", "hell.html"):
            page.goto(f"http://127.0.0.1:{ours.port}/einbetten/v1/{embed}{name}")
            wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            found += [f"{embed}{name}: wider than its frame"] if wide else []
            options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
            result = page.evaluate("options => axe.run(document, options)", options)
            found += [f"{embed}{name} {rule['id']}: {rule['nodes'][0]['target']}" for rule in result["violations"]]
            dark = page.evaluate("getComputedStyle(document.querySelector('.ik-embed')).backgroundColor")
            assert (dark == "rgb(255, 255, 255)") is (scheme == "light" or bool(name))
    context.close()
    assert found == []


def test_a_link_in_a_frame_opens_the_page_in_the_whole_window(browser: Browser, ours: Server, theirs: Server) -> None:
    page = browser.new_page()
    page.route("https://**", lambda route: route.fulfill(body="Da.", content_type="text/html"))
    page.goto(f"http://localhost:{theirs.port}/")
    page.frames[1].locator(".ik-embed__more").click()
    page.wait_for_url("https://integration.kleinmuster.example/gemeinden/beispielstadt/")
    assert ours.asked
    page.close()
