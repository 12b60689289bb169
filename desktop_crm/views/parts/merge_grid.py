"""Records side by side: which of them remains, and whose value is taken where they differ."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.models.catalogue import Field
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.forms import Draft
from desktop_crm.operations.merging import Merger, joined
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.theme import SPACE_M, SPACE_S, SPACE_XS

_LABEL_WIDTH, _COLUMN_WIDTH = 120, 196
_INDICATOR = 32  # the circle of a choice, and what stands around it
_BOTH = 0  # no record has this id


class Choice(QRadioButton):
    """A value that can be taken. It gives way where room is short, and is whole in its tool tip."""

    def __init__(self, text: str, called: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.whole = text
        self.setAccessibleName(f"{called}: {text}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_COLUMN_WIDTH, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = " ".join(self.whole.split())
        cut = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.width() - _INDICATOR)
        self.setText(cut.replace("&", "&&"))
        self.setToolTip(plain_tip(self.whole) if cut != self.whole else "")


class MergeGrid(QFrame):
    """A column for each record, a line for each field in which they differ."""

    survivor_changed = Signal()

    def __init__(self, bench: Bench, merger: Merger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._merger = bench, merger
        self._touched: set[str] = set()
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._build_heads()
        for field in merger.fields:
            self._build_line(field)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._suggest()

    def _build_heads(self) -> None:
        self._survivors = QButtonGroup(self)
        self._put_label(self.tr("Keep"), 0)
        for column, draft in enumerate(self._merger.drafts, 1):
            head = Choice(self._title(draft), self.tr("Keep"), self)
            font = head.font()
            font.setWeight(QFont.Weight.DemiBold)
            head.setFont(font)
            self._survivors.addButton(head, self._id(draft))
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
            under = QLabel(self._registered(draft), self)
            under.setProperty("role", "muted")
            under.setContentsMargins(_INDICATOR - SPACE_XS, 0, 0, 0)
            self._grid.addWidget(under, 1, column)
        self._survivors.button(self._id(self._merger.drafts[0])).setChecked(True)
        self._survivors.idClicked.connect(self._on_survivor_chosen)

    def _title(self, draft: Draft) -> str:
        return str(draft.values.get("full_name") or draft.values.get("name") or "")

    def _registered(self, draft: Draft) -> str:
        number, stamp = draft.values.get("number") or "–", draft.values.get("registered_at")
        told = self.tr("No. {number}").format(number=number)
        return f"{told} · {self._bench.faces.stamp_text(stamp)}" if stamp else told

    def _build_line(self, field: Field) -> None:
        row, called = self._grid.rowCount(), shown(field.label)
        self._put_label(called, row)
        group = self._groups[field.name] = QButtonGroup(self)
        texts = {self._id(draft): self._text(field, draft) for draft in self._merger.drafts}
        if field.kind is Kind.LONG_TEXT:
            texts[_BOTH] = self.tr("All, one below the other")
            self._grid.setColumnStretch(len(texts), 1)
        for column, (id, text) in enumerate(texts.items(), 1):
            choice = Choice(text or self.tr("(empty)"), called, self)
            group.addButton(choice, id)
            self._grid.addWidget(choice, row, column)
        group.idClicked.connect(lambda _id, name=field.name: self._touched.add(name))

    def _put_label(self, text: str, row: int) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        self._grid.addWidget(label, row, 0)

    def _text(self, field: Field, draft: Draft) -> str:
        value = draft.values[field.name]
        if field.kind.refers:
            return draft.labels.get(field.name, "")
        return str(value or "") if field.kind is Kind.LONG_TEXT else self._bench.faces.text(field, value)

    @staticmethod
    def _id(draft: Draft) -> int:
        assert draft.id is not None
        return draft.id

    # -- what is chosen ------------------------------------------------------------------------------------------

    @property
    def survivor(self) -> int:
        """The record that remains."""
        return self._survivors.checkedId()

    def values(self) -> Mapping[str, Any]:
        """Return the chosen values by attribute."""
        drafts = {draft.id: draft for draft in self._merger.drafts}
        return {field.name: self._value(field, drafts) for field in self._merger.fields}

    def _value(self, field: Field, drafts: Mapping[int | None, Draft]) -> Any:
        chosen = self._groups[field.name].checkedId()
        if chosen == _BOTH:
            texts: Sequence[str] = [draft.values[field.name] for draft in self._merger.drafts]
            return joined(texts)
        return drafts[chosen].values[field.name]

    def _on_survivor_chosen(self) -> None:
        self._suggest()
        self.survivor_changed.emit()

    def _suggest(self) -> None:
        """Where the user has not chosen, the value of the record that remains is taken."""
        for field in self._merger.fields:
            if field.name not in self._touched:
                self._groups[field.name].button(self._merger.suggested(field, self.survivor)).setChecked(True)
