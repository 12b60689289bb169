"""The stage bar shows where a sale stands and says where the user wishes it to go, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop_crm.views.parts.chevrons import NARROWEST, WIDEST, share_room
from desktop_crm.views.parts.stage_bar import StageBar, Step
from desktop_crm.views.theme import DARK, LIGHT, Theme

STEPS = (
    Step("stage:1", "First meeting", "passed", hint="20 %"),
    Step("stage:2", "Proposal", "current", hint="30 %"),
    Step("stage:3", "Second meeting", "coming", hint="50 %"),
    Step("stage:4", "Verbal acceptance", "coming", hint="90 %", enabled=False),
    Step("sold", "Sold", tone="sold", hint="100 %"),
    Step("lost", "Lost", tone="lost", hint="0 %"),
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply("light", qapp)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> StageBar:
    bar = StageBar(theme)
    bar.set_steps(STEPS)
    bar.resize(900, bar.sizeHint().height())
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


@pytest.fixture
def wishes(bar: StageBar) -> list[str]:
    keys: list[str] = []
    bar.chosen.connect(keys.append)
    return keys


def click(qtbot: QtBot, bar: StageBar, key: str) -> None:
    qtbot.mouseClick(bar, LEFT, pos=bar.rect_of(key).center())


def ground(bar: StageBar, key: str) -> QColor:
    """The colour beside the words of a step."""
    rect, image = bar.rect_of(key), bar.grab().toImage()
    return image.pixelColor(rect.center().x(), rect.top() + 4)


def ink(image: QImage, key: str, bar: StageBar) -> int:
    """How many colours the pixels of a step have."""
    rect = bar.rect_of(key)
    return len({image.pixel(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())})


@pytest.mark.parametrize("key", ["stage:1", "stage:3", "sold", "lost"])
def test_a_click_wishes_the_sale_there(bar: StageBar, wishes: list[str], qtbot: QtBot, key: str) -> None:
    click(qtbot, bar, key)
    assert wishes == [key]


@pytest.mark.parametrize("key", ["stage:2", "stage:4"])
def test_the_current_step_and_a_disabled_one_are_no_wish(
    bar: StageBar, wishes: list[str], qtbot: QtBot, key: str
) -> None:
    click(qtbot, bar, key)
    assert wishes == []


def test_a_press_that_is_let_go_elsewhere_is_no_wish(bar: StageBar, wishes: list[str], qtbot: QtBot) -> None:
    qtbot.mousePress(bar, LEFT, pos=bar.rect_of("stage:3").center())
    qtbot.mouseRelease(bar, LEFT, pos=bar.rect_of("sold").center())
    assert wishes == []


def test_keys_walk_and_choose_from_the_current_step_on(bar: StageBar, wishes: list[str], qtbot: QtBot) -> None:
    bar.setFocus()
    assert bar.focused_key == "stage:2"
    for key, place in (
        (Qt.Key.Key_Right, "stage:3"),
        (Qt.Key.Key_End, "lost"),
        (Qt.Key.Key_Right, "lost"),
        (Qt.Key.Key_Left, "sold"),
        (Qt.Key.Key_Home, "stage:1"),
        (Qt.Key.Key_Left, "stage:1"),
    ):
        qtbot.keyClick(bar, key)
        assert bar.focused_key == place
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    qtbot.keyClick(bar, Qt.Key.Key_End)
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    assert wishes == ["stage:1", "lost"]


def test_the_focus_can_be_seen(bar: StageBar, qtbot: QtBot) -> None:
    bar.clearFocus()
    before = bar.grab().toImage()
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.grab().toImage() != before


def test_st3_a_locked_bar_refuses_and_says_why(bar: StageBar, wishes: list[str], qtbot: QtBot) -> None:
    colour = ground(bar, "stage:2")
    bar.set_locked("The sale is stalled")
    click(qtbot, bar, "stage:3")
    qtbot.keyClick(bar, Qt.Key.Key_End)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    assert wishes == []
    assert bar.tip(2) == "Second meeting\n50 %\nThe sale is stalled"
    assert ground(bar, "stage:2") != colour
    bar.set_locked(None)
    click(qtbot, bar, "stage:3")
    assert wishes == ["stage:3"]


def test_each_step_has_its_tool_tip(bar: StageBar) -> None:
    place = bar.rect_of("sold").center()
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place)))
    assert QToolTip.text() == "Sold\n100 %"
    QToolTip.hideText()


def test_assistive_technology_hears_the_step_in_focus(bar: StageBar, qtbot: QtBot) -> None:
    assert bar.accessibleName() == "Stage"
    assert bar.accessibleDescription() == "Proposal, current, 30 %"
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "Second meeting, coming, 50 %"


def test_the_states_are_told_apart_by_colour_in_both_themes(bar: StageBar, theme: Theme, qapp: QApplication) -> None:
    for choice, tokens in (("light", LIGHT), ("dark", DARK)):
        theme.apply(choice, qapp)
        assert ground(bar, "stage:1") == QColor(tokens.accent_soft)
        assert ground(bar, "stage:2") == QColor(tokens.accent)
        assert ground(bar, "stage:3") == QColor(tokens.ground)


def test_st10_a_sold_sale_fills_its_pill(bar: StageBar) -> None:
    bar.set_steps([*STEPS[:4], Step("sold", "Sold", "current", "sold"), STEPS[5]])
    assert ground(bar, "sold") == QColor(LIGHT.sold)
    assert ground(bar, "lost") == QColor(LIGHT.surface)


def test_the_step_under_the_mouse_stands_out(bar: StageBar, qtbot: QtBot) -> None:
    before = ground(bar, "stage:3")
    qtbot.mouseMove(bar, bar.rect_of("stage:3").center())
    assert ground(bar, "stage:3") != before
    assert bar.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(bar, bar.rect_of("stage:2").center())
    assert bar.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_point_reaches_into_the_notch_of_the_next_step(bar: StageBar) -> None:
    first, second = bar.rect_of("stage:1"), bar.rect_of("stage:2")
    assert first.right() > second.left()
    assert bar.step_at(QPointF(first.right() - 2, first.center().y())) == 0
    assert bar.step_at(QPointF(second.left() + 1, second.top() + 1)) == 1
    assert bar.step_at(QPointF(bar.rect_of("sold").right() + 3, 10)) == -1


def test_short_of_room_the_pills_keep_their_icons_and_all_steps_stay_inside(bar: StageBar) -> None:
    whole = bar.rect_of("sold").width()
    bar.resize(bar.minimumSizeHint())
    assert bar.rect_of("sold").width() < whole
    assert bar.rect_of("lost").right() < bar.width()
    assert all(bar.rect_of(step.key).width() >= 32 for step in STEPS)
    bar.grab()


def test_from_right_to_left_the_first_stage_is_at_the_right(bar: StageBar, wishes: list[str], qtbot: QtBot) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.grab()
    assert bar.rect_of("stage:1").center().x() > bar.rect_of("stage:3").center().x() > bar.rect_of("lost").center().x()
    click(qtbot, bar, "stage:3")
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert wishes == ["stage:3"]
    assert bar.focused_key == "stage:3"


def test_a_bar_without_steps_takes_keys_and_clicks(theme: Theme, qtbot: QtBot) -> None:
    bar = StageBar(theme)
    qtbot.addWidget(bar)
    bar.grab()
    bar.set_steps([])
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    qtbot.mouseClick(bar, LEFT, pos=QPoint(5, 5))
    assert bar.focused_key == ""


@pytest.mark.parametrize(
    ("wished", "room", "widths"),
    [
        ([100, 60], 160, [100, 60]),
        ([100, 60], 200, [120, 80]),  # what is over goes to all
        ([100, 60], 2000, [WIDEST, WIDEST]),
        ([100, 60, 60], 180, [60, 60, 60]),  # the longest gives first
        ([200, 60], 20, [NARROWEST, NARROWEST]),
        ([WIDEST + 80], WIDEST + 80, [WIDEST + 80]),
        ([], 100, []),
    ],
)
def test_chevrons_share_the_room(wished: list[int], room: int, widths: list[int]) -> None:
    assert share_room(wished, room) == widths
