"""Times two things side by side in one run: turn about, the best of several, and their ratio."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, beside what, in seconds."""

    name: str
    ours: float
    peer_name: str
    peer: float

    def row(self) -> str:
        """Return the row of a table."""
        ratio = self.ours / self.peer
        return f"| {self.name} | {self.ours:.3f} s | {self.peer_name} | {self.peer:.3f} s | {ratio:.2f} |"


HEAD = "| what | ours | beside | theirs | ratio |\n| --- | --- | --- | --- | --- |"


def compare(
    name: str, ours: Callable[[], object], peer_name: str, peer: Callable[[], object], times: int = 5
) -> Result:
    """Run both in turn and keep the best time of each, so that a busy moment harms neither."""
    best = [float("inf"), float("inf")]
    for _ in range(times):
        for i, call in enumerate((ours, peer)):
            start = time.perf_counter()
            call()
            best[i] = min(best[i], time.perf_counter() - start)
    return Result(name, best[0], peer_name, best[1])
