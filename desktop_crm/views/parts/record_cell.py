"""One value edited in its cell of a list: F2 begins, Tab saves and goes on, Enter saves, Esc gives it up."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import RecordIsGone, Refused
from desktop_crm.operations.forms import Choice, Draft
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_view import RecordView

_LEAST_WIDTH, _WIDTH_OF_REASON = 144, 264
_ON_THE_CARD = frozenset({Kind.LONG_TEXT, Kind.CONTACTS, Kind.CHOICES, Kind.YES_NO})  # these need room, or one click
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_KEY_PRESS, _LAYOUT = QEvent.Type.KeyPress, QEvent.Type.LayoutRequest


class CellEdit(QObject):
    """Lays an editor over a cell. What cannot be taken stays where it was typed, and the reason is told."""

    def __init__(self, bench: Bench, view: RecordView, model: RecordModel) -> None:
        super().__init__(view)
        self._bench, self._desk, self._view, self._model = bench, bench.desk, view, model
        self._form = FORMS.get(model.record)
        self._draft: Draft | None = None
        self._column = -1
        self._editor: Editor | None = None
        view.edit_requested.connect(self.begin)
        for moved in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            moved.connect(self._follow)

    @property
    def editor(self) -> Editor | None:
        """What is typed into now."""
        return self._editor

    def begin(self, place: int) -> None:
        """Edit the first value of a row that can be changed there."""
        self.end()
        if (record_id := self._model.id_at(place)) is not None and self._read(record_id):
            columns = self._columns()
            if columns:
                self._open(columns[0])

    def _read(self, record_id: int) -> bool:
        if self._form is None:
            return False
        try:
            self._draft = self._desk.ask(self._form.opened, record_id)
        except RecordIsGone:
            self._draft = None
        return self._draft is not None

    def _columns(self) -> list[int]:
        """The columns of own values that may be changed as the record stands, as they are seen."""
        assert self._draft is not None
        assert self._form is not None
        state, header = self._form.state(self._draft.values), self._view.horizontalHeader()
        seen = (header.logicalIndex(visual) for visual in range(header.count()))
        return [
            column
            for column in seen
            if not header.isSectionHidden(column) and self._may_edit(column, state.locked | state.hidden)
        ]

    def _may_edit(self, column: int, shut: frozenset[str]) -> bool:
        told = self._model.columns[column]
        field = told.field
        own = told.path == field.key and field.editable and not field.custom
        return own and field.kind not in _ON_THE_CARD and field.name not in shut

    def _open(self, column: int) -> None:
        assert self._draft is not None
        field = self._model.columns[column].field
        self._column = column
        from desktop_crm.views.parts.editors import make_editor  # start-up does not wait for what it needs

        editor = self._editor = make_editor(self._bench, field, self._choices, self._company_id, self._view.viewport())
        editor.set_value(self._draft.values.get(field.name), self._draft.labels.get(field.name, ""))
        editor.setAutoFillBackground(True)
        editor.setBackgroundRole(QPalette.ColorRole.Base)
        editor.installEventFilter(self)
        editor.committed.connect(self._on_committed)
        editor.cancelled.connect(self._on_cancelled)
        editor.entry().installEventFilter(self)
        self._follow()
        editor.show()
        editor.entry().setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(editor.inner, QLineEdit):
            editor.inner.selectAll()
        _application().focusChanged.connect(self._on_focus_changed)

    def _choices(self) -> Sequence[Choice]:
        assert self._draft is not None
        assert self._form is not None
        field = self._model.columns[self._column].field
        found = self._desk.ask(self._form.choices, self._draft.values, field.name)
        if field.words is None:
            return found
        return [Choice(c.value, self._bench.faces.word(field, c.value), c.hint, c.deleted) for c in found]

    def _company_id(self) -> int | None:
        return self._draft.values.get("company_id") if self._draft is not None else None

    def _follow(self) -> None:
        """The editor stands over its cell wherever the row is now; without the row it goes."""
        if self._editor is None or self._draft is None:
            return
        place = self._model.place_of(self._draft.id)
        if place is None:
            self.end()
            return
        cell = self._view.visualRect(self._model.index(place, self._column))
        self._show_columns(cell)
        cell = self._view.visualRect(self._model.index(place, self._column))
        width = max(_WIDTH_OF_REASON if self._editor.shown_problem else _LEAST_WIDTH, cell.width())
        left = max(0, min(cell.left(), self._view.viewport().width() - width))
        height = self._editor.heightForWidth(width)
        self._editor.setGeometry(QRect(left, cell.top() - 1, width, max(height, self._editor.sizeHint().height())))

    def _show_columns(self, cell: QRect) -> None:
        bar, room = self._view.horizontalScrollBar(), self._view.viewport().width()
        if cell.left() < 0:
            bar.setValue(bar.value() + cell.left())
        elif cell.right() > room:
            bar.setValue(bar.value() + min(cell.left(), cell.right() - room))

    # -- saving ----------------------------------------------------------------------------------------------------

    def settle(self) -> bool:
        """Save what was typed. Returns False where it cannot be taken: it stays, and the reason is told."""
        editor, draft = self._editor, self._draft
        if editor is None or draft is None or draft.id is None or self._form is None:
            return True
        if editor.problem():
            editor.show_problem()
            self._follow()
            return False
        name = self._model.columns[self._column].field.name
        value = editor.value()
        return value == draft.values.get(name) or self._write(draft.id, {name: value})

    def _write(self, record_id: int, edits: dict[str, Any]) -> bool:
        assert self._form is not None
        try:
            self._desk.attempt(self._form.edit, record_id, edits)
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            self._desk.refused.emit(error)
            return False
        return True

    def end(self) -> None:
        """Take the editor away; what was typed since is not saved."""
        editor, self._editor = self._editor, None
        if editor is not None:
            _application().focusChanged.disconnect(self._on_focus_changed)
            editor.hide()
            editor.deleteLater()

    def _on_committed(self) -> None:
        if self.settle():
            self.end()
            self._view.setFocus()

    def _on_cancelled(self) -> None:
        self.end()
        self._view.setFocus()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Going elsewhere in the window saves the value; a list or a calendar over it is not elsewhere."""
        editor = self._editor
        here = new is None or editor is None or new is editor or editor.isAncestorOf(new)
        if not here and new is not None and new.window() is self._view.window() and self.settle():
            self.end()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _KEY_PRESS and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self._go_on(_TABS[Qt.Key(event.key())])
            return True
        if event.type() == _LAYOUT and watched is self._editor:
            self._follow()  # the reason why it cannot be taken has come or gone
        return super().eventFilter(watched, event)

    def _go_on(self, way: int) -> None:
        """Save, and edit the next value of the row; after the last one the list has the keys again."""
        if self._draft is None or self._draft.id is None or not self.settle():
            return
        record_id, column = self._draft.id, self._column
        self.end()
        columns = self._columns() if self._read(record_id) else []
        following = columns.index(column) + way if column in columns else -1
        if 0 <= following < len(columns):
            self._open(columns[following])
        else:
            self._view.setFocus()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
