"""The mail that asks a Stelle to check its entries: what is there, where it can be seen, how to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.components.aktualitaet import Zeile, Zustand
from macros.faellig.inhalt import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.konzept import Knoten, Konzept


def letter(stelle: Knoten, zeilen: Sequence[Zeile]) -> tuple[str, str]:
    """Subject and text of the mail to one Stelle."""
    konzept = stelle.konzept
    t = konzept.sprache.t
    one = len(zeilen) == 1
    what = t("1 Eintrag") if one else t("{zahl} Einträge", zahl=len(zeilen))
    subject = t("Bitte prüfen: {was} auf der Website „{titel}“", was=what, titel=konzept.konzept.titel)
    return subject, "\n".join(_paragraphs(stelle, zeilen)) + "\n"


def state_words(line: Zeile) -> str:
    """How urgent one entry is, with the day."""
    sprache, due = line.knoten.konzept.sprache, line.pruefung.naechste
    if line.zustand is Zustand.NIE or due is None:
        return sprache.t("noch nie geprüft")
    day = sprache.datum(due).replace("\u00a0", " ")
    late = line.zustand is Zustand.UEBERFAELLIG
    return sprache.t("seit {tag} überfällig", tag=day) if late else sprache.t("fällig am {tag}", tag=day)


def _paragraphs(stelle: Knoten, zeilen: Sequence[Zeile]) -> Iterator[str]:
    konzept = stelle.konzept
    t = konzept.sprache.t
    yield t("Guten Tag,")
    yield ""
    yield t(
        "Diese Stelle pflegt auf unserer Website Einträge, die jetzt zu prüfen sind: {stelle}.", stelle=stelle.anzeige
    )
    yield t("Bitte lesen Sie jeden Eintrag und sagen Sie uns, ob alles noch stimmt.")
    for number, line in enumerate(zeilen, 1):
        yield ""
        yield f"{number}. {line.titel} ({line.art}), {state_words(line)}"
        yield f"   {t('Seite:')} {public_address(line.knoten)}"
        yield f"   {t('Das steht dort:')}"
        yield from (f"     {fact}" for fact in facts(line.knoten))
    yield ""
    yield t("So antworten Sie:")
    yield t("– Alles stimmt: Schreiben Sie „Stimmt“ und die Nummern der Einträge.")
    yield t("– Etwas stimmt nicht: Schreiben Sie die Nummer und was richtig ist.")
    yield t("– Wer selbst an den Daten arbeitet, bestätigt mit diesem Befehl:")
    yield f"  konzept bestaetigen {' '.join(line.knoten.kennung for line in zeilen)}"
    yield ""
    yield from _closing(konzept)


def _closing(konzept: Konzept) -> Iterator[str]:
    t, office = konzept.sprache.t, konzept.konzept.koordination
    yield t("Vielen Dank")
    if office is None:
        return
    yield office.anzeige
    reach = office.kontakt
    if reach is not None:
        yield from (value for value in (reach.telefon, reach.email) if value)


def public_address(knoten: Knoten) -> str:
    """The full address of an entry, or the address inside the site as long as the site has none."""
    root = knoten.konzept.daten.landkreis.adresse
    return f"{root.rstrip('/')}/{knoten.adresse}" if root else f"/{knoten.adresse}"
