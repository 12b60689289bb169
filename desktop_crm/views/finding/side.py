"""At the right of Find: the record that was clicked, in short (FIND-15)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.preview import PreviewPanel
from desktop_crm.views.theme import SPACE_L, SPACE_M, SPACE_S


class FindSide(QWidget):
    """The preview, in the place of other screens' side panels."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self.preview = PreviewPanel(bench, self)
        heading = QLabel(self.tr("Preview"), self)
        self.preview.setAccessibleName(heading.text())
        heading.setProperty("role", "heading")
        heading.setContentsMargins(SPACE_L, SPACE_M, SPACE_M, SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.preview, 1)
