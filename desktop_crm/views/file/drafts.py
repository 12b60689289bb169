"""What is being written in open forms outlives a crash: it is kept every few seconds, and comes back at the start."""

from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_crm.operations.drafts_kept import KeptDraft, keep_drafts, kept_drafts
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card

_EVERY = 2000  # milliseconds


class FormDrafts(QObject):
    """Watches over the forms of a window, whatever their kind, and in whatever dialog they stand."""

    def __init__(self, file: Path, window: QMainWindow, bench: Bench) -> None:
        super().__init__(window)
        self._file, self._window, self._bench = file, window, bench
        self._kept: list[KeptDraft] = []
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()
        _application().focusChanged.connect(self.keep)

    def keep(self, *_: Any) -> None:
        """Write down what stands in the forms and not in the file, if it is not what was written last."""
        drafts = [_draft(card) for card in self._cards() if card.is_typing and card.is_dirty]
        if drafts != self._kept:
            self._kept = drafts
            keep_drafts(self._file, drafts)

    def _cards(self) -> list[Card]:
        return [card for card in self._bench.cards if shiboken6.isValid(card)]

    def bring_back(self) -> bool:
        """Open the forms that a crash has closed, as they were. False where there were none."""
        drafts = kept_drafts(self._file)
        keep_drafts(self._file, [])  # should they be the reason for a crash, then only once
        cards = [card for draft in drafts if (card := self._opened(draft)) is not None]
        self.keep()
        return bool(cards)

    def _opened(self, draft: KeptDraft) -> Card | None:
        if draft.id is None:
            self._begin(draft.record)
        else:
            self._window.open_record(draft.record, draft.id)  # type: ignore[attr-defined]
        found = [c for c in self._cards() if (c.record, c.record_id) == (draft.record, draft.id)]
        for card in reversed(found):
            card.edit()
            if card.is_editing:
                card.take_over(draft.values)
                return card
        return None

    def _begin(self, kind: str) -> None:
        """A record that was created from the field of a form, which is open again, comes back in a dialog as well."""
        action = self._window.findChild(QAction, f"new_{kind}")
        if isinstance(action, QAction) and any(card.is_editing for card in self._cards()):
            self._window.dialogs.open_new(kind, {})  # type: ignore[attr-defined]
        elif isinstance(action, QAction):
            action.trigger()

    def stop(self) -> None:
        """The window is closed: its forms were saved or given up."""
        self._timer.stop()
        _application().focusChanged.disconnect(self.keep)
        self.keep()


def _draft(card: Card) -> KeptDraft:
    return KeptDraft(card.record.value, card.record_id, dict(card.values) if card.is_new else card.edits())


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
