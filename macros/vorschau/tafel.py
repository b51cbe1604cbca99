"""What the preview adds to a page: the panel with what is wrong, and what reloads it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from macros.errors import Problem

OWN: Final = "__vorschau__/"
SCRIPT: Final = f"{OWN}vorschau.js"
STYLE: Final = f"{OWN}vorschau.css"
WAIT: Final = f"{OWN}warten"
LISTED = 20

_HEAD = Markup(
    '<link rel="stylesheet" href="/{style}">\n'
    '<script src="/{script}" defer data-warten="/{wait}" data-stand="{nummer}" data-inhalt="{inhalt}"></script>\n'
)
_PANEL = Markup(
    '\n<section class="kv-tafel" lang="de" dir="ltr" aria-label="Meldung der Vorschau">'
    "<p><strong>{titel}</strong></p>{liste}<p>{trost}</p></section>"
)
_PAGE = Markup(
    '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{titel} · Vorschau</title>\n'
    "</head>\n<body>\n<main>{inhalt}</main>\n</body>\n</html>\n"
)
_MENDED = "Diese Meldung verschwindet von selbst, sobald die Datei gespeichert und in Ordnung ist."


def tafel(fehler: Sequence[Problem], editor: str, *, darunter: bool = True) -> Markup:
    """The panel with every Fehler as ``konzept pruefen`` prints it; nothing without one.

    ``editor`` is the pattern of a link into an editor; ``darunter``: the last good page stands below.
    """
    if not fehler:
        return Markup()
    last = " – zu sehen ist der letzte gute Stand" if darunter else " – die Website erscheint, sobald sie behoben sind"
    return _PANEL.format(titel=f"{len(fehler)} Fehler in den Daten{last}", liste=_list(fehler, editor), trost=_MENDED)


def allein(fehler: Sequence[Problem], editor: str) -> str:
    """A page for a concept that has not been readable since the preview began."""
    return str(_PAGE.format(titel=f"{len(fehler)} Fehler", inhalt=tafel(fehler, editor, darunter=False)))


def gescheitert(line: str) -> str:
    """A page for one that could not be made; ``line`` says why."""
    return str(_PAGE.format(titel="Fehler", inhalt=_PANEL.format(titel=line, liste="", trost="")))


def fingerabdruck(html: str, panel: str) -> str:
    """What tells one content of a page from another."""
    return hashlib.sha256(f"{panel}\0{html}".encode(errors="replace")).hexdigest()[:16]


def ergaenzt(html: str, panel: Markup, nummer: int) -> str:
    """A page with the panel at its top and the script that waits for news since ``nummer``."""
    head = _HEAD.format(style=STYLE, script=SCRIPT, wait=WAIT, nummer=nummer, inhalt=fingerabdruck(html, panel))
    before, end, after = html.partition("</head>")
    start, tag, rest = after.partition("<body")
    attributes, close, body = rest.partition(">")
    return f"{before}{head}{end}{start}{tag}{attributes}{close}{panel}{body}"


def _list(fehler: Sequence[Problem], editor: str) -> Markup:
    more = len(fehler) - LISTED
    rows = [*(_row(one, editor) for one in fehler[:LISTED])]
    if more > 0:
        rows.append(Markup("<li>und {} weitere: alle nennt „konzept pruefen“</li>").format(more))
    return Markup("<ul>{}</ul>").format(_joined(rows))


def _row(problem: Problem, editor: str) -> Markup:
    if not editor or not problem.zeile:
        return Markup("<li>{}</li>").format(str(problem))
    href = editor.format(datei=problem.datei, zeile=problem.zeile)
    return Markup('<li><a href="{}">{}</a></li>').format(href, str(problem))


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
