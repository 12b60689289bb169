"""The menu of a list's columns: those most used to tick, all others in a dialog, and their widths."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.parts.column_chooser import ColumnChooser
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.theme import Theme

# What users of such lists ask for most; a list's own columns and those that it shows now are offered too.
OFTEN: Mapping[RecordKind, Sequence[str]] = {
    RecordKind.SALE: (
        "sale.completed", "sale.status", "sale.title", "sale.sale_date", "sale.amount", "sale.stage",
        "sale.probability", "sale.weighted_amount", "sale.next_activity", "sale.company", "sale.person",
        "sale.owner", "sale.type", "sale.number",
    ),
    RecordKind.FOLLOW_UP: (
        "follow_up.completed", "follow_up.date", "follow_up.start", "follow_up.type", "follow_up.title",
        "follow_up.company", "follow_up.person", "follow_up.sale", "follow_up.owner", "follow_up.priority",
    ),
    RecordKind.COMPANY: (
        "company.name", "company.city", "company.country", "company.phone", "company.email", "company.category",
        "company.business", "company.our_contact", "company.number",
    ),
    RecordKind.PERSON: (
        "person.full_name", "person.company", "person.title", "person.position", "person.phone", "person.mobile",
        "person.email",
    ),
    RecordKind.PROJECT: (
        "project.name", "project.type", "project.status", "project.responsible", "project.end_date",
        "project.completed",
    ),
    RecordKind.DOCUMENT: (
        "document.completed", "document.date", "document.type", "document.subject", "document.company",
        "document.person", "document.sale", "document.owner", "document.number", "document.registered_at",
    ),
    RecordKind.REQUEST: (
        "request.title", "request.status", "request.priority", "request.category", "request.type",
        "request.company", "request.person", "request.owner", "request.deadline", "request.last_changed",
        "request.number",
    ),
    RecordKind.QUOTE_LINE: (
        "quote_line.name", "quote_line.code", "quote_line.quantity", "quote_line.total", "quote_line.earnings_percent",
        "quote_line.sale", "quote_line.sale.company", "quote_line.sale.sale_date", "quote_line.category",
        "quote_line.family", "quote_line.state",
    ),
}  # fmt: skip


def fill_column_menu(menu: QMenu, columns: RecordColumns, model: RecordModel, theme: Theme, view: QWidget) -> None:
    """Fill the menu; over the *view* the dialog with all columns opens."""
    shown = columns.shown()
    for path in dict.fromkeys([*OFTEN.get(model.record, ()), *columns.usual, *shown]):
        tick = menu.addAction(model.label(path).replace("&", "&&"))
        tick.setCheckable(True)
        tick.setChecked(path in shown)
        tick.setEnabled(shown != [path])
        tick.triggered.connect(lambda _on, path=path: columns.toggle(path))
    menu.addSeparator()
    choose = menu.addAction(theme.icon("columns"), _tr("&Choose columns…"))
    choose.triggered.connect(lambda: open_chooser(columns, model, view))
    menu.addAction(_tr("&Fit width")).triggered.connect(columns.fit_all)
    menu.addAction(_tr("&Reset columns")).triggered.connect(columns.reset)


def open_chooser(columns: RecordColumns, model: RecordModel, parent: QWidget | None) -> ColumnChooser:
    """Open the dialog with all columns; what it answers is shown at once."""
    dialog = ColumnChooser(model, columns.shown(), columns.usual, parent)
    dialog.chosen.connect(columns.show)
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnMenu", text)
