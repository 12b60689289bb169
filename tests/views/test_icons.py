"""Each meaning has a picture, tinted by the theme of the moment."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication

from desktop_crm.views.icons import ICONS, Outlines
from desktop_crm.views.theme import DARK, LIGHT, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply("light", qapp)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def strongest(image: QImage) -> QColor:
    """The colour of the least transparent point."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=QColor.alpha)


@pytest.mark.parametrize("name", ICONS)
def test_each_meaning_has_an_outline_within_its_square(qapp: QApplication, name: str) -> None:
    outline = Outlines().outline(name)
    assert not outline.isEmpty()
    assert QRectF(-0.01, -0.01, 1.02, 1.02).contains(outline.boundingRect())


def test_an_unknown_meaning_is_an_error_at_once(theme: Theme) -> None:
    with pytest.raises(KeyError, match="unicorn"):
        theme.icon("unicorn")
    with pytest.raises(AttributeError, match="mauve"):
        theme.icon("sale", "mauve")


def test_an_icon_follows_the_theme_without_being_made_again(theme: Theme, qapp: QApplication) -> None:
    icon, size = theme.icon("stalled", "overdue"), QSize(20, 20)
    assert strongest(icon.pixmap(size).toImage()).name().upper() == LIGHT.overdue
    theme.apply("dark", qapp)
    assert strongest(icon.pixmap(size).toImage()).name().upper() == DARK.overdue


def test_a_disabled_icon_is_dimmed(theme: Theme) -> None:
    picture = theme.icon("stalled").pixmap(QSize(20, 20), QIcon.Mode.Disabled)
    assert strongest(picture.toImage()).name().upper() == LIGHT.disabled


def test_pictures_have_the_pixels_of_the_screen(theme: Theme) -> None:
    picture = theme.pixmap("company", 20, ratio=1.5)
    assert picture.size() == QSize(30, 30)
    assert picture.deviceIndependentSize().width() == 20


def test_an_icon_wider_than_high_stays_in_the_middle(theme: Theme) -> None:
    wide = theme.icon("stalled").pixmap(QSize(40, 20)).toImage()
    edges = [wide.pixelColor(x, y).alpha() for x in (*range(10), *range(30, 40)) for y in range(20)]
    assert max(edges) == 0
    assert strongest(wide).alpha() > 200


def test_the_same_icon_is_made_once(theme: Theme) -> None:
    assert theme.icon("company") is theme.icon("company")
    assert theme.icon("company") is not theme.icon("company", "muted")
