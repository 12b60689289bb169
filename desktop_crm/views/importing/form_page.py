"""The page of choices: the file, what is in it, how it is read, which column is which field, and what will happen."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.kept_maps import kept_maps
from desktop_crm.operations.importing.kept_rows import KeptRows
from desktop_crm.operations.importing.look import Look
from desktop_crm.operations.importing.mapping import ImportMap
from desktop_crm.operations.importing.receipt import Forecast, Receipt
from desktop_crm.operations.importing.targets import REQUIRED, TARGETS, fields_for, gathers
from desktop_crm.views.bench import Bench
from desktop_crm.views.importing.options import Options
from desktop_crm.views.importing.preview import PreviewTable
from desktop_crm.views.importing.reading_bar import ReadingBar
from desktop_crm.views.importing.receipt_page import created_words
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.theme import ICON_LARGE, ICON_SMALL, SPACE_L, SPACE_M, SPACE_S

_TOLD_WIDTH = 460


class FormPage(QWidget):
    """Shows what is chosen, and tells what the user chooses."""

    file_wanted = Signal()
    record_chosen = Signal(object)  # RecordKind
    reading_changed = Signal(object)  # Reading
    field_chosen = Signal(str, str)  # heading, key of the field ("" for none)
    map_changed = Signal(object)  # ImportMap
    map_save_wanted = Signal()
    map_open_wanted = Signal()
    kept_map_wanted = Signal(str)  # name
    map_forget_wanted = Signal(str)
    row_ticked = Signal(int, bool)
    import_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._look: Look | None = None
        self._map: ImportMap | None = None
        self._rows = KeptRows()
        self._build()
        self._connect()
        self._show_content(False)
        self.tell("")

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._body = QStackedWidget(self)
        self._body.addWidget(self._build_invitation())
        self._body.addWidget(self._build_content())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(self._build_top())
        column.addWidget(self._body, 1)
        column.addLayout(self._build_foot())

    def _build_top(self) -> QHBoxLayout:
        self.file_name = ElidedLabel(self.tr("Import from a file"), self)
        self.file_name.setProperty("role", "title")
        self.mapping_button = QPushButton(self.tr("Mapping"), self)
        self.mapping_button.setToolTip(self.tr("Keep these choices for the next file of this kind, or use kept ones"))
        menu = QMenu(self.mapping_button)
        menu.aboutToShow.connect(self._fill_menu)
        self.mapping_button.setMenu(menu)
        self.file_button = QPushButton(self._bench.theme.icon("folder"), self.tr("Choose another file…"), self)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.file_name, 1)
        line.addWidget(self.mapping_button)
        line.addWidget(self.file_button)
        return line

    def _fill_menu(self) -> None:
        """Offer the mappings that the data file keeps, and those that stand in files of their own."""
        menu, kept = self.mapping_button.menu(), self._bench.desk.ask(kept_maps)
        menu.clear()
        for one in kept:
            action = menu.addAction(one.name)
            action.triggered.connect(partial(self._emit_name, self.kept_map_wanted, one.name))
            action.setCheckable(True)
            action.setChecked(self._look is not None and one.name == self._look.kept)
        if kept:
            forget = menu.addMenu(self.tr("Forget"))
            for one in kept:
                action = forget.addAction(one.name)
                action.triggered.connect(partial(self._emit_name, self.map_forget_wanted, one.name))
            menu.addSeparator()
        menu.addAction(self.tr("Save mapping to a file…"), self.map_save_wanted.emit)
        menu.addAction(self.tr("Use a mapping from a file…"), self.map_open_wanted.emit)

    def _emit_name(self, signal: SignalInstance, name: str, _checked: bool = False) -> None:
        signal.emit(name)

    def _build_invitation(self) -> QWidget:
        """What is seen before there is a file."""
        page = QFrame(self)
        page.setObjectName("card")
        icon = QLabel(page)
        icon.setPixmap(self._bench.theme.pixmap("import", 2 * ICON_LARGE, "muted", self.devicePixelRatioF()))
        headline = QLabel(self.tr("Drop a file here"), page)
        headline.setProperty("role", "section")
        told = QLabel(
            self.tr("Companies, persons, sales, products or users, as CSV, from Excel and its kin, or as vCards. "
                    "You see how the file is read before anything is imported, and one click takes it back."),
            page,
        )  # fmt: skip
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told.setFixedWidth(_TOLD_WIDTH)
        told.setMinimumHeight(told.heightForWidth(_TOLD_WIDTH))
        self.first_button = QPushButton(self._bench.theme.icon("folder", "on_accent"), self.tr("Choose a file…"), page)
        self.first_button.setProperty("role", "primary")
        self.first_button.setAutoDefault(True)  # Enter presses it
        column = QVBoxLayout(page)
        column.setSpacing(SPACE_M)
        column.addStretch(2)
        for widget in (icon, headline, told, self.first_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        return page

    def _build_content(self) -> QWidget:
        page = QWidget(self)
        self.reading = ReadingBar(page)
        self.table = PreviewTable(self._bench, page)
        self.options = Options(self._bench, page)
        framed = QFrame(page)
        framed.setObjectName("card")
        inner = QVBoxLayout(framed)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.table)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(self._build_chips(page))
        column.addWidget(self.reading)
        column.addWidget(framed, 1)
        column.addWidget(self.options)
        return page

    def _build_chips(self, parent: QWidget) -> QHBoxLayout:
        heading = QLabel(self.tr("What is in it"), parent)
        heading.setProperty("role", "muted")
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(heading)
        self.chips: dict[RecordKind, QPushButton] = {}
        self._group = QButtonGroup(self)
        for record, label in TARGETS.items():
            chip = QPushButton(shown(label), parent)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, record=record: self.record_chosen.emit(record))
            self._group.addButton(chip)
            self.chips[record] = chip
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _build_foot(self) -> QHBoxLayout:
        self._icon = QLabel(self)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress of the import"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(220)
        self.progress.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.import_button = QPushButton(self.tr("Import"), self)
        self.import_button.setProperty("role", "primary")
        self.import_button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self._icon)
        line.addWidget(self.message, 1)
        line.addWidget(self.progress)
        line.addSpacing(SPACE_L)
        line.addWidget(self.cancel_button)
        line.addWidget(self.import_button)
        for button in (self.file_button, self.first_button, self.mapping_button, *self.chips.values()):
            button.setAutoDefault(False)
        return line

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.file_wanted)
        self.first_button.clicked.connect(self.file_wanted)
        self.reading.changed.connect(self.reading_changed)
        self.table.chosen.connect(self.field_chosen)
        self.table.rows.ticked.connect(self.row_ticked)
        self.options.changed.connect(self.map_changed)
        self.import_button.clicked.connect(self.import_wanted)
        self.cancel_button.clicked.connect(self.cancel_wanted)

    # -- showing -------------------------------------------------------------------------------------------------

    def show_waiting(self, path: Path) -> None:
        """Tell that a file is being looked at."""
        self._look, self._map = None, None
        self.file_name.setText(path.name)
        self._show_content(False)
        self.first_button.setEnabled(False)
        self.tell(self.tr("Looking at the file…"))

    def show_look(self, look: Look) -> None:
        """Show a file."""
        self._look, self._rows = look, KeptRows()
        self.file_name.setText(look.path.name)
        kept = self.tr("Mapping: {name}").format(name=look.kept)
        self.mapping_button.setText(kept if look.kept else self.tr("Mapping"))
        self.reading.show_reading(look.mapping.reading, look.sheets, look.cards)
        self._show_content(True)
        self.chips[look.mapping.record].setFocus()

    def show_map(self, mapping: ImportMap, look: Look) -> None:
        """Show which column is which field."""
        if self._map is None or self._map.record is not mapping.record:
            self.table.header.offer(self._fields(mapping.record))
        self._map = mapping
        self.chips[mapping.record].setChecked(True)
        self.options.show_map(mapping, look)
        self.table.show_rows(look.headings, self._rows, self._keys())
        self.tell(self.tr("Checking the rows…"))
        self._disallow("")

    def show_rows(self, rows: KeptRows) -> None:
        """Show rows as they are read."""
        self._rows = rows
        if self._look is not None:
            self.table.show_rows(self._look.headings, rows, self._keys())

    def show_forecast(self, forecast: Forecast) -> None:
        """Show what would happen to the whole file."""
        self.options.show_found(forecast.statuses, forecast.receipt.created)

    def _fields(self, record: RecordKind) -> list[tuple[str, str]]:
        """Offer "Do not import" first; mandatory fields are marked."""
        mandatory = {key for group in REQUIRED[record] for key in group}
        labels = [
            (key, f"{self._bench.faces.label(field)}{' *' if key in mandatory else ''}")
            for key, field in fields_for(record).items()
        ]
        return [("", self.tr("Do not import")), *labels]

    def _keys(self) -> dict[str, str]:
        """Return the field of each heading. A joined text stands over its first column, several values over each."""
        columns = self._map.columns if self._map else ()
        return {
            heading: column.key
            for column in reversed(columns)
            for heading in (column.headings if gathers(column.key) else column.headings[:1])
        }

    def _show_content(self, there: bool) -> None:
        self._body.setCurrentIndex(int(there))
        for widget in (self.file_button, self.mapping_button, self.import_button):
            widget.setVisible(there)
        self.first_button.setEnabled(True)

    # -- what will happen ----------------------------------------------------------------------------------------

    def tell(self, text: str, icon: str = "", token: str = "muted") -> None:
        """Show one line at the foot."""
        self.message.setText(text)
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(self._bench.theme.pixmap(icon, ICON_SMALL, token, self.devicePixelRatioF()))

    def show_refusal(self, text: str, nothing_read: bool = False) -> None:
        """Say why something could not be done."""
        if nothing_read:
            self._show_content(False)
        self.tell(text, "warning", "overdue")

    def allow(self, missing: str, forecast: Forecast | None) -> None:
        """Allow the import, or say which mandatory fields have no column yet."""
        if missing:
            text = self.tr("Choose the column that holds: {fields}.").format(fields=missing)
            self.tell(text, "info", "accent")
            self._disallow(text)
        elif forecast is not None:
            self._tell_forecast(forecast)
            nothing = self.tr("There is no row that can be imported.")
            self.import_button.setEnabled(forecast.receipt.imported > 0)
            self.import_button.setToolTip(nothing if not forecast.receipt.imported else "")

    def _disallow(self, why: str) -> None:
        self.import_button.setEnabled(False)
        self.import_button.setToolTip(why or self.tr("The rows are being checked."))

    def _tell_forecast(self, forecast: Forecast) -> None:
        receipt, number = forecast.receipt, self._bench.faces.number_text
        refused = len(receipt.refused)
        parts = [self.tr("Rows: {count}.").format(count=number(receipt.rows))]
        if refused:
            one, many = (
                self.tr("1 row cannot be taken as it stands."),
                self.tr("{count} rows cannot be taken as they stand."),
            )
            parts.append(one if refused == 1 else many.format(count=number(refused)))
            parts.append(next(p for p in receipt.refused[0].problems if not p.is_warning).sentence(shown))
        parts += [
            one if count == 1 else many.format(count=number(count))
            for count, one, many in self._fates(receipt)
            if count
        ]
        parts += self._likenesses(forecast)
        if receipt.left_out:
            one, many = self.tr("1 row is left out, as you chose."), self.tr("{count} rows are left out, as you chose.")
            parts.append(one if receipt.left_out == 1 else many.format(count=number(receipt.left_out)))
        if receipt.warnings:
            one = self.tr("1 row is taken but for what is red in it.")
            many = self.tr("{count} rows are taken but for what is red in them.")
            parts.append(one if receipt.warnings == 1 else many.format(count=number(receipt.warnings)))
        elif receipt.taken == receipt.rows and not forecast.resembling:
            parts.append(self.tr("All can be imported."))
        if receipt.created:
            parts.append(self.tr("Created besides: {things}.").format(things=created_words(receipt, self._bench)))
        if refused:
            self.tell(" ".join(parts), "warning", "stalled")
        elif forecast.resembling or receipt.warnings:
            self.tell(" ".join(parts), "info", "stalled")
        else:
            self.tell(" ".join(parts), "completed", "sold")

    def _fates(self, receipt: Receipt) -> Sequence[tuple[int, str, str]]:
        """What becomes of rows whose records are there: how many, the words for one, and those for several."""
        return (
            (
                receipt.merged,
                self.tr("1 row completes a record that is there."),
                self.tr("{count} rows complete records that are there."),
            ),
            (
                receipt.replaced,
                self.tr("1 row replaces a record that is there."),
                self.tr("{count} rows replace records that are there."),
            ),
            (
                receipt.there,
                self.tr("1 row is skipped: its record is there already."),
                self.tr("{count} rows are skipped: their records are there already."),
            ),
        )

    def _likenesses(self, forecast: Forecast) -> list[str]:
        """Say how many rows are known by another spelling only, and how many new ones look like what is there."""
        number = self._bench.faces.number_text
        one, many = (
            self.tr("1 of them has its name written otherwise."),
            self.tr("{count} of them have their names written otherwise."),
        )
        parts = [one if forecast.alike == 1 else many.format(count=number(forecast.alike))] if forecast.alike else []
        if forecast.resembling:
            one, many = {
                RecordKind.COMPANY: (
                    self.tr("1 new company looks like one that is there."),
                    self.tr("{count} new companies look like some that are there."),
                ),
                RecordKind.PERSON: (
                    self.tr("1 new person looks like one who is there."),
                    self.tr("{count} new persons look like some who are there."),
                ),
            }[forecast.receipt.record]
            parts.append(one if forecast.resembling == 1 else many.format(count=number(forecast.resembling)))
        return parts

    # -- running -------------------------------------------------------------------------------------------------

    def show_running(self, running: bool) -> None:
        """While the import runs, nothing can be chosen; it can be cancelled."""
        self._body.setEnabled(not running)
        self.file_button.setEnabled(not running)
        self.mapping_button.setEnabled(not running)
        self.import_button.setEnabled(not running)
        self.progress.setVisible(running)
        if running:
            self.progress.setRange(0, 0)
            self.tell(self.tr("Importing…"))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the import has come."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
