"""What is pictured of selections: each tab, who came and went, what cannot be shown, and the dialogs."""

from array import array
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from desktop_crm.models.enums import RecordKind, SelectionForm, SelectionTarget
from desktop_crm.operations.looks import packed, remember_look
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.selection import delete_selections, register_static
from desktop_crm.operations.selection_facts import combination_of, selections_of
from desktop_crm.selections.listing import Listing
from desktop_crm.views.desk import Desk
from desktop_crm.views.selection.card import SelectionCard
from desktop_crm.views.selection.screen import SelectionScreen
from desktop_crm.views.window import MainWindow

_SELECTION, _SALE = RecordKind.SELECTION, RecordKind.SALE
_STATIC, _DYNAMIC, _COMBINED = SelectionForm.STATIC, SelectionForm.DYNAMIC, SelectionForm.COMBINED
_OF_SALES, _OF_CONTACTS = SelectionTarget.SALE, SelectionTarget.CONTACT


class SelectionPictures:
    """Arranges the selection screen for its pictures. *settle* waits until no answer is on its way."""

    def __init__(self, window: MainWindow, desk: Desk, settle: Callable[[], None]) -> None:
        self._window, self._desk, self._settle = window, desk, settle
        self._is_changed = False  # a part of the combined one is deleted, or there is one more

    def scenes(self) -> Mapping[str, Callable[[], Any]]:
        """Return what arranges the window, by the name of the picture."""
        show = self._show
        return {
            "selection-members": partial(show, _DYNAMIC, _OF_SALES, "members"),
            "selection-contacts": partial(show, _DYNAMIC, _OF_SALES, "contacts"),
            "selection-criteria": partial(show, _DYNAMIC, _OF_SALES, "criteria"),
            "selection-details": partial(show, _STATIC, _OF_CONTACTS, "details"),
            "selection-edit": self._edit,
            "selection-static": partial(show, _STATIC, _OF_CONTACTS, "contacts"),
            "selection-combined": partial(show, _COMBINED, _OF_CONTACTS, "contacts"),
            "selection-combination": partial(show, _COMBINED, _OF_CONTACTS, "combination"),
            "selection-comings": self._compare,
            "selection-comings-list": self._list_comings,
            "selection-fault": partial(self._break, "contacts"),
            "selection-fault-combination": partial(self._break, "combination"),
            "selection-walk": self._walk,
            "selection-empty": self._make_empty,
        }

    def dialogs(self) -> Mapping[str, Callable[[], Any]]:
        """Return what opens the dialogs about selections."""
        return {
            "selection-combine": partial(self._run, _DYNAMIC, _OF_SALES, "members", "combine"),
            "selection-copy": partial(self._run, _DYNAMIC, _OF_SALES, "members", "copy_into"),
            "selection-why": partial(self._run, _DYNAMIC, _OF_SALES, "members", "why_member"),
            "selection-add": partial(self._run, _STATIC, _OF_SALES, "members", "add_matching"),
            "selection-new": self._window.dialogs.open_new_selection,
        }

    @property
    def _screen(self) -> SelectionScreen:
        screen = self._window.work.screen_of(_SELECTION)
        assert isinstance(screen, SelectionScreen)
        return screen

    def _id(self, form: SelectionForm, target: SelectionTarget) -> int:
        return self._desk.ask(selections_of, [target], [form])[0].id

    def _show(self, form: SelectionForm, target: SelectionTarget, tab: str) -> SelectionCard:
        if self._is_changed:
            self._is_changed = False
            self._desk.undo()
        self._window.open_record(_SELECTION, self._id(form, target))
        self._window.work.side.show_view("selections.active")
        self._screen.card.show_tab(tab)
        self._settle()
        return self._screen.card

    def _run(self, form: SelectionForm, target: SelectionTarget, tab: str, command: str) -> None:
        self._show(form, target, tab)
        self._screen.run_command(command)

    def _edit(self) -> None:
        self._show(_STATIC, _OF_CONTACTS, "details").edit()

    def _compare(self) -> SelectionCard:
        """Let the user have looked at it when it held three others, and not yet three of those of now."""
        self._show(_DYNAMIC, _OF_SALES, "members")
        id = self._id(_STATIC, _OF_SALES)
        now = self._desk.ask(ids_of, Listing(_SALE, "selection", (("selection_id", id),)))
        others = [one for one in self._desk.ask(ids_of, Listing(_SALE, "sales.stalled")) if one not in now]
        self._desk.do(remember_look, id, packed(array("q", [*now[3:], *others[:1]])))
        return self._show(_STATIC, _OF_SALES, "members")

    def _list_comings(self) -> None:
        self._compare().members.comings.open_list()

    def _break(self, tab: str) -> None:
        card = self._show(_COMBINED, _OF_CONTACTS, tab)
        made = self._desk.ask(combination_of, card.record_id or 0)
        self._desk.do(delete_selections, [made.second_id])
        self._is_changed = True

    def _make_empty(self) -> None:
        """Show a new static selection, that holds nobody yet."""
        name = self._show(_STATIC, _OF_SALES, "details").title
        self._desk.do(register_static, {"name": f"{name} 2027", "target": _OF_SALES.value})
        self._is_changed = True
        newest = max(one.id for one in self._desk.ask(selections_of, [_OF_SALES], [_STATIC]))
        self._window.open_record(_SELECTION, newest)

    def _walk(self) -> None:
        self._show(_STATIC, _OF_SALES, "members").members.walk()
