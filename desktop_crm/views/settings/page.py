"""What the pages of the settings are made of: sections with aligned lines, notices, and how a change is saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_crm.operations.errors import Refused
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.parts.editor import Editor
from desktop_crm.views.sentences import sentence
from desktop_crm.views.settings.in_place import InPlace
from desktop_crm.views.theme import FIELD_HEIGHT, ICON_MEDIUM, SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, Theme

LABEL_WIDTH = 164
FIELD_WIDTH = 300
_REFUSED = object()  # the result of a write that was not taken


def plain_label(text: str, role: str, parent: QWidget | None = None, wrapped: bool = True) -> QLabel:
    """Return a label of plain text in one of the style sheet's roles."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wrapped)
    return label


def link_button(text: str, tip: str, parent: QWidget | None = None) -> QPushButton:
    """Return a button that reads like a link."""
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


class Notice(QFrame):
    """A quiet box with a sentence and, where there is something to do about it, links."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "notice")
        self._picture = QLabel(self)
        self.text = plain_label("", "", self)
        self._links = QHBoxLayout()
        self._links.setSpacing(SPACE_L)
        self._links.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(self.text)
        words.addLayout(self._links)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        line.setSpacing(SPACE_S)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        theme.changed.connect(self._show_picture)
        self._show_picture()
        self.hide()

    def _show_picture(self) -> None:
        self._picture.setPixmap(self._theme.pixmap("info", ICON_MEDIUM, "accent", self.devicePixelRatioF()))

    def add_link(self, text: str, tip: str, clicked: Callable[[], Any]) -> QPushButton:
        """Add a link under the sentence."""
        button = link_button(text, tip, self)
        button.clicked.connect(lambda _on=False: clicked())
        self._links.insertWidget(self._links.count() - 1, button)
        return button

    def tell(self, text: str) -> None:
        """Show a sentence; an empty one hides the box."""
        self.text.setText(text)
        self.setVisible(bool(text))


class Line:
    """One line of a section: a control, what explains it, and what went wrong with it."""

    def __init__(
        self,
        label: QLabel | None,
        control: QWidget,
        note: QLabel,
        problem: QLabel,
        across: QHBoxLayout | None = None,
    ) -> None:
        self.label, self.control, self.note, self._problem, self._across = label, control, note, problem, across
        self.explain(note.text())
        self.tell("")

    def explain(self, text: str) -> None:
        """Explain the control in muted words under it."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def tell(self, problem: str) -> None:
        """Show why a change was not taken; nothing when it was."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @property
    def told(self) -> str:
        """What went wrong, as it is shown."""
        return self._problem.text()

    def show(self, on: bool) -> None:
        """Let the line be seen, or not."""
        for widget in (self.label, self.control):
            if widget is not None:
                widget.setVisible(on)

    def beside(self, control: QWidget) -> None:
        """Put another control at the right of the first one."""
        assert self._across is not None
        self._across.setSpacing(SPACE_S)
        self._across.insertWidget(self._across.count() - 1, control, 1)

    def allow(self, on: bool) -> None:
        """Let the control be used, or dim it."""
        self.control.setEnabled(on)
        if self.label is not None:
            self.label.setEnabled(on)


class Section(QFrame):
    """A card with a heading; labels stand in one column, controls in the next."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        self.column.setSpacing(SPACE_M)
        self.heading = plain_label(heading, "section", self)
        self.column.addWidget(self.heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_M)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def add(self, text: str, control: QWidget, note: str = "", wide: bool = False) -> Line:
        """Add a labelled control. A *wide* one takes all the room there is."""
        label = plain_label(text, "", self, wrapped=False)
        label.setMinimumHeight(FIELD_HEIGHT)
        label.setBuddy(control)
        if isinstance(control, Editor):
            control.set_name(text)
        else:
            control.setAccessibleName(text)
        row = self._grid.rowCount()
        line, rows = self._under(label, control, note)
        if not wide:
            control.setMaximumWidth(FIELD_WIDTH)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(rows, row, 1)
        return line

    def add_tick(self, text: str, note: str = "") -> tuple[QCheckBox, Line]:
        """Add a box to tick, over the whole width; its explanation stands under its words."""
        box = QCheckBox(text, self)
        box.setToolTip(note)
        line, rows = self._under(None, box, note)
        line.note.setIndent(SPACE_XL)
        self._grid.addLayout(rows, self._grid.rowCount(), 0, 1, 2)
        return box, line

    def add_wide(self, widget: QWidget) -> None:
        """Add something that has no label."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def _under(self, label: QLabel | None, control: QWidget, note: str) -> tuple[Line, QVBoxLayout]:
        rows = QVBoxLayout()
        rows.setSpacing(SPACE_XS)
        explained, problem = plain_label(note, "muted", self), plain_label("", "error", self)
        across = QHBoxLayout()
        across.addWidget(control, 1)
        across.addStretch(0)
        rows.addLayout(across)
        for widget in (problem, explained):
            rows.addWidget(widget)
        return Line(label, control, explained, problem, across), rows


class Page(QScrollArea):
    """One page. `refresh` shows what the file says now; it is called after each change, undo and redo."""

    closing_wanted = Signal()  # Esc, in a field in which nothing was typed

    def __init__(self, bench: Bench, title: str, introduction: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget(self)
        self._column = QVBoxLayout(self.content)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_L)
        head = QVBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(plain_label(title, "title", self.content))
        head.addWidget(plain_label(introduction, "muted", self.content))
        self._column.addLayout(head)
        self._column.addStretch(1)
        self.setWidget(self.content)

    def refresh(self) -> None:
        """Show what the file says now."""

    def add(self, widget: QWidget) -> None:
        """Add a section or a notice below those that there are."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def reveal(self, section: QWidget) -> None:
        """Scroll to something that was shown just now: all that holds it is laid out first."""
        holder: QWidget | None = section
        while holder is not None and holder is not self.content:
            if (layout := holder.layout()) is not None:
                layout.activate()
            holder = holder.parentWidget()
        self._column.activate()
        wide = self.content.width()
        self.content.resize(wide, max(self.viewport().height(), self._column.totalHeightForWidth(wide)))
        self.ensureWidgetVisible(section, 0, SPACE_L)

    def section(self, heading: str) -> Section:
        """Add a section."""
        made = Section(heading, self.content)
        self.add(made)
        return made

    def in_place(self, editor: Editor, line: Line, save: Callable[[Any], bool], optional: bool = False) -> InPlace:
        """Save what is typed or chosen in *editor* at once. An *optional* choice may be taken away."""
        editor.changed.connect(lambda: line.tell(""))  # before it is saved, which may be refused
        keeper = InPlace(editor, save, optional)
        keeper.closing_wanted.connect(self.closing_wanted)
        return keeper

    def save(self, line: Line, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Write one step. A refusal is told at *line*; returns whether the change was taken."""
        return self._attempted(line, operation, *args, **kwargs) is not _REFUSED

    def written(self, line: Line, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Write one step and return its result; None where it was refused, which is told at *line*."""
        result = self._attempted(line, operation, *args, **kwargs)
        return None if result is _REFUSED else result

    def _attempted(self, line: Line, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            result = self._desk.attempt(operation, *args, **kwargs)
        except (Refused, BusyWithJob, self._desk.save_failed) as error:
            line.tell(sentence(error))
            return _REFUSED
        line.tell("")
        return result
