"""Where two long texts part, and where they meet again, so that nobody has to look for the one word that changed."""

from __future__ import annotations

from dataclasses import dataclass

LONG = 120
CONTEXT = 6
GAP = "…"


@dataclass(frozen=True, slots=True)
class Stelle:
    """The passage in which two texts differ, with a few words of what is the same around it."""

    vor: str
    alt: str
    neu: str
    nach: str


def stelle(alt: str, neu: str) -> Stelle:
    """The passage that differs; short texts are told whole."""
    if max(len(alt), len(neu)) <= LONG:
        return Stelle("", alt, neu, "")
    old, new = alt.split(), neu.split()
    shared = min(len(old), len(new))
    head = next((i for i in range(shared) if old[i] != new[i]), shared)
    rest = shared - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    before, after = old[:head], old[len(old) - tail :]
    return Stelle(
        vor=" ".join([GAP, *before[-CONTEXT:]] if len(before) > CONTEXT else before),
        alt=" ".join(old[head : len(old) - tail]),
        neu=" ".join(new[head : len(new) - tail]),
        nach=" ".join([*after[:CONTEXT], GAP] if len(after) > CONTEXT else after),
    )
