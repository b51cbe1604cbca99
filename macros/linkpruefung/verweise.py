"""Turns the addresses on a page into files of the site."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from macros.linkpruefung.lesen import Inhalt, Link

START = "index.html"
NOT_FOUND_PAGE = "404.html"
#: Schemes that a link may have. Everything else is a mistake, above all our own ``[…](anlaufstelle:id)`` left over.
SCHEMES = {"http", "https", "mailto", "tel", "sms", "geo", "webcal"}
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


class Resolver:
    """Turns an address on a page into a file of the site, and says in German what is wrong with it."""

    def __init__(self, files: Collection[str], pages: Mapping[str, Inhalt], site_url: str) -> None:
        self.files = files
        self.folders = {""} | {str(parent) for name in files for parent in PurePosixPath(name).parents}
        self.pages = pages
        self.site_url = site_url.rstrip("/") + "/" if site_url else ""
        self.root = urlsplit(self.site_url).path or "/"
        self.right: dict[tuple[str, str, bool], str] = {}

    def resolve(self, name: str, folder: str, link: Link) -> tuple[str, str]:
        """Return (file, problem); both may be empty: an address outside the site that is in order.

        ``folder`` is that of the page ``name``. An address that is right is worked out once for all pages that mean
        the same by it; the menus and the footer are most of them.
        """
        url = link.url
        if url.startswith(("#", "?")) or name == NOT_FOUND_PAGE:
            return self._resolve(name, link)
        key = ("" if SCHEME.match(url) else folder, url, link.fetches)
        while key[0] and key[1].startswith("../"):
            key = (key[0].rpartition("/")[0], key[1][3:], link.fetches)
        if key not in self.right:
            target, message = self._resolve(name, link)
            if message:
                return target, message
            self.right[key] = target
        return self.right[key], ""

    def _resolve(self, name: str, link: Link) -> tuple[str, str]:
        url = link.url
        if not url:
            return "", "leerer Verweis"
        if self.site_url and (url + "/").startswith(self.site_url):
            return self._inside(name, "", url[len(self.site_url) :], url)
        if match := SCHEME.match(url):
            return "", self._foreign(match[1].lower(), link)
        if url.startswith("//"):
            return "", self._foreign("https", link)
        if url.startswith(("/", "\\")):
            if name != NOT_FOUND_PAGE:
                return "", f"absoluter Verweis „{url}“: gilt nur an einer Adresse, erwartet wird ein relativer"
            if not url.startswith(self.root):
                return "", f"Verweis „{url}“ führt aus der Website hinaus"
            return self._inside(name, "", url[len(self.root) :], url)
        return self._inside(name, posixpath.dirname(name), url, url)

    def _foreign(self, scheme: str, link: Link) -> str:
        if scheme == "file" or len(scheme) == 1:
            return f"Verweis auf einen Ordner dieses Rechners: „{link.url}“"
        if scheme == "data" and link.fetches:
            return ""
        if scheme not in SCHEMES:
            return f"Verweis mit unbekanntem Anfang „{scheme}:“: „{link.url}“"
        if link.fetches:
            return f"lädt etwas von einem fremden Server: „{link.url}“"
        return ""

    def _inside(self, name: str, folder: str, url: str, written: str) -> tuple[str, str]:
        path, _, fragment = url.partition("#")
        path = unquote(path.partition("?")[0])
        if not path and folder == posixpath.dirname(name) and not written.startswith("http"):
            target = name
        else:
            target = posixpath.normpath(posixpath.join(folder, path)).removeprefix("./")
            if target == ".." or target.startswith("../"):
                return "", f"Verweis „{written}“ führt aus der Website hinaus"
            if target == "." or path.endswith("/") or target in self.folders:
                target = posixpath.join("" if target == "." else target, START)
        if target not in self.files:
            return "", f"toter Verweis „{written}“: {target} gibt es nicht"
        return target, self._anchor(target, unquote(fragment), written)

    def _anchor(self, target: str, fragment: str, written: str) -> str:
        name = fragment.partition(":~:")[0]
        if not name or name == "top" or target not in self.pages or target.endswith(".css"):
            return ""
        if self.pages[target].has_anchor(name):
            return ""
        return f"toter Anker „{written}“: {target} hat keine Stelle „{name}“"
