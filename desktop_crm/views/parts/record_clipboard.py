"""Rows for the clipboard: as text with tabs, and as a table for documents and spreadsheets."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.exporting.sheet import guarded, is_free_text

MOST_ROWS = 100_000
_AS_TEXT = " style=\"mso-number-format:'\\@'\""  # spreadsheets keep the cell as it stands


def table_data(headings: Sequence[str], rows: Sequence[Sequence[str]], kinds: Sequence[Kind]) -> QMimeData:
    """Return a table for the clipboard. *kinds* are those of its columns.

    Free text never runs as a formula: in the text with tabs it is led by an apostrophe where it looks like one.
    """
    data = QMimeData()
    lines = ["\t".join(_bare(heading) for heading in headings)]
    lines += ["\t".join(guarded(_bare(text), kind) for text, kind in zip(row, kinds, strict=True)) for row in rows]
    data.setText("\n".join(lines) + "\n")
    data.setHtml(_html(headings, rows, [is_free_text(kind) for kind in kinds]))
    return data


def _bare(text: str) -> str:
    return " ".join(text.split())


def _html(headings: Sequence[str], rows: Sequence[Sequence[str]], plain: Sequence[bool]) -> str:
    styles = [_AS_TEXT if is_plain else "" for is_plain in plain]
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(
        "<tr>" + "".join(f"<td{style}>{escape(text)}</td>" for text, style in zip(row, styles, strict=True)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
