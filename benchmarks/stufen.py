"""Builds one concept and prints the CPU seconds of each stage as JSON: ``python -m benchmarks.stufen KONZEPT ZIEL``.

Records ``{"art": "zeit", "stufe": …, "cpu": …}`` of the build are taken as they are; without any, the CPU seconds that
pass between two of its steps are counted.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.generator.schreiben import TAG
from benchmarks.messen import cpu_of
from macros.bauen import build

if TYPE_CHECKING:
    from collections.abc import Mapping


def main() -> int:
    """Build and print."""
    told: dict[str, float] = defaultdict(float)
    passed: dict[str, float] = defaultdict(float)
    step, since = "Start", 0.0

    def listen(record: Mapping[str, Any]) -> None:
        if record.get("art") == "zeit":
            told[record["stufe"]] += record["cpu"]
        elif record.get("art") == "schritt":
            close(record["schritt"])

    def close(following: str) -> None:
        nonlocal step, since
        now = cpu_of(os.getpid())
        passed[step] += now - since
        step, since = following, now

    concept, target = map(Path, sys.argv[1:])
    result = build(concept.resolve(), target, TAG, listen)
    close("")
    print(json.dumps({name: round(seconds, 3) for name, seconds in (told or passed).items()}, ensure_ascii=False))
    return 0 if result.veroeffentlicht else 1


if __name__ == "__main__":
    sys.exit(main())
