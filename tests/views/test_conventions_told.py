"""`tests/conventions.md` tells how each convention is held: what it names is there."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \|", re.MULTILINE)
NAMED = re.compile(r"`(\w+\.py)::(\w+)`")
OTHERS = {31, 32, 33, 41, 42, 43, 49, 50, 61, 62, 69, 70}  # of lists' headers, boards, charts, print, packages, speed


def test_every_convention_has_its_line() -> None:
    text = (TESTS / "conventions.md").read_text(encoding="utf-8")
    assert [int(number) for number in ROW.findall(text)] == sorted(set(range(1, 71)) - OTHERS)


def test_every_test_that_is_named_exists() -> None:
    text = (TESTS / "conventions.md").read_text(encoding="utf-8")
    named = NAMED.findall(text)
    assert len(named) > 60
    gone = []
    for file, part in named:
        sources = [path.read_text(encoding="utf-8") for path in TESTS.rglob(file)]
        if not any(re.search(rf"def test_\w*{part}|def {part}", source) for source in sources):
            gone.append(f"{file}::{part}")
    assert gone == []
