"""The rows that were refused, as a file that can be mended and imported again."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_crm.models.catalogue import mark
from desktop_crm.operations.importing.formats import Cell, as_text
from desktop_crm.operations.importing.problems import ImportProblem
from desktop_crm.operations.importing.receipt import Receipt

REASON = mark("Reason")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-][\d .,\u00a0]*\d")


def reason(problems: Sequence[ImportProblem], translated: Callable[[str], str] = str) -> str:
    """Return in words why a row was refused; each problem with its column."""
    return " ".join(_told(problem, translated) for problem in problems)


def _told(problem: ImportProblem, translated: Callable[[str], str]) -> str:
    sentence = replace(problem, row=None).sentence(translated)
    return f"{problem.column}: {sentence}" if problem.column else sentence


def write_refused(path: Path, receipt: Receipt, delimiter: str = ",", translated: Callable[[str], str] = str) -> None:
    """Write the refused rows as CSV in UTF-8 with a byte order mark, the reason in a last column. Raises OSError.

    A cell that a spreadsheet program would run as a formula gets an apostrophe in front.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow([*map(disarmed, receipt.headings), translated(REASON)])
        for row in receipt.refused:
            writer.writerow([*map(disarmed, row.values), disarmed(reason(row.problems, translated))])


def disarmed(cell: Cell) -> str:
    """Return a cell's text, so that no program runs it; plain numbers with a sign are harmless and stay."""
    text = as_text(cell)
    if not text.startswith(_STARTS_A_FORMULA) or _PLAIN_NUMBER.fullmatch(text):
        return text
    return f"'{text}"
