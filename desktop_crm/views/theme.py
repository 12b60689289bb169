"""Colours, type and measures of everything that is seen. The only module that holds literal colours.

A `Theme` is made once, by the composition root, and handed to each view. What paints itself asks `theme.tokens`
or `theme.colour(…)` while it paints, and repaints on `theme.changed`; all else follows palette and style sheet.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.resources import files
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_crm.views.icons import IconSet
from desktop_crm.views.marks import write_marks

Choice = Literal["light", "dark", "system"]
Step = Literal["base", "section", "title"]

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
ROW_HEIGHT = 28
FIELD_HEIGHT = 30
CARD_RADIUS = 8
FIELD_RADIUS = 6
BOARD_CARD_WIDTH = 264
ICON_SMALL, ICON_MEDIUM, ICON_LARGE = 16, 20, 24

_SCHEMES: dict[Choice, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown,
}  # fmt: skip
_STEPS: dict[Step, float] = {"base": 0, "section": 2, "title": 6}
_OFFSCREEN_FONT, _OFFSCREEN_POINTS = "Inter", 9.75  # 13 pixels: what desktops use


@dataclass(frozen=True)
class Tokens:
    """The colours of one appearance, each named for its job; `#RRGGBB`."""

    ground: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    nav: str
    nav_text: str
    nav_muted: str
    open: str
    sold: str
    lost: str
    stalled: str
    overdue: str
    on_accent: str
    series: tuple[str, ...]
    hover: str
    field: str
    field_line: str
    disabled: str
    accent_hover: str
    nav_hover: str
    nav_selected: str
    edge: str


LIGHT = Tokens(
    ground="#F3F5F7",
    surface="#FFFFFF",
    line="#DDE2E7",
    text="#1B2430",
    muted="#5A6675",
    accent="#1D5D8F",
    accent_soft="#E3EEF7",
    nav="#16324A",
    nav_text="#FFFFFF",
    nav_muted="#A9BCCD",
    open="#3E6FA3",
    sold="#2E7D4F",
    lost="#8A5A5A",
    stalled="#B7791F",
    overdue="#C0392B",
    on_accent="#FFFFFF",
    series=("#1D5D8F", "#2FA084", "#E08A3C", "#8E6BBF", "#C9506A", "#6B8E23", "#4A90C2", "#A0785A"),
    hover="#EDF1F5",
    field="#FFFFFF",
    field_line="#828F9C",
    disabled="#76818C",
    accent_hover="#174B74",
    nav_hover="#21425E",
    nav_selected="#2B5376",
    edge="#B4BEC8",
)

DARK = Tokens(
    ground="#16191D",
    surface="#1F2429",
    line="#323940",
    text="#E8ECF0",
    muted="#9AA6B2",
    accent="#6FB1E6",
    accent_soft="#1E3447",
    nav="#10202E",
    nav_text="#E8ECF0",
    nav_muted="#93A4B4",
    open="#7FB0E0",
    sold="#69C28D",
    lost="#C79A9A",
    stalled="#E2B45C",
    overdue="#FF7A6B",
    on_accent="#0E1A24",
    series=("#3F75A0", "#4EAE96", "#E59C59", "#9F81C9", "#D16A80", "#819F44", "#65A1CB", "#AE8C73"),
    hover="#282F36",
    field="#191D21",
    field_line="#71808D",
    disabled="#7A8590",
    accent_hover="#8DC3EF",
    nav_hover="#1A3043",
    nav_selected="#24445F",
    edge="#4B5660",
)

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "overdue",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "field_line",
    QPalette.ColorRole.Shadow: "line",
}

_DIMMED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
    QPalette.ColorRole.PlaceholderText,
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    made = QColor(colour)
    return made.redF(), made.greenF(), made.blueF()


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def blend(under: str, over: str, share: float) -> QColor:
    """`over` laid upon `under`, covering it by `share` (0 to 1)."""
    pairs = zip(_channels(under), _channels(over), strict=True)
    return QColor(*(round((low + (high - low) * share) * 255) for low, high in pairs))


def palette_of(tokens: Tokens) -> QPalette:
    """What Fusion draws with, for all that the style sheet leaves to it."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in _DIMMED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette


class Theme(QObject):
    """Light or dark, as chosen or as the system says; makes the icons and fonts that go with it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self.icons = IconSet(self.colour)
        self._choice: Choice = "light"
        self._application: QApplication | None = None
        self._font = QFont()
        self._folder = QTemporaryDir()

    @property
    def dark(self) -> bool:
        return self.tokens is DARK

    @property
    def choice(self) -> Choice:
        """What the user asked for; `system` resolves to light or dark."""
        return self._choice

    def apply(self, choice: str, application: QApplication) -> None:
        """Dress the application, as the system does where *choice* is none that is known.

        The palette is set before the style sheet, for the widgets that stand already and would keep the colours they
        had, and after it, since a style sheet brings the platform's palette back.
        """
        self._choice = next((known for known in _SCHEMES if known == choice), "system")
        if self._application is None:
            self._adopt(application)
        self._tell_platform(application)
        self.tokens = DARK if self._wants_dark(application) else LIGHT
        application.setPalette(palette_of(self.tokens))
        self._dress(application)
        self.changed.emit()

    def _dress(self, application: QApplication) -> None:
        application.setStyleSheet(self._sheet())
        application.setPalette(palette_of(self.tokens))
        QToolTip.setPalette(palette_of(self.tokens))

    @contextmanager
    def undressed(self, application: QApplication) -> Iterator[None]:
        """Put the style sheet off while a window is built: else its rules would be worked out anew for all parts of a
        part whenever that finds its place.
        """
        application.setStyleSheet("")
        application.setPalette(palette_of(self.tokens))
        try:
            yield
        finally:
            self._dress(application)

    def colour(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(getattr(self.tokens, token))

    def tint(self, token: str, share: float = 0.14) -> QColor:
        """A token thinned upon the surface: the ground of badges and passed stages."""
        return blend(self.tokens.surface, getattr(self.tokens, token), share)

    def series(self, place: int) -> QColor:
        """The colour of the series at `place`, counted from 0; they come round again."""
        return QColor(self.tokens.series[place % len(self.tokens.series)])

    def font(self, step: Step = "base", bold: bool = False) -> QFont:
        """The system's font in one of the three sizes."""
        font = QFont(self._font)
        font.setPointSizeF(_points(self._font) + _STEPS[step])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def icon(self, name: str, token: str = "text") -> QIcon:
        """An icon of `icons.ICONS` by its meaning; it is sharp at any size and follows the theme by itself."""
        return self.icons.icon(name, token)

    def pixmap(self, name: str, size: int = ICON_MEDIUM, token: str = "text", ratio: float = 1.0) -> QPixmap:
        """The icon as a picture in today's colours, for a screen with `ratio` device pixels a pixel."""
        return self.icons.picture(name, self.colour(token), size, ratio)

    def _adopt(self, application: QApplication) -> None:
        """Once: Fusion, the font, and an ear for the system's scheme. The style sheet's drawings live as long as it."""
        self._application = application
        self.setParent(application)
        atexit.register(self._folder.remove)
        application.setStyle("Fusion")
        self._font = _system_font(application)
        application.setFont(self._font)
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def _tell_platform(self, application: QApplication) -> None:
        """Title bars and native dialogs follow the choice, where the platform can."""
        hints = application.styleHints()
        hints.blockSignals(True)
        hints.setColorScheme(_SCHEMES[self._choice])
        hints.blockSignals(False)

    def _wants_dark(self, application: QApplication) -> bool:
        if self._choice == "system":
            return application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _on_system_scheme_changed(self) -> None:
        application = self._application
        if application is not None and self._choice == "system" and self._wants_dark(application) != self.dark:
            self.apply("system", application)

    def _sheet(self) -> str:
        """The style sheet with today's colours, sizes and drawings filled in."""
        source = files("desktop_crm").joinpath("resources", "theme.qss").read_text(encoding="utf-8")
        return Template(source).substitute(dict(self._words()))

    def _words(self) -> Iterator[tuple[str, str]]:
        yield from ((token, value) for token, value in asdict(self.tokens).items() if token != "series")
        for step, more in _STEPS.items():
            yield f"{step}_size", f"{_points(self._font) + more:g}pt"
        within = max(FIELD_HEIGHT, QFontMetrics(self._font).height() + SPACE_M) - 2  # between the borders
        yield from (("within", f"{within}px"), ("within_focus", f"{within - 2}px"))
        yield from write_marks(self._folder.path(), self.tokens)


def _points(font: QFont) -> float:
    """The size in points, also of a font that was given in pixels."""
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()


def _system_font(application: QApplication) -> QFont:
    """The system's own font with digits of one width; offscreen a font that gives the same pictures everywhere."""
    font = application.font()
    offscreen = os.environ.get("QT_QPA_PLATFORM", "") == "offscreen"
    if offscreen and _OFFSCREEN_FONT in QFontDatabase.families():
        font = QFont(_OFFSCREEN_FONT)
        font.setPointSizeF(_OFFSCREEN_POINTS)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
