"""The card of a screen: what stands around the tabs of every kind of record (SC-1 … SC-6).

Above: the picture where there is one, the kind's icon, the name, the star, the pencil and the tasks. Below: Completed
where the kind has it, who registered or changed the record, and Previous and Next with the place in the list.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QToolButton, QWidget
from typing_extensions import override

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.favourites import is_favourite, toggle_favourite
from desktop_crm.operations.forms import Draft
from desktop_crm.operations.picture import PICTURED
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.users import initials_of_user
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import shown
from desktop_crm.views.layouts import LAYOUTS
from desktop_crm.views.parts.card import Card
from desktop_crm.views.parts.elided import plain_tip
from desktop_crm.views.parts.record_picture import CardPicture
from desktop_crm.views.theme import ICON_LARGE, ICON_MEDIUM, SPACE_XS

LATE = "error"
_ANY_WIDTH = 16_777_215
_DUE = frozenset({"next_milestone", "deadline"})
_LEAST_NAME = 120  # the narrowest field of a name that has several


class RecordCard(Card):
    """A record of any kind on its screen. A kind with more to show has a card of its own."""

    completed_chosen = Signal(bool)

    def __init__(self, bench: Bench, record: RecordKind, parent: QWidget | None = None) -> None:
        self.is_starred = False
        self._stale = False
        self._fields_stale = False  # the user's own fields were changed while the card was out of sight
        super().__init__(bench, LAYOUTS[record], FORMS[record], parent)
        self._build_header()
        self._build_footer()
        self.picture = CardPicture(bench, self) if record in PICTURED else None
        self.shown_changed.connect(self._show_frame)
        bench.theme.changed.connect(self._show_frame)

    def _build_header(self) -> None:
        self.icon = QLabel(self)
        self.star = self._tool("star", self.tr("Favourite"))
        self.star.clicked.connect(self._on_star_clicked)
        self.pencil = self._tool("edit", self.tr("Edit (Ctrl+E)"))
        self.pencil.clicked.connect(self._on_pencil_clicked)
        self.tasks = self._tool("more", self.tr("Tasks"))
        self.tasks.setProperty("role", "icon")
        self.tasks.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = self.header_line
        line.setSpacing(SPACE_XS)
        line.addWidget(self.icon)
        for name in self._names:
            value = self.header_value(name)
            value.set_heading("title")
            value.say_in(self.under_header)
            if name != self._names[0]:
                value.stand_close()
            line.addWidget(value, 1000)
        line.addWidget(self.star)
        line.addStretch(1)
        self._build_header_end()
        for button in (self.pencil, self.tasks):
            line.addWidget(button)

    def _build_header_end(self) -> None:
        """Lay out what a kind shows at the right of its header."""

    @property
    def _names(self) -> tuple[str, ...]:
        """The attributes that make up the name."""
        return (*self._layout.before, self._layout.title)

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._bench.theme.icon(icon))
        button.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _build_footer(self) -> None:
        self.completed = QCheckBox(self.tr("Completed"), self)
        self.completed.clicked.connect(self.completed_chosen)
        self.completed.setVisible(self._form.complete is not None)
        self._why_shut = QLabel(self)  # in a form that takes nothing, beside the tick that shuts it
        self._why_shut.hide()
        self._stamp = QLabel(self)
        self._stamp.setProperty("role", "muted")
        self.place_in_list = QLabel(self)
        self.place_in_list.setProperty("role", "muted")
        self.previous = self._tool("previous", self.tr("Previous (Ctrl+PgUp)"))
        self.next = self._tool("next", self.tr("Next (Ctrl+PgDown)"))
        line = self.footer_line
        line.addWidget(self.completed)
        line.addWidget(self._why_shut)
        line.addStretch(1)
        line.addWidget(self._stamp)
        line.addStretch(1)
        for widget in (self.place_in_list, self.previous, self.next):
            line.addWidget(widget)

    def set_task_actions(self, actions: Sequence[QAction | None]) -> None:
        """Fill the ⋮ menu; None is a line between."""
        menu = QMenu(self.tasks)
        menu.setToolTipsVisible(True)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        self.tasks.setMenu(menu)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A right click beside the values offers what can be done with the record."""
        if self.is_editing:
            super().contextMenuEvent(event)
        else:
            self.tasks.menu().popup(event.globalPos())

    # -- what is shown -------------------------------------------------------------------------------------------

    @override
    def _take(self, draft: Draft) -> None:
        self._read_star(draft.id)
        super()._take(draft)

    def _read_star(self, record_id: int | None) -> None:
        self.is_starred = record_id is not None and self._desk.ask(is_favourite, self._layout.record, record_id)

    def _show_frame(self) -> None:
        icon, word = self.sign()
        self.icon.setPixmap(icon.pixmap(QSize(ICON_LARGE, ICON_LARGE), self.devicePixelRatioF()))
        self.icon.setToolTip(word)
        self.icon.setAccessibleName(word)
        self._share_header()
        self._show_buttons()
        self._show_completed()
        self._stamp.setText(self._stamp_text())
        why_shut = self._state.reasons.get("", "") if self.is_editing else ""
        self._why_shut.setText(shown(why_shut) if why_shut else "")
        self._why_shut.setVisible(bool(why_shut))
        self._stamp.setVisible(not why_shut)

    def sign(self) -> tuple[QIcon, str]:
        """Return the icon at the left of the name, and the word for it."""
        sign, theme = self._layout.sign, self._bench.theme
        if sign is not None and self._values.get(sign.name):
            return theme.icon(sign.icon, sign.token), shown(self._layout.field(sign.name).label)
        return theme.icon(self._layout.record.value, "accent"), shown(self._layout.tabs[0].label)

    def _share_header(self) -> None:
        """A name that is read takes the room of its words, and the star follows it at once; a form shares the room."""
        for name in self._names:
            value = self.header_value(name)
            value.setMaximumWidth(_ANY_WIDTH if value.is_editing else max(1, value.wanted_width))
            value.setMinimumWidth(_LEAST_NAME if value.is_editing and len(self._names) > 1 else 0)
            value.setVisible(value.is_editing or bool(value.text) or len(self._names) == 1)

    def _show_buttons(self) -> None:
        saved = self.record_id is not None
        self.star.setVisible(saved)
        theme = self._bench.theme
        self.star.setIcon(theme.icon("star_filled", "stalled") if self.is_starred else theme.icon("star", "muted"))
        self.star.setToolTip(self.tr("Remove from favourites") if self.is_starred else self.tr("Add to favourites"))
        self.pencil.setEnabled(saved and not self.is_editing)
        self.tasks.setEnabled(saved)

    def _show_completed(self) -> None:
        self.completed.setChecked(bool(self._values.get("completed")))
        why_not = self.why_not_complete()
        self.completed.setEnabled(not why_not)
        self.completed.setToolTip(why_not or self.tr("What is completed leaves the lists of what is to be done."))

    def why_not_complete(self) -> str:
        """Return why the record cannot be completed; empty where it can."""
        return ""

    def _stamp_text(self) -> str:
        """SC-3: who registered the record and when; after the first change, who changed it last."""
        if self.record_id is None:
            return ""
        values, faces = self._values, self._bench.faces
        changed = values.get("updated_at") is not None
        moment = values.get("updated_at") if changed else values.get("registered_at")
        by = "updated_by" if changed else "registered_by"
        self._stamp.setToolTip(plain_tip(self._labels.get(by, "")))
        who = self._desk.ask(initials_of_user, values.get(by))
        text = self.tr("Updated: {date} {who}") if changed else self.tr("Registered: {date} {who}")
        return text.format(date=faces.stamp_text(moment), who=who).strip() if moment else ""

    @override
    def tone_of(self, name: str, value: Any) -> str:
        """A day by which something is to be done is red when it is past, until the record is completed."""
        late = name in _DUE and isinstance(value, date) and value < self._desk.clock.today()
        return LATE if late and not self._values.get("completed") else ""

    def _on_pencil_clicked(self) -> None:
        self.edit()

    def _on_star_clicked(self) -> None:
        if self.record_id is not None:
            self._desk.do(toggle_favourite, self._layout.record, self.record_id)

    # -- changes -------------------------------------------------------------------------------------------------

    @override
    def _on_changed(self, changes: Any) -> None:
        """A card out of sight waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            self._fields_stale |= changes.touch_any("custom_field")
            return
        super()._on_changed(changes)
        if changes.touch_any("favourite"):
            self._read_star(self.record_id)
            self._show_buttons()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def catch_up(self) -> None:
        """Read fields and record again, if they were changed while the card was out of sight."""
        if self._fields_stale:
            self._fields_stale = False
            self._follow_fields()
        if self._stale and not self.is_typing:
            self._stale = False
            if self.record_id is not None and not self.show_record(self.record_id):
                self.clear()
