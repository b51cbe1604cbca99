"""Packs a finished site into a ZIP that works opened from a disk or a USB stick.

A browser that opens a folder from a disk shows a list of files, not its ``index.html``; so every link names that file.
The same site gives the same bytes: sorted names, one date, no owner.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

FOLDER: Final = "integrationskonzept"
READ_ME: Final = "LIESMICH.txt"
START: Final = "index.html"
#: For a server only.
LEFT_OUT: Final = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "_redirects", "_headers"})
LEFT_OUT_FOLDERS: Final = ("server/", "weiterleitungen/")

_SKIPPED: Final = r"<!--.*?-->|<(?P<raw>script|style)\b[^>]*>.*?</(?P=raw)\s*>"
_TAG: Final = r"""<[a-zA-Z][^\s/<>"']*\s[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>"""
_PARTS: Final = re.compile(f"{_SKIPPED}|{_TAG}", re.DOTALL | re.IGNORECASE)
_ADDRESS: Final = re.compile(r"""(\s(?:href|src|action|formaction)\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_REFRESH: Final = re.compile(r"""(\scontent\s*=\s*["']\s*\d+\s*;\s*url=)([^"']*)""", re.IGNORECASE)
_ABSOLUTE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\|#|\?|$")


class OfflineFehler(Exception):
    """The ZIP cannot be written; its text is one German sentence."""


def pack(site: Path, target: Path, stichtag: date) -> int:
    """Write the finished ``site`` as a ZIP to ``target``, all or nothing; returns the number of pages in it.

    Raises OfflineFehler when ``target`` is something else than a ZIP, or
    when it cannot be written; what was there before is then as it was.
    """
    if target.is_dir():
        raise OfflineFehler(f"{target}: ist ein Ordner – erwartet wird der Name einer Datei, z. B. konzept.zip")
    if target.exists() and not zipfile.is_zipfile(target):
        raise OfflineFehler(f"{target}: ist keine ZIP-Datei und wird darum nicht überschrieben")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                pages = _write(file, site, _read_me(_title(site), stichtag), stichtag)
            Path(aside).chmod(0o644)
            Path(aside).replace(target)
        finally:
            Path(aside).unlink(missing_ok=True)
    except OSError as error:
        raise OfflineFehler(f"{target}: kann nicht geschrieben werden ({error.strerror or error})") from None
    return pages


def _write(file: BinaryIO, site: Path, read_me: str, stichtag: date) -> int:
    names = frozenset(_names(site))
    pages = 0
    with zipfile.ZipFile(file, "w", compresslevel=9) as archive:
        for name in sorted({*names, READ_ME}):
            raw = read_me.encode() if name == READ_ME else (site / name).read_bytes()
            if name.endswith(".html"):
                pages += 1
                raw = offline(raw.decode(), name, names).encode()
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", (stichtag.year, stichtag.month, stichtag.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, raw)
    return pages


def _names(site: Path) -> Iterator[str]:
    """Every file of the site a reader can use, by its path inside it; hidden ones are not."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        if path.is_file() and not hidden and name not in LEFT_OUT and not name.startswith(LEFT_OUT_FOLDERS):
            yield name


def offline(text: str, name: str, names: frozenset[str]) -> str:
    """The HTML of the page ``name`` with every link to a folder of the site naming its ``index.html``.

    ``names`` are all files of the site. What scripts, style sheets and comments hold stays as it is.
    """
    here = posixpath.dirname(name)

    def tag(match: re.Match[str]) -> str:
        if match["raw"] or match[0].startswith("<!--"):
            return match[0]
        changed = _ADDRESS.sub(lambda found: _attribute(found, here, names), match[0])
        return _REFRESH.sub(lambda found: found[1] + _escaped(found[2], here, names), changed)

    return _PARTS.sub(tag, text)


def _attribute(found: re.Match[str], here: str, names: frozenset[str]) -> str:
    double, single = found[2], found[3]
    if double is not None:
        return f'{found[1]}"{_escaped(double, here, names)}"'
    return f"{found[1]}'{_escaped(single, here, names)}'"


def _escaped(written: str, here: str, names: frozenset[str]) -> str:
    address = html.unescape(written)
    better = named(address, here, names)
    return written if better == address else html.escape(better)


def named(address: str, here: str, names: frozenset[str]) -> str:
    """An address on a page in the folder ``here``, with ``index.html`` where it leads to a folder of the site.

    Addresses elsewhere, of files, and those that name no page of the site stay as they are.
    """
    written = address.strip()
    if _ABSOLUTE.match(written):
        return address
    path = re.split("[?#]", written, maxsplit=1)[0]
    target = posixpath.normpath(posixpath.join(here, unquote(path)))
    page = START if target == "." else f"{target}/{START}"
    if target in names or page not in names:
        return address
    return f"{path}{'' if path.endswith('/') else '/'}{START}{written[len(path) :]}"


def _title(site: Path) -> str:
    """What the start page calls the site."""
    found = re.search(r"<title>(.*?)</title>", (site / START).read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(html.unescape(found[1]).split()) if found else "Integrationskonzept"


def _read_me(name: str, stichtag: date) -> str:
    lines = (
        name,
        f"Stand: {stichtag:%d.%m.%Y}",
        "",
        "So öffnen Sie diese Website ohne Internet:",
        "",
        "1. Entpacken Sie die ZIP-Datei ganz, zum Beispiel auf einen USB-Stick.",
        "   (Windows: rechte Maustaste, „Alle extrahieren“.)",
        f"2. Öffnen Sie im Ordner „{FOLDER}“ die Datei „{START}“ mit einem Doppelklick.",
        "",
        "Was ohne Internet anders ist:",
        "",
        "- Statt der Suche führen die Listen „Von A bis Z“ und „Wer ist zuständig?“ zum Ziel.",
        "- Links zu anderen Websites brauchen eine Verbindung.",
        "- Diese Kopie ändert sich nicht mehr. Rufen Sie an, bevor Sie hinfahren, wenn sie älter ist.",
        "",
    )
    return "\r\n".join(lines)
