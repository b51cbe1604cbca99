"""Where the files of the open data lie, from the root of the site. The version stands in every address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from macros.arten import Art

API: Final = "api/v1/"
PAGE: Final = "offene-daten/"
INDEX: Final = f"{API}index.json"
OPENAPI: Final = f"{API}openapi.json"
SCHEMATA: Final = f"{API}schema/"
CSV: Final = f"{API}csv/"
MESSWERTE: Final = f"{CSV}messwerte.csv"
MAPPE: Final = f"{API}tabellen.xlsx"
ZUSTAENDIG: Final = f"{API}zustaendig/"
#: Names of schemas that belong to no kind of entry.
INDEX_SCHEMA: Final = "index"
ZUSTAENDIG_SCHEMA: Final = "zustaendig"


def list_file(art: Art) -> str:
    """All entries of a kind."""
    return f"{API}{art.ordner}.json"


def entry_file(art: Art, key: str) -> str:
    """One entry, with the ways back to it."""
    return f"{API}{art.ordner}/{key}.json"


def table_file(art: Art) -> str:
    """All entries of a kind as a table."""
    return f"{CSV}{art.ordner}.csv"


def single_file(name: str) -> str:
    """What there is once: ``konzept``, ``landkreis``, ``entfallen``."""
    return f"{API}{name}.json"


def answers_file(gemeinde: str) -> str:
    """Every Anliegen of a Gemeinde with its answers."""
    return f"{ZUSTAENDIG}{gemeinde}.json"


def schema_file(name: str) -> str:
    """The schema of a kind, of a single file, of the index or of the answers."""
    return f"{SCHEMATA}{name}.json"
