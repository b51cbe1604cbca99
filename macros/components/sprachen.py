"""Names of languages: in the language of the site, and as their speakers write them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

from macros.model.anlaufstelle import Sprachweise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.sprache import Sprache

PLAIN_GERMAN = "de-x-ls"


@dataclass(frozen=True, slots=True)
class Sprachname:
    """A language: its tag, its name in the language of the site, its own name (None when that is the same)."""

    kuerzel: str
    name: str
    eigen: str | None
    dir: str


@dataclass(frozen=True, slots=True)
class Sprachgruppe:
    """Languages that are offered in the same way: spoken, with an interpreter, as a leaflet."""

    weise: Sprachweise
    titel: str
    sprachen: tuple[Sprachname, ...]


def language_name(kuerzel: str, sprache: Sprache) -> Sprachname:
    """The names of the language with the given BCP 47 tag; the tag itself where no name is known."""
    german, own, direction = _names(kuerzel)
    name = sprache.t(german)
    return Sprachname(kuerzel, name, own if own != german else None, direction)


@lru_cache(maxsize=256)
def _names(tag: str) -> tuple[str, str, str]:
    if tag == PLAIN_GERMAN:
        return "Leichte Sprache", "Leichte Sprache", "ltr"
    german = _lookup(Locale.parse("de"), tag)
    try:
        locale = Locale.parse(tag.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return german, german, "ltr"
    own = _lookup(locale, tag, german)
    return german, own[:1].upper() + own[1:], locale.text_direction


def _lookup(locale: Locale, tag: str, otherwise: str = "") -> str:
    """The name of a language in ``locale``: of the tag as a whole, else of its first part."""
    names = (locale.languages.get(key) for key in (tag.replace("-", "_"), tag.partition("-")[0]))
    return next((name for name in names if name), otherwise or tag)


def language_groups(angaben: Iterable[Any], sprache: Sprache) -> tuple[Sprachgruppe, ...]:
    """Languages (``SpracheAngebot`` parts) by the way they are offered, spoken ones first."""
    titles = {
        Sprachweise.GESPROCHEN: sprache.t("Wir sprechen"),
        Sprachweise.DOLMETSCHEN: sprache.t("Mit Dolmetscherin oder Dolmetscher, nach Anmeldung"),
        Sprachweise.FALTBLATT: sprache.t("Nur als Faltblatt"),
    }
    given = list(angaben)
    groups = {way: [part.sprache for part in given if part.weise is way] for way in Sprachweise}
    return tuple(
        Sprachgruppe(way, titles[way], tuple(language_name(code, sprache) for code in codes))
        for way, codes in groups.items()
        if codes
    )


def languages_spoken(angaben: Iterable[Any], sprache: Sprache) -> tuple[Sprachname, ...]:
    """The languages spoken without an interpreter."""
    return tuple(language_name(part.sprache, sprache) for part in angaben if part.weise is Sprachweise.GESPROCHEN)


def spoken(angaben: Iterable[Any], sprache: Sprache) -> str:
    """The languages spoken without an interpreter, in one line for a card."""
    return ", ".join(name.name for name in languages_spoken(angaben, sprache))
