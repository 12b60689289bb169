"""The dialogs that the window opens. Those that are seldom wanted are imported when they are."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_crm.models.enums import RecordKind, SelectionTarget
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import Actions

if TYPE_CHECKING:
    from desktop_crm.views.parts.record_dialog import RecordDialog

IN_DIALOGS = (RecordKind.FOLLOW_UP, RecordKind.PROJECT_MEMBER)  # these have no screen


class Dialogs(QObject):
    """Opens each dialog over the window, and passes on what it wishes."""

    record_requested = Signal(str, int)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window

    def _of(self, kind: str) -> "RecordDialog":
        from desktop_crm.views.follow_up.dialog import FollowUpDialog  # start-up does not wait for what it needs
        from desktop_crm.views.parts.new_record import NewRecordDialog

        follow_up = kind == RecordKind.FOLLOW_UP
        dialog: RecordDialog = (
            FollowUpDialog(self._bench, self._window)
            if follow_up
            else NewRecordDialog(self._bench, RecordKind(kind), self._window)
        )
        dialog.record_requested.connect(self.record_requested)
        dialog.create_requested.connect(self.create)
        dialog.history_requested.connect(lambda kind, id: self.open_history(RecordKind(kind), id, over=dialog))
        return dialog

    def open_new(self, kind: str, known: Mapping[str, Any]) -> None:
        """Open the form of a new record with what is known of it."""
        self._of(kind).open_new(known)

    def open_existing(self, kind: str, record_id: int) -> None:
        """Open a record of a kind that has no screen."""
        self._of(kind).open_existing(record_id)

    def create(self, kind: str, context: dict[str, Any], reply: Callable[[int, str], None]) -> None:
        """A field asks for a new company, person or project; the form stays as it is behind the dialog."""
        from desktop_crm.views.parts.new_record import NewRecordDialog

        dialog = NewRecordDialog(self._bench, RecordKind(kind), self._window)
        dialog.record_requested.connect(self.record_requested)
        dialog.create_requested.connect(self.create)
        dialog.created.connect(reply)
        dialog.open_named(context)

    def open_new_selection(self) -> None:
        """Open the form of a static selection that holds nobody yet."""
        from desktop_crm.views.selection.new_dialog import NewSelectionDialog  # start-up does not wait for it

        dialog = NewSelectionDialog(self._bench, SelectionTarget.CONTACT, self._window)
        dialog.record_requested.connect(self.record_requested)
        kind = RecordKind.SELECTION.value
        dialog.started.connect(lambda job, _id: job.finished.connect(lambda id: self.record_requested.emit(kind, id)))
        dialog.open()

    def open_import(self, path: Path | None = None) -> None:
        """Open the import, with a file already chosen or not."""
        from desktop_crm.views.importing.dialog import ImportDialog  # start-up does not wait for what it needs

        ImportDialog(self._bench, path, self._window).open()

    def open_settings(self) -> None:
        """Open the settings."""
        from desktop_crm.views.settings.dialog import SettingsDialog  # start-up does not wait for what it needs

        dialog = SettingsDialog(self._bench, self._window)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.language_chosen.connect(self.language_chosen)
        dialog.open()

    def open_history(self, kind: RecordKind, record_id: int | None, over: QWidget | None = None) -> None:
        """Open the history of a record, over the window or over a dialog, which keeps the window from being used."""
        from desktop_crm.views.history.dialog import HistoryDialog  # start-up does not wait for what it needs

        if record_id is not None:
            HistoryDialog.open_beside(over or self._window, self._bench, kind, record_id)

    def open_undo_history(self) -> None:
        """Open the list of steps that can be undone."""
        from desktop_crm.views.history.undo_dialog import UndoDialog  # start-up does not wait for what it needs

        UndoDialog.open_beside(self._window, self._bench)

    def open_duplicates(self) -> None:
        """Open the search for records that are likely one."""
        from desktop_crm.views.duplicates.dialog import DuplicatesDialog  # start-up does not wait for what it needs

        DuplicatesDialog.open_beside(self._window, self._bench, self.record_requested)

    def open_shortcuts(self, actions: Actions) -> None:
        """Open the list of keys."""
        from desktop_crm.views.shortcuts.dialog import ShortcutsDialog  # start-up does not wait for what it needs

        ShortcutsDialog.open_beside(self._window, self._bench, actions)

    def open_about(self) -> None:
        """Open what the program says of itself."""
        from desktop_crm.views.about import About  # start-up does not wait for what it needs

        About(self._bench.desk.path, self._window).open()

    def may_stop_job(self) -> bool:
        """Ask before a running job is given up; True where nothing runs any more."""
        if (job := self._bench.desk.running) is None:
            return True
        text = self.tr("“{title}” is still running.").format(title=job.title)
        detail = self.tr("If you close now, it is cancelled and nothing of it is kept.")
        answers = [self.tr("Cancel it and close"), self.tr("Keep open")]
        if self._bench.prompt.choose(self._window, text, detail, answers) != 0:
            return False
        job.cancel()
        return True
