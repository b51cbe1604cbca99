"""Texts to be passed on in a gazette, a newsletter, on social media (Z17), by the editors or put together here.

What is put together says only what the data say. A text that is too long loses what matters least, never its title, its
time, its link; the last resort is to shorten a text at a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.components.erreichen import erreichbar
from macros.components.kontakt import first_phone
from macros.model.beteiligung import KANALGRENZEN
from macros.texte import Markdowntext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from macros.konzept import Knoten
    from macros.sprache import Sprache

ELLIPSIS: Final = "…"
WIDTH: Final = 64
HASHTAG: Final = re.compile(r"^#(?=\w)")
_BARE: Final = {0x2060: None, 0xA0: " "}


@dataclass(frozen=True, slots=True)
class Kanaltext:
    """A text ready for one channel. ``feld`` names the channel as in YAML; ``eigen``: the editors wrote it."""

    feld: str
    titel: str
    text: str
    eigen: bool

    @property
    def zeichen(self) -> int:
        """How long it is."""
        return len(self.text)

    @property
    def zeilen(self) -> int:
        """How many lines of a field show it whole."""
        return sum(1 + len(line) // WIDTH for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Aushang:
    """What is to be passed on, in plain text. ``wann`` are the times; ``zeilen`` facts, the most important first.

    ``absaetze`` are more text for where there is room; ``adresse`` is the page, None as long as the site has none.
    """

    titel: str
    kurz: str
    wann: tuple[str, ...] = ()
    wo: str | None = None
    zeilen: tuple[str, ...] = ()
    absaetze: tuple[str, ...] = ()
    kontakt: str | None = None
    adresse: str | None = None
    stand: str | None = None


@dataclass(frozen=True, slots=True)
class _Stueck:
    """A part of a text; the one with the highest ``rang`` goes first, ``rang`` 0 stays."""

    text: str
    rang: int


def channel_texts(aushang: Aushang, sprache: Sprache, eigene: Mapping[str, str | None]) -> tuple[Kanaltext, ...]:
    """One text for each channel; ``eigene`` are the editors' own, by field."""
    t = sprache.t
    titles = {
        "amtsblatt": t("Für das Amtsblatt"),
        "newsletter": t("Für den Newsletter"),
        "soziale_medien": t("Für soziale Medien"),
    }
    parts = {
        "amtsblatt": (_gazette(aushang, sprache), "\n"),
        "newsletter": (_newsletter(aushang, sprache), "\n"),
        "soziale_medien": (_post(aushang, sprache), " "),
    }
    texts = []
    for feld, title in titles.items():
        own = eigene.get(feld)
        text = _own(own, aushang, sprache) if own else fitted(*parts[feld], KANALGRENZEN[feld])
        texts.append(Kanaltext(feld, title, text.translate(_BARE), bool(own)))
    return tuple(texts)


def contact_line(stelle: Knoten | None, anlaufstelle: Knoten | None, sprache: Sprache) -> str | None:
    """Whom to ask, by telephone or else by e-mail: the Anlaufstelle, or else the Stelle; None if nobody is reached."""
    t = sprache.t
    phone = first_phone(anlaufstelle.kontakte) if anlaufstelle is not None else None
    if anlaufstelle is not None and phone:
        return t("{name}, Telefon {nummer}", name=anlaufstelle.anzeige, nummer=phone)
    way = erreichbar(stelle)
    if stelle is None or way is None:
        return None
    if way.telefon:
        return t("{name}, Telefon {nummer}", name=stelle.anzeige, nummer=way.telefon)
    return t("{name}, {email}", name=stelle.anzeige, email=way.email)


def paragraphs(markdown: str) -> Iterator[str]:
    """A Markdown text as plain paragraphs, one line each: links by their words, a hashtag as it is."""
    write = Markdowntext()
    for block in re.split(r"\n\s*\n", markdown.strip()):
        line = HASHTAG.sub(r"\\#", " ".join(block.split()))
        text = Markup(write.inline(line, lambda art, key: f"{art}:{key}")).striptags()  # noqa: S704 -- its tags are taken away
        if text:
            yield text


def page_address(knoten: Knoten) -> str | None:
    """The full address of the page of an entry, or None as long as the site has none."""
    root = knoten.konzept.daten.landkreis.adresse
    return f"{root.rstrip('/')}/{knoten.adresse}" if root else None


def fitted(stuecke: Iterable[_Stueck], zwischen: str, grenze: int) -> str:
    """The parts in a row, at most ``grenze`` signs: what ranks last goes first, then the longest is shortened."""
    kept = [part for part in stuecke if part.text]
    while _length(kept, zwischen) > grenze and any(part.rang for part in kept):
        last = max(part.rang for part in kept)
        index = max(number for number, part in enumerate(kept) if part.rang == last)
        del kept[index]
    while (excess := _length(kept, zwischen) - grenze) > 0:
        longest = max((part for part in kept if "://" not in part.text), key=lambda part: len(part.text), default=None)
        if longest is None or len(longest.text) <= 1:
            break
        index = kept.index(longest)
        kept[index] = _Stueck(shortened(longest.text, max(1, len(longest.text) - excess)), 0)
    return zwischen.join(part.text for part in kept)


def shortened(text: str, grenze: int) -> str:
    """``text`` in at most ``grenze`` signs: whole sentences if one fits, else whole words and an ellipsis."""
    if len(text) <= grenze:
        return text
    sentences = [match.end() for match in re.finditer(r"(?<!\d)[.!?](?=\s)", text) if match.end() <= grenze]
    if sentences:
        return text[: sentences[-1]]
    cut = text[: max(0, grenze - 1)]
    word = cut.rpartition(" ")[0] if not text[len(cut) : len(cut) + 1].isspace() else cut
    return f"{(word or cut).rstrip(' ,;:–-')}{ELLIPSIS}"


def _length(stuecke: Sequence[_Stueck], zwischen: str) -> int:
    return sum(len(part.text) for part in stuecke) + len(zwischen) * max(0, len(stuecke) - 1)


def _gazette(aushang: Aushang, sprache: Sprache) -> list[_Stueck]:
    t = sprache.t
    when = [_Stueck(t("Wann: {wann}", wann=line), 2 * number) for number, line in enumerate(aushang.wann)]
    place = [_Stueck(t("Wo: {wo}", wo=aushang.wo), 0)] if aushang.wo else []
    facts = [_Stueck(line, 10 + number) for number, line in enumerate(aushang.zeilen)]
    more = [_Stueck(text, 30 + number) for number, text in enumerate(aushang.absaetze)]
    stand = [_Stueck(t("Stand: {datum}", datum=aushang.stand), 2)] if aushang.stand else []
    head = [_Stueck(aushang.titel, 0), _Stueck(aushang.kurz, 0)]
    return [*head, *more, *when, *place, *facts, *_end(aushang, t), *stand]


def _newsletter(aushang: Aushang, sprache: Sprache) -> list[_Stueck]:
    when = [_Stueck(line, 10 * number) for number, line in enumerate(aushang.wann)]
    place = [_Stueck(aushang.wo, 5)] if aushang.wo else []
    facts = [_Stueck(line, 20 + number) for number, line in enumerate(aushang.zeilen[:2])]
    head = [_Stueck(aushang.titel, 0), _Stueck(aushang.kurz, 0)]
    return [*head, *when, *place, *facts, *_end(aushang, sprache.t)]


def _post(aushang: Aushang, sprache: Sprache) -> list[_Stueck]:
    t = sprache.t
    when = [_Stueck(_sentence(line), 0) for line in aushang.wann[:1]]
    place = [_Stueck(_sentence(aushang.wo), 5)] if aushang.wo else []
    when += [_Stueck(t("Es gibt weitere Termine."), 1)] if len(aushang.wann) > 1 else []
    link = [_Stueck(aushang.adresse, 0)] if aushang.adresse else []
    return [_Stueck(t("{titel}:", titel=aushang.titel), 0), _Stueck(aushang.kurz, 0), *when, *place, *link]


def _end(aushang: Aushang, t: Callable[..., str]) -> list[_Stueck]:
    ask = [_Stueck(t("Fragen? {kontakt}", kontakt=aushang.kontakt), 1)] if aushang.kontakt else []
    return [*ask, _Stueck(t("Mehr: {adresse}", adresse=aushang.adresse), 0)] if aushang.adresse else ask


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _own(text: str, aushang: Aushang, sprache: Sprache) -> str:
    """The editors' words, each paragraph in one line, and the way to the page."""
    words = "\n".join(paragraphs(text))
    if not aushang.adresse or aushang.adresse in words:
        return words
    return sprache.t("{worte}\n{adresse}", worte=words, adresse=aushang.adresse)
