"""Which list a command of the menu bar means: the one that has or had the keys, else one that is seen."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop_crm.views.parts.record_table import RecordTable


class ListInFocus(QObject):
    """Follows the keys through a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._last: RecordTable | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def table(self) -> RecordTable | None:
        """The list that is meant, None where none is seen."""
        seen = [table for table in self._window.findChildren(RecordTable) if table.isVisible()]
        if self._last in seen:
            return self._last
        filled = (table for table in seen if table.count)
        return next(filled, seen[0] if seen else None)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        while new is not None and not isinstance(new, RecordTable):
            new = new.parentWidget()
        if new is not None and new.window() is self._window:
            self._last = new
