"""Organizations: a Stelle each, with its own phone, its address, its key, and what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from macros.exports.herkunft import absolute, plain
from macros.exports.hsds.begriffe import word_id
from macros.exports.hsds.orte import put_address
from macros.model.types import tel_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.exports.hsds.tabellen import Tabellen
    from macros.konzept import Knoten
    from macros.model.gebiete import Gemeinde, Verband
    from macros.model.stelle import Stelle


def fill_organizations(tables: Tabellen) -> None:
    """A row of ``organizations`` for each Stelle, and the rows that belong to it."""
    for node in tables.konzept.alle("stelle"):
        _organization(tables, node, cast("Stelle", node.eintrag))


def _organization(tables: Tabellen, node: Knoten, entry: Stelle) -> None:
    konzept = tables.konzept
    key, over, reach = tables.id_of(node), node.teil_von, node.kontakt
    kind = konzept.sprache.t(entry.art.titel)
    said = [node.kurz or kind, *(plain(text) for text in (node.text,) if text)]
    tables.put(
        "organizations", key, name=node.anzeige, alternate_name=entry.kurzname, description="\n\n".join(said),
        email=entry.kontakt.email if entry.kontakt else None, website=entry.website,
        uri=absolute(konzept, node.adresse), parent_organization_id=tables.id_of(over) if over is not None else None,
    )  # fmt: skip
    tables.origin(node, "organization", key)
    tables.add("attributes", node, f"art {entry.art}", link_id=key, link_entity="organization",
               taxonomy_term_id=word_id(konzept, "stellenart", entry.art.value))  # fmt: skip
    for ars in _keys(node):
        tables.add("organization_identifiers", node, ars, organization_id=key, identifier_scheme="DE-ARS",
                   identifier_type=konzept.sprache.t("Amtlicher Regionalschlüssel"), identifier=ars)  # fmt: skip
    if reach is None:
        return
    if entry.kontakt and entry.kontakt.telefon:
        number = tel_uri(entry.kontakt.telefon).removeprefix("tel:")
        tables.add("phones", node, number, organization_id=key, number=number, type="voice")
    if reach.anschrift is not None:
        place = tables.add("locations", node, "anschrift", organization_id=key, location_type="physical",
                           name=node.anzeige)  # fmt: skip
        put_address(tables, node, place, reach.anschrift)
        if reach.oeffnungszeiten_text:
            tables.add("schedules", node, "anschrift", location_id=place, description=reach.oeffnungszeiten_text)


def _keys(node: Knoten) -> Iterator[str]:
    """The official keys of the areas a Stelle administers."""
    for kind in ("gemeinde", "verband"):
        for area in node.rueck(kind, "verwaltung"):
            yield cast("Gemeinde | Verband", area.eintrag).ars
