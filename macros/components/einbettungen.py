"""Every embed of a concept: what is there, what moved, and what ended (Z17; DESIGN §5)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from macros.components.angebot import offer_card
from macros.components.antworten import information, topics_in_order
from macros.components.einbettung import Einbettung, Hinweis, Kontakt, Pflege, Was, Zeile, Zustand, address, care
from macros.components.fortschritt import aufgegangen
from macros.components.gebiet import supply
from macros.components.kontakt import contact_card, contact_ways, directions
from macros.components.oeffnung import place_hours, place_line_of_hours
from macros.components.pflege import review
from macros.components.sprachen import language_groups, spoken
from macros.components.worte import alone
from macros.konzept import Knoten
from macros.model.types import tel_uri
from macros.zustaendig import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markupsafe import Markup

    from macros.components.antworten import Auskunft
    from macros.konzept import Konzept
    from macros.sprache import Sprache

#: Rows of a list and topics, so that a frame stays a glance; the page it is taken from has all of them.
ROWS, TOPICS = 5, 6


def embeds(konzept: Konzept) -> Iterator[Einbettung]:
    """Every embed: what is there with its former addresses, then what ended; no address comes twice."""
    return (make() for _, make in addresses(konzept))


def addresses(konzept: Konzept) -> Iterator[tuple[str, Callable[[], Einbettung]]]:
    """The address of every embed and what makes it, in the same order."""
    for was in Was:
        for node in konzept.alle(was.art):
            yield address(was, node.eintrag.id), partial(embed, was, node)
            for old in node.eintrag.frueher:
                yield address(was, old), partial(_moved, was, node, old)
    for gone in konzept.entfallen:
        if konzept.knoten(gone.art, gone.id) is None:
            for was in Was:
                if was.art == gone.art:
                    yield address(was, gone.id), partial(_ended, was, gone, konzept)


def embed(was: Was, node: Knoten) -> Einbettung:
    """What ``was`` shows of an entry of its kind."""
    return _BUILDERS[was](node)


def _contact_points(node: Knoten) -> Einbettung:
    """The contact points of a Gemeinde: the one it names first, then the closest."""
    t = node.konzept.sprache.t
    served = [place for group in supply(node, "anlaufstelle") for place in group.eintraege]
    first = node.ansprechstelle
    found = [first, *(place for place in served if place is not first)] if first is not None else served
    text = t("Alle {zahl} Anlaufstellen ansehen", zahl=len(found)) if len(found) > ROWS else t("Mehr darüber lesen")
    return Einbettung(
        was=Was.ANLAUFSTELLEN,
        kennung=node.eintrag.id,
        titel=t("Hilfe in {gemeinde}", gemeinde=node.anzeige),
        mehr=(text, node.adresse),
        pflege=care(found[:ROWS] or [node]),
        zeilen=tuple(map(_contact_point, found[:ROWS])),
        leer=None if found else t("Hier ist noch keine Anlaufstelle eingetragen."),
    )


def _contact_point(node: Knoten) -> Zeile:
    sprache, card = node.konzept.sprache, contact_card(node)
    said = (
        sprache.t("Der Ort ist geheim") if card.geheim else card.wo,
        card.wann,
        spoken(node.sprachen, sprache) or None,
    )
    return Zeile(node.anzeige, node.adresse, _given(*said), _call(card.telefon), review(node).ueberfaellig)


def _offers(node: Knoten) -> Einbettung:
    """The offers of a Gemeinde, the closest first."""
    t = node.konzept.sprache.t
    found = [offer for group in supply(node, "angebot") for offer in group.eintraege]
    text = t("Alle {zahl} Angebote ansehen", zahl=len(found)) if len(found) > ROWS else t("Mehr darüber lesen")
    return Einbettung(
        was=Was.ANGEBOTE,
        kennung=node.eintrag.id,
        titel=t("Angebote für {gemeinde}", gemeinde=node.anzeige),
        mehr=(text, node.adresse),
        pflege=care(found[:ROWS] or [node]),
        zeilen=tuple(map(_offer, found[:ROWS])),
        leer=None if found else t("Zurzeit gibt es in {gemeinde} kein Angebot.", gemeinde=node.anzeige),
    )


def _offer(node: Knoten) -> Zeile:
    card = offer_card(node)
    return Zeile(
        node.anzeige, node.adresse, _given(*card.termine, card.wo, card.anmeldung), (), review(node).ueberfaellig
    )


def _responsibilities(node: Knoten) -> Einbettung:
    """Who answers for the most asked Anliegen in a Gemeinde."""
    konzept, t = node.konzept, node.konzept.sprache.t
    topics = konzept.konzept.startseite_anliegen or [one for one in topics_in_order(konzept) if one.teil_von is None]
    told = [(topic, answers(konzept, topic, node, konzept.stichtag)) for topic in topics[:TOPICS]]
    rules = [answer.regel for _, found in told for answer in found if answer.regel is not None]
    return Einbettung(
        was=Was.ZUSTAENDIG,
        kennung=node.eintrag.id,
        titel=t("Wer hilft wobei in {gemeinde}?", gemeinde=node.anzeige),
        mehr=(t("Alle Themen ansehen"), node.adresse),
        pflege=care(rules or [node]),
        zeilen=tuple(_topic(topic, [information(answer) for answer in found]) for topic, found in told),
        leer=None if topics else t("Noch ist kein Thema eingetragen."),
    )


def _topic(topic: Knoten, found: list[Auskunft]) -> Zeile:
    first = next((target.telefon for one in found for target in one.ziele if target.telefon), None)
    return Zeile(topic.anzeige, topic.adresse, tuple(_said(one, topic.konzept.sprache) for one in found), _call(first))


def _said(answer: Auskunft, sprache: Sprache) -> str:
    where = ", ".join(dict.fromkeys(target.knoten.anzeige for target in answer.ziele))
    if not answer.benannt:
        gap = sprache.t("Noch niemand benannt.")
        return sprache.t("{luecke} Hier hilft man Ihnen weiter: {wo}", luecke=gap, wo=where) if where else gap
    return sprache.t("{gruppe}: {wo}", gruppe=answer.gruppe, wo=where) if answer.gruppe else where


def _one_contact_point(node: Knoten) -> Einbettung:
    """One contact point: how to reach it, when, where, in which languages."""
    sprache = node.konzept.sprache
    return Einbettung(
        was=Was.ANLAUFSTELLE,
        kennung=node.eintrag.id,
        titel=node.anzeige,
        einleitung=node.kurz,
        mehr=(sprache.t("Mehr darüber lesen"), node.adresse),
        pflege=care([node]),
        zeilen=tuple(_particulars(node, sprache)),
    )


def _particulars(node: Knoten, sprache: Sprache) -> Iterator[Zeile]:
    t = sprache.t
    for way in contact_ways(node.kontakte, sprache, node.telefonzeiten):
        yield Zeile(way.titel, None, _given(way.hinweis), (Kontakt(way.art, way.wert, way.href),))
    if node.geschuetzt:
        yield Zeile(t("Adresse"), None, (t("Der Ort ist geheim"),))
    for place in () if node.geschuetzt else node.orte:
        yield from _place(place, node.konzept)
    for group in language_groups(node.sprachen, sprache):
        yield Zeile(group.titel, None, (", ".join(one.name for one in group.sprachen),))
    if node.kosten:
        yield Zeile(t("Kosten"), None, (node.kosten,))


def _place(place: Any, konzept: Konzept) -> Iterator[Zeile]:
    t, way, block = konzept.sprache.t, directions(place), place_hours(place, konzept)
    if way.zeilen:
        yield Zeile(way.name or t("Adresse"), None, _given(", ".join(way.zeilen), way.haltestelle))
    hours = place_line_of_hours(place, konzept.sprache)
    yield Zeile(t("Öffnungszeiten"), None, _given(hours, *block.zeilen, block.hinweis))


def _measure(node: Knoten) -> Einbettung:
    """How a measure is doing: status, phase, dates, who leads."""
    sprache = node.konzept.sprache
    return Einbettung(
        was=Was.MASSNAHME,
        kennung=node.eintrag.id,
        titel=sprache.t("{nummer} {titel}", nummer=node.nummer, titel=node.anzeige),
        einleitung=node.kurz,
        mehr=(sprache.t("Mehr darüber lesen"), node.adresse),
        pflege=care([node]),
        zeilen=tuple(_progress(node, sprache)),
    )


def _progress(node: Knoten, sprache: Sprache) -> Iterator[Zeile]:
    t, status, phase = sprache.t, node.status, node.phase
    if status is None:
        yield Zeile(t("Läuft es nach Plan?"), None, (t("Dazu ist noch nichts eingetragen."),))
    else:
        words = t("{wort}: {erklaerung}", wort=alone(t(status.titel)), erklaerung=t(status.erklaerung))
        yield Zeile(t("Läuft es nach Plan?"), None, _given(words, node.status_grund))
    if phase is not None:
        words = t("{wort}: {erklaerung}", wort=t(phase.titel), erklaerung=t(phase.erklaerung))
        yield Zeile(t("Wie weit ist es?"), None, (words,))
    span = _span(node, sprache)
    if span:
        yield Zeile(t("Wann?"), None, (span,))
    if node.federfuehrung is not None:
        yield Zeile(t("Wer ist verantwortlich?"), None, (node.federfuehrung.anzeige,))
    successor = aufgegangen(node)
    if successor is not None:
        yield Zeile(successor.anzeige, successor.adresse, (t("An seine Stelle ist getreten:"),))


def _span(node: Knoten, sprache: Sprache) -> str | None:
    t = sprache.t
    first, last = node.begonnen_am or node.beginn, node.beendet_am or node.neues_ende or node.ende
    if node.dauerhaft:
        return t("Seit {von}, auf Dauer", von=sprache.monat(first)) if first else t("Auf Dauer")
    if first and last:
        return t("{von} bis {bis}", von=sprache.monat(first), bis=sprache.monat(last))
    if first:
        return t("Ab {von}", von=sprache.monat(first))
    return t("Bis {bis}", bis=sprache.monat(last)) if last else None


def _moved(was: Was, node: Knoten, old: str) -> Einbettung:
    """The same content at a former address, which says that there is a new one."""
    found, sprache = embed(was, node), node.konzept.sprache
    notice = Hinweis(sprache.t("Diese Einbettung hat eine neue Adresse."), einbettung=found.adresse)
    return replace(found, kennung=old, zustand=Zustand.UMGEZOGEN, hinweis=notice)


def _ended(was: Was, gone: Any, konzept: Konzept) -> Einbettung:
    """The address of something that ended: since when, why, and where to go on."""
    sprache = konzept.sprache
    t = sprache.t
    successor = _successor(gone, konzept)
    folder = {"gemeinde": "gemeinden/", "anlaufstelle": "anlaufstellen/"}.get(was.art, "massnahmen/")
    replaced = isinstance(successor, Knoten) and successor.art.key == was.art
    return Einbettung(
        was=was,
        kennung=gone.id,
        titel=gone.titel,
        mehr=(t("Zur Übersicht"), folder),
        pflege=Pflege((konzept.konzept.koordination.anzeige,) if konzept.konzept.koordination else (), gone.seit),
        zustand=Zustand.ENTFALLEN,
        hinweis=Hinweis(
            t("Diesen Eintrag gibt es seit dem {datum} nicht mehr.", datum=sprache.datum(gone.seit)),
            gone.seit,
            gone.grund,
            (successor.anzeige, successor.adresse) if successor is not None else None,
            address(was, successor.eintrag.id) if replaced and isinstance(successor, Knoten) else None,
        ),
    )


def _successor(gone: Any, konzept: Konzept) -> Any:
    """What took the place of an ended entry, over others that ended since; None where the chain ends in nothing."""
    ended = {f"{one.art}:{one.id}": one for one in konzept.entfallen}
    seen: set[str] = set()
    while gone is not None:
        label = gone.modell.nachfolger
        if not label or label in seen:
            return None
        seen.add(label)
        found = konzept.bezug(label)
        if found is not None:
            return found
        gone = ended.get(label)
    return None


def _given(*said: str | Markup | None) -> tuple[str | Markup, ...]:
    return tuple(text for text in said if text)


def _call(number: str | None) -> tuple[Kontakt, ...]:
    return (Kontakt("telefon", number, tel_uri(number)),) if number else ()


_BUILDERS: Final[Mapping[Was, Callable[[Knoten], Einbettung]]] = {
    Was.ANLAUFSTELLEN: _contact_points,
    Was.ANGEBOTE: _offers,
    Was.ZUSTAENDIG: _responsibilities,
    Was.ANLAUFSTELLE: _one_contact_point,
    Was.MASSNAHME: _measure,
}
