"""The import: from a file to the receipt, in one window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.importing.kept_maps import forget_map, keep_map
from desktop_crm.operations.importing.look import Look, look_again, look_at, look_by_map, look_by_name, look_for
from desktop_crm.operations.importing.map_json import to_json
from desktop_crm.operations.importing.mapping import (
    Column,
    ImportMap,
    MapRefused,
    default_missing,
    missing_key,
)
from desktop_crm.operations.importing.problems import FileRefused
from desktop_crm.operations.importing.receipt import Forecast, Receipt
from desktop_crm.operations.importing.refused import write_refused
from desktop_crm.operations.importing.run import check_rows, run_import
from desktop_crm.operations.importing.source import Reading
from desktop_crm.operations.importing.taken import TAKEN
from desktop_crm.operations.importing.targets import gathers, missing_fields, takes_several
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob, Job
from desktop_crm.views.importing.form_page import FormPage
from desktop_crm.views.importing.receipt_page import ReceiptPage
from desktop_crm.views.language import shown
from desktop_crm.views.sentences import sentence
from desktop_crm.views.theme import SPACE_L, SPACE_M

_MINIMUM, _USUAL = (900, 640), (1120, 760)
_PREVIEW_ROWS = 30  # are read at once
_FOLDER = "import_folder"


class Overtaken(Exception):
    """A check that nobody waits for any more."""


class Watch:
    """Stops a check on the worker when another one has begun."""

    def __init__(self) -> None:
        self.stopped = False

    def report(self, _done: int, _total: int) -> None:
        if self.stopped:
            raise Overtaken


class ImportDialog(QDialog):
    """Holds the file and the mapping; the pages show them and tell what the user wishes otherwise."""

    def __init__(self, bench: Bench, path: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._look: Look | None = None
        self._map: ImportMap | None = None
        self._forecast: Forecast | None = None
        self._receipt: Receipt | None = None
        self._job: Job | None = None
        self._step_id: int | None = None
        self._kept_name = ""  # what the mapping was kept under after the import
        self._without: frozenset[int] = frozenset()  # numbers of rows that are left out
        self._anyway: frozenset[int] = frozenset()  # and of those that are new whatever is there
        self._watch = Watch()
        self.setWindowTitle(self.tr("Import"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_MINIMUM)
        self.resize(*_USUAL)
        self._build()
        self._connect()
        if path is not None:
            self.choose_file(path)

    def _build(self) -> None:
        self.form = FormPage(self._bench, self)
        self.receipt_page = ReceiptPage(self._bench, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.receipt_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.addWidget(self._pages)

    def _connect(self) -> None:
        form, receipt = self.form, self.receipt_page
        form.file_wanted.connect(self._ask_file)
        form.record_chosen.connect(self._on_record_chosen)
        form.reading_changed.connect(self._on_reading_changed)
        form.field_chosen.connect(self._on_field_chosen)
        form.map_changed.connect(self._set_map)
        form.map_save_wanted.connect(self._save_map)
        form.map_open_wanted.connect(self._open_map)
        form.kept_map_wanted.connect(self._use_kept_map)
        form.map_forget_wanted.connect(lambda name: self._desk.do(forget_map, name))
        form.row_ticked.connect(self._on_row_ticked)
        form.import_wanted.connect(self._start)
        form.cancel_wanted.connect(self._on_cancel_wanted)
        receipt.save_requested.connect(self._save_refused)
        receipt.undo_requested.connect(self._undo)
        receipt.keep_requested.connect(self._keep_map)
        receipt.close_requested.connect(self.accept)

    # -- the file ------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        folder = Path(self._bench.memory.recall(_FOLDER, str(Path.home())))
        lists, all_files = self.tr("Tables and address cards"), self.tr("All files")
        filters = f"{lists} ({' '.join(f'*{end}' for end in TAKEN)});;{all_files} (*)"
        path = self._bench.prompt.open_file(self, self.tr("Import from"), folder, filters)
        if path is not None:
            self.choose_file(path)

    def choose_file(self, path: Path) -> None:
        """Look at a file and show what is found."""
        self._bench.memory.keep(_FOLDER, str(path.parent))
        self._forget()
        self.form.show_waiting(path)
        self._ask(look_at, path, then=self._on_looked)

    def _ask(self, question: Callable[..., Any], *args: Any, then: Callable[[Any], None]) -> None:
        self._desk.ask_later(self, question, *args, then=then, failed=self._on_failed, topic="look")

    def _forget(self) -> None:
        self._watch.stopped = True
        self._look = self._map = self._forecast = None

    def _on_looked(self, look: Look) -> None:
        self._look, self._without, self._anyway = look, frozenset(), frozenset()
        self.form.show_look(look)
        self._set_map(look.mapping)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Overtaken):
            return
        self.form.show_refusal(_sentence(error), nothing_read=self._look is None)

    # -- the mapping ---------------------------------------------------------------------------------------------

    def _on_record_chosen(self, record: RecordKind) -> None:
        if self._look is not None and self._map is not None and record is not self._map.record:
            self._ask(look_for, self._look.path, record, self._map.reading, then=self._on_looked)

    def _on_reading_changed(self, reading: Reading) -> None:
        if self._look is not None and self._map is not None:
            self._ask(look_again, self._look.path, reading, self._map, then=self._on_looked)

    def _on_field_chosen(self, heading: str, key: str) -> None:
        """A column has one field, and a field one column; a joined text keeps its other columns."""
        if self._map is None:
            return
        columns = [_without(c, heading) for c in self._map.columns if c.key != key or gathers(key)]
        kept = [column for column in columns if column.headings]
        held = next((column for column in kept if column.key == key), None)
        if held is not None:  # several values: one more column of them
            kept = [replace(c, headings=(*c.headings, heading)) if c is held else c for c in kept]
        elif key:
            kept.append(Column(key, (heading,), default_missing(key)))
        self._set_map(replace(self._map, columns=tuple(kept)))

    def _set_map(self, mapping: ImportMap) -> None:
        if self._look is None:
            return
        self._map, self._forecast = mapping, None
        self.form.show_map(mapping, self._look)
        self._check()

    def _save_map(self) -> None:
        if self._map is None or self._look is None:
            return
        suggested = self._look.path.with_name(f"{self._look.path.stem}.json")
        path = self._bench.prompt.save_file(self, self.tr("Save mapping"), suggested, self.tr("Mappings (*.json)"))
        if path is not None:
            self._write(lambda: path.write_text(to_json(self._map), encoding="utf-8"))  # type: ignore[arg-type]

    def _open_map(self) -> None:
        if self._look is None:
            return
        folder = self._look.path.parent
        path = self._bench.prompt.open_file(self, self.tr("Use mapping"), folder, self.tr("Mappings (*.json)"))
        if path is not None:
            self._ask(look_by_map, self._look.path, path, then=self._on_looked)

    def _use_kept_map(self, name: str) -> None:
        if self._look is not None:
            self._ask(look_by_name, self._look.path, name, then=self._on_looked)

    def _on_row_ticked(self, number: int, on: bool) -> None:
        """IMP-2: a row without a tick is left out. What is skipped and gets one becomes a new record."""
        if number in (self._without if on else self._anyway):
            self._without, self._anyway = self._without - {number}, self._anyway - {number}
        elif on:
            self._anyway |= {number}
        else:
            self._without |= {number}
        self._forecast = None
        self._watch.stopped = True
        self._watch = Watch()
        self._run_check(None, self._on_checked)

    # -- the check -----------------------------------------------------------------------------------------------

    def _check(self) -> None:
        """Read the first rows at once and all rows after them; an older check stops."""
        self._watch.stopped = True
        self._watch = Watch()
        self._run_check(_PREVIEW_ROWS, self._on_previewed)

    def _run_check(self, limit: int | None, then: Callable[[Forecast], None]) -> None:
        if self._look is None or self._map is None:
            return
        self._desk.ask_later(
            self, check_rows, self._look.path, self._map, limit=limit, without=self._without, anyway=self._anyway,
            progress=self._watch.report, then=then, failed=self._on_failed, topic="check",
        )  # fmt: skip

    def _on_previewed(self, forecast: Forecast) -> None:
        self.form.show_rows(forecast.rows)
        self._allow()
        self._run_check(None, self._on_checked)

    def _on_checked(self, forecast: Forecast) -> None:
        self._forecast = forecast
        self.form.show_rows(forecast.rows)
        self.form.show_forecast(forecast)
        self._allow()

    def _allow(self) -> None:
        """The button is dim until all that is mandatory has a column, and says what is missing."""
        if self._map is None:
            return
        groups = [*missing_fields(self._map.record, self._map.keys), *((key,) for key in missing_key(self._map))]
        groups = list(dict.fromkeys(groups))
        labels = [" / ".join(self._bench.faces.label(CATALOGUE[key]) for key in group) for group in groups]
        self.form.allow(", ".join(labels), self._forecast)

    # -- the import ----------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if self._look is None or self._map is None:
            return
        self._watch.stopped = True
        title = self.tr("Import of {file}").format(file=self._look.path.name)
        run = partial(self._desk.start_job, title, run_import, self._look.path, self._map, back_up=self._desk.back_up)
        try:
            self._job = job = run(without=self._without, anyway=self._anyway)
        except BusyWithJob as busy:
            self.form.show_refusal(sentence(busy))
            return
        self.form.show_running(True)
        job.progressed.connect(self.form.show_progress)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_cancelled)

    def _on_finished(self, receipt: Receipt) -> None:
        self._job, self._receipt = None, receipt
        step = self._desk.next_undo() if receipt.imported else None
        self._step_id = step.id if step else None
        self.form.show_running(False)
        self._kept_name = ""
        self.receipt_page.show_receipt(receipt, self._look.kept if self._look else "")
        self._pages.setCurrentWidget(self.receipt_page)

    def _on_job_failed(self, error: Exception) -> None:
        self._job = None
        self.form.show_running(False)
        self.form.show_refusal(_sentence(error))

    def _on_cancelled(self) -> None:
        self._job = None
        self.form.show_running(False)
        self.form.show_refusal(self.tr("Cancelled. Nothing was imported."))

    def _on_cancel_wanted(self) -> None:
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()

    # -- the receipt ---------------------------------------------------------------------------------------------

    def _save_refused(self) -> None:
        if self._receipt is None or self._look is None or self._map is None:
            return
        look, receipt, delimiter = self._look, self._receipt, self._map.reading.delimiter
        name = self.tr("{file} – refused rows").format(file=look.path.stem)
        suggested = look.path.with_name(f"{name}.csv")
        path = self._bench.prompt.save_file(self, self.tr("Save refused rows"), suggested, self.tr("Tables (*.csv)"))
        if path is not None:
            self._write(lambda: write_refused(path, receipt, delimiter, shown))

    def _write(self, write: Callable[[], Any]) -> None:
        try:
            write()
        except OSError as error:
            text = self.tr("The file could not be written.")
            self._bench.prompt.choose(self, text, error.strerror or str(error), [self.tr("Close")])

    def _keep_map(self, name: str) -> None:
        """Keep the mapping for the next file with the same headings."""
        if self._map is not None and self._look is not None:
            self._desk.do(keep_map, name, self._map, self._look.headings)
            self._kept_name = name
            self.receipt_page.show_kept(name)

    def _undo(self) -> None:
        """Only the import itself is taken back, not what may have been done after it; a mapping kept since stays."""
        kept, self._kept_name = self._kept_name, ""
        if kept:
            self._desk.undo()
        step = self._desk.next_undo()
        if step is not None and step.id == self._step_id:
            self._desk.undo()
            self.receipt_page.show_undone()
        if kept:
            self._keep_map(kept)

    # -- the window ----------------------------------------------------------------------------------------------

    @override
    def done(self, result: int) -> None:
        """A running import is not left: its receipt would be lost. Cancel stops it."""
        if self._job is None:
            self._watch.stopped = True
            super().done(result)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._job is None and _dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._pages.setCurrentWidget(self.form)
            self.choose_file(path)


def _without(column: Column, heading: str) -> Column:
    """Take *heading* from the column of another field, unless it is only the second part of a joined text."""
    if takes_several(column.key) and not gathers(column.key) and column.headings[0] != heading:
        return column
    return replace(column, headings=tuple(h for h in column.headings if h != heading))


def _sentence(error: Exception) -> str:
    if isinstance(error, FileRefused | MapRefused):
        return error.sentence(shown)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return sentence(error)


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.is_file()), None)
