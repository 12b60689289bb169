"""What the Help menu does, and F1 in every dialog: it opens the help at what the user is looking at."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import Actions, plain

# The page that tells of a kind of record, and of the dialogs in a folder of views.
_OF_RECORD = {
    "sale": "sales",
    "follow_up": "follow_ups",
    "company": "companies",
    "person": "companies",
    "project": "projects",
    "project_member": "projects",
    "product": "sales",
    "request": "requests",
    "document": "documents",
    "selection": "selections",
}
_OF_FOLDER = {
    "search": "search",
    "finding": "find",
    "importing": "import",
    "settings": "lists",
    "history": "undo",
    "file": "data_file",
    "shortcuts": "keys",
    "duplicates": "duplicates",
    "selection": "selections",
}
_OWN = "help"
_FIRST = "start"


class HelpCommands(QObject):
    """Opens the help, and gives each dialog of the window its F1. *area* says which kind of record is looked at."""

    def __init__(self, bench: Bench, actions: Actions, area: Callable[[], str], window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._actions, self._window = bench, actions, window
        self._area = area
        actions.allow("show_log", "" if _log_folder() else self.tr("No log is kept: its folder cannot be written to."))
        window.installEventFilter(self)

    def slots(self) -> Mapping[str, Callable[[], Any]]:
        """Return what each command does."""
        return {"help": self.open, "show_log": self._show_log}

    def open(self) -> None:
        """Open the help at what has the focus in the window."""
        self._open(self._page_here(), self._window)

    def keys_of(self, name: str) -> str:
        """Return the keys of a command as the user reads them; without any what it is called."""
        action = self._actions[name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return keys or plain(action.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QDialog) and _folder(child) != _OWN:
                self._lend_key(child)
        return super().eventFilter(watched, event)

    def _lend_key(self, dialog: QDialog) -> None:
        """Give a dialog its F1, once: it may be polished again."""
        if dialog.findChild(QShortcut, _OWN, Qt.FindChildOption.FindDirectChildrenOnly) is not None:
            return
        dialog.installEventFilter(self)  # for the dialogs that it opens
        key = QShortcut(self._actions["help"].shortcut(), dialog)
        key.setObjectName(_OWN)
        key.activated.connect(lambda: self._open(page_of(dialog), dialog))

    def _open(self, page: str, beside: QWidget) -> None:
        """Show a page; over a dialog that holds its window back the help belongs to the dialog."""
        from desktop_crm.views.help.dialog import HelpDialog  # start-up does not wait for what it needs

        own = beside.findChild(HelpDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
        dialog = own or HelpDialog(self._bench, self.keys_of, beside)
        dialog.show_page(page)
        dialog.show()
        dialog.activateWindow()

    def _page_here(self) -> str:
        focused = QApplication.focusWidget()
        while focused is not None and focused is not self._window:
            if (page := _OF_FOLDER.get(_folder(focused))) is not None:
                return page
            focused = focused.parentWidget()
        return _OF_RECORD.get(self._area(), _FIRST)

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(_log_folder()))


def _log_folder() -> str:
    """Return where the program's log lies; empty where none is kept."""
    kept = (one for one in logging.getLogger().handlers if isinstance(one, logging.FileHandler))
    return next((str(Path(one.baseFilename).parent) for one in kept), "")


def page_of(dialog: QDialog) -> str:
    """Return the page that tells of a dialog."""
    from desktop_crm.views.parts.record_dialog import RecordDialog  # start-up does not wait for what it needs

    if isinstance(dialog, RecordDialog):
        return _OF_RECORD.get(dialog.record, _FIRST)
    return _OF_FOLDER.get(_folder(dialog), _FIRST)


def _folder(widget: QWidget) -> str:
    """Return the screen's folder of views that a widget's class stands in, or the module where it has none."""
    parts = type(widget).__module__.split(".")
    return parts[2] if len(parts) > 2 and parts[1] == "views" else ""
