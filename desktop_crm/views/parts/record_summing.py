"""Works out what a list comes to, off the window's thread: its columns, and the records that are selected."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from desktop_crm.operations.figures import Figure, Measure, figures_of
from desktop_crm.operations.grouping import Groups
from desktop_crm.operations.listed import AMOUNTS, amount_in_base
from desktop_crm.operations.reading import Amount
from desktop_crm.selections.listing import Listing
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import PATIENCE
from desktop_crm.views.parts.record_columns import RecordColumns
from desktop_crm.views.parts.record_figures import ColumnFigures
from desktop_crm.views.parts.record_foot import RecordFoot
from desktop_crm.views.parts.record_model import RecordModel
from desktop_crm.views.parts.record_totals import TotalRow
from desktop_crm.views.parts.record_view import RecordView

_PAUSE = 120  # milliseconds of rest before anything is summed


class Summing(QObject):
    """Asks when the user rests; of several answers only the newest is shown."""

    worked_out = Signal()  # the figures of the columns have arrived

    def __init__(
        self, bench: Bench, view: RecordView, model: RecordModel, foot: RecordFoot, totals: TotalRow,
        chosen: ColumnFigures, columns: RecordColumns,
    ) -> None:  # fmt: skip
        super().__init__(view)
        self._bench, self._view, self._model, self._foot = bench, view, model, foot
        self._totals, self._chosen = totals, chosen
        self._listing: Listing | None = None
        self._grouped = False  # the figures come with the groups
        self._selecting = QTimer(self, interval=_PAUSE, singleShot=True)
        self._figuring = QTimer(self, interval=_PAUSE, singleShot=True)
        self._selecting.timeout.connect(self._sum)
        self._figuring.timeout.connect(self._work_out)
        view.selection_changed.connect(self._on_selection_changed)
        chosen.changed.connect(self._on_chosen)
        columns.changed.connect(self._on_chosen)
        totals.menu_requested.connect(self._on_menu_requested)

    def follow(self, listing: Listing) -> None:
        """The list has been read: what it comes to may be something else now."""
        self._listing, self._grouped = listing, False
        self._figuring.start()

    def show_totals(self, listing: Listing, groups: Groups) -> None:
        """A grouped list has been read, and with it what it comes to."""
        self._listing, self._grouped = listing, True
        self._on_worked_out(groups.measures, groups.total())

    def stop(self) -> None:
        """The list is out of sight."""
        self._selecting.stop()

    # -- the columns -------------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        """What is no longer asked for goes at once."""
        asked = {measure.path for measure in self.measures}
        self._totals.show_figures({path: one for path, one in self._totals.figures.items() if path in asked})
        if not self._grouped:
            self._figuring.start()

    def _work_out(self) -> None:
        measures = self.measures
        if self._listing is None or not measures:
            self._totals.show_figures({})
            return
        told = partial(self._on_worked_out, measures)
        self._bench.desk.ask_later(
            self,
            figures_of,
            self._listing,
            measures,
            then=told,
            failed=self._on_failed,
            topic="figures",
            patience=PATIENCE,
        )

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is worked out of the columns that are shown."""
        return tuple(measure for measure in self._chosen.measures if measure.path in self._model.paths)

    def _on_worked_out(self, measures: Sequence[Measure], figures: Sequence[Figure]) -> None:
        if tuple(measures) == self.measures:
            pairs = zip(measures, figures, strict=True)
            self._totals.show_figures({measure.path: figure for measure, figure in pairs})
            self.worked_out.emit()

    def _on_failed(self, _error: Exception) -> None:
        """The list itself says why it cannot be asked for."""
        self._totals.show_figures({})

    def _on_menu_requested(self, where: QPoint, path: str) -> None:
        menu = QMenu(self._totals)
        self._chosen.fill(menu, path)
        menu.popup(where)

    # -- the selected ------------------------------------------------------------------------------------------------

    def _on_selection_changed(self) -> None:
        self._foot.set_selected(len(self._view.records))
        self._selecting.start()

    def _sum(self) -> None:
        count, whole = len(self._view.records), len(self._model.ids)
        if self._listing is None or self._model.record not in AMOUNTS or count < 2:
            return
        rest = 2 * count > whole  # of more than half, what is left out is sooner summed
        ids = self._view.records.ids(self._model.ids, outside=rest)
        told = partial(self._on_summed, count)
        self._bench.desk.ask_later(self, amount_in_base, self._listing, ids, rest, then=told, topic="sum")

    def _on_summed(self, count: int, total: Amount) -> None:
        if count == len(self._view.records):
            self._foot.set_selected(count, self._bench.faces.amount_text(total.minor, total.currency))
