"""A chooser of a few lines. The wheel scrolls what lies around it, and never changes what is chosen."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override


class ChoiceBox(QComboBox):
    """A combo box that a wheel on its way over it leaves alone."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
