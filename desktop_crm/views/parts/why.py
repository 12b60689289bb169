"""Why a record is found, or is not: each criterion with a tick or a cross, and beside it what the record has itself."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTreeWidget, QVBoxLayout, QWidget
from PySide6.QtWidgets import QTreeWidgetItem as Item
from typing_extensions import override

from desktop_crm.operations.why import Reason
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.why_words import Told, WhyWords
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S, Theme

_SIZE = (760, 420)
_WIDEST = 520  # of the criteria, while what the record has finds room beside them
_SIGNS = {True: ("completed", "sold"), False: ("lost", "overdue"), None: ("remove", "muted")}
_ELIDE = Qt.TextElideMode.ElideRight


class WhyTree(QTreeWidget):
    """The criteria as a tree. Ctrl+C copies it as text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.told: Sequence[Told] = ()
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("Criterion"), self.tr("The record has")])
        self.setAccessibleName(self.tr("Criteria, and what the record has"))
        self.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(_ELIDE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setStretchLastSection(True)
        theme.changed.connect(lambda: self.show_told(self.told))

    def show_told(self, told: Sequence[Told]) -> None:
        """Show an explanation, all of it open."""
        self.told = told
        self.clear()
        self.addTopLevelItems([self._item(one) for one in told])
        self.setRootIsDecorated(any(one.parts for one in told))
        self.expandAll()
        self.resizeColumnToContents(0)
        self.setColumnWidth(0, min(self.columnWidth(0) + SPACE_M, _WIDEST))
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _item(self, told: Told) -> Item:
        item = Item([told.text, told.own])
        icon, token = _SIGNS[told.holds]
        item.setIcon(0, self._theme.icon(icon, token))
        spoken = {True: self.tr("holds"), False: self.tr("does not hold"), None: self.tr("does not count")}[told.holds]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{told.text}, {spoken}")
        for column, text in enumerate((told.text, told.own)):
            item.setToolTip(column, plain_tip(text))
            width = self.fontMetrics().horizontalAdvance(text) + ICON_SMALL + SPACE_M
            item.setSizeHint(column, QSize(width, ROW_HEIGHT))
        if told.holds is None:
            for column in (0, 1):
                item.setForeground(column, self._theme.colour("muted"))
        item.addChildren([self._item(part) for part in told.parts])
        return item

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """Return the explanation as lines of text, with tabs."""
        return "\n".join(_lines(self.told, 0))


def _lines(told: Iterable[Told], depth: int) -> Iterable[str]:
    signs = {True: "✓", False: "✗", None: "–"}
    for one in told:
        yield f"{'    ' * depth}{signs[one.holds]} {one.text}\t{one.own}"
        yield from _lines(one.parts, depth + 1)


class WhyDialog(QDialog):
    """Stands beside the list that it explains. *parts*: what the two selections of a combined one are called."""

    def __init__(
        self, bench: Bench, name: str, reason: Reason, parts: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why is this found?"))
        sentence = self.tr("“%1” is found.") if reason.belongs else self.tr("“%1” is not found.")
        self.sentence = QLabel(sentence.replace("%1", name), self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "section")
        self.sentence.setWordWrap(True)
        self.tree = WhyTree(bench.theme, self)
        self.tree.show_told(self._told(reason, parts))
        self._lay_out()
        self.resize(*_SIZE)

    def _told(self, reason: Reason, parts: Sequence[str]) -> Sequence[Told]:
        if reason.finding is not None:
            return WhyWords(self._bench).tell(reason.finding)
        answers = {True: self.tr("it is there"), False: self.tr("it is not there"), None: ""}
        return [Told(holds, name, answers[holds]) for name, holds in zip(parts, reason.parts, strict=False)]

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.sentence)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
