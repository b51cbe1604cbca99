"""Brings a working copy of a concept to the areas of a newer register; the caller keeps it or throws it away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from macros.gebietsstand import felder, regeln
from macros.gebietsstand.abgleich import Aufgegangen, Paar, same_association
from macros.gebietsstand.flaechen import merge_shapes
from macros.gebietsstand.umhaengen import mentions, repoint
from macros.gebietsstand.werte import merge_area, rename_area
from macros.loader import load
from macros.namen import slug
from macros.neu.orte import gemeinde_fields, verband_fields
from macros.neu.vorhaben import vorhaben
from macros.ordner import DATA
from macros.schema import schema_line
from macros.yamledit import YamlFile
from macros.yamltext import document

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from macros.gebietsstand.abgleich import Abgleich, Verbandspaar
    from macros.konzept import Konzept
    from macros.model.gebiete import Verband
    from macros.neu.vorhaben import Vorhaben
    from macros.register import RegisterGemeinde, RegisterVerband
    from macros.yamltext import Scalar

GEMEINDEN: Final = "gemeinden"
VERBAENDE: Final = "verbaende"


@dataclass
class Umstellung:
    """The work on one copy: ids of Gemeinden by AGS and of Verbände by ARS as they become, and what to look at."""

    folder: Path
    abgleich: Abgleich
    stichtag: date
    gemeinden: dict[str, str] = field(default_factory=dict)
    verbaende: dict[str, str] = field(default_factory=dict)
    hinweise: list[str] = field(default_factory=list)

    def run(self) -> tuple[str, ...]:
        """Do everything; returns German lines on what a person should look at.

        Raises GebietsFehler, EditError or KonzeptFehler; the copy is then of no use.
        """
        found = self.abgleich
        self._name_everything()
        heirs, merged = self._heirs()
        for record in found.verbaende_neu:
            self._new_association(record)
        for both in found.verbaende:
            self._association(both)
        for pair in (*found.paare, *heirs):
            self._gemeinde(pair)
        carried = {pair.neu.ags for pair in heirs}
        for area in found.neu:
            if area.ags not in carried:
                self._new_gemeinde(area)
        for gone in merged:
            self._merge(gone)
        for verband in found.verbaende_weg:
            self._end_association(verband)
        self._county()
        self._old_names()
        return tuple(self.hinweise)

    def _old_names(self) -> None:
        """Texts are nobody's to change but their authors': say where a name still stands that is no longer right."""
        names = [pair.alt.name for pair in self.abgleich.paare if slug(pair.alt.name) != slug(pair.neu.name)]
        for name in (*names, *(gone.alt.name for gone in self.abgleich.weg)):
            if files := mentions(self.folder, name):
                self.hinweise.append(f"„{name}“ steht noch in Texten: {', '.join(files)}.")

    def _name_everything(self) -> None:
        found = self.abgleich
        taken = {pair.alt.id for pair in found.paare} | {one.alt.id for one in found.weg}
        for pair in found.paare:
            same = slug(pair.alt.name) == slug(pair.neu.name)
            self.gemeinden[pair.neu.ags] = pair.alt.id if same else felder.free_id(pair.neu.name, pair.neu.ags, taken)
        for area in found.neu:
            self.gemeinden[area.ags] = felder.free_id(area.name, area.ags, taken)
        self.verbaende = {pair.neu.ars: pair.alt.id for pair in found.verbaende}
        names = set(self.verbaende.values()) | {one.id for one in found.verbaende_weg}
        for record in found.verbaende_neu:
            self.verbaende[record.ars] = felder.free_id(record.name, record.ars, names)

    def _heirs(self) -> tuple[list[Paar], list[Aufgegangen]]:
        """A Gemeinde made of others carries on the entry of the largest of them; the rest is merged into it."""
        heirs: list[Paar] = []
        rest = list(self.abgleich.weg)
        for area in self.abgleich.neu:
            parts = [one for one in rest if one.nach == area.ags]
            if parts:
                largest = max(parts, key=lambda one: (one.alt.einwohner or 0, one.alt.id))
                heirs.append(Paar(largest.alt, area))
                rest.remove(largest)
                key = self.gemeinden[area.ags]
                what = "Rathaus, Website, Verwaltung und Texte sind die von"
                self.hinweise.append(f"{DATA}/{GEMEINDEN}/{key}.yaml: {what} {largest.alt.name}.")
        return heirs, rest

    def _gemeinde(self, pair: Paar) -> None:
        key = self.gemeinden[pair.neu.ags]
        file = self._open(GEMEINDEN, pair.alt.id)
        verband = self.verbaende.get(pair.neu.verband.ars)
        felder.update_gemeinde(file, pair, verband, self.stichtag, self.abgleich.register.quelle)
        if key != pair.alt.id:
            file.append("frueher", pair.alt.id, felder.TOP)
        self._save(GEMEINDEN, pair.alt.id, file)
        if verband != pair.alt.verband:
            what = "Verwaltung, Rathaus und Zuständigkeiten nach dem Wechsel des Verbands"
            self.hinweise.append(f"{DATA}/{GEMEINDEN}/{key}.yaml: {what}.")
        if pair.alt.ars != pair.neu.ars:
            regeln.rekey(self.folder, pair.alt.ars, pair.neu.ars)
        if key == pair.alt.id:
            return
        for suffix in (".yaml", ".geojson"):
            path = self.folder / DATA / GEMEINDEN / f"{pair.alt.id}{suffix}"
            if path.is_file():
                path.rename(path.with_name(f"{key}{suffix}"))
        repoint(self.folder, "gemeinde", pair.alt.id, key)
        rename_area(self.folder, f"gemeinde:{pair.alt.id}", f"gemeinde:{key}")

    def _merge(self, gone: Aufgegangen) -> None:
        """Let the successor answer for a Gemeinde that is gone; without one it is listed as ended."""
        old, path = gone.alt.id, self.folder / DATA / GEMEINDEN / f"{gone.alt.id}.yaml"
        new = self.gemeinden[gone.nach] if gone.nach else None
        now = self._now()
        self.hinweise += merge_area(self.folder, now, f"gemeinde:{old}", f"gemeinde:{new}" if new else None)
        if gone.nach and new:
            file = self._open(GEMEINDEN, new)
            felder.absorb(file, gone.alt)
            self._save(GEMEINDEN, new, file)
            for key, titel in regeln.withdraw(self.folder, now, f"gemeinde:{old}", f"gemeinde:{new}"):
                self._ended("zustaendigkeit", key, titel)
                self.hinweise.append(f"zustaendigkeit:{key} ist gestrichen, denn „{new}“ hat dazu eine eigene Regel.")
        path.unlink()
        if merge_shapes(path.parent, old, new):
            self.hinweise.append(f"{DATA}/{GEMEINDEN}/{new}.geojson: Auf der Karte ist die alte Grenze noch zu sehen.")
        if gone.nach and new:
            repoint(self.folder, "gemeinde", old, new)
            regeln.rekey(self.folder, gone.alt.ars, self.abgleich.nach_ags[gone.nach].ars)
        else:
            self._ended("gemeinde", old, gone.alt.name)

    def _new_gemeinde(self, area: RegisterGemeinde) -> None:
        fields = gemeinde_fields(self._plan(), area) | {"pflegt": self._owner}
        text = document(schema_line("gemeinde"), fields)
        self._write(f"{GEMEINDEN}/{self.gemeinden[area.ags]}.yaml", text)

    def _new_association(self, record: RegisterVerband) -> None:
        fields = verband_fields(self._plan(), record) | {"pflegt": self._owner}
        self._write(f"{VERBAENDE}/{self.verbaende[record.ars]}.yaml", document(schema_line("verband"), fields))

    def _association(self, pair: Verbandspaar) -> None:
        file = self._open(VERBAENDE, pair.alt.id)
        if not same_association(pair.alt.name, pair.neu.name):
            file.set(("name",), cast("str", verband_fields(self._plan(), pair.neu)["name"]))
        if pair.alt.ars != pair.neu.ars:
            file.append("frueher_ars", pair.alt.ars, ("name", "ars"))
            file.set(("ars",), pair.neu.ars)
            regeln.rekey(self.folder, pair.alt.ars, pair.neu.ars)
        if file.data != self._open(VERBAENDE, pair.alt.id).data:
            file.set(("stand",), self.stichtag)
            self._save(VERBAENDE, pair.alt.id, file)

    def _end_association(self, verband: Verband) -> None:
        (self.folder / DATA / VERBAENDE / f"{verband.id}.yaml").unlink()
        heir = self.abgleich.verbandsnachfolge.get(verband.id)
        if heir is None:
            self._ended("verband", verband.id, verband.name)
            return
        new = self.verbaende[heir]
        file = self._open(VERBAENDE, new)
        file.append("frueher", verband.id, felder.TOP)
        file.append("frueher_ars", verband.ars, ("name", "ars"))
        self._save(VERBAENDE, new, file)
        repoint(self.folder, "verband", verband.id, new)
        regeln.rekey(self.folder, verband.ars, heir)

    def _county(self) -> None:
        kreis, register = self.abgleich.konzept.daten.landkreis, self.abgleich.register
        areas = [*register.gemeinden(kreis.ars), *register.gemeindefreie_gebiete(kreis.ars)]
        people = sum(area.einwohner for area in areas)
        land = Decimal(sum(area.flaeche_ha for area in areas)) / 100
        path = self.folder / DATA / "landkreis.yaml"
        file = YamlFile(f"{DATA}/landkreis.yaml", path.read_bytes())
        if kreis.einwohner is not None and kreis.einwohner != people:
            file.set(("einwohner",), people)
            file.set(("einwohner_stand",), register.kreis(kreis.ars).stand, ("einwohner",))
        if kreis.flaeche_km2 is not None and abs(kreis.flaeche_km2 - land) >= 1:
            file.set(("flaeche_km2",), land)
        path.write_bytes(file.raw)

    def _ended(self, art: str, key: str, titel: str) -> None:
        path = self.folder / DATA / "entfallen.yaml"
        raw = path.read_bytes() if path.is_file() else f"{schema_line('entfallen')}\neintraege: []\n".encode()
        file = YamlFile(f"{DATA}/entfallen.yaml", raw)
        item: dict[str, Scalar] = {"art": art, "id": key, "titel": titel, "seit": self.stichtag}
        file.append("eintraege", item | {"grund": "Die Gemeinden wurden neu gegliedert."})
        path.write_bytes(file.raw)

    def _plan(self) -> Vorhaben:
        """The register's areas with the ids they have in this concept, for whoever writes new entries."""
        kreis = self.abgleich.konzept.daten.landkreis
        register = self.abgleich.register
        plan = vorhaben(register, register.kreis(kreis.ars), kreis.name, self.stichtag)
        return replace(plan, gemeinde_ids=self.gemeinden, verband_ids=self.verbaende)

    @property
    def _owner(self) -> str:
        return self.abgleich.konzept.daten.konzept.koordination

    def _now(self) -> Konzept:
        loaded = load(self.folder, self.stichtag, entwuerfe=True).konzept
        return loaded if loaded is not None else self.abgleich.konzept

    def _open(self, kind: str, key: str) -> YamlFile:
        return YamlFile(f"{DATA}/{kind}/{key}.yaml", (self.folder / DATA / kind / f"{key}.yaml").read_bytes())

    def _save(self, kind: str, key: str, file: YamlFile) -> None:
        (self.folder / DATA / kind / f"{key}.yaml").write_bytes(file.raw)

    def _write(self, name: str, text: str) -> None:
        path = self.folder / DATA / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
