"""The backups of the data file: what each one is and holds, and the wish to have one back."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.file.words import holds_text, made_text, reason_text, size_text
from desktop_crm.views.file.work import Work
from desktop_crm.views.theme import ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_SIZE = (660, 460)
_MADE, _REASON, _BYTES, _STATE = range(4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RestoreDialog(QDialog):
    """Lists the backups. Whether each is whole is looked at meanwhile, the newest first."""

    restore_wanted = Signal(object)  # storage.backup.Backup

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._keeping = bench, bench.desk.keeping
        self._backups: list[Any] = self._keeping.backups()
        self._items: list[QTreeWidgetItem] = []
        self._looked: dict[int, tuple[bool | None, Any]] = {}  # by row: whole, contents
        self._work = Work(self._look, self)
        self.setWindowTitle(self.tr("Restore from backup"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._fill()
        self.resize(*_SIZE)
        self._work.start()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setHeaderLabels([self.tr("Made"), self.tr("Reason"), self.tr("Size"), self.tr("State")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(True)
        self.list.headerItem().setTextAlignment(_BYTES, _RIGHT)
        self.holds, self.changed, self.kept = (self._label(role) for role in ("", "muted", "muted"))
        self.folder_button = QPushButton(self._bench.theme.icon("folder"), self.tr("Show folder"), self)
        self.restore_button = QPushButton(self.tr("Restore"), self)
        self.restore_button.setProperty("role", "primary")
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        for button in (self.folder_button, self.restore_button, self.cancel_button):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.folder_button)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.list, 1)
        for label in (self.holds, self.changed, self.kept):
            column.addWidget(label)
        column.addSpacing(SPACE_S)
        column.addLayout(line)

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._on_restore_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self._work.told.connect(self._on_looked)

    def _fill(self) -> None:
        faces = self._bench.faces
        for backup in self._backups:
            texts = [made_text(faces, backup.made_at), reason_text(backup.reason), size_text(faces, backup.size), "…"]
            item = QTreeWidgetItem(self.list, texts)
            item.setTextAlignment(_BYTES, _RIGHT)
            item.setToolTip(_MADE, str(backup.path))
            item.setSizeHint(_STATE, QSize(0, ROW_HEIGHT))
            self._items.append(item)
        for column in (_MADE, _REASON, _BYTES):
            self.list.resizeColumnToContents(column)
            self.list.setColumnWidth(column, self.list.columnWidth(column) + SPACE_XL)
        self.folder_button.setEnabled(bool(self._backups))
        self.kept.setText(self.tr("What is in the file now is kept as a backup, so that you can go back to it."))
        self.list.setCurrentIndex(self.list.model().index(0, _MADE))
        self._show_chosen()

    # -- looking -------------------------------------------------------------------------------------------------

    def _look(self, work: Work) -> None:
        """On the thread: read each backup from end to end."""
        for row, backup in enumerate(self._backups):
            if work.is_cancelled:
                return
            contents = self._keeping.contents(backup.path)
            try:
                whole = self._keeping.is_whole(backup, work.stopped)
            except OSError:  # stopped, or out of reach
                whole = False
            work.told.emit((row, whole, contents))

    def _on_looked(self, found: tuple[int, bool | None, Any]) -> None:
        row, whole, contents = found
        self._looked[row] = (whole, contents)
        good = whole is not False and contents is not None
        texts = {True: self.tr("Whole"), None: self.tr("Not known"), False: self.tr("Damaged")}
        item = self._items[row]
        item.setText(_STATE, texts[whole if good else False])
        sign, token = ("completed", "sold") if good else ("warning", "overdue")
        item.setIcon(_STATE, self._bench.theme.icon(sign, token))
        self._show_chosen()

    @property
    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _show_chosen(self) -> None:
        whole, contents = self._looked.get(self._row, (None, None))
        why_not = self._why_not(self._row in self._looked, whole, contents)
        self.restore_button.setEnabled(not why_not)
        self.restore_button.setToolTip(why_not)
        faces = self._bench.faces
        self.holds.setText(why_not or holds_text(faces, contents.counts))
        changed = faces.stamp_text(contents.changed_at) or self.tr("never") if contents and not why_not else ""
        self.changed.setText(self.tr("Last changed: {moment}").format(moment=changed) if changed else "")

    def _why_not(self, looked: bool, whole: bool | None, contents: Any) -> str:
        if not self._backups:
            return self.tr("There is no backup yet. One is made each day at closing, when something was changed.")
        if not looked:
            return self.tr("This backup is being looked at…")
        if whole is False or contents is None:
            return self.tr("This backup is damaged and cannot be restored. Choose another one.")
        return ""

    # -- leaving -------------------------------------------------------------------------------------------------

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._keeping.folder)))

    def _on_restore_clicked(self) -> None:
        if self.restore_button.isEnabled():
            backup = self._backups[self._row]
            self.accept()
            self.restore_wanted.emit(backup)

    @override
    def done(self, result: int) -> None:
        self._work.stop()
        super().done(result)
