"""Two circles that show what a set operation takes: each is a button to choose it by."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import SetOperation
from desktop_crm.views.bench import Bench
from desktop_crm.views.theme import SPACE_S, Theme

_SIZE = QSize(48, 32)
_WIDTH = 116
_RADIUS, _APART = 0.34, 0.19  # of the height of the picture: of the circles, and of their middles from its own


class VennIcon(QIconEngine):
    """The picture of one operation; it asks the theme for its colours whenever it is painted."""

    def __init__(self, theme: Theme, operation: SetOperation) -> None:
        super().__init__()
        self._theme, self._operation = theme, operation

    @override
    def clone(self) -> QIconEngine:
        return VennIcon(self._theme, self._operation)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        off = mode == QIcon.Mode.Disabled
        colour = self._theme.colour("disabled" if off else "accent")
        soft = self._theme.tint("disabled" if off else "accent", 0.45)
        left, right = _circles(QRectF(rect))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_taken(self._operation, left, right), soft)
        painter.setPen(QPen(colour, 1.4))
        painter.drawPath(left)
        painter.drawPath(right)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture


def _circles(rect: QRectF) -> tuple[QPainterPath, QPainterPath]:
    radius, apart, middle = rect.height() * _RADIUS * 1.25, rect.height() * _APART * 1.25, rect.center()
    paths = []
    for side in (-1, 1):
        path = QPainterPath()
        path.addEllipse(middle + QPointF(side * apart, 0), radius, radius)
        paths.append(path)
    return paths[0], paths[1]


def _taken(operation: SetOperation, left: QPainterPath, right: QPainterPath) -> QPainterPath:
    common = left.intersected(right)
    parts: Mapping[SetOperation, QPainterPath] = {
        SetOperation.ONLY_FIRST: left.subtracted(right),
        SetOperation.ONLY_SECOND: right.subtracted(left),
        SetOperation.COMMON: common,
        SetOperation.DIFFERENCE: left.united(right).subtracted(common),
        SetOperation.ALL: left.united(right),
    }
    return parts[operation]


class OperationChoice(QWidget):
    """The five operations side by side, one of them chosen (2.5)."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self.buttons: dict[SetOperation, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for operation in SetOperation:
            button = QToolButton(self)
            button.setIcon(QIcon(VennIcon(bench.theme, operation)))
            button.setIconSize(_SIZE)
            button.setText(bench.faces.word_of(SetOperation, operation))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setMinimumWidth(_WIDTH)
            button.setAccessibleName(button.text())
            button.setToolTip(self._told(operation))
            self.group.addButton(button)
            self.buttons[operation] = button
            line.addWidget(button)
        line.addStretch(1)

    def _told(self, operation: SetOperation) -> str:
        told: Mapping[SetOperation, str] = {
            SetOperation.ONLY_FIRST: self.tr("Those in selection 1 that are not in selection 2"),
            SetOperation.ONLY_SECOND: self.tr("Those in selection 2 that are not in selection 1"),
            SetOperation.COMMON: self.tr("Those that are in both"),
            SetOperation.DIFFERENCE: self.tr("Those that are in one of them, but not in both"),
            SetOperation.ALL: self.tr("Those that are in either, each once"),
        }
        return told[operation]

    @property
    def operation(self) -> SetOperation:
        """The one that is chosen."""
        return next((one for one, button in self.buttons.items() if button.isChecked()), SetOperation.ALL)

    def choose(self, operation: SetOperation) -> None:
        """Choose one by program."""
        self.buttons[operation].setChecked(True)
