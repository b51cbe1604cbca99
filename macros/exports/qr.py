"""QR codes as SVG: the address of a page, for paper and for the telephone of somebody who stands in front of a screen.

Byte mode, error level M or better (ISO/IEC 18004: a seventh of the code may be dirty or torn), with the four modules of
quiet margin the standard asks for, black on white in the dark too: many readers fail on inverted codes.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from macros.exports.datei import Ausgabe, Datei
from macros.exports.herkunft import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from segno import QRCode

    from macros.konzept import Knoten, Konzept

MARGIN: Final = 4
FILE: Final = "qr.svg"


def qr_svg(text: str, *, titel: str | None = None) -> str:
    """``text`` as a QR code: one SVG element that scales to any size, without styles; ``titel`` names it for readers.

    Raises ValueError for a text that no QR code can hold (over 2,331 bytes).
    """
    out = BytesIO()
    _code(text).save(
        out,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        border=MARGIN,
        dark="#000",
        light="#fff",
        title=titel,
        nl=False,
    )
    return out.getvalue().decode()


@lru_cache(maxsize=4096)
def _code(text: str) -> QRCode:
    """The code of a text: the same stands on the page, the poster and the leaflets."""
    import segno  # noqa: PLC0415 -- 20 ms, only where a code is drawn

    return segno.make_qr(text, error="m", mode="byte", encoding="utf-8", eci=False)


def files(konzept: Konzept) -> Iterator[Datei]:
    """One code for the page of each contact point; none as long as the site has no address of its own."""
    t = konzept.sprache.t
    for node in konzept.alle("anlaufstelle"):
        address = absolute(konzept, node.adresse)
        if address:
            title = t("QR-Code: {name}", name=node.anzeige)
            yield Datei.text(code_address(node), qr_svg(address, titel=title) + "\n")


def code_address(node: Knoten) -> str:
    """Where the code of an entry lies: beside its page."""
    return f"{node.adresse}{FILE}"


AUSGABE: Final = Ausgabe(
    key="qr",
    titel="QR-Codes",
    beschreibung="Je Anlaufstelle ein QR-Code mit der Adresse ihrer Seite, als SVG für Aushänge und Faltblätter.",
    medientyp="image/svg+xml",
    adresse="anlaufstellen/",
    dateien=files,
)
