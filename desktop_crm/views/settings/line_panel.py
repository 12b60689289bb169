"""What the chosen line of a list has besides its name: an editor for each, made from the list's fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.currency import currencies
from desktop_crm.operations.forms import Choice
from desktop_crm.operations.list_shapes import DESCRIPTION, UserList
from desktop_crm.operations.lists import (
    Line,
    TypeStage,
    change_line,
    lines_of,
    set_type_stages,
    stages_of_type,
)
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.parts.editors import make_editor
from desktop_crm.views.settings.in_place import InPlace
from desktop_crm.views.settings.page import FIELD_WIDTH, Page, Section, plain_label
from desktop_crm.views.settings.page import Line as PageLine
from desktop_crm.views.theme import SPACE_L, SPACE_S, SPACE_XS

_TIME, _UNIT = "duration", "duration_unit"  # of a sale type: they stand on one line
_FIGURE = 96  # width


class LinePanel(Section):
    """The editors of one list's lines. Each value is saved at once."""

    def __init__(self, page: Page, bench: Bench, listed: UserList) -> None:
        super().__init__("", page.content)
        self._page, self._bench, self._desk, self.listed = page, bench, bench.desk, listed
        self._shown: Line | None = None
        self.editors: dict[str, Editor] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self.told: dict[str, PageLine] = {}
        self._kept: dict[str, InPlace] = {}
        self.stages: StageTicks | None = None
        for field in listed.fields:
            if field.kind is Kind.YES_NO:
                self._add_tick(field)
            elif field.name == _UNIT:
                self._add_beside(field, self.editors[_TIME], self.told[_TIME])
                self._add_stages()
            else:
                self._add_field(field)
        self._add_field(DESCRIPTION, self.tr("Shown as a tool tip where the line is chosen."), wide=True)

    def _add_field(self, field: Field, note: str = "", wide: bool = False) -> None:
        plain = replace(field, help="")  # it stands below, for everybody to see
        editor = make_editor(self._bench, plain, lambda: self._choices(field), parent=self)
        line = self.add(shown(field.label), editor, note or shown(field.help), wide)
        self.editors[field.name], self.told[field.name] = editor, line
        self._kept[field.name] = self._page.in_place(
            editor, line, lambda value: self._save(field.name, value), optional=not field.required
        )

    def _add_beside(self, field: Field, first: Editor, line: PageLine) -> None:
        """Add the unit of a figure, at its right and with one line for both."""
        editor = make_editor(self._bench, field, lambda: (), parent=self)
        first.setMaximumWidth(_FIGURE)
        editor.setMaximumWidth(FIELD_WIDTH - _FIGURE - SPACE_S)
        line.beside(editor)
        self.editors[field.name], self.told[field.name] = editor, line
        self._kept[field.name] = self._page.in_place(editor, line, lambda value: self._save(field.name, value))

    def _add_tick(self, field: Field) -> None:
        box, line = self.add_tick(shown(field.label), shown(field.help))
        box.clicked.connect(lambda on: box.setChecked(on if self._save(field.name, on) else not on))
        self.ticks[field.name], self.told[field.name] = box, line

    def _add_stages(self) -> None:
        self.stages = StageTicks(self._bench, self)
        line = self.add(self.tr("Stages"), self.stages, self.tr("In the order of the list of stages."), wide=True)
        self.stages.ticked = lambda ids: self._page.save(line, set_type_stages, self._id, ids)

    def _choices(self, field: Field) -> Sequence[Choice]:
        if field.kind is not Kind.CHOICE:
            return ()
        if field.target == "currency":
            return [Choice(money.id, money.code, money.name) for money in self._desk.ask(currencies)]
        lines = self._desk.ask(lines_of, field.target)
        return [Choice(line.id, line.name, tip=line.description) for line in lines if not line.deleted]

    @property
    def _id(self) -> int:
        return 0 if self._shown is None else self._shown.id

    def _save(self, name: str, value: Any) -> bool:
        return self._page.save(self.told[name], change_line, self.listed.name, self._id, {name: value})

    def show_line(self, line: Line) -> None:
        """Show what a line has."""
        other = line.id != self._id
        self._shown = line
        self.heading.setText(line.name)
        values = {**line.values, DESCRIPTION.name: line.description}
        for name, kept in self._kept.items():
            kept.show(values[name], line.labels.get(name, "") or self._word(name, values[name]), other)
            if other:
                self.told[name].tell("")
        for name, box in self.ticks.items():
            box.setChecked(bool(values[name]))
        if self.stages is not None:
            self.stages.show_stages(self._desk.ask(stages_of_type, line.id))

    def _word(self, name: str, value: Any) -> str:
        field = self.listed.field(name)
        return self._bench.faces.word(field, value) if field.words is not None and value else ""


class StageTicks(QWidget):
    """All stages, each with its probability; those are ticked that a sale type walks through (SG-2)."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._faces = bench.faces
        self._stages: Sequence[TypeStage] = ()
        self.boxes: list[QCheckBox] = []
        self._shares: list[QLabel] = []
        self.ticked: Callable[[list[int]], bool] = lambda ids: False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE_XS, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_L)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(2, 1)

    def show_stages(self, stages: Sequence[TypeStage]) -> None:
        """Show the stages by rank."""
        if [stage.id for stage in stages] != [stage.id for stage in self._stages]:
            self._make_boxes(stages)
        self._stages = stages
        for stage, box, share in zip(stages, self.boxes, self._shares, strict=True):
            box.setText(stage.name)
            box.setChecked(stage.ticked)
            share.setText(self._faces.percent_text(stage.probability))

    def _make_boxes(self, stages: Sequence[TypeStage]) -> None:
        for widget in (*self.boxes, *self._shares):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.boxes = [QCheckBox(self) for _ in stages]
        self._shares = [plain_label("", "muted", self, wrapped=False) for _ in stages]
        for row, (box, share) in enumerate(zip(self.boxes, self._shares, strict=True)):
            box.clicked.connect(self._on_ticked)
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(share, row, 1)

    def _on_ticked(self) -> None:
        ids = [stage.id for stage, box in zip(self._stages, self.boxes, strict=True) if box.isChecked()]
        if not self.ticked(ids):
            self.show_stages(self._stages)
