"""Measures everything and prints one table: `python -m benchmarks [--sales N] [--only NAME]`.

The generated files are kept in benchmarks/data (1.2 GB for a million sales; 2.3 GB more while copies are written to).
Only ratios can be compared between machines, and only while nothing else is running.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from benchmarks.ground import ROUNDS, Ground
from benchmarks.measure import HEADINGS, Line

SUBJECTS = (
    "start",
    "next_sale",
    "side_list",
    "selecting",
    "counting",
    "searching",
    "saving",
    "bulk",
    "importing",
    "exporting",
)
_DATA = Path(__file__).parent / "data"


def main() -> int:
    """Measure what was asked for; returns 1 when a budget was missed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure Desktop CRM against its limits.")
    parser.add_argument("--sales", type=int, default=1_000_000, help="how large the large file is")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="measure this alone (may be repeated)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is measured")
    asked = parser.parse_args()
    ground = Ground(_DATA, asked.sales, asked.rounds)
    lines: list[Line] = []
    for name in asked.only or SUBJECTS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        lines += import_module(f"benchmarks.{name}").measure(ground)
    print(table([HEADINGS, *(line.cells() for line in lines)]))
    return 0 if all(line.is_kept for line in lines) else 1


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a Markdown table with even columns; the first row are its headings."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    figures = range(2, 5)

    def told(cells: Iterable[str]) -> str:
        padded = [
            cell.rjust(width) if place in figures else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = [("-" * (width - 1) + ":") if place in figures else "-" * width for place, width in enumerate(widths)]
    return "\n".join([told(rows[0]), f"|{'|'.join(f' {dashes} ' for dashes in rule)}|", *map(told, rows[1:])])


if __name__ == "__main__":
    sys.exit(main())
