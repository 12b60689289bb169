"""Questions that need an answer: one small class asks them and chooses files, so that tests can hand in a recorder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Prompt:
    """Asks the user in modal boxes. Buttons are named by verbs; the safe one is the default."""

    def choose(self, parent: QWidget | None, text: str, detail: str, answers: Sequence[str]) -> int:
        """Show *text* and one button an answer, the last being the safe one (also Esc). Returns the answer's index."""
        box = QMessageBox(parent)
        box.setText(text)
        box.setInformativeText(detail)
        box.setTextInteractionFlags(_SELECTABLE)
        buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
        box.setDefaultButton(buttons[-1])
        box.setEscapeButton(buttons[-1])
        box.exec()
        return next(i for i, button in enumerate(buttons) if button is box.clickedButton())

    def open_file(self, parent: QWidget | None, title: str, folder: Path, filters: str) -> Path | None:
        """Ask for a file to read."""
        name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
        return Path(name) if name else None

    def save_file(self, parent: QWidget | None, title: str, suggested: Path, filters: str) -> Path | None:
        """Ask for a file to write; the dialog itself asks before it overwrites."""
        name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), filters)
        return Path(name) if name else None
