"""Taxonomies: the Anliegen, the Handlungsfelder, and the kinds of offers and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.exports.herkunft import absolute, uuid
from macros.model.angebot import Angebotsart
from macros.model.stelle import Stellenart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.exports.hsds.tabellen import Tabellen
    from macros.konzept import Konzept
    from macros.model.basis import Wort

#: Vocabularies that are taxonomies, with what they are called and what they say.
WORDS: Final[Mapping[str, tuple[str, str, type[Wort]]]] = {
    "angebotsart": ("Arten von Angeboten", "Was für ein Angebot es ist.", Angebotsart),
    "stellenart": ("Arten von Stellen", "Was für eine Stelle oder ein Träger es ist.", Stellenart),
}
#: Kinds of entries that are taxonomies.
ENTRIES: Final[Mapping[str, tuple[str, str]]] = {
    "anliegen": ("Anliegen", "Was Menschen erledigen oder wissen wollen."),
    "handlungsfeld": ("Handlungsfelder", "Die Themen des Integrationskonzepts."),
}


def word_id(konzept: Konzept, vocabulary: str, word: str) -> str:
    """The id of the term for a word of a vocabulary."""
    return uuid(konzept, "taxonomie", vocabulary, word)


def fill_taxonomies(tables: Tabellen) -> None:
    """The rows of ``taxonomies`` and ``taxonomy_terms``."""
    konzept = tables.konzept
    t = konzept.sprache.t
    for art, (title, text) in ENTRIES.items():
        taxonomy = _taxonomy(tables, art, title, text)
        for node in konzept.alle(art):
            over = node.teil_von if art == "anliegen" else None
            tables.put(
                "taxonomy_terms", tables.id_of(node), code=node.eintrag.id, name=node.anzeige,
                description=node.vorspann or node.anzeige, parent_id=tables.id_of(over) if over is not None else None,
                taxonomy=t(title), taxonomy_id=taxonomy, language=konzept.sprache.lang,
                term_uri=absolute(konzept, node.adresse),
            )  # fmt: skip
    for vocabulary, (title, text, words) in WORDS.items():
        taxonomy = _taxonomy(tables, vocabulary, title, text)
        for word in words:
            tables.put(
                "taxonomy_terms", word_id(konzept, vocabulary, word.value), code=word.value, name=t(word.titel),
                description=t(word.erklaerung or word.titel), taxonomy=t(title), taxonomy_id=taxonomy,
                language=konzept.sprache.lang,
            )  # fmt: skip


def _taxonomy(tables: Tabellen, key: str, title: str, text: str) -> str:
    konzept = tables.konzept
    t = konzept.sprache.t
    version = konzept.daten.konzept.version
    return tables.put(
        "taxonomies", uuid(konzept, "taxonomie", key), name=t(title), description=t(text), version=version
    )
