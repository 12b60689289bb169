"""How a table looks that is read and chosen row by row."""

from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_crm.views.theme import ROW_HEIGHT


def show_whole_rows(table: QTableView, name: str) -> None:
    """Let *table* be read and chosen row by row; *name* is what screen readers call it."""
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    table.horizontalHeader().setHighlightSections(False)
