"""Compares the areas of a concept with a newer register: what is the same, what became another, what is gone, new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from macros.gebietsstand.nachfolge import Nachfolge, successors
from macros.namen import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from macros.konzept import Konzept
    from macros.model.gebiete import Gemeinde, Verband
    from macros.register import Register, RegisterGemeinde, RegisterVerband

NOWHERE = "-"


class GebietsFehler(Exception):
    """The concept and the register cannot be brought together; German sentences. ``aufruf``: the call was wrong."""

    def __init__(self, *messages: str, aufruf: bool = False) -> None:
        self.messages = messages
        self.aufruf = aufruf
        super().__init__("\n".join(messages))


@dataclass(frozen=True, slots=True)
class Paar:
    """A Gemeinde of the concept and its record in the newer register."""

    alt: Gemeinde
    neu: RegisterGemeinde


@dataclass(frozen=True, slots=True)
class Verbandspaar:
    """A Verband of the concept and its record in the newer register."""

    alt: Verband
    neu: RegisterVerband


@dataclass(frozen=True, slots=True)
class Aufgegangen:
    """A Gemeinde that is gone. ``nach`` is the AGS of its successor; None: it has none in this Landkreis.

    ``sicher`` says how that is known: ``flaeche``, ``angabe`` (a person said so), or empty as long as it is not.
    """

    alt: Gemeinde
    nach: str | None
    sicher: str
    moeglich: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abgleich:
    """Everything that differs, and what stayed; ``paare`` and ``verbaende`` hold all that exist in both."""

    konzept: Konzept
    register: Register
    paare: tuple[Paar, ...]
    weg: tuple[Aufgegangen, ...]
    neu: tuple[RegisterGemeinde, ...]
    verbaende: tuple[Verbandspaar, ...]
    verbaende_weg: tuple[Verband, ...]
    verbaende_neu: tuple[RegisterVerband, ...]
    verbandsnachfolge: Mapping[str, str] = field(default_factory=dict)

    @property
    def offen(self) -> tuple[Aufgegangen, ...]:
        """The vanished whose successor a person must name."""
        return tuple(one for one in self.weg if not one.sicher)

    @property
    def nach_ags(self) -> dict[str, RegisterGemeinde]:
        """All Gemeinden of the newer register."""
        return {one.ags: one for one in (*(pair.neu for pair in self.paare), *self.neu)}


def compare(konzept: Konzept, register: Register, nachfolger: Mapping[str, str]) -> Abgleich:
    """What the newer register says of the areas of the concept.

    ``nachfolger`` is what a person knows: id of a vanished Gemeinde (or ``verband:id``) → id, AGS or name of its
    successor, ``-`` for none. Raises GebietsFehler for a name that fits nothing, RegisterError for a Kreis that the
    register lacks.
    """
    kreis = konzept.daten.landkreis.ars
    records = {area.ags: area for area in register.gemeinden(kreis)}
    known = [cast("Gemeinde", node.eintrag) for node in konzept.alle("gemeinde")]
    pairs = [Paar(area, records[area.ags]) for area in known if area.ags in records]
    fresh = {ags: area for ags, area in records.items() if ags not in {area.ags for area in known}}
    gone = [area for area in known if area.ags not in records]
    rekeyed = dict(_rekeyed(gone, fresh))
    pairs += [Paar(area, fresh.pop(rekeyed[area.id])) for area in gone if area.id in rekeyed]
    gone = [area for area in gone if area.id not in rekeyed]
    told = _told(konzept, nachfolger, gone, pairs, fresh)
    both, away, new = _associations(konzept, register)
    return Abgleich(
        konzept=konzept,
        register=register,
        paare=tuple(pairs),
        weg=tuple(_fates(gone, pairs, fresh, told)),
        neu=tuple(fresh.values()),
        verbaende=both,
        verbaende_weg=away,
        verbaende_neu=new,
        verbandsnachfolge=_told_associations(nachfolger, away, both, new),
    )


def _rekeyed(gone: list[Gemeinde], fresh: Mapping[str, RegisterGemeinde]) -> Iterator[tuple[str, str]]:
    """The same Gemeinde under another key: nobody else has its name, and its land is about the same."""
    for area in gone:
        same = [one for one in fresh.values() if slug(one.name) == slug(area.name)]
        if len(same) == 1 and (
            area.flaeche_ha is None or abs(same[0].flaeche_ha - area.flaeche_ha) <= area.flaeche_ha / 5
        ):
            yield area.id, same[0].ags


def _fates(
    gone: list[Gemeinde], pairs: list[Paar], fresh: Mapping[str, RegisterGemeinde], told: Mapping[str, str | None]
) -> Iterator[Aufgegangen]:
    grown = {pair.neu.ags: pair.neu.flaeche_ha - pair.alt.flaeche_ha for pair in pairs if pair.alt.flaeche_ha}
    grown |= {ags: area.flaeche_ha for ags, area in fresh.items()}
    for area in gone:  # what a person said is taken out of the sum
        where = told.get(area.id)
        if where and area.flaeche_ha and where in grown:
            grown[where] -= area.flaeche_ha
    found = successors({area.ags: area.flaeche_ha for area in gone if area.id not in told}, grown)
    for area in gone:
        if area.id in told:
            yield Aufgegangen(area, told[area.id], "angabe")
            continue
        fate: Nachfolge = found[area.ags]
        yield Aufgegangen(area, fate.nach, "flaeche" if fate.nach else "", fate.moeglich)


def _told(
    konzept: Konzept,
    nachfolger: Mapping[str, str],
    gone: list[Gemeinde],
    pairs: list[Paar],
    fresh: Mapping[str, RegisterGemeinde],
) -> dict[str, str | None]:
    """What a person said, as AGS by id of the vanished."""
    by_word = {area.name: ags for ags, area in fresh.items()} | {ags: ags for ags in fresh}
    by_word |= {slug(area.name): ags for ags, area in fresh.items()}
    for pair in pairs:
        by_word |= dict.fromkeys((pair.alt.id, pair.neu.ags, pair.neu.name), pair.neu.ags)
    found: dict[str, str | None] = {}
    for old, new in nachfolger.items():
        if ":" in old and not old.startswith("gemeinde:"):
            continue
        key = old.removeprefix("gemeinde:")
        if key not in {area.id for area in gone}:
            there = konzept.knoten("gemeinde", key) is not None
            why = "steht noch im Register" if there else "gibt es im Konzept nicht"
            raise GebietsFehler(f"--nachfolger {old}={new}: „{key}“ {why}", aufruf=True)
        if new != NOWHERE and new.removeprefix("gemeinde:") not in by_word:
            raise GebietsFehler(f"--nachfolger {old}={new}: „{new}“ steht nicht im neuen Register", aufruf=True)
        found[key] = by_word[new.removeprefix("gemeinde:")] if new != NOWHERE else None
    return found


def _associations(
    konzept: Konzept, register: Register
) -> tuple[tuple[Verbandspaar, ...], tuple[Verband, ...], tuple[RegisterVerband, ...]]:
    records = {one.ars: one for one in register.verbaende(konzept.daten.landkreis.ars)}
    both, away = [], []
    for node in konzept.alle("verband"):
        entry = cast("Verband", node.eintrag)
        record = records.pop(entry.ars, None)
        if record is not None:
            both.append(Verbandspaar(entry, record))
        else:
            away.append(entry)
    for entry in list(away):
        same = [one for one in records.values() if same_association(entry.name, one.name)]
        if len(same) == 1:
            both.append(Verbandspaar(entry, records.pop(same[0].ars)))
            away.remove(entry)
    return tuple(both), tuple(away), tuple(records.values())


def same_association(name: str, official: str) -> bool:
    """Whether two names mean one Verband; the register often leaves its kind out."""
    one, other = slug(name), slug(official)
    return one == other or one.endswith(f"-{other}") or other.endswith(f"-{one}")


def _told_associations(
    nachfolger: Mapping[str, str],
    away: tuple[Verband, ...],
    both: tuple[Verbandspaar, ...],
    new: tuple[RegisterVerband, ...],
) -> dict[str, str]:
    """What a person said of Verbände, as ARS by id of the vanished."""
    by_word = {word: pair.neu.ars for pair in both for word in (pair.alt.id, pair.neu.ars)}
    by_word |= {word: one.ars for one in new for word in (slug(one.name), one.name, one.ars)}
    found = {}
    for old, target in nachfolger.items():
        if not old.startswith("verband:"):
            continue
        key, word = old.removeprefix("verband:"), target.removeprefix("verband:")
        if key not in {one.id for one in away} or word not in by_word:
            raise GebietsFehler(f"--nachfolger {old}={target}: das passt zu keinem Verband, der wegfällt", aufruf=True)
        found[key] = by_word[word]
    return found
