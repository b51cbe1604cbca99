"""What every test in a real browser needs: a quiet server on loopback, and axe."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without writing a log."""

    def log_message(self, *_: Any) -> None:
        pass


class Compressing(Quiet):
    """Sends text with gzip, as the servers of veroeffentlichen/ do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(file)
        if not file.is_file() or not kind.startswith(("text/", "image/svg", "application/json")):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of ``folder`` on a server on loopback that ends with the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def axe(page: Page, *, loaded: bool = False, without: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page, one line for each element; frames in it are pages of their own.

    ``loaded``: the page has axe already; ``without``: rules left out.
    """
    if not loaded:
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "iframes": False,
               "rules": {rule: {"enabled": False} for rule in without}}  # fmt: skip
    result = page.evaluate("options => axe.run(document, options)", options)
    return [f"{rule['id']}: {node['target']}" for rule in result["violations"] for node in rule["nodes"]]
