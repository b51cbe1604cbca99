"""Lines to paste: the frame for a page, the programme that fetches a fragment, the one that tells what changed.

Whatever comes from the data is escaped for the language of the snippet; the page that shows it escapes it once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.components.einbettung import FRAGMENT, HELL
from macros.exports.herkunft import site

if TYPE_CHECKING:
    from macros.components.einbettung import Einbettung
    from macros.konzept import Konzept

#: Stands in the snippets as long as the site has no address.
NIRGENDWO: Final = "https://adresse-fehlt.example/"
#: Measured in a frame 360 pixels wide: what stands around the rows, a row, a line, and the letters in a line.
AROUND, ROW, LINE, LETTERS = 330, 17, 24, 40

_IFRAME: Final = """\
<iframe src="{adresse}" title="{titel}" width="100%" height="{hoehe}" loading="lazy" \
referrerpolicy="no-referrer" style="border:0"></iframe>
<p><a href="{quelle}">{titel} ({kreis})</a></p>"""

_PHP: Final = """\
<?php
// Holt die Einbettung höchstens einmal je Stunde. Antwortet der Landkreis nicht, bleibt der letzte Stand stehen.
$adresse = '{adresse}';
$ablage = __DIR__ . '/einbettung-' . md5($adresse) . '.html';
if (!is_file($ablage) || filemtime($ablage) < time() - 3600) {{
    $netz = stream_context_create(['http' => ['timeout' => 3]]);
    $neu = @file_get_contents($adresse, false, $netz);
    if ($neu !== false && strpos($neu, 'class="ik-embed"') !== false) {{
        file_put_contents($ablage, $neu, LOCK_EX);
    }} elseif (is_file($ablage)) {{
        touch($ablage, time() - 3300); // in fünf Minuten wieder versuchen
    }}
}}
if (is_file($ablage)) {{
    readfile($ablage);
}} else {{
    echo '<p><a href="{quelle}">Hilfe und Beratung: Website des Landkreises</a></p>';
}}"""

_CURL: Final = """\
curl --fail --silent --show-error --output neu.json {manifest}
python3 vergleich.py alt.json neu.json && mv neu.json alt.json"""

_PYTHON: Final = """\
# vergleich.py: nennt jede Einbettung, deren Inhalt sich geändert hat.
import json
import sys

alt, neu = (
    {{eine["fragment"]: eine for eine in json.load(open(datei, encoding="utf-8"))["einbettungen"]}}
    for datei in sys.argv[1:3]
)
for adresse, eine in neu.items():
    if adresse not in alt:
        print("neu:", eine["titel"], adresse)
    elif eine["zustand"] != alt[adresse]["zustand"]:
        print(eine["zustand"] + ":", eine["titel"], adresse)
    elif eine["inhalt"] != alt[adresse]["inhalt"]:
        print("geändert:", eine["titel"], adresse)"""


def base(konzept: Konzept) -> str:
    """The address of the site with ``/`` at its end, or a place holder as long as it has none."""
    return site(konzept) or NIRGENDWO


def height(one: Einbettung) -> int:
    """Pixels of a frame about 360 wide that hardly needs scrolling."""
    said = [one.einleitung or one.leer or "", *(row.titel for row in one.zeilen)]
    said += [Markup(text).striptags() for row in one.zeilen for text in row.angaben]  # noqa: S704 -- only measured
    lines = sum(-(-len(text) // LETTERS) for text in said) + sum(len(row.kontakte) for row in one.zeilen)
    return AROUND + ROW * len(one.zeilen) + LINE * lines


def iframe(konzept: Konzept, one: Einbettung) -> str:
    """The frame as HTML, and a link for whoever sees no frames."""
    start = base(konzept)
    html = Markup(_IFRAME).format(  # noqa: S704 -- our own text; format escapes the values
        adresse=start + one.adresse + HELL,
        titel=one.titel,
        hoehe=height(one),
        quelle=start + one.mehr[1],
        kreis=konzept.landkreis.name,
    )
    return str(html)


def php(konzept: Konzept, one: Einbettung) -> str:
    """A programme that keeps the fragment for an hour and shows the last one when nobody answers."""
    start = base(konzept)
    source = str(Markup.escape(start + one.mehr[1]))
    return _PHP.format(adresse=_quoted(start + one.adresse + FRAGMENT), quelle=_quoted(source))


def curl(manifest: str) -> str:
    """Two lines for a shell: fetch the manifest, compare it with the one kept."""
    return _CURL.format(manifest="'" + manifest.replace("'", "%27") + "'")


def python() -> str:
    """The programme that compares two manifests."""
    return _PYTHON.format()


def _quoted(text: str) -> str:
    """A text inside the single quotes of PHP."""
    return text.replace("\\", "\\\\").replace("'", "\\'")
