"""Rows for the clipboard: as text with tabs, and as a table for documents and spreadsheets."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

MOST_ROWS = 100_000
_AS_TEXT = " style=\"mso-number-format:'\\@'\""  # spreadsheets keep the cell as it stands
_FORMULA = ("=", "+", "-", "@")


def table_data(headings: Sequence[str], rows: Sequence[Sequence[str]], plain: Sequence[bool]) -> QMimeData:
    """Return a table for the clipboard. *plain* says of each column whether it holds free text.

    Free text never runs as a formula: in the text with tabs it is led by an apostrophe where it looks like one.
    """
    data = QMimeData()
    lines = ["\t".join(_bare(heading) for heading in headings)]
    lines += ["\t".join(_cell(text, is_plain) for text, is_plain in zip(row, plain, strict=True)) for row in rows]
    data.setText("\n".join(lines) + "\n")
    data.setHtml(_html(headings, rows, plain))
    return data


def _bare(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str, is_plain: bool) -> str:
    bare = _bare(text)
    return f"'{bare}" if is_plain and bare.startswith(_FORMULA) else bare


def _html(headings: Sequence[str], rows: Sequence[Sequence[str]], plain: Sequence[bool]) -> str:
    styles = [_AS_TEXT if is_plain else "" for is_plain in plain]
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(
        "<tr>" + "".join(f"<td{style}>{escape(text)}</td>" for text, style in zip(row, styles, strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
