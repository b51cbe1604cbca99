"""What a new concept is made from: the areas of one Landkreis with the ids they get, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.namen import slug, slugs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from macros.grenzen import Grenzen
    from macros.register import Register, RegisterGemeinde, RegisterKreis, RegisterVerband


@dataclass(frozen=True, slots=True)
class Vorhaben:
    """One Landkreis of the register, on its way to a concept.

    ``name`` is the full name ("Landkreis Görlitz"); ``gemeinde_ids`` are by AGS, ``verband_ids`` by ARS.
    """

    register: Register
    kreis: RegisterKreis
    name: str
    stichtag: date
    grenzen: Grenzen | None
    gemeinden: tuple[RegisterGemeinde, ...]
    verbaende: tuple[RegisterVerband, ...]
    gemeinde_ids: Mapping[str, str]
    verband_ids: Mapping[str, str]

    def gemeinde_called(self, name: str, among: Sequence[RegisterGemeinde] | None = None) -> str | None:
        """The id of the only Gemeinde of this name ("Bernstadt" also finds "Bernstadt a. d. Eigen"), or None."""
        wanted = slug(name)
        places = [(slug(area.name), area.ags) for area in (self.gemeinden if among is None else among)]
        same = [ags for written, ags in places if written == wanted]
        longer = [ags for written, ags in places if written.startswith(f"{wanted}-")]
        found = same or longer
        return self.gemeinde_ids[found[0]] if len(found) == 1 else None

    @property
    def sitz(self) -> str | None:
        """The id of the Gemeinde the Kreisverwaltung sits in, None where that is outside the Landkreis."""
        return self.gemeinde_called(self.kreis.sitz) if self.kreis.sitz else None

    @property
    def ohne_grenze(self) -> tuple[str, ...]:
        """The Gemeinden that the file with the boundaries lacks."""
        if self.grenzen is None:
            return ()
        return tuple(area.name for area in self.gemeinden if self.grenzen.geometry(area.ars) is None)


def vorhaben(
    register: Register, kreis: RegisterKreis, name: str, stichtag: date, grenzen: Grenzen | None = None
) -> Vorhaben:
    """The undertaking for one Landkreis of the register; raises RegisterError when it has no Gemeinde."""
    gemeinden, verbaende = register.gemeinden(kreis.ars), register.verbaende(kreis.ars)
    return Vorhaben(
        register=register,
        kreis=kreis,
        name=name,
        stichtag=stichtag,
        grenzen=grenzen,
        gemeinden=gemeinden,
        verbaende=verbaende,
        gemeinde_ids=slugs({one.ags: one.name for one in gemeinden}),
        verband_ids=slugs({one.ars: one.name for one in verbaende}),
    )
