"""An Anliegen: who is responsible in which Gemeinden, for whom it differs, what changes; and all of them (Z4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.angebot import Angebotskarte, offer_card
from macros.components.antworten import Auskunft, Kuenftig, future, icon_of, information, topics_in_order
from macros.components.kontakt import Kontaktkarte, contact_card
from macros.components.regeln import Regel, rule_views
from macros.components.termine import running
from macros.zustaendig import Antwort, answers

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

MANY = 12
"""More Gemeinden than these are not named one by one where the others are."""


@dataclass(frozen=True, slots=True)
class Antwortgruppe:
    """Gemeinden in which the same answer holds. ``alle`` says that it holds everywhere, ``rest`` in all not named."""

    gemeinden: tuple[Knoten, ...]
    auskuenfte: tuple[Auskunft, ...]
    kuenftig: tuple[Kuenftig, ...]
    alle: bool = False
    rest: bool = False

    @property
    def benannt(self) -> bool:
        """Whether somebody is named for everybody who asks."""
        return self.auskuenfte[0].benannt


@dataclass(frozen=True, slots=True)
class Anliegensicht:
    """The page of an Anliegen."""

    symbol: str | None
    gruppen: tuple[Antwortgruppe, ...]
    luecken: tuple[Antwortgruppe, ...]
    hilft_auch: tuple[Kontaktkarte, ...]
    angebote: tuple[Angebotskarte, ...]
    teile: tuple[Knoten, ...]
    regeln: tuple[Regel, ...]


def sicht(knoten: Knoten) -> Anliegensicht:
    """What the page of an Anliegen shows."""
    groups = answer_groups(knoten)
    named = {one.knoten.kennung for group in groups for answer in group.auskuenfte for one in answer.ziele}
    helping = [node for node in knoten.rueck("anlaufstelle", "anliegen") if node.kennung not in named]
    return Anliegensicht(
        symbol=icon_of(knoten),
        gruppen=tuple(group for group in groups if group.benannt),
        luecken=tuple(group for group in groups if not group.benannt),
        hilft_auch=tuple(map(contact_card, helping)),
        angebote=tuple(map(offer_card, running(knoten.rueck("angebot", "anliegen")))),
        teile=knoten.rueck("anliegen", "teil_von"),
        regeln=rule_views(knoten.rueck("zustaendigkeit", "anliegen")),
    )


def answer_groups(anliegen: Knoten) -> tuple[Antwortgruppe, ...]:
    """Gemeinden with the same answers, now and later, together; the largest group last where it is most of them."""
    konzept = anliegen.konzept
    everywhere = konzept.alle("gemeinde")
    found: dict[object, list[tuple[Knoten, tuple[Antwort, ...], tuple[Kuenftig, ...]]]] = {}
    for place in everywhere:
        given = answers(konzept, anliegen, place, konzept.stichtag)
        later = future(anliegen, place)
        found.setdefault(_key(given, later), []).append((place, given, later))
    groups = [_group(members, len(found) == 1) for members in found.values()]
    most = max((len(group.gemeinden) for group in groups), default=0)
    return tuple(sorted((_as_rest(group, most, len(found)) for group in groups), key=lambda group: group.rest))


def _key(given: tuple[Antwort, ...], later: tuple[Kuenftig, ...]) -> object:
    now = tuple((answer.personengruppe, *answer.same_help) for answer in given)
    then = tuple(
        (change.datum, tuple((one.gruppe, one.benannt, _targets(one)) for one in change.auskuenfte)) for change in later
    )
    return now, then


def _targets(auskunft: Auskunft) -> tuple[str, ...]:
    return tuple(target.knoten.kennung for target in auskunft.ziele)


def _group(
    members: list[tuple[Knoten, tuple[Antwort, ...], tuple[Kuenftig, ...]]],
    alle: bool,  # noqa: FBT001 -- the only flag of a private function
) -> Antwortgruppe:
    """The group of some Gemeinden; a reason that is not the same for all of them is left out."""
    first = members[0]
    told = tuple(map(information, first[1]))
    reasons = [{given[number].grund_text for _, given, _ in members} for number in range(len(told))]
    answers_told = tuple(
        one if len(reason) == 1 else one.without_reason() for one, reason in zip(told, reasons, strict=True)
    )
    return Antwortgruppe(tuple(place for place, _, _ in members), answers_told, first[2], alle=alle)


def _as_rest(group: Antwortgruppe, most: int, groups: int) -> Antwortgruppe:
    rest = groups > 1 and len(group.gemeinden) == most and most > MANY
    return Antwortgruppe(group.gemeinden, group.auskuenfte, group.kuenftig, rest=rest) if rest else group


@dataclass(frozen=True, slots=True)
class Thema:
    """An Anliegen in the list: in how many Gemeinden somebody is named for it."""

    knoten: Knoten
    symbol: str | None
    benannt: int
    gemeinden: int
    teil: bool


@dataclass(frozen=True, slots=True)
class Themenliste:
    """All topics, and how many pairs of topic and Gemeinde have nobody."""

    themen: tuple[Thema, ...]
    luecken: int
    paare: int


def liste(konzept: Konzept) -> Themenliste:
    """All topics in order, parts after their whole."""
    places = konzept.alle("gemeinde")
    topics = []
    for topic in topics_in_order(konzept):
        named = sum(answers(konzept, topic, place, konzept.stichtag)[0].benannt for place in places)
        topics.append(Thema(topic, icon_of(topic), named, len(places), topic.teil_von is not None))
    gaps = sum(topic.gemeinden - topic.benannt for topic in topics)
    return Themenliste(tuple(topics), gaps, len(topics) * len(places))
