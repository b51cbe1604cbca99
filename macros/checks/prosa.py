"""The files of ``docs/``: readable headers, addresses of their own, and contact data linked instead of typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from macros.arten import ARTEN, FIXED_PAGES
from macros.checks.teile import entries
from macros.checks.textlinks import prose_lines
from macros.errors import KonzeptFehler, Problem, Schwere, nearest
from macros.kopf import front_matter
from macros.model.plan import texts
from macros.model.types import SHORT_NUMBERS, tel_uri

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.anlaufstelle import Anlaufstelle

HEADER: Final = ("titel", "beschreibung", "kapitel", "bereich", "layout", "zeilen", "suchbegriffe")
LINKED: Final = re.compile(r"\[[^\]]*\]\([^)]*\)|<(?:mailto|tel):[^>]*>|https?://\S+")
PHONE: Final = re.compile(r"(?<![\w/.,:+-])(?:\+49|\(?0)[\d /()–-]{5,}\d(?!\w)")
EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def headers(konzept: Konzept) -> Iterator[Problem]:
    """A header (between two lines ``---``) that cannot be read, or says what nobody reads."""
    for name, text in konzept.daten.prosa.items():
        try:
            meta = front_matter(name, text)
        except KonzeptFehler as error:
            yield from error.problems
            continue
        for key in meta:
            if key not in HEADER and (hint := nearest(key, HEADER)):
                number = next((i for i, line in enumerate(text.splitlines(), 1) if line.startswith(f"{key}:")), 1)
                message = f"wird im Kopf der Seite nicht gelesen{hint}"
                yield Problem(name, number, 1, key, message, Schwere.WARNUNG, "prosa")


def addresses(konzept: Konzept) -> Iterator[Problem]:
    """A file whose page would have the address of a page made from data."""
    taken = {*FIXED_PAGES, *(f"{art.ordner}/" for art in ARTEN)}
    taken |= {node.adresse for art in ARTEN if art.eigene_seite for node in konzept.alle(art.key)}
    for name in konzept.daten.prosa:
        stem = name.removeprefix("docs/").removesuffix(".md")
        if f"{stem.removesuffix('/index')}/" in taken:
            message = "diese Adresse gehört einer Seite aus den Daten – bitte die Datei umbenennen"
            yield Problem(name, 0, 0, "", message, regel="prosa")


def typed(konzept: Konzept) -> Iterator[Problem]:
    """Phone numbers and e-mail addresses typed into prose: they stay when the entry changes (Z7)."""
    known = _owners(konzept)
    for name, text in konzept.daten.prosa.items():
        for number, line in prose_lines(text):
            for column, message in _typed(line, known):
                yield Problem(name, number, column, "", message, Schwere.WARNUNG, "prosa")
    for owner, entry in entries(konzept):
        for path, text, markdown in texts(entry):
            if path[0] == "texte" or ("@" not in text and "0" not in text):
                continue
            for _, message in _typed(text, known, linkable=markdown):
                yield konzept.warnung(owner, path, message, "prosa")


def _typed(line: str, known: Mapping[str, Knoten], *, linkable: bool = True) -> Iterator[tuple[int, str]]:
    """Column and sentence for everything typed in a line; ``linkable`` says whether links are read there."""
    plain = LINKED.sub(lambda match: " " * len(match[0]), line)
    for match in EMAIL.finditer(plain):
        yield match.start() + 1, _sentence(match[0], known.get(match[0].lower()), linkable=linkable)
    for match in PHONE.finditer(plain):
        try:
            uri = tel_uri(match[0])
        except ValueError:
            continue
        if match[0] not in SHORT_NUMBERS:
            yield match.start() + 1, _sentence(match[0], known.get(uri), linkable=linkable)


def _sentence(written: str, owner: Knoten | None, *, linkable: bool) -> str:
    if not linkable:
        return f"„{written}“ veraltet hier unbemerkt – bitte bei den Kontakten eintragen statt im Text"
    link = f"[{owner.anzeige}]({owner.kennung})" if owner else "[Name](anlaufstelle:kennung)"
    return f"„{written}“ veraltet hier unbemerkt – bitte auf den Eintrag verlinken: {link}"


def _owners(konzept: Konzept) -> dict[str, Knoten]:
    """Which contact point a phone number (as ``tel:``) or e-mail address belongs to."""
    found: dict[str, Knoten] = {}
    for node in konzept.alle("anlaufstelle"):
        for way in cast("Anlaufstelle", node.eintrag).kontakte:
            if way.telefon:
                found.setdefault(tel_uri(way.telefon), node)
            if way.email:
                found.setdefault(way.email.lower(), node)
    return found


RULES = (headers, addresses, typed)
