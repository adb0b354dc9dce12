"""Interleaved timing: whatever else the machine is doing meets every candidate alike, so ratios hold."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the table: seconds for ours and the baseline, and the ratio that is the goal.

    `ratio` is what `goal` bounds: at least the goal where `at_least`, else at most.
    """

    name: str
    ours: float
    baseline: float
    ratio: float
    goal: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the goal is met."""
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal

    def cells(self) -> tuple[str, ...]:
        """Return the line as the table shows it."""
        bound = f"{'≥' if self.at_least else '≤'} {self.goal:g}"
        times = (f"{self.ours * 1000:.1f} ms", f"{self.baseline * 1000:.1f} ms")
        return (self.name, *times, f"{self.ratio:.2f}", bound, "yes" if self.met else "NO")


def fastest(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the shortest time of each candidate, in seconds, over interleaved rounds."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, action in candidates.items():
            start = time.perf_counter()
            action()
            taken[name].append(time.perf_counter() - start)
    return {name: min(times) for name, times in taken.items()}
