"""The preview of any record, for the side panel: facts, latest follow-ups, open sales (SP-3)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.previewing import Fact, Mention, Preview, preview_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.status import StatusBadge
from desktop_crm.views.theme import ICON_LARGE, ICON_SMALL, SPACE_L, SPACE_M, SPACE_S, SPACE_XS

_LONG = 400
_MENTIONED = ("follow_up", "sale", "company", "person")


class PreviewPanel(QScrollArea):
    """Shows one record in short; its links lead on."""

    record_requested = Signal(str, int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shown: tuple[RecordKind, int] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bench.desk.changed.connect(self._on_changed)
        bench.theme.changed.connect(self._again)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is previewed."""
        self._shown = None
        label = QLabel(self.tr("Click a record to see it here in short."))
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(label)

    def show_record(self, kind: RecordKind, record_id: int) -> None:
        """Show a record in short."""
        try:
            preview = self._bench.desk.ask(preview_of, kind, record_id)
        except RecordIsGone:
            self.clear()
            return
        self._shown = (kind, record_id)
        self.setWidget(self._page(preview))

    def _again(self) -> None:
        if self._shown is not None:
            self.show_record(*self._shown)

    def _on_changed(self, changes: Any) -> None:
        if self._shown is not None and changes.touch_any(self._shown[0].value, *_MENTIONED):
            self._again()

    def _page(self, preview: Preview) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(self._heading(preview, page))
        if preview.status:
            column.addLayout(self._money(preview, page))
        if preview.facts:
            column.addLayout(self._facts(preview, page))
        for title, mentions in ((self.tr("Follow-ups"), preview.follow_ups), (self.tr("Open sales"), preview.sales)):
            if mentions:
                column.addLayout(self._mentions(title, list(mentions), page))
        column.addStretch(1)
        return page

    def _heading(self, preview: Preview, page: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        icon = QLabel(page)
        ratio = self.devicePixelRatioF()
        icon.setPixmap(self._bench.theme.pixmap(preview.record.value, ICON_LARGE, "accent", ratio))
        title = QLabel(preview.title, page)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setProperty("role", "section")
        title.setWordWrap(True)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(title, 1)
        return line

    def _money(self, preview: Preview, page: QWidget) -> QHBoxLayout:
        faces = self._bench.faces
        badge = StatusBadge(self._bench.theme, page)
        word = faces.word_of(SaleStatus, preview.status)
        badge.set_status(preview.status, f"{word} ({faces.percent_text(preview.probability)})")
        amount = QLabel(faces.amount_text(preview.amount, preview.currency or None), page)
        amount.setProperty("role", "section")
        line = QHBoxLayout()
        line.addWidget(badge)
        line.addStretch(1)
        line.addWidget(amount)
        return line

    def _facts(self, preview: Preview, page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS + 2)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(preview.facts):
            label = QLabel(shown(fact.field.label), page)
            label.setProperty("role", "muted")
            if fact.field.kind is Kind.LONG_TEXT:
                grid.addWidget(label, 2 * row, 0, 1, 2)
                grid.addWidget(self._long(fact, page), 2 * row + 1, 0, 1, 2)
            else:
                grid.addWidget(label, 2 * row, 0)
                grid.addWidget(self._value(fact, page), 2 * row, 1)
        return grid

    def _long(self, fact: Fact, page: QWidget) -> QLabel:
        text = str(fact.value)
        label = QLabel(text if len(text) <= _LONG else text[:_LONG] + "…", page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _value(self, fact: Fact, page: QWidget) -> QWidget:
        text = fact.label if fact.field.kind.refers else self._bench.faces.text(fact.field, fact.value)
        if fact.field.kind is Kind.LINK:
            return self._link(text, fact.field.target or "", int(fact.value), page)
        return ElidedLabel(text, page)

    def _link(self, text: str, kind: str, record_id: int, page: QWidget) -> QPushButton:
        button = QPushButton(page)
        room = max(120, self.viewport().width() - 140)
        cut = button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        button.setText(cut.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.record_requested.emit(kind, record_id))
        return button

    def _mentions(self, title: str, mentions: list[Mention], page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        heading = QLabel(title, page)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 3)
        for row, mention in enumerate(mentions, 1):
            icon = QLabel(page)
            name = "completed" if mention.done else mention.kind.value
            token = "overdue" if mention.late else "muted"
            icon.setPixmap(self._bench.theme.pixmap(name, ICON_SMALL, token, self.devicePixelRatioF()))
            day = QLabel(self._bench.faces.date_text(mention.day), page)
            day.setProperty("role", "error" if mention.late else "muted")
            grid.addWidget(icon, row, 0)
            grid.addWidget(day, row, 1)
            grid.addWidget(self._link(mention.title, mention.kind.value, mention.id, page), row, 2)
        return grid
