"""The preview of any record, for the side panel: facts, latest follow-ups, open sales (SP-3)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.kinds import Kind
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.previewing import Fact, Mention, Preview, preview_of
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.parts.address import ADDRESSES, open_address
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.parts.status import StatusBadge
from desktop_crm.views.theme import ICON_LARGE, ICON_SMALL, SPACE_L, SPACE_M, SPACE_S

_LONG = 400
_ROW = 24
_LINK_EDGE = 3  # a link's words stand this far inside it
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
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(preview.facts):
            label = QLabel(shown(fact.field.label), page)
            label.setProperty("role", "muted")
            label.setFixedHeight(_ROW)
            if fact.field.kind is Kind.LONG_TEXT:
                grid.addWidget(label, 2 * row, 0, 1, 2)
                grid.addWidget(self._long(fact, page), 2 * row + 1, 0, 1, 2)
            else:
                grid.addWidget(label, 2 * row, 0)
                grid.addLayout(self._value(fact, page), 2 * row, 1)
        return grid

    def _long(self, fact: Fact, page: QWidget) -> QLabel:
        text = str(fact.value)
        label = QLabel(text if len(text) <= _LONG else text[:_LONG] + "…", page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _value(self, fact: Fact, page: QWidget) -> QHBoxLayout:
        kind, line = fact.field.kind, QHBoxLayout()
        text = fact.label if kind.refers else self._bench.faces.text(fact.field, fact.value)
        line.setContentsMargins(_LINK_EDGE, 0, 0, 0)
        if kind is Kind.LINK or kind in ADDRESSES:
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._link(fact, text, page), 1)
        else:
            line.addWidget(ElidedLabel(text, page), 1)
        line.addStretch(0)
        return line

    def _link(self, fact: Fact, text: str, page: QWidget) -> LinkButton:
        link = LinkButton(text, shown(fact.field.label), page)
        field, value = fact.field, fact.value
        if field.kind is Kind.LINK:
            link.clicked.connect(lambda: self.record_requested.emit(field.target or "", int(value)))
        else:
            link.clicked.connect(lambda: open_address(field.kind, str(value)))
        return link

    def _mentions(self, title: str, mentions: list[Mention], page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        heading = QLabel(title, page)
        heading.setProperty("role", "heading")
        heading.setFixedHeight(_ROW)
        grid.addWidget(heading, 0, 0, 1, 3)
        for row, mention in enumerate(mentions, 1):
            self._mention(grid, row, mention, page)
        return grid

    def _mention(self, grid: QGridLayout, row: int, mention: Mention, page: QWidget) -> None:
        icon, day = QLabel(page), QLabel(self._bench.faces.date_text(mention.day), page)
        name, token = "completed" if mention.done else mention.kind.value, "overdue" if mention.late else "muted"
        icon.setPixmap(self._bench.theme.pixmap(name, ICON_SMALL, token, self.devicePixelRatioF()))
        day.setProperty("role", "error" if mention.late else "muted")
        day.setFixedHeight(_ROW)
        link = LinkButton(mention.title, parent=page)
        link.clicked.connect(lambda: self.record_requested.emit(mention.kind.value, mention.id))
        line = QHBoxLayout()
        line.addWidget(link, 1)
        line.addStretch(0)
        grid.addWidget(icon, row, 0)
        grid.addWidget(day, row, 1)
        grid.addLayout(line, row, 2)
