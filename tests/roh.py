"""Who is responsible, worked out slowly from the raw YAML by the sentences of DESIGN §4; it imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ["gemeinde", "verband", "planungsraum", "landkreis", "land", "bund"]
PREFIX = {12: "gemeinde", 9: "verband", 5: "landkreis", 2: "land"}
GROUPS = ["landeseinrichtung", "asyl", "schutz", "ukraine", "eu", "drittstaat", "minderjaehrig", "unter_27"]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Auskunft:
    """One answer: for which group, by which rule (None: nobody is named), where to go, what else is said."""

    gruppe: str | None
    regel: str | None
    wohin: tuple[str, ...]
    stelle: str
    saetze: tuple[str | None, str | None]

    @property
    def hilfe(self) -> tuple[object, ...]:
        """What makes two answers the same for the person who asks."""
        return self.regel is not None, self.wohin, self.stelle, self.saetze


class Roh:
    """The raw entries of a concept folder, drafts left out."""

    def __init__(self, folder: Path) -> None:
        self.konzept = _read(folder / "concept_data" / "konzept.yaml")
        self.anliegen = _all(folder, "anliegen")
        self.gemeinden = _all(folder, "gemeinden")
        self.anlaufstellen = _all(folder, "anlaufstellen")
        self._rules = cache(self._ranked)
        self.regeln = {key: rule for key, rule in _all(folder, "zustaendigkeiten").items() if "anliegen" in rule}

    def antwort(self, anliegen: str, gemeinde: str, tag: date, gruppe: str | None) -> Auskunft:
        """The answer for one group of persons, or for everybody (None)."""
        asked: str | None = anliegen
        while asked:
            best = self._best(asked, gemeinde, tag, gruppe)
            if best:
                rule = self.regeln[best]
                places = tuple(f"anlaufstellen/{key}/" for key in rule.get("anlaufstellen", ()))
                return Auskunft(
                    rule.get("personengruppe"), best, places or (f"stellen/{rule['stelle']}/",), rule["stelle"],
                    (rule.get("bedingung"), rule.get("hinweis")),
                )  # fmt: skip
            asked = self.anliegen[asked].get("teil_von")
        office, place = self.konzept["koordination"], self.konzept.get("koordination_anlaufstelle")
        return Auskunft(
            None, None, (f"anlaufstellen/{place}/" if place else f"stellen/{office}/",), office, (None, None)
        )

    def antworten(self, anliegen: str, gemeinde: str, tag: date) -> list[Auskunft]:
        """The answer for everybody, then for each group to which something else applies."""
        general = self.antwort(anliegen, gemeinde, tag, None)
        special = [self.antwort(anliegen, gemeinde, tag, group) for group in GROUPS]
        return [general, *(one for one in special if one.gruppe and one.hilfe != general.hilfe)]

    def tage(self, anliegen: str) -> list[date]:
        """Every day on which a rule about the Anliegen, or a larger one it is part of, begins or no longer holds."""
        asked, days = [anliegen], set()
        while above := self.anliegen[asked[-1]].get("teil_von"):
            asked.append(above)
        for rule in self.regeln.values():
            if rule["anliegen"] in asked:
                if rule.get("gueltig_von"):
                    days.add(date.fromisoformat(rule["gueltig_von"]))
                if rule.get("gueltig_bis"):
                    days.add(date.fromisoformat(rule["gueltig_bis"]) + timedelta(days=1))
        return sorted(days)

    def aenderungen(self, anliegen: str, gemeinde: str, tag: date) -> list[date]:
        """The days after ``tag`` on which what is said changes."""
        found, before = [], self._gesagt(anliegen, gemeinde, tag)
        for day in self.tage(anliegen):
            if day > tag:
                after = self._gesagt(anliegen, gemeinde, day)
                if after != before:
                    found.append(day)
                before = after
        return found

    def _gesagt(self, anliegen: str, gemeinde: str, tag: date) -> list[tuple[object, ...]]:
        return [(one.gruppe, *one.hilfe) for one in self.antworten(anliegen, gemeinde, tag)]

    def _best(self, anliegen: str, gemeinde: str, tag: date, gruppe: str | None) -> str | None:
        ranked = [
            (0 if rule.get("personengruppe") else 1, rank, key)
            for key, rule, rank in self._rules(anliegen, gemeinde)
            if _holds(rule, tag) and rule.get("personengruppe") in {None, gruppe}
        ]
        ranked.sort()
        assert len(ranked) < 2 or ranked[0][:2] != ranked[1][:2], "two rules of equal rank"
        return ranked[0][2] if ranked else None

    def _ranked(self, anliegen: str, gemeinde: str) -> list[tuple[str, Entry, int]]:
        """The rules about an Anliegen that hold in a Gemeinde at any time, each with its rank."""
        found = []
        for key, rule in self.regeln.items():
            rank = self._rank(rule, self.gemeinden[gemeinde], gemeinde)
            if rule["anliegen"] == anliegen and rank is not None:
                found.append((key, rule, rank))
        return found

    def _rank(self, rule: Entry, place: Entry, key: str) -> int | None:
        """How specific the rule is in a Gemeinde, 0 the most; None where it does not hold."""
        around = {f"gemeinde:{key}", "landkreis", "land", "bund"}
        around |= {f"{kind}:{place[kind]}" for kind in ("verband", "planungsraum") if kind in place}
        if around & set(rule.get("ausgenommen", ())):
            return None
        kinds = [area.split(":")[0] for area in rule.get("gebiete", ()) if area in around]
        prefix = rule.get("ars_praefix")
        if prefix and place["ars"].startswith(prefix):
            kinds.append(PREFIX[len(prefix)])
        return min((ORDER.index(kind) for kind in kinds), default=None)


def _holds(rule: Entry, tag: date) -> bool:
    first, last = str(rule.get("gueltig_von", "0001-01-01")), str(rule.get("gueltig_bis", "9999-12-31"))
    return first <= tag.isoformat() <= last


def _all(folder: Path, art: str) -> dict[str, Entry]:
    found = {path.stem: _read(path) for path in sorted((folder / "concept_data" / art).glob("*.yaml"))}
    return {key: entry for key, entry in found.items() if entry.get("entwurf") != "ja"}


def _read(path: Path) -> Entry:
    entry: Entry = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- makes text only
    return entry
