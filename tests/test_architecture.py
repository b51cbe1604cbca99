"""The rules of the house: who may import whom, who may know a library, how large a room may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.arten import ARTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "macros"

# Lower layers first. A room imports from lower layers and from itself, never from its own layer's neighbours above.
LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "errors",
        "spur",
        "sprache",
        "tausch",
        "linkpruefung",
        "palette",
        "namen",
        "geometry",
        "zeiten",
        "yamltext",
        "yamlfehler",
        "raster",
        "svg",
        "sicherheit",
        "sammelschreiben",
        "knapp",
    ),
    (
        "ordner",
        "source",
        "register",
        "grenzen",
        "karte",
        "protokoll",
        "offline",
        "linkbericht",
        "laenderrecht",
        "uhrworte",
    ),
    ("model", "yamledit"),
    ("arten",),
    ("beilagen", "kopf", "tabelle", "validate"),
    ("konzept",),
    ("zustaendig", "weiterleitungen"),
    ("checks",),
    ("loader", "bestaetigen", "verschwunden"),
    ("prosa", "texte", "bilder"),
    ("abdruck", "grundlage"),
    ("bestand",),
    ("schreiber",),
    ("render", "geltung", "recht"),
    ("rahmen", "glossar", "vergleich"),
    ("components", "schema"),
    ("suche",),
    ("exports", "faellig", "luecken"),
    ("stand",),
    ("makroaufrufe",),
    ("sprachpruefung",),
    ("pages", "pruefen"),
    ("geruest",),
    ("bericht", "nachrechnen", "neu", "fassung", "herkunft"),
    ("bauen", "gebietsstand"),
    ("vorschau",),
    ("cli",),
    ("hooks", "__init__"),
)
ADAPTER = {"hooks", "__init__"}
LIBRARIES = {
    "mkdocs": {"vorschau", *ADAPTER},
    "properdocs": ADAPTER,
    "jinja2": {"render", *ADAPTER},
    "yaml": {"source"},
    "shapely": {"grenzen"},
    "PIL": {"raster"},
}
# The command and the adapter are the two doors through which the reference day comes in.
CLOCK_READERS = {"cli", "hooks"}
CLOCKS = {"today", "now", "utcnow", "time_ns", "localtime"}


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "macros":
                yield from (f"macros.{alias.name}" for alias in node.names)


def layer_of(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


def test_every_module_has_its_layer() -> None:
    listed = {name for names in LAYERS for name in names}
    assert {room(path) for path, _ in modules()} == listed


def test_imports_point_one_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, tree in modules()
        for name in imports(tree)
        if name.startswith("macros.")
        and (target := name.split(".")[1]) != room(path)
        and layer_of(target) >= layer_of(room(path))
    ]
    assert wrong == []


def test_nothing_imports_the_adapter() -> None:
    wrong = [str(path) for path, tree in modules() if "macros.hooks" in set(imports(tree))]
    assert wrong == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_known_only_where_it_belongs(library: str) -> None:
    users = {room(path) for path, tree in modules() if any(name.split(".")[0] == library for name in imports(tree))}
    assert users <= LIBRARIES[library]


def test_no_cycle_inside_a_package() -> None:
    for package in sorted(path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"):
        edges: dict[str, set[str]] = {}
        for path in package.glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            top = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]
            start = f"{'.'.join(package.relative_to(ROOT).parts)}."
            edges[path.stem] = {str(n.module).removeprefix(start) for n in top if str(n.module).startswith(start)}
        edges = {name: targets & set(edges) for name, targets in edges.items()}
        done: set[str] = set()
        while ready := {name for name, targets in edges.items() if name not in done and targets <= done}:
            done |= ready
        assert set(edges) - done == set(), f"cycle in {package.name}"


def test_no_module_grows_past_its_room() -> None:
    large = {
        str(path.relative_to(ROOT)): lines
        for path, _ in modules()
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert large == {}


def test_no_function_grows_past_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_no_module_state() -> None:
    wrong = [
        f"{path}:{node.lineno}" for path, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.Global)
    ]
    assert wrong == []


def test_nothing_is_read_at_import() -> None:
    readers = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "getenv"}
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in modules()
        for statement in tree.body
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.If | ast.AsyncFunctionDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in readers
    ]
    assert wrong == []


def test_the_clock_is_read_at_the_two_doors_only() -> None:
    readers = {
        room(path)
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and ast.unparse(node.func.value) in {"date", "datetime", "time"}
    }
    assert readers <= CLOCK_READERS


def test_only_the_registry_lists_the_kinds() -> None:
    """A module that names more than half of the kinds as plain words knows the list, which it must not."""
    keys = {art.key for art in ARTEN}
    knowing = []
    for path, tree in modules():
        if room(path) in {"arten", "model"}:
            continue
        words = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        if len(words & keys) > len(keys) / 2:
            knowing.append(str(path.relative_to(ROOT)))
    assert knowing == []


def test_the_package_imports_from_anywhere(tmp_path: Path) -> None:
    """mkdocs-macros hides an ImportError inside the package; this shows it."""
    done = subprocess.run(
        [sys.executable, "-c", "import macros, macros.hooks, macros.cli; macros.define_env"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
