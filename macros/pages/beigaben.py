"""What the pages need besides themselves: styles, scripts, pictures, and the versions kept for download."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from macros.geltung import downloads
from macros.ordner import DATA, VERSIONS
from macros.rahmen import ICON, STYLE
from macros.vergleich.abbild import published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.pages.werk import Seitenwerk


def beigaben(werk: Seitenwerk) -> Iterator[tuple[str, str | bytes]]:
    """Address and content of each of these files, in a fixed order."""
    yield STYLE, werk.rahmen.stylesheet
    yield ICON, werk.rahmen.icon
    yield from werk.rahmen.skripte.items()
    yield from werk.rahmen.bilder.dateien()
    secret = [node.eintrag for node in werk.konzept.alle("anlaufstelle") if node.geschuetzt]
    ids = {key for entry in secret for key in (entry.id, *entry.frueher)}
    for name in downloads(werk.konzept):
        kept = (werk.konzept.daten.ordner or Path()) / DATA / VERSIONS / f"{name}.json"
        yield f"{VERSIONS}/{name}.json", published(kept.read_text(encoding="utf-8"), ids)
