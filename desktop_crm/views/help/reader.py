"""Where a page of the help is read: Markdown in the theme's type and colours. Links lead to other pages only."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from desktop_crm.views.help.pages import Page
from desktop_crm.views.theme import SPACE_L, SPACE_S, SPACE_XL, SPACE_XS, Theme

_LINE = 136  # per cent of the font's own height
_MARGIN = SPACE_XL


class HelpReader(QTextBrowser):
    """Shows one page; goes back and forward. Nothing is fetched from anywhere: a page is a text that it was given."""

    def __init__(self, pages: Mapping[str, Page], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._theme = pages, theme
        self.setObjectName("helpReader")
        self.setAccessibleName(self.tr("Page of the help"))
        self.document().setDocumentMargin(_MARGIN)
        self.sourceChanged.connect(self._dress)
        theme.changed.connect(self.reload)

    @property
    def page(self) -> str:
        """The name of the page that is read."""
        return page_at(self.source())

    def show_page(self, name: str) -> None:
        """Read a page from its beginning."""
        if name != self.page:
            self.setSource(QUrl(f"help:/{name}.md"))

    def show_heading(self, place: int) -> None:
        """Bring a heading to the top, counted from the page's own."""
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        top = self.document().documentLayout().blockBoundingRect(headings[place]).top()
        self.setTextCursor(QTextCursor(headings[place]))
        self.verticalScrollBar().setValue(int(top) - SPACE_S if place else 0)

    def mark(self, typed: str) -> None:
        """Mark all that was searched for."""
        found = [place for word in typed.split() for place in self._places(word)]
        self.setExtraSelections(found)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        name = QUrl(name)
        page = self._pages.get(page_at(name)) if name.scheme() == "help" else None
        return page.text if page is not None else ""

    def _places(self, word: str) -> Iterator[QTextEdit.ExtraSelection]:
        cursor = self.document().find(word)
        while not cursor.isNull():
            place = QTextEdit.ExtraSelection()
            place.cursor, place.format = cursor, self._marked()
            yield place
            cursor = self.document().find(word, cursor)

    def _marked(self) -> QTextCharFormat:
        marked = QTextCharFormat()
        marked.setBackground(self._theme.tint("stalled", 0.35))
        return marked

    # -- type ----------------------------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Give the page its type: Markdown brings sizes of its own."""
        self.document().setDefaultFont(self._theme.font())
        for block in self._blocks():
            self._dress_block(block)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        form = QTextBlockFormat()
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin({0: 0, 1: 0}.get(level, SPACE_L))
        form.setBottomMargin(SPACE_XS if block.textList() or level else SPACE_S)
        cursor.mergeBlockFormat(form)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._heading(level))
        else:
            self._dress_words(block)
        if (items := block.textList()) is not None:
            items.setFormat(_bullets(items.format()))

    def _heading(self, level: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self._theme.font("title" if level == 1 else "section", bold=True))
        form.setForeground(self._theme.colour("text"))
        return form

    def _dress_words(self, block: QTextBlock) -> None:
        """Keys and what is to be typed stand on a ground of their own; links have the theme's colour."""
        for start, length, form in list(_fragments(block)):
            if form.isAnchor() or form.fontFixedPitch():
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(self._link() if form.isAnchor() else self._typed())

    def _link(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour("accent"))
        return form

    def _typed(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFontFamilies(self._theme.font().families())
        form.setFontFixedPitch(False)
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setBackground(self._theme.colour("hover"))
        return form


def page_at(address: QUrl) -> str:
    """Return the name of the page that a link leads to."""
    return address.fileName().removesuffix(".md")


def _fragments(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        yield fragment.position(), fragment.length(), fragment.charFormat()
        part += 1


def _bullets(form: QTextListFormat) -> QTextListFormat:
    form.setIndent(1)
    return form
