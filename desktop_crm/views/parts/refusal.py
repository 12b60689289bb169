"""The sentence in a dialog that says why something was not taken; it takes no room from the fields above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel


class Refusal(QLabel):
    """Empty and out of sight until there is something to say."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def tell(self, text: str) -> None:
        """Say it, in a dialog that grows with it; nothing where the text is empty."""
        self.setText(text)
        self.setVisible(bool(text))
        make_room(self._dialog)


def make_room(dialog: QDialog) -> None:
    """Let a dialog be as high as what stands in it now, as far as the screen goes. It never shrinks."""
    layout = dialog.layout()
    if layout is not None and dialog.isVisible():
        layout.activate()
        wanted = max(dialog.height(), layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
        dialog.resize(dialog.width(), min(wanted, dialog.screen().availableGeometry().height()))
