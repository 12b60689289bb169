"""How a value stands on a card while it is read: on one line, as a link, as a long text, or as lines of contacts."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.models.enums import ContactForm
from desktop_crm.models.kinds import Contact, Kind
from desktop_crm.views.parts.address import ADDRESSES, open_address
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.theme import FIELD_HEIGHT, ICON_SMALL, SPACE_S, SPACE_XS, Theme

TALL = 48  # the height that a page keeps for a long text, which gives way down to one line
PADDING = 9  # the text of a value stands where the text of its editor will stand
_RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class LineReader(ElidedLabel):
    """A value on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setContentsMargins(PADDING, 0, 0, 0)

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        self.setAlignment(side | _MIDDLE)
        if side == _RIGHT:
            self.setContentsMargins(0, 0, PADDING, 0)

    def show_text(self, text: str, called: str) -> None:
        self.setText(text)
        self.setAccessibleName(f"{called}: {text}")


class LinkReader(QWidget):
    """A value that leads somewhere: only its words are clickable, the rest of the place takes the double click."""

    def __init__(self, follow: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.link = LinkButton(parent=self)
        self.link.clicked.connect(follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(PADDING - 2, 0, SPACE_XS, 0)
        line.addWidget(self.link, 1)
        line.addStretch(0)
        self.link.hide()

    def text(self) -> str:
        return self.link.whole

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        """Links stand at the left."""

    def show_text(self, text: str, called: str) -> None:
        self.link.setVisible(bool(text))
        self.link.show_text(text, called)


class LongReader(QPlainTextEdit):
    """A long text while it is read: plain, scrolling, never more than its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setProperty("role", "reading")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(PADDING)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumHeight(FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        return self.toPlainText()

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        """Long texts stand at the left."""

    def show_text(self, text: str, called: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setAccessibleName(called)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), FIELD_HEIGHT)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()


CONTACT_KINDS: Mapping[str, Kind] = {
    ContactForm.PHONE: Kind.PHONE, ContactForm.EMAIL: Kind.EMAIL, ContactForm.WEB: Kind.WEB,
    ContactForm.ADDRESS: Kind.LONG_TEXT, ContactForm.CHAT: Kind.TEXT,
}  # fmt: skip
CONTACT_ICONS: Mapping[str, str] = {
    ContactForm.PHONE: "phone", ContactForm.EMAIL: "mail", ContactForm.WEB: "web", ContactForm.ADDRESS: "address",
    ContactForm.CHAT: "chat",
}  # fmt: skip


def kind_of(contact: Contact) -> Kind:
    """Return as what a contact is read: a chat may be met at an address of the web, else it is a name."""
    is_page = contact.form == ContactForm.CHAT and contact.value.lower().startswith(("https://", "http://"))
    return Kind.WEB if is_page else CONTACT_KINDS[contact.form]


class ContactsReader(QWidget):
    """One line a contact: the icon of its form, what it is for, and itself; an address as many lines as it has."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._contacts: Sequence[Contact] = ()
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(PADDING, 0, SPACE_XS, 0)
        self._lines.setHorizontalSpacing(SPACE_S)
        self._lines.setVerticalSpacing(0)
        self._lines.setColumnStretch(2, 1)
        self.setMinimumHeight(FIELD_HEIGHT)

    def text(self) -> str:
        return "\n".join(f"{contact.description} {contact.value}".strip() for contact in self._contacts)

    def set_side(self, side: Qt.AlignmentFlag) -> None:
        """Contacts stand at the left."""

    def show_text(self, text: str, called: str) -> None:
        self.setAccessibleName(f"{called}: {text}")

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show *contacts* from top to bottom."""
        if tuple(contacts) == tuple(self._contacts):
            return
        self._contacts = contacts
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, contact in enumerate(contacts):
            self._add(row, contact)
        self._lines.setRowStretch(len(contacts), 1)

    def _add(self, row: int, contact: Contact) -> None:
        sign = Sign(self._theme.icon(CONTACT_ICONS[contact.form], "muted"), self)
        described = QLabel(contact.description, self)
        described.setTextFormat(Qt.TextFormat.PlainText)
        described.setProperty("role", "muted")
        described.setFixedHeight(FIELD_HEIGHT)
        described.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._lines.setRowStretch(row, 0)
        self._lines.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(described, row, 1, Qt.AlignmentFlag.AlignTop)
        value = self._value(contact)
        side = Qt.AlignmentFlag.AlignLeft if isinstance(value, LinkButton) else Qt.AlignmentFlag(0)
        self._lines.addWidget(value, row, 2, side)

    def _value(self, contact: Contact) -> QWidget:
        kind = kind_of(contact)
        if kind in ADDRESSES:
            link = LinkButton(contact.value, contact.description, self)
            link.setMinimumHeight(FIELD_HEIGHT)
            link.clicked.connect(partial(open_address, kind, contact.value))
            return link
        label = QLabel(contact.value, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setMinimumHeight(FIELD_HEIGHT)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setContentsMargins(2, (FIELD_HEIGHT - label.fontMetrics().height()) // 2, 0, SPACE_XS)
        return label


class Sign(QWidget):
    """An icon at the beginning of a line; it follows the theme by itself."""

    def __init__(self, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(ICON_SMALL, FIELD_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, QRect(0, 0, ICON_SMALL, self.height()))


Reader = LineReader | LinkReader | LongReader | ContactsReader
