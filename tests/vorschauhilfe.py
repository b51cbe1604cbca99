"""A browser for the tests of the preview: asks for pages, and waits for news as the script on them does."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from macros.vorschau import vorschau
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.vorschau.server import Vorschauserver


@dataclass
class Browser:
    """Sees the preview of the concept in ``folder``; ``gesagt`` are the lines in the terminal."""

    folder: Path
    server: Vorschauserver
    gesagt: list[str] = field(default_factory=list)

    def ask(self, target: str, **headers: str) -> tuple[HTTPResponse, str]:
        """The answer to a request, and its body."""
        connection = HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=60)
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        connection.close()
        return answer, text

    def page(self, target: str) -> BeautifulSoup:
        """A page as it is now."""
        return BeautifulSoup(self.ask(target)[1], "lxml")

    def news(self, target: str, seen: BeautifulSoup) -> dict[str, object]:
        """What the server says to a page that waits."""
        script = seen.select_one("script[data-warten]")
        assert script is not None
        query = urlencode({"stand": script["data-stand"], "inhalt": script["data-inhalt"], "seite": target})
        said: dict[str, object] = json.loads(self.ask(f"{script['data-warten']}?{query}")[1])
        return said

    def after(self, target: str, seen: BeautifulSoup) -> BeautifulSoup:
        """The page as it is when it has become another one than ``seen``."""
        assert self.news(target, seen)["neu"] is True
        return self.page(target)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words in a file of the concept."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def browsing(folder: Path, editor: str = "") -> Iterator[Browser]:
    """A browser in front of a running preview."""
    said: list[str] = []
    with vorschau(folder, STICHTAG, ("127.0.0.1", 0), editor=editor, sagen=said.append) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield Browser(folder, server, said)
        finally:
            server.shutdown()
            serving.join()
