"""The concept as a graph. Built once from checked entries; nothing in it changes afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from macros import spur
from macros.arten import ART_BY_FOLDER, ART_BY_KEY, ARTEN
from macros.errors import Problem, Schwere, field_name
from macros.konzept.beobachtet import Beobachtet
from macros.konzept.gebiete import Versorgung, around, closest
from macros.konzept.knoten import Gebietswort, Knoten, Teil
from macros.konzept.regeln import Regelindex
from macros.model.beteiligung import Meldung
from macros.model.listen import Entfallenliste, Suchgruppen
from macros.model.plan import references
from macros.model.sprachleitfaden import Sprachleitfaden
from macros.sprache import Sprache

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from macros.model.basis import Eintrag
    from macros.model.gebiete import Gemeinde
    from macros.model.indikator import Messwert
    from macros.model.konzeptdaten import KonzeptDaten
    from macros.model.landkreis import Landkreis
    from macros.model.pruefbericht import Pruefbericht
    from macros.source import KeyPath, Source
    from macros.spur import Gedaechtnis

MELDUNG = "meldung"
SERVING = {"anlaufstelle": "gebiete", "angebot": "gebiete", "massnahme": "gebiete"}


@dataclass(frozen=True)
class Rohdaten:
    """Everything read from a concept folder, valid entry by entry, links not yet looked at.

    ``fassungen`` are the names of the versions kept;
    ``eintraege`` by kind and id; ``quellen`` the files they came from, by ``art:id`` (singletons by name);
    ``prosa`` the Markdown files of ``docs/`` by name; ``geometrien`` GeoJSON by id of the Gemeinde;
    ``messwerte`` by id of the Indikator; ``dateien`` the files beside entries, with their size in bytes by name;
    ``defekt`` names entries that could not be read, as ``art:id``; ``ordner`` is the folder itself, for pictures.
    """

    konzept: KonzeptDaten
    landkreis: Landkreis
    eintraege: Mapping[str, Mapping[str, Eintrag]]
    quellen: Mapping[str, Source] = field(default_factory=dict)
    entfallen: Entfallenliste = field(default_factory=Entfallenliste)
    suchgruppen: Suchgruppen = field(default_factory=Suchgruppen)
    sprachleitfaden: Sprachleitfaden = field(default_factory=Sprachleitfaden)
    pruefbericht: Pruefbericht | None = None
    prosa: Mapping[str, str] = field(default_factory=dict)
    geometrien: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    messwerte: Mapping[str, tuple[Messwert, ...]] = field(default_factory=dict)
    dateien: Mapping[str, int] = field(default_factory=dict)
    fassungen: frozenset[str] = frozenset()
    defekt: frozenset[str] = frozenset()
    ordner: Path | None = None


class Konzept:
    """A concept on its reference day, in one language.

    ``knoten`` finds an entry, ``alle`` lists a kind in order, ``rueck`` follows links backwards, ``versorgung`` says
    what serves a Gemeinde. Drafts and news of days to come are left out unless ``entwuerfe`` is set (the preview sets
    it); ``wartend`` are the latter, which must be right before their day comes.
    """

    def __init__(
        self, daten: Rohdaten, stichtag: date, sprache: Sprache | None = None, *, entwuerfe: bool = False
    ) -> None:
        self.daten = replace(
            daten,
            prosa=Beobachtet("prosa", daten.prosa),
            geometrien=Beobachtet("geometrien", daten.geometrien),
            messwerte=Beobachtet("messwerte", daten.messwerte),
        )
        self.stichtag = stichtag
        self.sprache = sprache or Sprache()
        self.entwuerfe = entwuerfe
        self._knoten: dict[str, dict[str, Knoten]] = {
            art.key: {
                key: Knoten(self, art, entry.oeffentlich(), daten.quellen.get(f"{art.key}:{key}"))
                for key, entry in sorted(daten.eintraege.get(art.key, {}).items())
                if entwuerfe or not (entry.entwurf or waits(entry, stichtag))
            }
            for art in ARTEN
        }
        self.wartend: tuple[Knoten, ...] = tuple(
            Knoten(self, ART_BY_KEY[MELDUNG], entry, daten.quellen.get(f"{MELDUNG}:{key}"))
            for key, entry in sorted(daten.eintraege.get(MELDUNG, {}).items())
            if not entwuerfe and not entry.entwurf and waits(entry, stichtag)
        )
        self.gedaechtnis: Gedaechtnis | None = None
        self._rueck, self._genannt = self._turn_round()

    @property
    def konzept(self) -> Any:
        """The concept's own data as a node: ``konzept.konzept.leitbild``."""
        return self._singletons[0]

    @property
    def landkreis(self) -> Any:
        """The Landkreis as a node."""
        return self._singletons[1]

    @cached_property
    def _singletons(self) -> tuple[Teil, Teil]:
        return Teil(self, self.daten.konzept), Teil(self, self.daten.landkreis)

    @cached_property
    def entfallen(self) -> tuple[Any, ...]:
        """Entries that ended, as kept in ``entfallen.yaml``, as nodes."""
        return tuple(Teil(self, gone) for gone in self.daten.entfallen.eintraege)

    def knoten(self, art: str, key: str) -> Knoten | None:
        """The entry ``key`` of kind ``art``, or None."""
        spur.lesen("gibt", art, key)
        return self.verwiesen(art, key)

    def verwiesen(self, art: str, key: str) -> Knoten | None:
        """The same for a link in a field that was read: whether there is such an entry belongs to that field."""
        return self._knoten.get(art, {}).get(key)

    def ids(self, art: str) -> frozenset[str]:
        """All ids of a kind, without drafts unless they are shown."""
        spur.lesen("alle", art)
        return frozenset(self._knoten.get(art, ()))

    def alle(self, art: str) -> tuple[Knoten, ...]:
        """All entries of a kind, in the order of their lists."""
        spur.lesen("alle", art)
        return self._lists[art]

    @cached_property
    def _lists(self) -> dict[str, tuple[Knoten, ...]]:
        with spur.mitlesen():
            return {art: tuple(sorted(nodes.values(), key=lambda n: n.sort_key)) for art, nodes in self._knoten.items()}

    def bezug(self, wert: str) -> Knoten | Gebietswort | None:
        """What ``art:id`` or an area word names."""
        spur.lesen("gibt", *wert.partition(":")[::2])
        return self._bezug(wert)

    def _bezug(self, wert: str) -> Knoten | Gebietswort | None:
        art, _, key = wert.partition(":")
        return self.verwiesen(art, key) if key else self._words.get(wert)

    @cached_property
    def _words(self) -> dict[str, Gebietswort]:
        kreis = self.daten.landkreis
        # An invented Landkreis borrows the holidays of a Land; that Land answers for nothing here.
        land = "Das Land" if kreis.fiktiv else LAND_NAMES[kreis.bundesland]
        return {
            "landkreis": Gebietswort("landkreis", kreis.name, "gemeinden/"),
            "land": Gebietswort("land", self.sprache.t(land), "gemeinden/"),
            "bund": Gebietswort("bund", self.sprache.t("Deutschland"), "gemeinden/"),
        }

    def _turn_round(
        self,
    ) -> tuple[dict[tuple[str, str], tuple[Knoten, ...]], dict[str, tuple[tuple[str, Knoten], ...]]]:
        """All links from their targets, in list order: the entries by kind (and field), and (field, entry) pairs."""
        found: dict[tuple[str, str], dict[Knoten, None]] = {}
        named: dict[str, dict[tuple[str, Knoten], None]] = {}
        for art, nodes in self._lists.items():
            for node in nodes:
                for ref in references(node.modell):
                    target, name = f"{ref.art}:{ref.id}", str(ref.path[0])
                    found.setdefault((target, art), {})[node] = None
                    found.setdefault((target, f"{art}.{name}"), {})[node] = None
                    named.setdefault(target, {})[name, node] = None
        return (
            {key: tuple(nodes) for key, nodes in found.items()},
            {target: tuple(pairs) for target, pairs in named.items()},
        )

    def genannt(self, ziel: Knoten) -> tuple[tuple[str, Knoten], ...]:
        """Every field that names ``ziel``, with its entry, in the order of the lists."""
        spur.lesen("genannt", ziel.kennung)
        return self._genannt.get(ziel.kennung, ())

    def merken(self, name: str, machen: Callable[[], Any]) -> Any:
        """What ``machen`` gives, a value of JSON; in a build only if something read for it has changed since."""
        return machen() if self.gedaechtnis is None else self.gedaechtnis.wert(name, machen)

    def rueck(self, ziel: Knoten, art: str, *felder: str) -> tuple[Knoten, ...]:
        """Entries of kind ``art`` that name ``ziel``, in one of ``felder`` if given; each once, in list order."""
        spur.lesen("rueck", ziel.kennung, art, *felder)
        if not felder:
            return self._rueck.get((ziel.kennung, art), ())
        if len(felder) == 1:
            return self._rueck.get((ziel.kennung, f"{art}.{felder[0]}"), ())
        merged = {n.kennung: n for name in felder for n in self._rueck.get((ziel.kennung, f"{art}.{name}"), ())}
        with spur.mitlesen():
            return tuple(sorted(merged.values(), key=lambda n: n.sort_key))

    def versorgung(self, gemeinde: Knoten, art: str) -> tuple[Versorgung, ...]:
        """What of kind ``art`` (see ``SERVING``) serves a Gemeinde, the most specific first, and why."""
        spur.lesen("versorgung", gemeinde.kennung, art)
        by_area = self._serving[art]
        found: dict[str, Versorgung] = {}
        for area in around(_gemeinde(gemeinde)):
            over = self._bezug(area)
            if over is None:
                continue
            for node in by_area.get(area, ()):
                found.setdefault(node.kennung, Versorgung(node, area.partition(":")[0], over))
        return tuple(found.values())

    @cached_property
    def _serving(self) -> dict[str, dict[str, list[Knoten]]]:
        """What is there for an area, by kind and area as written, in the order of the lists."""
        found: dict[str, dict[str, list[Knoten]]] = {art: {} for art in SERVING}
        for art, name in SERVING.items():
            for node in self._lists[art]:
                for area in dict.fromkeys(getattr(node.modell, name)):
                    found[art].setdefault(area, []).append(node)
        return found

    @cached_property
    def regeln(self) -> Regelindex:
        """The rules of responsibility by area; who answers is worked out by ``macros.zustaendig``."""
        return Regelindex(self._knoten["zustaendigkeit"].values())

    def gemeinden_in(self, gebiete: tuple[str, ...]) -> tuple[Knoten, ...]:
        """The Gemeinden that lie in any of the areas, as written in YAML."""
        spur.lesen("gemeinden_in", *gebiete)
        return tuple(n for n in self._lists["gemeinde"] if closest(gebiete, _gemeinde(n)) is not None)

    def problem(
        self,
        knoten: Knoten | str,
        path: KeyPath,
        meldung: str,
        regel: str,
        *,
        schwere: Schwere = Schwere.FEHLER,
    ) -> Problem:
        """A problem at ``path`` of an entry, or of a singleton by its name."""
        if isinstance(knoten, str):
            source, name = self.daten.quellen.get(knoten), f"concept_data/{knoten}.yaml"
        else:
            source, name = knoten.source, f"concept_data/{knoten.art.ordner}/{knoten.eintrag.id}.yaml"
        line, column = source.place(path) if source else (0, 0)
        return Problem(source.name if source else name, line, column, field_name(path), meldung, schwere, regel)

    def warnung(self, knoten: Knoten | str, path: KeyPath, meldung: str, regel: str) -> Problem:
        """A Warnung at ``path`` of an entry or singleton."""
        return self.problem(knoten, path, meldung, regel, schwere=Schwere.WARNUNG)


def _gemeinde(knoten: Knoten) -> Gemeinde:
    return cast("Gemeinde", knoten.modell)


def waits(entry: Eintrag, stichtag: date) -> bool:
    """Whether an entry is news of a day to come."""
    return isinstance(entry, Meldung) and entry.datum > stichtag


def art_name(word: str) -> str | None:
    """The key of a kind named by key or folder, or None."""
    if word in ART_BY_KEY:
        return word
    return ART_BY_FOLDER[word].key if word in ART_BY_FOLDER else None


LAND_NAMES: Mapping[str, str] = {
    "BW": "Baden-Württemberg", "BY": "Bayern", "BE": "Berlin", "BB": "Brandenburg", "HB": "Bremen", "HH": "Hamburg",
    "HE": "Hessen", "MV": "Mecklenburg-Vorpommern", "NI": "Niedersachsen", "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz", "SL": "Saarland", "SN": "Sachsen", "ST": "Sachsen-Anhalt", "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}  # fmt: skip

__all__ = ["Konzept", "Rohdaten", "art_name"]
