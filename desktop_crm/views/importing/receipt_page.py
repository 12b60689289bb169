"""What became of the import: counts, the refused rows with their reasons, and the way back."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.formats import as_text
from desktop_crm.operations.importing.problems import shortened
from desktop_crm.operations.importing.receipt import Receipt, RefusedRow
from desktop_crm.operations.importing.refused import reason
from desktop_crm.operations.importing.source import is_empty
from desktop_crm.operations.importing.targets import TARGETS, fields_for
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import ElidedLabel, plain_tip
from desktop_crm.views.theme import ICON_LARGE, ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S, SPACE_XL

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_HORIZONTAL = Qt.Orientation.Horizontal
_NAME_WIDTH = 240
_ROW, _REASON, _CELLS = range(3)


class RefusedModel(QAbstractTableModel):
    """The refused rows: number in the file, why, and what stood there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[RefusedRow] = ()
        self._titles = (self.tr("Row"), self.tr("Reason"), self.tr("What stands there"))

    def show(self, rows: Sequence[RefusedRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        return self._titles[section] if orientation == _HORIZONTAL and role == _DISPLAY else None

    @override
    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TIP):
            return None
        row, column = self._rows[index.row()], index.column()
        if column == _ROW:
            return str(row.number)
        text = reason(row.problems, shown)
        if column == _CELLS:
            text = " · ".join(shortened(as_text(cell)) for cell in row.values if not is_empty((cell,)))
        return plain_tip(text) if role == _TIP else text


class ReceiptPage(QWidget):
    """The last page."""

    save_requested = Signal()
    undo_requested = Signal()
    close_requested = Signal()
    keep_requested = Signal(str)  # the name to keep the mapping under

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._build()
        self.save.clicked.connect(self.save_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.close_button.clicked.connect(self.close_requested)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(lambda: self.keep_requested.emit(self.name.text().strip()))

    def _build(self) -> None:
        self._icon = QLabel(self)
        self.headline = QLabel(self)
        self.headline.setProperty("role", "title")
        self.details = QLabel(self)
        self.details.setWordWrap(True)
        self.backup = ElidedLabel(parent=self)
        self.backup.setProperty("role", "muted")
        for label in (self.headline, self.details):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._refused_title = QLabel(self)
        self._refused_title.setProperty("role", "section")
        self.table = self._make_table()
        self.save = QPushButton(self.tr("Save refused rows…"), self)
        self.save.setToolTip(self.tr("Write the refused rows and the reasons to a file, to be mended and imported"))
        self.undo = QPushButton(self.tr("Undo the import"), self)
        self.undo.setToolTip(self.tr("Take everything back that this import has written"))
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.setProperty("role", "primary")
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the mapping"))
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.name.setFixedWidth(_NAME_WIDTH)
        self.keep = QPushButton(self.tr("Save mapping"), self)
        self.keep.setAutoDefault(False)
        self.keep.setEnabled(False)
        self.kept = ElidedLabel(parent=self)
        self.kept.setProperty("role", "muted")
        self._lay_out()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        self.rows = RefusedModel(table)
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("Refused rows"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(_CELLS, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(_ROW, 72)
        table.setColumnWidth(_REASON, 440)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_M)
        top.addWidget(self._icon)
        top.addWidget(self.headline, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.save)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        again = QHBoxLayout()
        again.setSpacing(SPACE_S)
        again.addWidget(self.name)
        again.addWidget(self.keep)
        again.addWidget(self.kept, 1)
        framed = QFrame(self)
        framed.setObjectName("card")
        card = QVBoxLayout(framed)
        card.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        card.setSpacing(SPACE_M)
        card.addLayout(top)
        card.addWidget(self.details)
        card.addWidget(self.backup)
        card.addLayout(again)
        card.addSpacing(SPACE_S)
        card.addWidget(self._refused_title)
        card.addWidget(self.table, 1)
        self._rest = QWidget(framed)
        card.addWidget(self._rest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(framed, 1)
        column.addLayout(buttons)

    # -- showing -------------------------------------------------------------------------------------------------

    def show_receipt(self, receipt: Receipt, kept: str = "") -> None:
        """Show what became of a file, which was read by the mapping that is *kept* under a name."""
        self.name.setText(kept)
        self.kept.setText(self.tr("Save these choices, and the next file with the same headings is read by them."))
        refused = len(receipt.refused)
        self._show_icon("warning" if refused else "completed", "stalled" if refused else "sold")
        self.headline.setText(self._headline(receipt))
        self.details.setText("\n".join(self._lines(receipt)))
        self.backup.setText(self.tr("Backup from before: {path}").format(path=receipt.backup) if receipt.backup else "")
        self.backup.setVisible(receipt.backup is not None)
        self._refused_title.setText(self.tr("Refused rows: {count}").format(count=self._count(refused)))
        for widget in (self._refused_title, self.table, self.save):
            widget.setVisible(refused > 0)
        self._rest.setVisible(refused == 0)
        self.undo.setVisible(receipt.imported > 0)
        self.undo.setEnabled(receipt.imported > 0)
        self.rows.show(receipt.refused)
        self.close_button.setFocus()

    def show_kept(self, name: str) -> None:
        """Tell that the mapping has been kept."""
        self.kept.setText(self.tr("Saved as “{name}”. Files with the same headings are read by it.").format(name=name))

    def show_undone(self) -> None:
        """Tell that the import has been taken back."""
        self._show_icon("undo", "muted")
        self.headline.setText(self.tr("The import has been undone"))
        self.details.setText(self.tr("Everything is as it was before. Edit ▸ Redo brings the import back."))
        self.undo.setEnabled(False)

    def _show_icon(self, icon: str, token: str) -> None:
        self._icon.setPixmap(self._bench.theme.pixmap(icon, ICON_LARGE, token, self.devicePixelRatioF()))

    def _headline(self, receipt: Receipt) -> str:
        changes = self._changes(receipt)
        if len(changes) > 1 or (not receipt.taken and changes):
            return self.tr("{records}: {changes}").format(
                records=shown(TARGETS[receipt.record]), changes=", ".join(changes)
            )
        one, many = {
            RecordKind.COMPANY: (self.tr("1 company imported"), self.tr("{count} companies imported")),
            RecordKind.PERSON: (self.tr("1 person imported"), self.tr("{count} persons imported")),
            RecordKind.USER: (self.tr("1 user imported"), self.tr("{count} users imported")),
            RecordKind.SALE: (self.tr("1 sale imported"), self.tr("{count} sales imported")),
            RecordKind.PRODUCT: (self.tr("1 product imported"), self.tr("{count} products imported")),
        }[receipt.record]
        return one if receipt.imported == 1 else many.format(count=self._count(receipt.imported))

    def _changes(self, receipt: Receipt) -> list[str]:
        """Say what became of the records: "2 added", "1 skipped"; what did not happen is left out."""
        facts = (
            (receipt.taken, self.tr("{count} added")),
            (receipt.merged, self.tr("{count} completed")),
            (receipt.replaced, self.tr("{count} replaced")),
            (receipt.there, self.tr("{count} skipped")),
        )
        return [text.format(count=self._count(count)) for count, text in facts if count]

    def _lines(self, receipt: Receipt) -> list[str]:
        seconds = self._bench.faces.locale.toString(max(receipt.seconds, 0.1), "f", 1)
        facts = (
            (receipt.left_out, self.tr("Left out, as you chose: {count}.")),
            (receipt.there, self.tr("Skipped, since they are there already: {count}.")),
            (receipt.empty_rows, self.tr("Empty rows in the file: {count}.")),
            (
                receipt.warnings,
                self.tr("Rows of which something was left out, or looks wrong: {count}."),
            ),
        )
        told = self.tr("Rows read: {count}, in {seconds} seconds.")
        lines = [told.format(count=self._count(receipt.rows), seconds=seconds)]
        lines += [text.format(count=self._count(count)) for count, text in facts if count]
        if receipt.created:
            lines.append(self.tr("Created besides: {things}.").format(things=created_words(receipt, self._bench)))
        if receipt.created.get("stage"):
            told = self.tr(
                "New stages stand only on the sales that are in them. Tick them at the sale type to offer them to all."
            )
            lines.append(told)
        return lines

    def _count(self, count: int) -> str:
        return self._bench.faces.number_text(count)


def created_words(receipt: Receipt, bench: Bench) -> str:
    """Return in words what rows named and was not there: "companies 3, lines of Business 10"."""
    parts = (
        f"{_thing(target, receipt.record, bench)} {bench.faces.number_text(n)}" for target, n in receipt.created.items()
    )
    return ", ".join(parts)


def _thing(target: str, record: RecordKind, bench: Bench) -> str:
    named = next((f for f in fields_for(record).values() if f.target == target), None)
    if target in _THINGS or named is None:
        return QCoreApplication.translate("ReceiptPage", _THINGS.get(target, target))
    template = QCoreApplication.translate("ReceiptPage", "lines of the list “{field}”")
    return template.format(field=bench.faces.label(named))


def _mark(text: str) -> str:
    """Mark a text for translation; `_thing` translates it."""
    return text


_THINGS: Mapping[str, str] = {
    "company": _mark("companies"),
    "person": _mark("persons"),
    "project": _mark("projects"),
    "user": _mark("users"),
    "user_group": _mark("user groups"),
    "stage": _mark("stages"),
    "price_list": _mark("price lists"),
}
