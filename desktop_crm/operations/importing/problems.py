"""What can be wrong with a file, a row or a value, as facts; the sentences are templates, translated where shown.

A file that cannot be read at all raises `FileRefused`. A row or value that cannot be taken is an `ImportProblem`,
kept beside the row, so that every rejected row can be exported with its reason.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_crm.models.catalogue import mark

SHOWN_LENGTH = 60  # characters of a value that a sentence quotes


class RefusalReason(StrEnum):
    """Why a whole file is refused."""

    UNREACHABLE = "unreachable"
    EMPTY = "empty"
    NOT_TEXT = "not_text"
    MARKUP = "markup"
    CELL_TOO_LARGE = "cell_too_large"
    BROKEN_WORKBOOK = "broken_workbook"
    PASSWORD = "password"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    NO_SUCH_SHEET = "no_such_sheet"
    EMPTY_SHEET = "empty_sheet"


REFUSALS: Mapping[RefusalReason, str] = {
    RefusalReason.UNREACHABLE: mark("The file could not be opened: {detail}."),
    RefusalReason.EMPTY: mark("The file is empty."),
    RefusalReason.NOT_TEXT: mark("The file holds no text and is no workbook. Choose a CSV file or an Excel workbook."),
    RefusalReason.MARKUP: mark(
        "The file is a web page or XML, whatever its name says. "
        "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
    ),
    RefusalReason.CELL_TOO_LARGE: mark(
        "The cell that begins in line {detail} has more than ten million characters. "
        "Probably a quotation mark there is never closed."
    ),
    RefusalReason.BROKEN_WORKBOOK: mark(
        "The workbook is damaged, or of a kind that cannot be read. "
        "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
    ),
    RefusalReason.PASSWORD: mark(
        "The workbook is protected by a password. Open it in a spreadsheet program and save a copy without a password."
    ),
    RefusalReason.UNPACKS_TOO_LARGE: mark(
        "The workbook would unpack to {detail} MB, far more than a list of records needs. "
        "Copy the rows that you want into a new workbook."
    ),
    RefusalReason.NO_SUCH_SHEET: mark("The workbook has no sheet named {detail}."),
    RefusalReason.EMPTY_SHEET: mark("The sheet {detail} is empty."),
}


class FileRefused(Exception):
    """The file cannot be imported. `detail` is what the sentence names: a size, a line, a sheet."""

    def __init__(self, reason: RefusalReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    @property
    def key(self) -> str:
        """A name of the reason that never changes."""
        return self.reason.value

    def sentence(self, translated: Callable[[str], str] = str) -> str:
        """Return what to tell the user; *translated* turns a template into the user's language."""
        return translated(REFUSALS[self.reason]).format(detail=self.detail)


class ProblemKind(StrEnum):
    """What can be wrong with one row or one value."""

    LONG_ROW = "long_row"
    MANY_LINE_BREAKS = "many_line_breaks"
    QUOTE_NEVER_CLOSED = "quote_never_closed"
    UNREADABLE_CHARACTERS = "unreadable_characters"
    ZERO_CHARACTERS = "zero_characters"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    NOT_YES_OR_NO = "not_yes_or_no"
    REQUIRED_EMPTY = "required_empty"
    UNKNOWN_NAME = "unknown_name"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    OUT_OF_RANGE = "out_of_range"
    TAKEN = "taken"
    SEVERAL_FIT = "several_fit"
    NOT_CLOSED = "not_closed"
    LOCKED = "locked"
    BROKEN_CARD = "broken_card"
    DIGITS_LOST = "digits_lost"


PROBLEMS: Mapping[ProblemKind, str] = {
    ProblemKind.LONG_ROW: mark("The row has more cells than there are headings; the rest is left out: {value}."),
    ProblemKind.MANY_LINE_BREAKS: mark(
        "One cell spans more than fifty lines. Probably a quotation mark is missing: {value}."
    ),
    ProblemKind.QUOTE_NEVER_CLOSED: mark(
        "A quotation mark in this row is never closed, so the rest of the file was read as one cell."
    ),
    ProblemKind.UNREADABLE_CHARACTERS: mark(
        "Some characters cannot be read. Choose another encoding, or correct the file: {value}."
    ),
    ProblemKind.ZERO_CHARACTERS: mark("The text holds zero characters, which cannot be stored: {value}."),
    ProblemKind.NOT_A_NUMBER: mark("“{value}” is not a number."),
    ProblemKind.NOT_A_DATE: mark("“{value}” is not a date."),
    ProblemKind.NO_SUCH_DAY: mark("“{value}” names a day that does not exist. Is the order of day and month right?"),
    ProblemKind.NOT_YES_OR_NO: mark("“{value}” is neither yes nor no."),
    ProblemKind.REQUIRED_EMPTY: mark("A value is required here."),
    ProblemKind.UNKNOWN_NAME: mark("“{value}” is not known here."),
    ProblemKind.TOO_LONG: mark("The text is too long: “{value}”."),
    ProblemKind.CONTROL_CHARACTER: mark("The text holds a character that cannot be stored: “{value}”."),
    ProblemKind.OUT_OF_RANGE: mark("“{value}” is too large or too small."),
    ProblemKind.TAKEN: mark("Another record already has “{value}”."),
    ProblemKind.SEVERAL_FIT: mark("Several records fit ({value}), so none is changed."),
    ProblemKind.NOT_CLOSED: mark("Only sold and lost sales can be completed."),
    ProblemKind.LOCKED: mark("This field of the record that is there cannot be changed now."),
    ProblemKind.BROKEN_CARD: mark("A line of the card cannot be read and is left out: {value}."),
    ProblemKind.DIGITS_LOST: mark(
        "A spreadsheet program has written “{value}” and lost the last digits of the number, which is left out."
    ),
}

WARNINGS = frozenset(
    {ProblemKind.LONG_ROW, ProblemKind.MANY_LINE_BREAKS, ProblemKind.BROKEN_CARD, ProblemKind.DIGITS_LOST}
)

PLACE_OF_ROW = mark("Row {row}: {text}")
PLACE_OF_CELL = mark("Row {row}, {column}: {text}")


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One thing that is wrong: `row` is the number in the file, `column` the heading, `value` what stood there."""

    kind: ProblemKind
    row: int | None = None
    column: str | None = None
    value: str = ""

    @property
    def key(self) -> str:
        """A name of the kind that never changes."""
        return self.kind.value

    @property
    def is_warning(self) -> bool:
        """Whether the row can be imported all the same."""
        return self.kind in WARNINGS

    def sentence(self, translated: Callable[[str], str] = str) -> str:
        """Return what to tell the user; *translated* turns a template into the user's language."""
        text = translated(PROBLEMS[self.kind]).format(value=shortened(self.value))
        if self.row is None:
            return text
        place = PLACE_OF_CELL if self.column else PLACE_OF_ROW
        return translated(place).format(row=self.row, column=self.column, text=text)


class BadValue(ValueError):
    """A text that is not what its field holds."""

    def __init__(self, reason: ProblemKind, text: str) -> None:
        super().__init__(reason, text)
        self.reason = reason
        self.text = text

    def at(self, row: int, column: str) -> ImportProblem:
        """Return the problem at its place in the file."""
        return ImportProblem(self.reason, row, column, self.text)


def shortened(text: str) -> str:
    """Return *text* on one line, short enough to quote."""
    line = " ".join(text[: 2 * SHOWN_LENGTH].split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"
