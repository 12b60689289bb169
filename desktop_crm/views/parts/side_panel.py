"""The side panel: one view of several, chosen from a list, remembered for each screen (SP-1)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_crm.views.memory import Memory
from desktop_crm.views.parts.choice_box import ChoiceBox
from desktop_crm.views.theme import SPACE_M, SPACE_S


class SidePanel(QWidget):
    """A chooser above a stack of views. Several entries may share one widget (a list shown in different ways)."""

    view_chosen = Signal(str)

    def __init__(self, memory: Memory, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory, self._name = memory, name
        self._widgets: dict[str, QWidget] = {}
        self._passing: set[str] = set()
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self.chooser = ChoiceBox(self)
        self.chooser.setAccessibleName(self.tr("View of the side panel"))
        self._stack = QStackedWidget(self)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        line.addWidget(self.chooser, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        self.chooser.activated.connect(lambda _row: self._on_chosen())

    def add_view(self, key: str, title: str, widget: QWidget) -> None:
        """Offer a view; the widget may serve several keys."""
        self.chooser.addItem(title, key)
        self._widgets[key] = widget
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)

    def lend_view(self, key: str, title: str, widget: QWidget) -> None:
        """Offer a view that is not remembered; one that is offered already goes by *title* from now on."""
        if (row := self.chooser.findData(key)) >= 0:
            self.chooser.setItemText(row, title)
        else:
            self._passing.add(key)
            self.add_view(key, title, widget)

    @property
    def view(self) -> str:
        """The key of the view that is shown."""
        return str(self.chooser.currentData())

    def show_view(self, key: str) -> None:
        """Show a view and remember it."""
        row = self.chooser.findData(key)
        self.chooser.setCurrentIndex(max(row, 0))
        self._on_chosen()

    def restore(self, default: str) -> None:
        """Show the view that was shown last."""
        self.show_view(str(self._memory.recall(self._name, default)))

    def _on_chosen(self) -> None:
        if self.view not in self._passing:
            self._memory.keep(self._name, self.view)
        self._stack.setCurrentWidget(self._widgets[self.view])
        self.view_chosen.emit(self.view)
