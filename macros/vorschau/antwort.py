"""What the preview answers to an address: a page, a file, where else to go, or why not."""

from __future__ import annotations

import json
import time
import traceback
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from markupsafe import Markup

from macros.exports.sicherheit import MEDIA_TYPES
from macros.vorschau.kapitel import NOT_FOUND
from macros.vorschau.tafel import SCRIPT, STYLE, allein, ergaenzt, fingerabdruck, gescheitert, tafel
from macros.vorschau.zustand import INDEX

if TYPE_CHECKING:
    from macros.vorschau.modell import Lage, Modell
    from macros.vorschau.zustand import Zustand

FAILED: Final = "konnte nicht gebaut werden – mehr steht im Terminal"
#: Seconds after which a page that waits for news asks again.
PATIENCE: Final = 25.0
HTML: Final = "text/html; charset=utf-8"
TEXTS: Final = {
    **{ending: kind for ending, kind in MEDIA_TYPES if ending != "xlsx"},
    "css": "text/css", "html": "text/html", "js": "text/javascript", "json": "application/json",
    "md": "text/markdown", "svg": "image/svg+xml", "ttl": "text/turtle", "txt": "text/plain", "xml": "application/xml",
}  # fmt: skip
BINARIES: Final = {
    "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "pdf": "application/pdf", "png": "image/png",
    "webp": "image/webp", "woff2": "font/woff2", "xlsx": dict(MEDIA_TYPES)["xlsx"],
}  # fmt: skip


@dataclass(frozen=True)
class Antwort:
    """What is sent back; ``ziel`` is where an address leads on to."""

    inhalt: bytes
    typ: str = HTML
    status: HTTPStatus = HTTPStatus.OK
    ziel: str = ""

    @classmethod
    def zeile(cls, line: str, status: HTTPStatus) -> Antwort:
        """One plain line."""
        return cls(f"{line}\n".encode(), "text/plain; charset=utf-8", status)


@dataclass(frozen=True)
class Ansicht:
    """A page as it is to be seen now, and the panel at its top."""

    html: str
    tafel: Markup = field(default_factory=Markup)
    status: HTTPStatus = HTTPStatus.OK

    @property
    def fingerabdruck(self) -> str:
        """What tells it from the same page as it was before."""
        return fingerabdruck(self.html, self.tafel)


def antwort(modell: Modell, target: str) -> Antwort:
    """The answer to the target of a request."""
    adresse = _adresse(target)
    if adresse is None:
        return Antwort.zeile("Diese Adresse kann es nicht geben.", HTTPStatus.BAD_REQUEST)
    if adresse in {SCRIPT, STYLE}:
        return _datei(adresse, (Path(__file__).parent / adresse.rpartition("/")[2]).read_bytes())
    lage = modell.lage
    try:
        beside = _beside(lage.zustand, adresse) if lage.zustand is not None else None
    except Exception:  # noqa: BLE001 -- one file that fails must not end the preview
        traceback.print_exc()
        return Antwort.zeile(f"Die Datei „/{adresse}“ {FAILED}.", HTTPStatus.INTERNAL_SERVER_ERROR)
    if beside is not None:
        return beside
    ansicht = _ansicht(modell, lage, adresse)
    html = ergaenzt(ansicht.html, ansicht.tafel, lage.nummer)
    return Antwort(html.encode(errors="xmlcharrefreplace"), status=ansicht.status)


def warten(modell: Modell, target: str) -> Antwort:
    """Tell a page as soon as it is another one; after a while, that it is still the same."""
    query = {name: values[-1] for name, values in parse_qs(urlsplit(target).query).items()}
    adresse = _adresse(query.get("seite", "/"))
    written = query.get("stand", "")
    nummer = int(written) if written.isdecimal() and len(written) < 10 else -1  # noqa: PLR2004 -- no state has so many digits
    end = time.monotonic() + PATIENCE
    neu = False
    while not neu and (lage := modell.warten(nummer, end - time.monotonic())) is not None:
        nummer = lage.nummer
        neu = adresse is None or _ansicht(modell, lage, adresse).fingerabdruck != query.get("inhalt")
    return Antwort(json.dumps({"stand": nummer, "neu": neu}).encode(), "application/json")


def _ansicht(modell: Modell, lage: Lage, adresse: str) -> Ansicht:
    """The page at an address, the one that says that there is none, or one that says why it cannot be seen."""
    if lage.zustand is None:
        return Ansicht(allein(lage.fehler, modell.editor), status=HTTPStatus.SERVICE_UNAVAILABLE)
    panel = tafel(lage.fehler, modell.editor)
    try:
        html = None if _named(adresse) else lage.zustand.seite(adresse)
        if html is not None:
            return Ansicht(html, panel)
        return Ansicht(lage.zustand.seite(NOT_FOUND) or "", panel, HTTPStatus.NOT_FOUND)
    except Exception as error:  # noqa: BLE001 -- one page that fails must not end the preview
        traceback.print_exc()
        failed = gescheitert(f"Die Seite „/{adresse}“ {FAILED}: {type(error).__name__}")
        return Ansicht(failed, panel, HTTPStatus.INTERNAL_SERVER_ERROR)


def _beside(zustand: Zustand, adresse: str) -> Antwort | None:
    """What is no page: a file, or the way to a page whose last slash was left out."""
    if not _named(adresse):
        content = None if zustand.ist_seite(adresse) else zustand.datei(f"{adresse}{INDEX}")
        return None if content is None else _datei(adresse, content)
    if (content := zustand.datei(adresse)) is not None:
        return _datei(adresse, content)
    if zustand.ist_seite(f"{adresse}/") or zustand.datei(f"{adresse}/{INDEX}") is not None:
        return Antwort(b"", status=HTTPStatus.FOUND, ziel=f"/{quote(adresse)}/")
    return None


def _adresse(target: str) -> str | None:
    """The address on the site that is asked for, without the name of an index; None for one that cannot be."""
    try:
        path = unquote(target.partition("?")[0].partition("#")[0], errors="strict")
    except UnicodeDecodeError:
        return None
    steps = path.split("/")
    if steps[0] or any(step in {".", ".."} for step in steps) or "" in steps[1:-1]:
        return None
    if "\\" in path or not path.isprintable():
        return None
    return path[1:].removesuffix(INDEX) if steps[-1] == INDEX else path[1:]


def _named(adresse: str) -> bool:
    """Whether the address is that of a file, not of a page."""
    return bool(adresse) and not adresse.endswith("/")


def _datei(adresse: str, content: bytes) -> Antwort:
    ending = adresse.rpartition(".")[2].lower() if _named(adresse) else "html"
    if ending in BINARIES:
        return Antwort(content, BINARIES[ending])
    kind = TEXTS.get(ending, "text/plain")
    return Antwort(content, f"{kind}; charset=utf-8")
