"""Each benchmark runs, on a small file; how fast it is, is not judged here."""

from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.__main__ import SUBJECTS, table
from benchmarks.ground import Ground
from benchmarks.measure import HEADINGS, SMALL_TIME, TIME, Budget, Line, p95, race


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the generated files lie: they are made once for all subjects."""
    return tmp_path_factory.mktemp("data")


@pytest.mark.parametrize("name", SUBJECTS)
def test_each_subject_measures_on_a_small_file(name: str, folder: Path, qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gc.collect", lambda: 0)  # before each run: with all that the tests hold, the longest part
    lines = list(import_module(f"benchmarks.{name}").measure(Ground(folder, sales=400, rounds=1)))
    assert lines
    assert all(line.ours > 0 for line in lines)
    assert len({(line.what, line.against) for line in lines}) == len(lines)
    assert not (folder / "scratch").exists()


def test_a_line_is_held_against_its_budget() -> None:
    assert Line("x", "y", 0.010, 0.030, Budget(3)).is_kept
    assert not Line("x", "y", 0.010, 0.031, Budget(3)).is_kept
    assert Line("x", "y", 0.010, 0.031, Budget(3, plus=0.001)).is_kept
    assert not Line("x", "y", 0.010, 0.020, Budget(3, at_most=0.015)).is_kept
    assert not Line("x", "", None, 0.020, Budget(at_most=0.015)).is_kept


def test_a_line_tells_limit_ours_ratio_and_budget() -> None:
    line = Line("saving", "by hand", 0.0005, 0.002, Budget(3, 0.001, at_most=0.005), SMALL_TIME)
    assert line.cells() == (
        "saving", "by hand", "0.50 ms", "2.00 ms", "4.00 ×", "≤ 3 × + 1.00 ms, < 5.00 ms", "kept",
    )  # fmt: skip
    assert Line("scrolling", "", None, 1.5, Budget(at_most=1.0), TIME).cells()[-4:] == (
        "1,500.0 ms", "–", "< 1,000.0 ms", "MISSED",
    )  # fmt: skip


def test_runs_take_turns_and_their_medians_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gc.collect", lambda: 0)
    told: list[str] = []

    def run(name: str, took: list[float]) -> float:
        told.append(name)
        return took.pop(0)

    first, second = [9.0, 1.0, 2.0, 7.0], [9.0, 4.0, 5.0, 6.0]
    assert race(lambda: run("a", first), lambda: run("b", second), rounds=3) == [2.0, 5.0]
    assert told == list("abbaabba")


def test_p95_is_what_few_exceed() -> None:
    assert p95([3.0]) == 3.0
    assert p95([float(n) for n in range(101)]) == 95.0


def test_the_table_is_even() -> None:
    printed = table([HEADINGS, *(Line(name, "by hand", 1.0, 1.0).cells() for name in ("short", "much longer"))])
    assert len({len(line) for line in printed.splitlines()}) == 1
