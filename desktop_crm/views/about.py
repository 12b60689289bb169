"""The about box: versions, licence and where the data lies, to be copied."""

import platform
from pathlib import Path
from sqlite3 import sqlite_version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop_crm import __version__
from desktop_crm.views.theme import SPACE_L, SPACE_M

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard

_LIBRARIES = (
    "SQLAlchemy, Alembic, NumPy, platformdirs, QtAwesome, python-calamine, chardet, RapidFuzz, typing_extensions"
)


class About(QDialog):
    """Facts about this program on this computer."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Desktop CRM"))
        self._facts = "\n".join(
            (
                f"Desktop CRM {__version__}",
                f"Qt {qVersion()} · SQLite {sqlite_version} · Python {platform.python_version()}",
                platform.platform(terse=True),
                self.tr("Licence: MIT. Qt and PySide6: LGPL 3."),
                self.tr("Libraries under MIT, BSD and PSF licences: {names}.").format(names=_LIBRARIES),
                self.tr("Data file: {path}").format(path=path),
                self.tr("Nothing leaves this computer."),
            )
        )
        title = QLabel("Desktop CRM", self)
        title.setProperty("role", "title")
        facts = QLabel(self._facts, self)
        facts.setTextFormat(Qt.TextFormat.PlainText)
        facts.setTextInteractionFlags(_SELECTABLE)
        facts.setAccessibleName(self.windowTitle())
        facts.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        close.setFocus()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._facts))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        for widget in (title, facts, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(460)
