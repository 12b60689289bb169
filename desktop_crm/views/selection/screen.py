"""The selection screen: what only a selection does. Its members are gone through, added to, copied and combined."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind, SelectionForm
from desktop_crm.operations.selection import copy_selection, make_static
from desktop_crm.operations.selection_facts import name_for_copy
from desktop_crm.views.areas import AREAS
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.joining import offer_to_open
from desktop_crm.views.parts.record_screen import RecordScreen
from desktop_crm.views.selection.card import SelectionCard
from desktop_crm.views.selection.members import WALKED
from desktop_crm.views.selection.shown import ShownSelection

_STATIC_ONLY = ("add_matching", "remove_matching")


class SelectionScreen(RecordScreen):
    """Shows one selection at a time. What leads to other screens is wished for by signals."""

    card: SelectionCard

    members_previewed = Signal(str, int)  # a member was clicked: kind and id
    walk_members_requested = Signal(str, int, int)  # kind and id to begin with, and the selection

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(bench, AREAS[RecordKind.SELECTION], parent)

    @override
    def _make_card(self) -> SelectionCard:
        return SelectionCard(self._bench, self)

    @override
    def _connect(self) -> None:
        super()._connect()
        for page in self.card.member_pages:
            page.new_requested.connect(self.new_requested)
            page.previewed.connect(self.members_previewed)
            page.walk_requested.connect(self._walk_from)
            page.add_requested.connect(lambda: self.run_command("add_matching"))
            page.remove_requested.connect(lambda: self.run_command("remove_matching"))
            page.why_requested.connect(self._explain)
            page.listed.connect(self.state_changed)

    @override
    def _command_table(self) -> Mapping[str, Callable[[], Any]]:
        return {
            **super()._command_table(),
            "walk_members": self._walk_members,
            "add_matching": lambda: self._open_matching(adding=True),
            "remove_matching": lambda: self._open_matching(adding=False),
            "copy_into": self._open_copying,
            "copy_selection": self._copy,
            "combine": self._open_combining,
            "make_static": self._make_static,
            "why_member": lambda: self._explain(self.card.list_page.chosen()),
        }

    @override
    def _why_not_now(self, name: str) -> str:
        shown = self.card.shown_selection
        if shown is None:
            return super()._why_not_now(name)
        static = shown.form is SelectionForm.STATIC
        if name in _STATIC_ONLY and not static:
            return self.tr("Members are added and taken out by hand in static selections only.")
        reasons = {
            "make_static": static and self.tr("It is static already; it cannot become dynamic again."),
            "walk_members": self._why_not_walk(),
        }
        return reasons.get(name) or super()._why_not_now(name)

    def _why_not_walk(self) -> str:
        page = self.card.list_page
        if page.record not in WALKED:
            return self.tr("Companies, persons, sales and projects can be gone through.")
        return "" if page.chosen() is not None else self.tr("Nobody is in it.")

    @property
    def _shown(self) -> ShownSelection:
        """The selection that commands are about: they can be given only while there is one."""
        shown = self.card.shown_selection
        assert shown is not None
        return shown

    # -- members -------------------------------------------------------------------------------------------------

    def _walk_members(self) -> None:
        self.card.list_page.walk()

    def _walk_from(self, kind: str, record_id: int) -> None:
        if self.current_id is not None and self.may_leave():
            self.walk_members_requested.emit(kind, record_id, self.current_id)

    def _open_matching(self, adding: bool) -> None:
        from desktop_crm.views.selection.matching_dialog import MatchingDialog  # start-up does not wait for it

        self._open(MatchingDialog(self._bench, self._shown, adding, self.window()))

    def _explain(self, row_id: int | None) -> None:
        from desktop_crm.views.selection.why_dialog import WhyMemberDialog  # start-up does not wait for it

        self._open(WhyMemberDialog(self._bench, self._shown, row_id, self.window()))

    def _open(self, dialog: QDialog) -> None:
        if (wish := getattr(dialog, "record_requested", None)) is not None:
            wish.connect(self.record_requested)
        dialog.open()

    # -- the selection itself --------------------------------------------------------------------------------------

    def _copy(self) -> None:
        """SELF-5: a copy is made at once and shown."""
        name = self._desk.ask(name_for_copy, self.card.title, self.tr("(copy)"))
        copy = self._desk.do(copy_selection, self.current_id, name)
        if copy is not None:
            self.show_record(copy)

    def _open_copying(self) -> None:
        from desktop_crm.views.selection.copy_dialog import CopyDialog  # start-up does not wait for it

        dialog = CopyDialog(self._bench, self._shown, self.window())
        dialog.started.connect(lambda job, id: offer_to_open(self._desk, job, self.record_requested, id))
        self._open(dialog)

    def _wish(self, selection_id: int) -> None:
        self.record_requested.emit(RecordKind.SELECTION.value, selection_id)

    def _open_combining(self) -> None:
        from desktop_crm.views.selection.combine_dialog import CombineDialog  # start-up does not wait for it

        dialog = CombineDialog(self._bench, self._shown, self.window())
        dialog.started.connect(lambda job, _id: job.finished.connect(self._show_made))
        self._open(dialog)

    def _show_made(self, selection_id: int) -> None:
        """Show who is in what was put together, whichever tab was open before."""
        self._wish(selection_id)
        if self.current_id == selection_id:
            self.card.show_members()

    def _make_static(self) -> None:
        """SEL-4: the members of now stay; undo makes it what it was."""
        self._desk.do(make_static, self.current_id)
