"""What one expects of looks: every screen size and scale, light and dark, long texts, and from right to left."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.navigation import Navigation
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.parts.link import LinkButton
from desktop_crm.views.screenshots import pictured_dialogs
from desktop_crm.views.theme import DARK, LIGHT, Theme, Tokens, contrast, palette_of
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, settle, window_on

SALE = RecordKind.SALE
PACKAGE = Path(__file__).parents[2] / "desktop_crm"
GROWTH = 1.4  # of texts in other languages
KEPT = re.compile(r"\{\w*\}|%n|%\d")
FIXED_PIXELS = re.compile(r"font(?:-size)?:[^;]*\dpx|setPixelSize")
SMALL = (800, 600)


class Longer(QTranslator):
    """A language whose texts are 40 % longer than the English ones."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return longer(source)


def longer(source: str) -> str:
    """Lengthen a text, and leave what is filled in, the letter of its menu and its end as they are."""
    more = max(2, round(len(KEPT.sub("", source)) * (GROWTH - 1)))
    end = re.search(r"[…:.?!]*$", source)
    assert end is not None
    return f"{source[: end.start()]}{'~' * more}{source[end.start() :]}"


@pytest.fixture
def dressed(qapp: QApplication, bench: Bench) -> Iterator[Theme]:
    bench.theme.apply("light", qapp)
    yield bench.theme
    qapp.setStyleSheet("")


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS")
    sale = factories.sale(workbench, title="Printers", company_id=alfa, amount=45_000_00)
    return {"alfa": alfa, "sale": sale, "ring": factories.follow_up(workbench, sale_id=sale)}


@pytest.fixture
def window(qtbot: Any, dressed: Theme, bench: Bench, ids: dict[str, int]) -> MainWindow:
    return window_on(qtbot, bench, Answers())


@pytest.fixture
def lengthened(qapp: QApplication) -> Iterator[Longer]:
    translator = Longer()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def scrolled(widget: QWidget) -> bool:
    """Whether a widget stands in what is scrolled."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def outside(shown: QWidget) -> list[str]:
    """What can be clicked, typed into or read, and is not wholly inside."""
    QApplication.sendPostedEvents()  # layouts that wait
    found = []
    for widget in shown.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QLineEdit | QLabel) or not widget.isVisible() or scrolled(widget):
            continue
        if widget.window() is not shown.window():
            continue
        place = QRect(widget.mapTo(shown, QPoint(0, 0)), widget.size())
        if not shown.rect().contains(place):
            found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)()!r} {place.getRect()}")
    return found


def cut(shown: QWidget) -> list[str]:
    """Labels and buttons whose words find no room. What elides on purpose tells all in its tool tip."""
    QApplication.sendPostedEvents()  # layouts that wait
    found = []
    for widget in shown.findChildren(QWidget):
        words = isinstance(widget, QAbstractButton | QLabel) and widget.isVisible() and bool(widget.text())
        pictured = isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        if (
            not words
            or pictured
            or isinstance(widget, ElidedLabel | LinkButton)
            or widget.window() is not shown.window()
        ):
            continue
        needs = widget.sizeHint().width()
        if isinstance(widget, QLabel) and widget.wordWrap():
            needs = 0
        if widget.width() < needs - 1:
            found.append(f"{type(widget).__name__} {widget.text()!r}: {widget.width()} of {needs}")
    return found


# -- sizes and places -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [(40, 30), (3000, 200), (-2500, -900)])
def test_convention_22_a_window_of_another_screen_is_pulled_back(
    qtbot: Any, bench: Bench, window: MainWindow, place: tuple[int, int]
) -> None:
    window.resize(*SMALL)
    window.move(*place)
    window.close()
    again = MainWindow(bench)
    qtbot.addWidget(again)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(again.frameGeometry().center())
    assert again.frameGeometry().top() >= screen.top()


@pytest.mark.parametrize("kind", [RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT])
@pytest.mark.parametrize("size", [SMALL, (1024, 768)])
def test_convention_23_nothing_lies_outside_a_small_window(
    qtbot: Any, bench: Bench, window: MainWindow, kind: RecordKind, size: tuple[int, int]
) -> None:
    window.open_area(kind)
    window.resize(*size)
    settle(qtbot, bench)
    assert (window.width(), window.height()) == size
    assert outside(window) == []
    assert cut(window) == []


def test_convention_23_the_side_panel_comes_back_with_the_room_for_it(window: MainWindow) -> None:
    side = window.work.side_of(SALE)
    for width, seen in ((1280, True), (800, False), (1280, True)):
        window.resize(width, 700)
        assert side.isVisibleTo(window) is seen


def test_convention_23_a_form_fits_a_small_window(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    window.resize(*SMALL)
    window.work.screen_of(SALE).card.edit()
    settle(qtbot, bench)
    assert outside(window) == []


# -- sharpness and colours --------------------------------------------------------------------------------------------


def test_convention_47_no_font_is_measured_in_pixels() -> None:
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.qss")]
    found = {one.name: FIXED_PIXELS.findall(one.read_text(encoding="utf-8")) for one in sources}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_convention_47_icons_are_drawn_for_each_scale(bench: Bench, ratio: float) -> None:
    picture = bench.theme.pixmap("company", 20, ratio=ratio)
    assert picture.width() == round(20 * ratio)
    assert picture.devicePixelRatio() == ratio


def test_convention_47_the_type_follows_the_font_of_the_system(qapp: QApplication) -> None:
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    qapp.setFont(larger)
    try:
        theme = Theme()
        theme.apply("light", qapp)
        assert theme.font("title").pointSizeF() > larger.pointSizeF()
    finally:
        qapp.setStyleSheet("")
        qapp.setFont(usual)


ROLE = QPalette.ColorRole
PAIRS = (
    (ROLE.WindowText, ROLE.Window), (ROLE.Text, ROLE.Base), (ROLE.ButtonText, ROLE.Button),
    (ROLE.Text, ROLE.AlternateBase), (ROLE.HighlightedText, ROLE.Highlight), (ROLE.Link, ROLE.Base),
    (ROLE.PlaceholderText, ROLE.Base), (ROLE.ToolTipText, ROLE.ToolTipBase), (ROLE.BrightText, ROLE.Base),
)  # fmt: skip


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].name} on {pair[1].name}")
def test_convention_48_what_qt_draws_can_be_read(tokens: Tokens, pair: tuple[Any, Any]) -> None:
    palette = palette_of(tokens)
    text, ground = (QColor(palette.color(role)).name() for role in pair)
    assert contrast(text, ground) >= 4.5


def test_convention_55_nothing_moves_by_itself() -> None:
    moving = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "QSequentialAnimationGroup"}
    named = {
        (path.name, node.id)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id in moving
    }
    assert named == set()


# -- other languages --------------------------------------------------------------------------------------------------


def test_convention_59_longer_texts_find_room_in_the_window(
    qtbot: Any, lengthened: Longer, window: MainWindow, bench: Bench
) -> None:
    for kind in (RecordKind.COMPANY, RecordKind.PERSON, RecordKind.SALE, RecordKind.PROJECT):
        window.open_area(kind)
        settle(qtbot, bench)
        assert cut(window) == [], kind
    assert "~" in window.menuBar().actions()[0].text()


@pytest.mark.parametrize(
    "name",
    [
        *("follow-up", "new-company", "new-person", "history", "undo-history", "import", "restore", "check-file"),
        *("settings", "help", "shortcuts", "about"),
    ],
)
def test_convention_59_longer_texts_find_room_in_dialogs(
    qtbot: Any, lengthened: Longer, window: MainWindow, bench: Bench, name: str
) -> None:
    pictured_dialogs(window)[name]()
    settle(qtbot, bench)
    dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible())
    assert cut(dialog) == []


def test_convention_59_from_right_to_left_the_window_is_mirrored(
    qtbot: Any, mirrored: None, window: MainWindow, bench: Bench
) -> None:
    middle = window.width() / 2
    side, card = window.work.side_of(SALE), window.work.screen_of(SALE).card
    assert window.findChild(Navigation).mapTo(window, QPoint(0, 0)).x() > middle
    assert side.mapTo(window, QPoint(0, 0)).x() < middle
    assert card.pencil.x() < card.star.x()
    box = next(box for box in card.findChildren(QCheckBox) if box.isVisible())
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert outside(window) == []
