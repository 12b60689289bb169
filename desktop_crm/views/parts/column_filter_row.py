"""The row of fields under the headings of a list: one types or picks there what a column lets through."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop_crm.selections.criteria import Line
from desktop_crm.selections.paths import field_at
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.column_filter_words import filter_words, is_typed, typed_line, written
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_filters import ColumnFilters
from desktop_crm.views.parts.record_header import RecordHeader
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.typed import NotTaken

_REST = 350  # milliseconds after the last key, before the list is filtered
_HEIGHT, _FIELD = 34, 26
_OPENING = (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(QLineEdit):
    """The filter of one column. What cannot be typed is picked in the column's window."""

    typed = Signal(object)  # Line or None
    window_requested = Signal()
    left_downwards = Signal()  # the list shall have the keys

    def __init__(self, bench: Bench, path: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._path = bench, path
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self.picked = not is_typed(field_at(path))
        self.setReadOnly(self.picked)
        self.setProperty("role", "filter")
        self.setAccessibleName(self.tr("Filter: %1").replace("%1", label))
        if self.picked:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rest.timeout.connect(self._read)
        self.textEdited.connect(self._rest.start)

    def show_line(self, line: Line | None) -> None:
        """Show a filter as one would type it; others in words, until one types."""
        words = "" if line is None else filter_words(self._bench, line)
        text = None if line is None or self.picked else written(self._bench.faces, line)
        if not self.hasFocus() or self.picked or line is None or text is None:
            self.setText(text or "")
        self.setPlaceholderText(words if text is None else "")
        self._blame("")
        if words:
            self.setToolTip(plain_tip(words))

    def _read(self) -> None:
        self._rest.stop()
        try:
            line = typed_line(self._bench.faces, self._path, self.text())
        except NotTaken as why:
            self._blame(str(why))
        else:
            self._blame("")
            self.typed.emit(line)

    def _blame(self, why: str) -> None:
        self.setToolTip(plain_tip(why))
        if bool(self.property("invalid")) != bool(why):
            self.setProperty("invalid", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.picked and key in _OPENING:
            self.window_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._read()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._read()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.picked and self.rect().contains(event.position().toPoint()):
            self.window_requested.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._read()


class FilterRow(QWidget):
    """A field under each heading, where the column is."""

    window_requested = Signal(str)  # path
    left_downwards = Signal()

    def __init__(self, bench: Bench, header: RecordHeader, model: RecordModel, filters: ColumnFilters) -> None:
        super().__init__(header)
        self._bench, self._header, self._model, self._filters = bench, header, model, filters
        self.fields: dict[str, FilterField] = {}
        header.rearranged.connect(self._place)
        model.modelReset.connect(self._fill)
        filters.changed.connect(self._show_lines)
        self._fill()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, _HEIGHT)

    def _fill(self) -> None:
        """One field a column; those of columns that stay are kept with what is typed into them."""
        for path in set(self.fields) - set(self._model.paths):
            self.fields.pop(path).deleteLater()
        for path in self._model.paths:
            if path not in self.fields:
                self.fields[path] = self._field(path)
        self._show_lines()
        self._place()

    def _field(self, path: str) -> FilterField:
        field = FilterField(self._bench, path, self._model.label(path), self)
        field.setFixedHeight(_FIELD)
        field.typed.connect(lambda line: self._filters.put(path, line))
        field.window_requested.connect(lambda: self.window_requested.emit(path))
        field.left_downwards.connect(self.left_downwards)
        field.show()
        return field

    def _show_lines(self) -> None:
        for path, field in self.fields.items():
            field.show_line(self._filters.lines.get(path))

    def _place(self) -> None:
        """Fields stand where their columns do, and Tab leads from left to right."""
        paths, header, before = self._model.paths, self._header, None
        for visual in range(header.count()):
            column = header.logicalIndex(visual)
            field = self.fields.get(paths[column]) if column < len(paths) else None
            if field is None:
                continue
            room = header.section(column)
            field.setGeometry(room.left() + 2, (_HEIGHT - _FIELD) // 2 - 1, room.width() - 4, _FIELD)
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._bench.theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._bench.theme.colour("line"))
