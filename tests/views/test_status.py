"""SC-4: each of the four statuses has its own icon, and never only a colour."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_crm.views.parts.status import StatusBadge, status_icon
from desktop_crm.views.theme import LIGHT, Theme

STATUSES = ("open", "sold", "lost", "stalled")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply("light", qapp)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_sc4_each_status_has_its_own_icon(theme: Theme) -> None:
    shapes = [status_icon(theme, status).pixmap(QSize(16, 16)).toImage().createAlphaMask() for status in STATUSES]
    assert all(one != other for place, one in enumerate(shapes) for other in shapes[:place])


def test_sc4_the_triangle_of_stalled_is_red(theme: Theme) -> None:
    image = status_icon(theme, "stalled").pixmap(QSize(16, 16)).toImage()
    assert image.pixelColor(8, 10).name().upper() == LIGHT.overdue


@pytest.mark.parametrize("status", STATUSES)
def test_a_badge_says_its_word_to_everyone(theme: Theme, qtbot: QtBot, status: str) -> None:
    badge = StatusBadge(theme)
    qtbot.addWidget(badge)
    badge.set_status(status, "The word")
    assert (badge.word, badge.accessibleName()) == ("The word", "The word")
    badge.resize(badge.sizeHint())
    assert badge.grab().toImage().pixelColor(badge.width() - 8, 4) == theme.tint(status)


def test_a_badge_grows_with_its_word(theme: Theme, qtbot: QtBot) -> None:
    badge = StatusBadge(theme)
    qtbot.addWidget(badge)
    badge.set_status("open", "Open")
    short = badge.sizeHint().width()
    badge.set_status("open", "Open for a long time")
    assert badge.sizeHint().width() > short


def test_without_a_status_a_badge_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    badge = StatusBadge(theme)
    qtbot.addWidget(badge)
    badge.set_status("", "")
    assert badge.sizeHint() == QSize(0, 0)
    badge.grab()


def test_a_badge_follows_the_theme(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    badge = StatusBadge(theme)
    qtbot.addWidget(badge)
    badge.set_status("sold", "Sold")
    badge.resize(badge.sizeHint())
    theme.apply("dark", qapp)
    assert badge.grab().toImage().pixelColor(badge.width() - 8, 4) == theme.tint("sold")
