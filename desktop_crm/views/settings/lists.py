"""The user's lists: what their lines are called, in which order they stand, and which are offered (SD-7)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.operations.list_shapes import GROUPS, UserList, user_lists
from desktop_crm.operations.list_use import used_by
from desktop_crm.operations.lists import Line as ListLine
from desktop_crm.operations.lists import (
    add_line,
    change_line,
    lines_of,
    move_line,
    replacements,
    set_line_deleted,
    sort_lines,
)
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.settings.grouped_names import GroupedNames
from desktop_crm.views.settings.line_panel import LinePanel
from desktop_crm.views.settings.page import link_button
from desktop_crm.views.settings.ranked_page import RankedPage
from desktop_crm.views.settings.ranked_table import RankedRow
from desktop_crm.views.settings.replacing import ReplaceBar

_COLUMNS = (
    "probability",
    "form",
    "days",
    "code",
    "group_key",
    "currency_id",
    "category_id",
)  # worth a column of the table


class ListsPage(RankedPage):
    """All lists but that of the currencies, which has a page of its own."""

    currencies_wanted = Signal()

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        self._lists: Mapping[str, UserList] = {}
        self._lines: Mapping[int, ListLine] = {}
        self._read_list = ""
        self._used: Mapping[int, int] | None = None  # until they are counted
        self.panel: LinePanel | None = None
        names = GroupedNames(bench.theme, self.tr("Lists"), parent, self.tr("Search lists"))
        super().__init__(
            bench,
            self.tr("Lists"),
            self.tr("What is chosen from on cards. A deleted line stays on the records that have it."),
            names,
            parent,
        )
        self.new.setPlaceholderText(self.tr("New line"))
        self.new.setAccessibleName(self.tr("New line"))
        self.currencies = link_button(self.tr("Currencies…"), self.tr("Go to the currencies"), self.content)
        self.currencies.clicked.connect(self.currencies_wanted)
        self.left.addWidget(self.currencies)
        self.replacing = ReplaceBar(self, bench)
        self.lines_column.insertWidget(self.lines_column.indexOf(self.problem), self.replacing)
        self._make_more()

    def _make_more(self) -> None:
        self.replace = self.make_action("combine", self.tr("Replace by…"), "", self._on_replacing)
        self.sort = self.make_action("sort", self.tr("Sort by name"), "", self._on_sorting)
        self.explain(self.replace, self.tr("Give the records that have this line another one, and delete it"))
        for action in (self.replace, self.sort):
            self.tools.addWidget(self.tool(action))

    @property
    def listed(self) -> UserList:
        """The list that is chosen at the left."""
        return self._lists[self.names.key]

    # -- showing -------------------------------------------------------------------------------------------------

    @override
    def show_names(self) -> None:
        self._lists = {str(listed.name): listed for listed in self._desk.ask(user_lists)}
        groups = {group: [one for one in self._lists.values() if one.group == group] for group in GROUPS}
        self.names.show_names(
            [(shown(group), [(str(one.name), shown(one.label)) for one in lists]) for group, lists in groups.items()]
        )

    @override
    def read(self) -> Sequence[RankedRow]:
        if self._read_list != self.listed.name:
            self._read_list, self._used = self.listed.name, None
        self._lines = {line.id: line for line in self._desk.ask(lines_of, self.listed.name)}
        self.heading.setText(shown(self.listed.label))
        return self._told()

    def _told(self) -> Sequence[RankedRow]:
        return [
            RankedRow(line.id, line.name, line.description, line.deleted, (*self._beside(line), self._count_of(line)))
            for line in self._lines.values()
        ]

    def _beside(self, line: ListLine) -> Sequence[str]:
        return [
            line.labels.get(field.name) or self._bench.faces.text(field, line.values[field.name] or None)
            for field in self._columns()
        ]

    def _columns(self) -> Sequence[Field]:
        return [field for field in self.listed.fields if field.name in _COLUMNS]

    def _count_of(self, line: ListLine) -> str:
        return "…" if self._used is None else self._bench.faces.number_text(self._used.get(line.id, 0))

    @override
    def headings(self) -> Sequence[str]:
        return (self.tr("Name"), *(shown(field.label) for field in self._columns()), self.tr("Records"))

    @override
    def numeric(self) -> frozenset[int]:
        columns = self._columns()
        return frozenset({len(columns) + 1, *(at for at, field in enumerate(columns, 1) if field.kind.numeric)})

    @override
    def nothing(self) -> str:
        return self.tr("No lines yet. Write the first one here, and press Enter.")

    @override
    def count(self) -> None:
        self._desk.ask_later(self, used_by, self.listed.name, then=self._on_counted)

    def _on_counted(self, used: Mapping[int, int]) -> None:
        self._used = used
        self.show_again(self._told())

    @override
    def show_line(self, row: RankedRow | None) -> None:
        self.replacing.close_for(0 if row is None else row.id)
        self.replace.setEnabled(row is not None and not row.deleted)
        if row is None or row.id not in self._lines:
            self._drop_panel()
            return
        if self.panel is None or self.panel.listed != self.listed:
            self._drop_panel()
            self.panel = LinePanel(self, self._bench, self.listed)
            self.right.insertWidget(1, self.panel)
        self.panel.show_line(self._lines[row.id])

    def _drop_panel(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    # -- changing ------------------------------------------------------------------------------------------------

    def _write(self, operation: Any, *args: Any) -> bool:
        return self.save(self.line, operation, self.listed.name, *args)

    @override
    def add_named(self, name: str) -> int | None:
        added: int | None = self.written(self.line, add_line, self.listed.name, name)
        return added

    @override
    def rename(self, id: int, name: str) -> bool:
        return self._write(change_line, id, {"name": name})

    @override
    def put(self, id: int, before: int | None) -> None:
        self._write(move_line, id, before)

    @override
    def set_deleted(self, id: int, deleted: bool) -> None:
        self._write(set_line_deleted, id, deleted)

    def _on_sorting(self) -> None:
        self._write(sort_lines)

    def _on_replacing(self) -> None:
        if (row := self.table.row) is not None:
            self.replacing.open(self.listed.name, row, lambda: self._desk.ask(replacements, self.listed.name, row.id))
