"""One kind of record: its criteria above, what they found below."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.counting import essence
from desktop_crm.operations.finding import usual
from desktop_crm.operations.found import kept_criteria, kept_text
from desktop_crm.operations.why import Reason, named_reason
from desktop_crm.selections.criteria import Criteria, Group, Related, is_active, problems_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.finding.kinds import FOUND
from desktop_crm.views.finding.saving import SaveSearchDialog
from desktop_crm.views.language import shown
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from desktop_crm.views.parts.joining import offer_to_open
from desktop_crm.views.parts.record_table import RecordTable
from desktop_crm.views.parts.row_deeds import RowDeeds
from desktop_crm.views.parts.why import WhyDialog

SOURCE = "find"
_PAUSE = 400  # milliseconds after the last edit, before the working set is written down
_MOST_CRITERIA = 0.55  # of the height, until the user moves the splitter
_LEAST_RESULTS = 150


class SearchPage(QWidget):
    """Remembers its working set for the user and the file (FIND-5). Find, or Enter in a value, asks for the results."""

    open_requested = Signal(str, int, object)  # kind, id, and the Listing that one walks over, or None
    record_requested = Signal(str, int)
    new_requested = Signal(str, object)
    previewed = Signal(str, int)
    typical_wanted = Signal()
    state_changed = Signal()

    def __init__(self, bench: Bench, record: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk, self.record = bench, bench.desk, record
        self._found = FOUND[record]
        self._ran: Criteria | None = None  # what the results were asked with
        self._own = ""  # the name of the working set: of the user, the kind and the file
        self._is_fresh = True  # other criteria have come to stand there: their room may shrink
        self.entered_from: QWidget | None = None  # what stands above, and has the focus before the criteria
        self._build()
        self._connect()
        self.recall()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.editor = CriteriaEditor(self._bench, self.record, self, usual(self.record))
        self.table = RecordTable(self._bench, self.record, self._found.columns, f"find/{self.record.value}", self)
        self.table.setAccessibleName(self.tr("Results"))
        self.deeds = RowDeeds(self._bench, self.table, self.record, self._found.leads)
        self.why = QAction(self._bench.theme.icon("help"), self.tr("Why is this found?"), self)
        self.deeds.add_after_open(self.why)
        self._keeping = QTimer(self, interval=_PAUSE, singleShot=True)
        self._add_find()
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.editor)
        self.splitter.addWidget(self.table)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self._shared = self.splitter.restoreState(self._bench.memory.recall_bytes(self._splitter))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _add_find(self) -> None:
        """Find stands beside the count, which tells all the time what it would find (FIND-4)."""
        self.find_button = QPushButton(self._bench.theme.icon("find", "on_accent"), self.tr("Find"), self)
        self.find_button.setProperty("role", "primary")
        self.find_button.setAutoDefault(False)
        self.find_button.setToolTip(self.tr("Show what fits (Enter in a value)"))
        self.note = QLabel(self)
        self.note.setProperty("role", "muted")
        self.editor.foot.insertWidget(0, self.find_button)
        self.editor.foot_stations.insert(0, self.find_button)
        self.editor.foot.insertWidget(2, self.note)

    def _connect(self) -> None:
        self.editor.changed.connect(self._on_changed)
        self.editor.search_requested.connect(self.run)
        for emptied in (self.editor.clear_button, self.editor.reset_button):
            emptied.clicked.connect(self.run)
        self.editor.counted.connect(self._on_shown)
        self.find_button.clicked.connect(self.run)
        for seen in (self.table.previewed, self.table.right_clicked):
            seen.connect(lambda id: self.previewed.emit(self.record.value, id))
        self.deeds.record_requested.connect(self._on_record_requested)
        self.deeds.new_requested.connect(self.new_requested)
        self.why.triggered.connect(self.ask_why)
        self._keeping.timeout.connect(self.keep)
        self._desk.user_changed.connect(self.recall)
        self.splitter.splitterMoved.connect(self._on_shared)
        self.editor.root.installEventFilter(self)

    # -- the working set -----------------------------------------------------------------------------------------

    def recall(self) -> None:
        """Show the working set that the user had last, else the usual criteria; and what it finds."""
        if self._keeping.isActive():
            self.keep()
        self._own = f"find/{self._desk.user_id}/{self.record.value}/{self._desk.path.name}"
        kept = kept_criteria(self.record, str(self._bench.memory.recall(self._own, "")))
        self.editor.show_criteria(kept or usual(self.record))
        self.run()

    def keep(self) -> None:
        """Write the working set down."""
        self._keeping.stop()
        self._bench.memory.keep(self._own, kept_text(self.editor.criteria()))

    def take(self, criteria: Criteria) -> None:
        """FIND-6: let a copy of a typical search be the working set, and show what it finds."""
        self.editor.put_criteria(criteria)
        self.run()
        self.table.setFocus()

    def _on_changed(self) -> None:
        self._keeping.start()
        self._is_fresh = self.editor.has_lost_parts
        self._allow()

    def _on_shown(self) -> None:
        """Tab comes from above into the criteria, whichever they are now, and goes on to the results."""
        stations = list(self.editor.stations())
        if self.entered_from is not None:
            QWidget.setTabOrder(self.entered_from, stations[0])
        QWidget.setTabOrder(stations[-1], self.table.view)
        self._allow()

    def _allow(self) -> None:
        """Tell whether the results are those of the criteria as they stand."""
        now, ran = self.editor.criteria(), self._ran
        stale = not self.why_not_save() and (ran is None or essence(now.root) != essence(ran.root))
        self.note.setText(self.tr("Press Find to show them.") if stale else "")
        self._say_when_empty(now if ran is None else ran, stale)
        self.state_changed.emit()

    def why_not_save(self) -> str:
        """Return why there is nothing to be saved; empty where there is."""
        criteria = self.editor.criteria()
        if problems_of(criteria):
            return self.tr("Mend the criteria that are marked first.")
        return "" if is_active(criteria.root) else self.tr("Fill in a criterion first.")

    # -- the results ---------------------------------------------------------------------------------------------

    @property
    def listing(self) -> Listing | None:
        """What the results show, in their order."""
        return self.table.listing

    def run(self) -> None:
        """Ask for what fits. Where nothing is asked, or wrongly, there are no results, and it is said why (FIND-17)."""
        criteria, before = self.editor.criteria(), self._ran
        self.keep()
        self.editor.count_again()
        self._ran, self._is_fresh = criteria, True
        if before is not None and essence(before.root) != essence(criteria.root):
            self.table.filters.reset()  # what narrowed another question would hide what this one finds
        self._say_when_empty(criteria)
        if problems_of(criteria):
            criteria = Criteria(self.record)
        self.table.set_listing(Listing(self.record, SOURCE, order=self._found.order, criteria=criteria))
        self._allow()

    def _say_when_empty(self, criteria: Criteria, stale: bool = False) -> None:
        if stale:
            self.table.set_empty_state(self.tr("Press Find to see what fits now."))
        elif problems_of(criteria):
            self.table.set_empty_state(self.tr("A criterion cannot be asked any more. It is marked above: mend it."))
        elif not is_active(criteria.root):
            hint = self.tr("Fill in a criterion and press Find. A % stands for anything: it finds all.")
            self.table.set_empty_state(hint, self.tr("Typical searches"), self.typical_wanted.emit)
        else:
            self.table.set_empty_state(shown(self._found.none))

    def focus_on_criteria(self) -> None:
        """Let one begin to type a value."""
        stations = list(self.editor.stations())
        values = [one for one in stations if one.inherits("QLineEdit")]
        (values or stations)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_record_requested(self, kind: str, record_id: int) -> None:
        """A row is opened with the list of its fellows; what it leads to, with the list of what they lead to."""
        if kind == RecordKind.SELECTION and self.record is not RecordKind.SELECTION:
            self.record_requested.emit(kind, record_id)
        else:
            self.open_requested.emit(kind, record_id, self.walked(RecordKind(kind)))

    def walked(self, kind: RecordKind) -> Listing | None:
        """Return the list that one walks over from a row that was opened: of its kind, or of what rows lead to."""
        listing = self.listing
        if listing is None or listing.criteria is None or kind is self.record:
            return listing
        parts = tuple(one.root for one in (listing.criteria, listing.narrowed) if one is not None)
        leading = Related(f"{self.record.value}.{kind.value}", Group(parts=parts))
        return Listing(kind, SOURCE, criteria=Criteria(kind, Group(parts=(leading,))))

    # -- why -----------------------------------------------------------------------------------------------------

    def ask_why(self) -> None:
        """Tell of the row that the keys are at why it was found."""
        record_id, listing = self.table.current_id(), self.listing
        if record_id is not None and listing is not None and listing.criteria is not None:
            asked = (named_reason, listing.criteria, record_id)
            self._desk.ask_later(self, *asked, then=self._show_why, topic="why")

    def _show_why(self, answer: tuple[str, Reason]) -> None:
        WhyDialog(self._bench, *answer, parent=self.window()).show()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> SaveSearchDialog:
        """Ask how the search is to be saved as a selection; returns the dialog."""
        dialog = SaveSearchDialog(self._bench, self.editor.criteria(), self.editor.fitting, self.window())
        dialog.started.connect(lambda job, id: offer_to_open(self._desk, job, self.record_requested, id))
        dialog.record_requested.connect(self.record_requested)
        dialog.open()
        return dialog

    # -- measures ------------------------------------------------------------------------------------------------

    _splitter = "find/splitter"

    def _on_shared(self) -> None:
        self._shared = True
        self._bench.memory.keep_bytes(self._splitter, self.splitter.saveState())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # there are more lines, or fewer
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        """Until the user moves the splitter, the criteria take what they need, and the results take the rest.

        While one edits, the criteria only grow, so that the results do not jump with each hint that comes and goes.
        """
        if self._shared:
            return
        room, now = self.splitter.height(), self.splitter.sizes()[0]
        wanted = min(self.editor.wanted_height, round(room * _MOST_CRITERIA), room - _LEAST_RESULTS)
        if wanted > now or self._is_fresh:
            self.splitter.setSizes([wanted, room - wanted])

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._keeping.isActive():
            self.keep()
