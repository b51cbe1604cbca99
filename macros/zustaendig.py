"""Who answers for an Anliegen in a Gemeinde on a day, for a group of persons, and why (Z4, DESIGN §4).

A group of persons outranks every area; then the more specific area wins: Gemeinde, Verband, Planungsraum, Landkreis,
Land, Bund. An Anliegen without an answer takes that of the larger one it is part of. Where nobody is named, the answer
says so and names the coordinating office. The answer may lie outside the Gemeinde's own branch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from macros.konzept.gebiete import PREFIX_RANK
from macros.konzept.regeln import rule_of, valid_on
from macros.model.basis import Ebene
from macros.model.gebiete import Verbandsart
from macros.model.stelle import Stellenart
from macros.model.zustaendigkeit import Personengruppe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.konzept.knoten import Gebietswort, Knoten
    from macros.model.gebiete import Gemeinde, Verband
    from macros.model.stelle import Stelle

REASONS = {
    "selbst": "Ihre Gemeinde macht das selbst.",
    "nachbar": "Das macht {stelle} auch für Ihre Gemeinde.",
    "verband": "Das macht der {verband}, zu dem Ihre Gemeinde gehört.",
    "landkreis": "Das macht der Landkreis.",
    "land": "Das macht das Land.",
    "bund": "Das macht der Bund.",
    "jobcenter": "Das macht das Jobcenter.",
    "dritte": "Das macht eine Stelle außerhalb der Verwaltung: {stelle}.",
    "niemand": "Dafür ist noch niemand benannt. Hier hilft man Ihnen weiter: {stelle}.",
}

_DIE = "Das macht die {verband}, zu der Ihre Gemeinde gehört."
_DAS = "Das macht das {verband}, zu dem Ihre Gemeinde gehört."
_ASSOCIATION = {Verbandsart.VERWALTUNGSVERBAND: REASONS["verband"], Verbandsart.AMT: _DAS}


@dataclass(frozen=True, slots=True)
class Antwort:
    """The answer to one question, with its reason.

    ``regel`` is None when nobody is named; ``stelle`` is then the coordinating office. ``grund`` is the key of the
    reason, ``grund_text`` the sentence in the language of the site. ``ueber`` is the area through which the rule
    holds. ``geerbt_von`` is the larger Anliegen whose answer this is. ``stelle`` is None only in a concept with Fehler.
    """

    anliegen: Knoten
    gemeinde: Knoten
    regel: Knoten | None
    stelle: Knoten | None
    anlaufstellen: tuple[Knoten, ...]
    ebene: Ebene | None
    grund: str
    grund_text: str
    ueber: Knoten | Gebietswort | None = None
    bedingung: str | None = None
    hinweis: str | None = None
    personengruppe: Personengruppe | None = None
    geerbt_von: Knoten | None = None

    @property
    def benannt(self) -> bool:
        """Whether somebody is named."""
        return self.regel is not None

    @property
    def same_help(self) -> tuple[object, ...]:
        """What makes two answers the same for the person who asks."""
        places = tuple(place.kennung for place in self.anlaufstellen)
        return self.benannt, self.stelle and self.stelle.kennung, places, self.bedingung, self.hinweis


@dataclass(frozen=True, slots=True)
class Aenderung:
    """A day from which other answers hold than on the day before."""

    datum: date
    antworten: tuple[Antwort, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    rule: Knoten
    area: str
    subject: Knoten


def resolve(
    konzept: Konzept, anliegen: Knoten | str, gemeinde: Knoten, tag: date, personengruppe: Personengruppe | None = None
) -> Antwort:
    """The answer for an Anliegen (a node or its id) in a Gemeinde on a day.

    With ``personengruppe`` a rule for that group comes before all others. Raises KeyError for an unknown id.
    """
    asked = _anliegen(konzept, anliegen)
    for subject in _chain(asked):
        match = _best(konzept, subject, gemeinde, tag, personengruppe)
        if match is not None:
            return _answer(konzept, asked, gemeinde, match)
    return _nobody(konzept, asked, gemeinde)


def named(konzept: Konzept, anliegen: Knoten, gemeinde: Knoten, tag: date) -> bool:
    """Whether anybody answers for all people, not just for a group: ``resolve`` without making the answer."""
    return any(_best(konzept, subject, gemeinde, tag, None) for subject in _chain(anliegen))


def answers(konzept: Konzept, anliegen: Knoten | str, gemeinde: Knoten, tag: date) -> tuple[Antwort, ...]:
    """The general answer first, then one for each group of persons to whom something else applies."""
    asked = _anliegen(konzept, anliegen)
    general = resolve(konzept, asked, gemeinde, tag)
    special = (resolve(konzept, asked, gemeinde, tag, group) for group in _groups(konzept, asked, gemeinde))
    return general, *(a for a in special if a.personengruppe is not None and a.same_help != general.same_help)


def coming_changes(konzept: Konzept, anliegen: Knoten | str, gemeinde: Knoten, tag: date) -> tuple[Aenderung, ...]:
    """The days after ``tag`` on which the answers change, in order, each with the answers that hold from then on."""
    asked = _anliegen(konzept, anliegen)
    days: set[date] = set()
    for knoten in _rules(konzept, asked, gemeinde):
        rule = rule_of(knoten)
        if rule.gueltig_von:
            days.add(rule.gueltig_von)
        if rule.gueltig_bis and rule.gueltig_bis < date.max:
            days.add(rule.gueltig_bis + timedelta(days=1))
    coming = sorted(day for day in days if day > tag)
    found: list[Aenderung] = []
    before = answers(konzept, asked, gemeinde, tag) if coming else ()
    for day in coming:
        after = answers(konzept, asked, gemeinde, day)
        if _told(after) != _told(before):
            found.append(Aenderung(day, after))
        before = after
    return tuple(found)


def _told(given: tuple[Antwort, ...]) -> list[tuple[object, ...]]:
    return [(answer.personengruppe, *answer.same_help) for answer in given]


def _anliegen(konzept: Konzept, anliegen: Knoten | str) -> Knoten:
    if not isinstance(anliegen, str):
        return anliegen
    found = konzept.knoten("anliegen", anliegen)
    if found is None:
        raise KeyError(anliegen)
    return found


def _chain(anliegen: Knoten) -> Iterator[Knoten]:
    """The Anliegen and the larger ones it is part of."""
    seen: set[str] = set()
    here: Knoten | None = anliegen
    while here is not None and here.kennung not in seen:
        seen.add(here.kennung)
        yield here
        here = here.teil_von


def _rules(konzept: Konzept, anliegen: Knoten, gemeinde: Knoten) -> Iterator[Knoten]:
    for subject in _chain(anliegen):
        for _, _, rule in konzept.regeln.rules(subject.kennung, _entry(gemeinde)):
            yield rule


def _groups(konzept: Konzept, anliegen: Knoten, gemeinde: Knoten) -> list[Personengruppe]:
    if not any(konzept.regeln.by_group(subject.kennung) for subject in _chain(anliegen)):
        return []
    named = {rule_of(rule).personengruppe for rule in _rules(konzept, anliegen, gemeinde)}
    return [group for group in Personengruppe if group in named]


def _best(
    konzept: Konzept, subject: Knoten, gemeinde: Knoten, tag: date, group: Personengruppe | None
) -> _Match | None:
    """The rule that wins: of the group before all others, then of the most specific area."""
    general: _Match | None = None
    for _, area, knoten in konzept.regeln.rules(subject.kennung, _entry(gemeinde)):
        rule = rule_of(knoten)
        if not valid_on(rule, tag):
            continue
        if rule.personengruppe is None:
            general = general or _Match(knoten, area, subject)
            if group is None:
                break
        elif rule.personengruppe == group:
            return _Match(knoten, area, subject)
    return general


def _answer(konzept: Konzept, asked: Knoten, gemeinde: Knoten, match: _Match) -> Antwort:
    rule = rule_of(match.rule)
    stelle: Knoten | None = match.rule.stelle
    key = _reason(rule.ebene, stelle, gemeinde)
    return Antwort(
        anliegen=asked,
        gemeinde=gemeinde,
        regel=match.rule,
        stelle=stelle,
        anlaufstellen=tuple(place for place in match.rule.anlaufstellen if place is not None),
        ebene=rule.ebene,
        grund=key,
        grund_text=_sentence(konzept, key, stelle, gemeinde, rule.personengruppe),
        ueber=_over(konzept, match.area, gemeinde),
        bedingung=match.rule.bedingung,
        hinweis=match.rule.hinweis,
        personengruppe=rule.personengruppe,
        geerbt_von=None if match.subject is asked else match.subject,
    )


def _nobody(konzept: Konzept, asked: Knoten, gemeinde: Knoten) -> Antwort:
    stelle: Knoten | None = konzept.konzept.koordination
    place: Knoten | None = konzept.konzept.koordination_anlaufstelle
    return Antwort(
        anliegen=asked,
        gemeinde=gemeinde,
        regel=None,
        stelle=stelle,
        anlaufstellen=(place,) if place is not None else (),
        ebene=None,
        grund="niemand",
        grund_text=_sentence(konzept, "niemand", stelle, gemeinde, None),
    )


def _reason(ebene: Ebene, stelle: Knoten | None, gemeinde: Knoten) -> str:
    """The key of the reason: the level, told apart by whether the office is the Gemeinde's own."""
    office = cast("Stelle", stelle.eintrag) if stelle else None
    if ebene not in {Ebene.GEMEINDE, Ebene.VERBAND}:
        return "jobcenter" if office is not None and office.art is Stellenart.JOBCENTER else ebene.value
    here = _entry(gemeinde)
    if ebene is Ebene.GEMEINDE:
        own = office is None or office.id == here.verwaltung or office.gemeinde == here.id
        return "selbst" if own else "nachbar"
    inside = here.verband is not None and (office is None or office.verband in {None, here.verband})
    return "verband" if inside else "nachbar"


def _sentence(konzept: Konzept, key: str, stelle: Knoten | None, gemeinde: Knoten, group: Personengruppe | None) -> str:
    t = konzept.sprache.t
    if key == "verband":
        sentence = _by_association(konzept, gemeinde.verband)
    else:
        sentence = t(REASONS[key], stelle=stelle.anzeige if stelle else "")
    if group is None:
        return sentence
    who = t("Das gilt für {gruppe}.", gruppe=t(group.titel))
    return f"{sentence} {who}"


def _by_association(konzept: Konzept, verband: Knoten) -> str:
    """That the Verband does it, by the word for it in its Land: Samtgemeinde, Amt, Verwaltungsverband."""
    kind = cast("Verband", verband.eintrag).art
    word, name = konzept.sprache.t(kind.titel), verband.anzeige
    full = name if word.casefold() in name.casefold() else f"{word} {name}"
    return konzept.sprache.t(_ASSOCIATION.get(kind, _DIE), verband=full)


def _over(konzept: Konzept, area: str, gemeinde: Knoten) -> Knoten | Gebietswort | None:
    kind = PREFIX_RANK.get(len(area)) if area.isdigit() else None
    if kind is None:
        return konzept.bezug(area)
    if kind == "verband":
        return gemeinde.verband or gemeinde
    return gemeinde if kind == "gemeinde" else konzept.bezug(kind)


def _entry(gemeinde: Knoten) -> Gemeinde:
    return cast("Gemeinde", gemeinde.eintrag)
