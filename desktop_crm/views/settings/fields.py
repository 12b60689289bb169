"""The fields that users define themselves (domain: sale, section 16): for each kind of record, its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.operations.custom_fields import (
    DESCRIPTION,
    EXTENDED,
    TYPE,
    DefinedField,
    change_field,
    change_field_type,
    define_field,
    defined_fields,
    filled_in,
    rank_fields,
    set_field_deleted,
)
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors import make_editor
from desktop_crm.views.settings.grouped_names import GroupedNames
from desktop_crm.views.settings.page import Section, link_button
from desktop_crm.views.settings.ranked_page import RankedPage
from desktop_crm.views.settings.ranked_table import RankedRow

_TYPE_WIDTH = 160


class FieldPanel(Section):
    """What the chosen field is: its type while it may change, its description, and whether it stands in front."""

    lines_wanted = Signal(str)  # the name of the list that the field chooses from

    def __init__(self, page: RankedPage, bench: Bench) -> None:
        super().__init__("", page.content)
        self._page, self._faces = page, bench.faces
        self._field: DefinedField | None = None
        self.kind = make_editor(bench, TYPE, lambda: (), parent=self)
        self.kind_line = self.add(self.tr("Type"), self.kind)
        self._kept_kind = page.in_place(self.kind, self.kind_line, self._save_kind)
        self.lines = link_button(self.tr("Lines of the list…"), self.tr("Go to the list that is chosen from"), self)
        self.lines.clicked.connect(lambda: self._field is not None and self.lines_wanted.emit(self._field.name))
        self._lines_row = self.add("", self.lines)
        self.lines.setAccessibleName(self.lines.text())
        self.front, self.front_line = self.add_tick(
            self.tr("On the card's first tab"),
            self.tr("At most three fields of a kind of record; the others stand under More."),
        )
        self.front.clicked.connect(self._save_front)
        self.description = make_editor(bench, DESCRIPTION, lambda: (), parent=self)
        self._description_line = self.add(
            self.tr("Description"), self.description, self.tr("Shown as a tool tip of the field."), wide=True
        )
        self._kept_description = page.in_place(self.description, self._description_line, self._save_description)

    def show_field(self, field: DefinedField, used: int | None) -> None:
        """Show a field; *used* tells how many records have a value of it (None: it is being counted)."""
        other = self._field is None or self._field.id != field.id
        self._field = field
        self.heading.setText(field.label)
        self._kept_kind.show(field.kind.value, self._faces.word_of(CustomKind, field.kind.value), other)
        self.kind.set_locked(used != 0)
        why = self.tr("The type stays as it is: there are records with a value, and it is of this type.")
        free = self.tr("The type can be changed until a record has a value.")
        self.kind_line.explain(why if used else free)
        self._lines_row.show(field.kind is CustomKind.LIST)
        self.front.setChecked(field.front)
        self._kept_description.show(field.description, another=other)
        if other:
            for line in (self.kind_line, self.front_line, self._description_line):
                line.tell("")

    def _save_kind(self, kind: Any) -> bool:
        assert self._field is not None
        return self._page.save(self.kind_line, change_field_type, self._field.id, CustomKind(kind))

    def _save_description(self, text: Any) -> bool:
        field = self._field
        assert field is not None
        return self._page.save(self._description_line, change_field, field.id, field.label, text or "", field.front)

    def _save_front(self, on: bool) -> None:
        field = self._field
        assert field is not None
        taken = self._page.save(self.front_line, change_field, field.id, field.label, field.description, on)
        self.front.setChecked(on if taken else not on)


class FieldsPage(RankedPage):
    """Fields are added, named, ranked, deleted and restored; their values stay on the records (SD-7)."""

    lines_wanted = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        self._fields: Mapping[int, DefinedField] = {}
        self._used: Mapping[int, int] | None = None  # until they are counted
        names = GroupedNames(bench.theme, self.tr("Kinds of record"), parent)
        super().__init__(
            bench,
            self.tr("Fields"),
            self.tr("Fields of your own, for what the program has no field for."),
            names,
            parent,
        )
        self.new.setPlaceholderText(self.tr("New field"))
        self.new.setAccessibleName(self.tr("New field"))
        self.kind = make_editor(bench, replace(TYPE, help=""), lambda: (), parent=self.content)
        self.kind.setFixedWidth(_TYPE_WIDTH)
        self.kind.set_name(self.tr("Type of the new field"))
        self.kind.set_value(CustomKind.SHORT_TEXT.value, bench.faces.word_of(CustomKind, CustomKind.SHORT_TEXT.value))
        self.kind.committed.connect(self.add_button.click)
        self.adding.insertWidget(1, self.kind)
        QWidget.setTabOrder(self.new, self.kind.inner)
        QWidget.setTabOrder(self.kind.inner, self.add_button)
        self.panel = FieldPanel(self, bench)
        self.panel.lines_wanted.connect(self.lines_wanted)
        self.right.insertWidget(1, self.panel)
        names.show_names([("", [(kind.value, text) for kind, text in self._kinds().items()])])

    def _kinds(self) -> Mapping[RecordKind, str]:
        texts = {
            RecordKind.COMPANY: self.tr("Company"), RecordKind.PERSON: self.tr("Person"),
            RecordKind.SALE: self.tr("Sale"), RecordKind.PROJECT: self.tr("Project"),
            RecordKind.FOLLOW_UP: self.tr("Follow-up"), RecordKind.PRODUCT: self.tr("Product"),
            RecordKind.DOCUMENT: self.tr("Document"), RecordKind.REQUEST: self.tr("Request"),
        }  # fmt: skip
        return {kind: texts[kind] for kind in EXTENDED}

    @property
    def record(self) -> RecordKind:
        """The kind of record that is chosen at the left."""
        return RecordKind(self.names.key)

    # -- showing -------------------------------------------------------------------------------------------------

    @override
    def read(self) -> Sequence[RankedRow]:
        before = next(iter(self._fields.values()), None)
        self._fields = {field.id: field for field in self._desk.ask(defined_fields, self.record)}
        if before is None or before.record is not self.record:
            self._used = None
        self.heading.setText(self._kinds()[self.record])
        return self._told()

    def _told(self) -> Sequence[RankedRow]:
        faces = self._bench.faces
        return [
            RankedRow(
                field.id,
                field.label,
                field.description,
                field.deleted,
                (
                    faces.word_of(CustomKind, field.kind.value),
                    self.tr("First tab") if field.front else "",
                    "…" if self._used is None else faces.number_text(self._used.get(field.id, 0)),
                ),
            )
            for field in self._fields.values()
        ]

    @override
    def headings(self) -> Sequence[str]:
        return (self.tr("Name"), self.tr("Type"), self.tr("Place"), self.tr("Records"))

    @override
    def numeric(self) -> frozenset[int]:
        return frozenset({3})

    @override
    def nothing(self) -> str:
        return self.tr("No fields yet. Write the name of the first one here, choose its type, and press Enter.")

    @override
    def count(self) -> None:
        self._desk.ask_later(self, filled_in, self.record, then=self._on_counted)

    def _on_counted(self, used: Mapping[int, int]) -> None:
        self._used = used
        self.show_again(self._told())

    @override
    def show_line(self, row: RankedRow | None) -> None:
        self.panel.setVisible(row is not None)
        if row is not None:
            used = None if self._used is None else self._used.get(row.id, 0)
            self.panel.show_field(self._fields[row.id], used)

    # -- changing ------------------------------------------------------------------------------------------------

    @override
    def add_named(self, name: str) -> int | None:
        added: int | None = self.written(self.line, define_field, self.record, CustomKind(self.kind.value()), name)
        return added

    @override
    def rename(self, id: int, name: str) -> bool:
        field = self._fields[id]
        return self.save(self.line, change_field, id, name, field.description, field.front)

    @override
    def put(self, id: int, before: int | None) -> None:
        ids = [other for other in self._fields if other != id]
        ids.insert(len(ids) if before is None else ids.index(before), id)
        self.save(self.line, rank_fields, ids)

    @override
    def set_deleted(self, id: int, deleted: bool) -> None:
        self.save(self.line, set_field_deleted, id, deleted)

    @override
    def restored_by(self, name: str) -> str:
        return self.tr("A field “{name}” was deleted; it can be restored instead.").format(name=name)
