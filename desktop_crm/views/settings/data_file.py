"""Where the data lies, and how much of it there is."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.settings import record_counts
from desktop_crm.views.bench import Bench
from desktop_crm.views.settings.page import LABEL_WIDTH, Line, Page, Section, plain_label
from desktop_crm.views.theme import FIELD_HEIGHT, SPACE_M, SPACE_S

_THOUSANDS = QLocale.DataSizeFormat.DataSizeTraditionalFormat


class DataFilePage(Page):
    """Facts about the file. Nothing is changed here."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench,
            self.tr("Data file"),
            self.tr("All your data is in one file on this computer. Nothing leaves it."),
            parent,
        )
        self._path = Path(self._desk.path)
        self._build_place()
        self._build_counts()
        self._build_backups()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_place(self) -> None:
        section = self.section(self.tr("Where it lies"))
        self.path, _ = self._add_path(section, self.tr("File"), self._path)
        self.file_size = plain_label("", "", section)
        self._add_buttons(section, self._path)
        section.add(self.tr("Size"), self.file_size)
        self.file_size.setMinimumHeight(FIELD_HEIGHT)

    def _build_counts(self) -> None:
        section = self.section(self.tr("What it holds"))
        texts = {
            RecordKind.COMPANY: self.tr("Companies"),
            RecordKind.PERSON: self.tr("Persons"),
            RecordKind.SALE: self.tr("Sales"),
            RecordKind.FOLLOW_UP: self.tr("Follow-ups"),
            RecordKind.PROJECT: self.tr("Projects"),
            RecordKind.REQUEST: self.tr("Requests"),
            RecordKind.DOCUMENT: self.tr("Documents"),
            RecordKind.USER: self.tr("Users"),
        }
        box = QWidget(section)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(2, 1)
        self.counts: dict[RecordKind, QLabel] = {}
        for row, (kind, text) in enumerate(texts.items()):
            self.counts[kind] = plain_label("…", "", box, wrapped=False)
            self.counts[kind].setAlignment(Qt.AlignmentFlag.AlignRight)
            self.counts[kind].setAccessibleName(text)
            grid.addWidget(plain_label(text, "", box, wrapped=False), row, 0)
            grid.addWidget(self.counts[kind], row, 1)
        section.add_wide(box)

    def _build_backups(self) -> None:
        section = self.section(self.tr("Backups"))
        self._backups = self._path.with_name(f"{self._path.stem} backups")
        self.backups, self._backup_line = self._add_path(section, self.tr("Folder"), self._backups)
        self._backup_buttons = self._add_buttons(section, self._backups)

    def _add_path(self, section: Section, text: str, path: Path) -> tuple[QLineEdit, Line]:
        field = QLineEdit(str(path), section)
        field.setReadOnly(True)
        field.setCursorPosition(0)
        field.setToolTip(str(path))
        return field, section.add(text, field, wide=True)

    def _add_buttons(self, section: Section, path: Path) -> QWidget:
        """Links to show the folder, never the file itself, and to copy the path."""
        box = QWidget(section)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        folder = QPushButton(self._bench.theme.icon("folder"), self.tr("Show folder"), box)
        folder.setToolTip(self.tr("Show the folder in the computer's own window"))
        folder.clicked.connect(lambda: self._show_folder(path))
        copy = QPushButton(self._bench.theme.icon("copy"), self.tr("Copy path"), box)
        copy.setToolTip(self.tr("Copy the path to the clipboard"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(path)))
        for button in (folder, copy):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        section.add("", box, wide=True)
        return box

    # -- showing -------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        if not self.isVisible():
            return
        beside = self._path.with_name(f"{self._path.name}-wal")
        size = sum(path.stat().st_size for path in (self._path, beside) if path.exists())
        self.file_size.setText(self._bench.faces.locale.formattedDataSize(size, 1, _THOUSANDS))
        self._show_backups()
        self._desk.ask_later(self, record_counts, then=self._show_counts)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _show_counts(self, counts: dict[RecordKind, int]) -> None:
        for kind, label in self.counts.items():
            label.setText(self._bench.faces.number_text(counts[kind]))

    def _show_backups(self) -> None:
        copies = sum(1 for path in self._backups.glob("*") if path.suffix == self._path.suffix)
        self._backup_buttons.setVisible(copies > 0)
        made = self.tr("One is made each day at closing, and before each import, each restore and each new version.")
        none = self.tr("There is none yet.")
        self._backup_line.explain(made if copies else f"{none} {made}")

    def _show_folder(self, path: Path) -> None:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
