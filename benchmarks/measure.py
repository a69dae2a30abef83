"""Times two things side by side in one run: turn about, the best of several, and their ratio."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, beside what, in seconds; None for a peer that is not there."""

    name: str
    ours: float
    peer_name: str
    peer: float | None

    def row(self) -> str:
        """Return the row of a table."""
        if self.peer is None:
            beside = f"{self.peer_name} | absent" if self.peer_name else "– |"
            return f"| {self.name} | {self.ours:.3f} s | {beside} | |"
        ratio = self.ours / self.peer
        return f"| {self.name} | {self.ours:.3f} s | {self.peer_name} | {self.peer:.3f} s | {ratio:.2f} |"


HEAD = "| what | ours | beside | theirs | ratio |\n| --- | --- | --- | --- | --- |"


Clock = Callable[[], float]


def of_children() -> float:
    """Return the processor time of the programs that were run, which other programs on the machine hardly change."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def compare(
    name: str, ours: Callable[[], object], peer_name: str, peer: Callable[[], object] | None, times: int = 5,
    clock: Clock = time.perf_counter,
) -> Result:  # fmt: skip
    """Run both in turn and keep the best time of each, so that a busy moment harms neither."""
    best = [float("inf"), float("inf")]
    for _ in range(times):
        for i, call in enumerate((ours, peer)):
            if call is not None:
                best[i] = min(best[i], seconds(call, clock))
    return Result(name, best[0], peer_name, best[1] if peer is not None else None)


def alone(
    name: str, ours: Callable[[], object], peer_name: str = "", peer: float | None = None, times: int = 3
) -> Result:
    """Run ours alone, beside a time taken elsewhere or none."""
    return Result(name, min(seconds(ours) for _ in range(times)), peer_name, peer)


def seconds(call: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    """Return how long a call takes."""
    start = clock()
    call()
    return clock() - start
