"""The program's icons by their meaning: Phosphor outlines, tinted by a token of the theme while they are painted.

qtawesome brings the font, but importing it and making a first icon costs some 140 ms, since it loads every
family that it knows. Here its one font file is opened when the first icon is painted (20 ms), and the outlines are
filled as paths: sharp at any scale, without hinting, and right after a change of theme without being made again.
"""

import json
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont, QTransform
from typing_extensions import override

ICONS: dict[str, str] = {
    # records
    "company": "buildings",
    "person": "user",
    "sale": "currency-circle-dollar",
    "project": "briefcase",
    "follow_up": "calendar-check",
    "meeting": "users-three",
    "call": "phone",
    "to_do": "check-square",
    "document": "file-text",
    "note": "note-pencil",
    "selection": "circles-three",
    "target": "target",
    "dashboard": "chart-bar",
    "board": "columns",
    "diary": "notebook",
    "user": "user-circle",
    "group": "users",
    "product": "package",
    "stakeholder": "handshake",
    "sales_guide": "compass",
    "quote": "receipt",
    "contact": "address-book",
    "request": "ticket",
    "quote_line": "package",
    # the types of selections
    "static": "push-pin",
    "dynamic": "lightning",
    "combined": "intersect",
    # where a sale stands
    "open": "currency-circle-dollar",
    "sold": "check-bold",
    "lost": "x-bold",
    "stalled": "triangle-fill",
    # what is said of companies and persons
    "stop": "hand-palm",
    "former": "user-minus",
    # commands
    "search": "magnifying-glass",
    "add": "plus",
    "undo": "arrow-counter-clockwise",
    "redo": "arrow-clockwise",
    "settings": "gear-six",
    "star": "star",
    "star_filled": "star-fill",
    "edit": "pencil-simple",
    "more": "dots-three-circle-vertical",
    "dots": "dots-three",
    "save": "floppy-disk",
    "close": "x",
    "delete": "trash",
    "remove": "minus-circle",
    "copy": "copy",
    "print": "printer",
    "import": "download-simple",
    "merge": "git-merge",
    "export": "upload-simple",
    "filter": "funnel",
    "filtered": "funnel-fill",
    "find": "file-search",
    "columns": "sliders-horizontal",
    "sort": "sort-ascending",
    "group_rows": "rows",
    "open_all": "caret-double-down",
    "fold_all": "caret-double-up",
    "sum": "calculator",
    "refresh": "arrows-clockwise",
    "history": "clock-counter-clockwise",
    "open_outside": "arrow-square-out",
    "combine": "intersect",
    "exclude": "circle-half",
    "drag": "dots-six-vertical",
    "walk": "play-circle",
    # kinds of field
    "text": "text-aa",
    "number": "hash",
    # ways
    "previous": "caret-circle-left",
    "next": "caret-circle-right",
    "back": "arrow-left",
    "forward": "arrow-right",
    "chevron_left": "caret-left",
    "chevron_right": "caret-right",
    "chevron_up": "caret-up",
    "chevron_down": "caret-down",
    "collapse": "caret-double-left",
    "expand": "caret-double-right",
    "panel": "square-half",
    "list": "list",
    # facts
    "calendar": "calendar-blank",
    "clock": "clock",
    "mail": "envelope-simple",
    "phone": "phone",
    "web": "globe-simple",
    "link": "link-simple",
    "attachment": "paperclip",
    "address": "map-pin",
    "chat": "chat-circle",
    "picture": "image",
    "lock": "lock-simple",
    "visible": "eye",
    "completed": "check-circle",
    "warning": "warning",
    "info": "info",
    "help": "question",
    "keyboard": "keyboard",
    "error": "warning-circle",
    "light": "sun",
    "dark": "moon",
    "database": "database",
    "folder": "folder-open",
    "category": "tag",
}

_KEPT_PICTURES = 2048  # some 3 MB; more than a screenful of everything in both themes
_EM = 256  # the size that outlines are read in; the font is drawn on a grid of 256
_DISABLED = QIcon.Mode.Disabled
_NO_HINTING = QFont.HintingPreference.PreferNoHinting


class Outlines:
    """The outlines of the font, each on a square of one by one with its top left at the origin."""

    def __init__(self) -> None:
        self._outlines: dict[str, QPainterPath] = {}

    def outline(self, name: str) -> QPainterPath:
        """The outline of an icon of `ICONS`."""
        if name not in self._outlines:
            self._outlines[name] = self._read(ICONS[name])
        return self._outlines[name]

    def _read(self, glyph: str) -> QPainterPath:
        index = self._font.glyphIndexesForString(chr(int(self._characters[glyph], 16)))[0]
        outline = self._font.pathForGlyph(index)
        outline.setFillRule(Qt.FillRule.WindingFill)
        return (QTransform.fromTranslate(0, self._font.ascent()) * QTransform.fromScale(1 / _EM, 1 / _EM)).map(outline)

    @cached_property
    def _font(self) -> QRawFont:
        return QRawFont(str(_font_file("phosphor-*.ttf")), _EM, _NO_HINTING)

    @cached_property
    def _characters(self) -> dict[str, str]:
        """The font's own names, and their code points in hexadecimal."""
        characters: dict[str, str] = json.loads(_font_file("phosphor-charmap-*.json").read_text(encoding="utf-8"))
        return characters


def _font_file(pattern: str) -> Path:
    """A file of the icon font, found without importing the package that brings it."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("QtAwesome, which brings the icon font, is not installed")
    return next((Path(spec.origin).parent / "fonts").glob(pattern))


class IconSet:
    """Makes icons that ask for their colour each time they are painted, and keeps the pictures that were painted."""

    def __init__(self, colour: Callable[[str], QColor]) -> None:
        self._colour = colour
        self._outlines = Outlines()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pictures: dict[tuple[str, int, int, int], QPixmap] = {}

    def icon(self, name: str, token: str = "text") -> QIcon:
        """The icon of that meaning in the colour of `token`; one that is disabled is dimmed.

        KeyError if the icon is unknown, AttributeError if the token is: told here, for an error while Qt paints ends
        the program.
        """
        if (name, token) not in self._icons:
            if name not in ICONS:
                raise KeyError(name)
            self._colour(token)
            self._icons[name, token] = QIcon(_Engine(self, name, token))
        return self._icons[name, token]

    def colour(self, token: str) -> QColor:
        return self._colour(token)

    def fill(self, painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
        """Paint an icon into the largest square in the middle of `rect`."""
        side = min(rect.width(), rect.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
        painter.scale(side, side)
        painter.fillPath(self._outlines.outline(name), colour)
        painter.restore()

    def picture(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """A square picture of the icon, `size` wide on a screen with `ratio` device pixels a pixel."""
        picture = QPixmap(self.device_picture(name, colour, round(size * ratio), round(size * ratio)))
        picture.setDevicePixelRatio(ratio)
        return picture

    def device_picture(self, name: str, colour: QColor, width: int, height: int) -> QPixmap:
        """A picture of the icon in device pixels."""
        key = (name, colour.rgba(), width, height)
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT_PICTURES:
                self._pictures.clear()
            self._pictures[key] = self._draw(name, colour, width, height)
        return self._pictures[key]

    def _draw(self, name: str, colour: QColor, width: int, height: int) -> QPixmap:
        picture = QPixmap(width, height)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.fill(painter, name, colour, QRectF(0, 0, width, height))
        painter.end()
        return picture


class _Engine(QIconEngine):
    """One icon of the set."""

    def __init__(self, icons: IconSet, name: str, token: str) -> None:
        super().__init__()
        self._icons, self._name, self._token = icons, name, token

    def _tint(self, mode: QIcon.Mode) -> QColor:
        return self._icons.colour("disabled" if mode == _DISABLED else self._token)

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._token)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._icons.fill(painter, self._name, self._tint(mode), QRectF(rect))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._icons.device_picture(self._name, self._tint(mode), size.width(), size.height())
