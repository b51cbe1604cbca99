"""Rules of responsibility when a Gemeinde goes up in another: its own end where the other has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components.aktualitaet import label
from macros.gebietsstand.felder import subject
from macros.konzept.regeln import rule_of
from macros.ordner import DATA
from macros.yamledit import YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.konzept import Konzept

FOLDER: Final = "zustaendigkeiten"


def withdraw(folder: Path, konzept: Konzept, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Take ``old`` (``gemeinde:id``) out of the rules that would contradict those of ``new``; yields those deleted.

    A rule for ``old`` alone is deleted, one for several areas goes on without it. Who was left out of a rule as
    ``old`` is no longer left out: whether ``new`` is, its own entry says.
    """
    rules = konzept.alle("zustaendigkeit")
    own = {subject(rule_of(node)) for node in rules if new in rule_of(node).gebiete}
    for node in rules:
        rule = rule_of(node)
        path = folder / DATA / FOLDER / f"{rule.id}.yaml"
        file = YamlFile(f"{DATA}/{FOLDER}/{rule.id}.yaml", path.read_bytes())
        if old in rule.ausgenommen:
            _take_out(file, "ausgenommen", rule.ausgenommen.index(old))
        if old in rule.gebiete and subject(rule) in own and new not in rule.gebiete:
            if len(rule.gebiete) == 1:
                path.unlink()
                yield rule.id, label(node)
                continue
            _take_out(file, "gebiete", rule.gebiete.index(old))
        path.write_bytes(file.raw)


def rekey(folder: Path, old: str, new: str) -> None:
    """Let rules that hold for the official key ``old`` hold for ``new``."""
    for path in sorted((folder / DATA / FOLDER).glob("*.yaml")):
        raw = path.read_bytes()
        if old.encode() not in raw:
            continue
        file = YamlFile(f"{DATA}/{FOLDER}/{path.name}", raw)
        if file.data.get("ars_praefix") == old:
            file.set(("ars_praefix",), new)
            path.write_bytes(file.raw)


def _take_out(file: YamlFile, key: str, number: int) -> None:
    if len(file.data[key]) == 1:
        file.remove(key)
    else:
        file.drop((key, number))
