"""What is pictured of Find, beside its criteria: results, typical searches, what is said where there are none."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.finding import typical, usual
from desktop_crm.selections.criteria import Criteria, Line, sets
from desktop_crm.selections.operators import Operator
from desktop_crm.views.desk import Desk
from desktop_crm.views.finding.screen import FindScreen
from desktop_crm.views.window import MainWindow

_SALE, _COMPANY, _PERSON = RecordKind.SALE, RecordKind.COMPANY, RecordKind.PERSON
_AT_FAULT = sets(
    _SALE, (Line("sale.x999", Operator.CONTAINS, ("1",)), Line("sale.amount", Operator.GREATER, (5_000_00,)))
)
_NOBODY = sets(_COMPANY, (Line("company.name", Operator.BEGINS, ("Hullmaskin",)),))


class FindPictures:
    """Arranges Find for its pictures. *settle* waits until no answer is on its way."""

    def __init__(self, window: MainWindow, desk: Desk, settle: Callable[[], None]) -> None:
        self._window, self._desk, self._settle = window, desk, settle

    @property
    def _find(self) -> FindScreen:
        return self._window.work.finder

    def scenes(self) -> Mapping[str, Callable[[], Any]]:
        """Return what arranges the window, by the name of the picture."""
        return {
            "find-sales": partial(self._found, _SALE, "usual"),
            "find-companies": partial(self._found, _COMPANY, "suppliers_in_germany"),
            "find-persons": partial(self._found, _PERSON, "mine"),
            "find-products": partial(self._found, RecordKind.QUOTE_LINE, "sold_this_year"),
            "find-requests": partial(self._found, RecordKind.REQUEST, "silent"),
            "find-typical": self._offer_typical,
            "find-kinds": self._offer_kinds,
            "find-heading": self._open_heading,
            "find-empty": lambda: self._ask(usual(_SALE)),
            "find-none": lambda: self._ask(_NOBODY),
            "find-at-fault": lambda: self._ask(_AT_FAULT),
        }

    def dialogs(self) -> Mapping[str, Callable[[], Any]]:
        """Return what opens the dialogs that belong to Find."""
        return {
            "find-save": self._save,
            "find-save-existing": lambda: self._save("existing"),
            "find-why": self._why,
            "new-static-selection": self._collect,
        }

    def _ask(self, criteria: Criteria) -> None:
        self._window.open_find()
        self._find.show_kind(criteria.record)
        self._find.page.take(criteria)
        self._settle()

    def _found(self, kind: RecordKind, name: str) -> None:
        """Show what a typical search finds, and its first record in short."""
        self._ask(next(search.criteria for search in self._desk.ask(typical, kind) if search.name == name))
        table = self._find.page.table
        if table.count:
            table.select_id(table.ids[0])
            table.previewed.emit(table.ids[0])

    def _offer_typical(self) -> None:
        self._found(_SALE, "usual")
        button = self._find.typical_button
        if button.isVisible():
            self._find.typical_menu.popup(button.mapToGlobal(QPoint(0, button.height() + 1)))

    def _offer_kinds(self) -> None:
        self._found(_SALE, "closing")
        button = self._find.kind_button
        button.menu().popup(button.mapToGlobal(QPoint(0, button.height() + 1)))

    def _open_heading(self) -> None:
        self._found(_SALE, "usual")
        table = self._find.page.table
        heading = table.view.horizontalHeader()
        column = table.model.paths.index("sale.sale_date")
        below = QPoint(heading.sectionViewportPosition(column), heading.height())
        table.header_menu(column).popup(heading.mapToGlobal(below))

    def _save(self, way: str = "") -> None:
        self._found(_PERSON, "mine")
        dialog = self._find.page.save()
        if way:
            dialog.ways[way].click()

    def _why(self) -> None:
        self._found(_COMPANY, "without_sale")
        self._find.page.ask_why()
        self._settle()

    def _collect(self) -> None:
        self._found(_PERSON, "mine")
        table = self._find.page.table
        table.view.selectAll()
        menus = (one.menu() for one in table.context_menu(True).actions() if one.isEnabled())
        selecting = next(menu for menu in menus if isinstance(menu, QMenu))
        selecting.aboutToShow.emit()
        selecting.actions()[-1].trigger()
