"""How the benchmarks measure: runs that take turns, medians, and a line that holds ours against a limit."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from time import perf_counter
from typing import Any

Run = Callable[[], float]  # does its work once and returns how long that took, in seconds

_LEAST = 1e-12  # what a limit counts for at least


@dataclass(frozen=True, slots=True)
class Unit:
    """How figures of one kind are written."""

    name: str
    scale: float
    decimals: int = 1

    def text(self, value: float | None) -> str:
        """Return *value* with its unit."""
        return "–" if value is None else f"{value * self.scale:,.{self.decimals}f} {self.name}"


TIME = Unit("ms", 1000)
SMALL_TIME = Unit("ms", 1000, 2)
MEMORY = Unit("MB", 1e-6)


@dataclass(frozen=True, slots=True)
class Budget:
    """What ours may be: so many times the limit and so much more, and never more than *at_most*."""

    times: float | None = None
    plus: float = 0.0
    at_most: float | None = None

    def keeps(self, limit: float | None, ours: float) -> bool:
        """Whether *ours* is within the budget."""
        within = self.times is None or limit is None or ours <= limit * self.times + self.plus
        return within and (self.at_most is None or ours <= self.at_most)

    def text(self, unit: Unit) -> str:
        """Return the budget in words."""
        plus = f" + {unit.text(self.plus)}" if self.plus else ""
        parts = [f"≤ {self.times:g} ×{plus}"] if self.times is not None else []
        return ", ".join(parts + ([f"< {unit.text(self.at_most)}"] if self.at_most is not None else []))


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what was measured, the limit that it is held against, ours, and what ours may be."""

    what: str
    against: str
    limit: float | None
    ours: float
    budget: Budget = Budget()
    unit: Unit = TIME

    @property
    def ratio(self) -> float | None:
        """Ours in limits."""
        return None if self.limit is None else self.ours / max(self.limit, _LEAST)

    @property
    def is_kept(self) -> bool:
        """Whether ours is within its budget."""
        return self.budget.keeps(self.limit, self.ours)

    def cells(self) -> tuple[str, ...]:
        """Return the line as it is printed."""
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f} ×"
        verdict = "MISSED" if not self.is_kept else "kept" if self.budget != Budget() else ""
        budget = self.budget.text(self.unit)
        return self.what, self.against, self.unit.text(self.limit), self.unit.text(self.ours), ratio, budget, verdict


HEADINGS = ("what", "limit is", "limit", "ours", "ratio", "budget", "")


def timed(work: Callable[..., Any], *args: Any) -> Run:
    """Return a run that takes as long as *work* does."""
    return partial(_time, work, args)


def _time(work: Callable[..., Any], args: Sequence[Any]) -> float:
    begun = perf_counter()
    work(*args)
    return perf_counter() - begun


def race(*runs: Run, rounds: int, warm: int = 1, pick: Callable[[Sequence[float]], float] = median) -> list[float]:
    """Let *runs* take turns, *rounds* times each, and return the median of each.

    The first *warm* rounds do not count; there are none where each runs once.

    Who begins changes from round to round.
    """
    times: list[list[float]] = [[] for _ in runs]
    warm = min(warm, rounds - 1)
    for turn in range(warm + rounds):
        gc.collect()
        for place in range(len(runs)):
            at = (place + turn) % len(runs)
            took = runs[at]()
            if turn >= warm:
                times[at].append(took)
    return [pick(found) for found in times]


def p95(times: Sequence[float]) -> float:
    """Return what 95 of 100 do not exceed."""
    return times[0] if len(times) == 1 else quantiles(times, n=20, method="inclusive")[-1]


def peak_memory(work: Callable[..., Any], *args: Any) -> float:
    """Return how many bytes Python held at most while *work* ran, beyond what it held before."""
    gc.collect()
    tracemalloc.start()
    try:
        work(*args)
        return float(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
