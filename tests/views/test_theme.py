"""The tokens can be read by everyone, and one call dresses all that is seen, also what stands already."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

import desktop_crm
from desktop_crm.models.catalogue import CATALOGUE
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.editors_text import LineEditor, LongTextEditor
from desktop_crm.views.theme import DARK, FIELD_HEIGHT, LIGHT, Theme, Tokens, blend, contrast

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("ground", "surface", "accent_soft")
PACKAGE = Path(desktop_crm.__file__).parent


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.apply("light", qapp)
    yield theme
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_contrast_of_black_and_white_is_the_greatest() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)  # the well-known grey that just passes


@BOTH
@pytest.mark.parametrize(("text", "ground"), list(product(("text", "muted", "accent", "overdue"), GROUNDS)))
def test_text_reads_on_each_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["surface", "ground", "line"])
def test_what_is_disabled_can_still_be_read(tokens: Tokens, ground: str) -> None:
    assert 3 <= contrast(tokens.disabled, getattr(tokens, ground)) < contrast(tokens.muted, getattr(tokens, ground))


@BOTH
@pytest.mark.parametrize(("mark", "ground"), list(product(("open", "sold", "lost", "stalled", "overdue"), GROUNDS)))
def test_marks_stand_out_on_each_ground(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(("on_accent",), ("accent", "accent_hover", "sold", "lost")),
        *product(("nav_text",), ("nav", "nav_hover", "nav_selected")),
        ("nav_muted", "nav"),
        *product(("text", "muted"), ("field", "hover")),
        *product(("sold", "lost"), ("surface",)),
    ],
)
def test_words_on_filled_places_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("status", ["open", "sold", "lost", "stalled"])
def test_words_on_badges_read(tokens: Tokens, status: str) -> None:
    badge = blend(tokens.surface, getattr(tokens, status), 0.14).name()
    assert contrast(tokens.text, badge) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["surface", "field"])
def test_edges_of_fields_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.field_line, getattr(tokens, ground)) >= 3


def test_dark_series_are_the_light_ones_lighter_by_15_percent() -> None:
    lighter = [blend(colour, "#FFFFFF", 0.15).name().upper() for colour in LIGHT.series]
    assert list(DARK.series) == lighter


def test_colours_come_round_again_after_the_last_series(theme: Theme) -> None:
    assert theme.series(len(LIGHT.series)) == theme.series(0) == QColor(LIGHT.series[0])


@pytest.mark.parametrize("make", [QLabel, QCheckBox, QListWidget, QLineEdit, QComboBox])
def test_a_change_reaches_widgets_that_stand_already(theme: Theme, qtbot: QtBot, make: type[QWidget]) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    for choice, tokens in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        theme.apply(choice, QApplication.instance())
        assert widget.palette().color(QPalette.ColorRole.Text) == QColor(tokens.text)


@pytest.mark.parametrize("kind", [LineEditor, LongTextEditor])
def test_a_field_that_takes_nothing_looks_so_until_it_does(
    theme: Theme, bench: Bench, qtbot: QtBot, kind: type[LineEditor | LongTextEditor]
) -> None:
    editor = kind(bench, CATALOGUE["sale.description"])
    qtbot.addWidget(editor)
    editor.resize(200, 80)
    editor.show()
    for locked, ground in ((True, theme.tokens.ground), (False, theme.tokens.field)):
        editor.set_locked(locked)
        picture = editor.inner.grab().toImage()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor(ground)


def test_change_is_told_after_the_tokens_have_changed(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    seen = []
    theme.changed.connect(lambda: seen.append(theme.dark))
    theme.apply("dark", qapp)
    theme.apply("light", qapp)
    assert seen == [True, False]


def test_what_is_built_undressed_is_dressed_like_the_rest(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply("dark", qapp)
    with theme.undressed(qapp):
        assert not qapp.styleSheet()
        assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(DARK.text)
        widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert qapp.styleSheet()
    assert widget.palette().color(QPalette.ColorRole.Text) == QColor(DARK.text)


def test_system_is_light_where_the_system_says_nothing(theme: Theme, qapp: QApplication) -> None:
    theme.apply("dark", qapp)
    theme.apply("system", qapp)
    assert theme.choice == "system"
    assert not theme.dark


@pytest.mark.parametrize("kept", ["purple", "", ["dark"], 7])
def test_a_choice_that_is_not_known_is_as_the_system(theme: Theme, qapp: QApplication, kept: Any) -> None:
    theme.apply("dark", qapp)
    theme.apply(kept, qapp)
    assert theme.choice == "system"
    assert not theme.dark


def test_the_palette_dims_what_is_disabled(theme: Theme, qapp: QApplication) -> None:
    dimmed = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert dimmed == QColor(LIGHT.disabled)


@pytest.mark.parametrize(("role", "more"), [("title", 6), ("section", 2), ("muted", 0)])
def test_labels_take_the_size_of_their_role(theme: Theme, qtbot: QtBot, role: str, more: float) -> None:
    label = QLabel("Words")
    label.setProperty("role", role)
    qtbot.addWidget(label)
    label.ensurePolished()
    base = theme.font().pointSizeF()
    assert label.font().pointSizeF() == pytest.approx(base + more)
    if role != "muted":
        assert theme.font(role).pointSizeF() == pytest.approx(base + more)


def test_all_fields_are_of_one_height_with_and_without_focus(theme: Theme, qtbot: QtBot) -> None:
    form = QWidget()
    layout = QFormLayout(form)
    fields = [QLineEdit(), QComboBox(), QSpinBox(), QDateEdit(QDate(2026, 11, 21))]
    for field in fields:
        layout.addRow(field)
    qtbot.addWidget(form)
    form.resize(400, 400)
    with qtbot.waitExposed(form):
        form.show()
    for focused in fields:
        focused.setFocus()
        assert {field.height() for field in fields} == {FIELD_HEIGHT}


LITERAL = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=[\"';])|QColor\(\s*\d|GlobalColor\.(?!transparent)")


def test_no_colour_stands_outside_the_theme() -> None:
    """House rule: colours stand in one module."""
    sources = [*PACKAGE.joinpath("views").rglob("*.py"), *PACKAGE.rglob("*.qss")]
    others = [source for source in sources if source.name != "theme.py"]
    found = {source.name: LITERAL.findall(source.read_text(encoding="utf-8")) for source in others}
    assert {name: colours for name, colours in found.items() if colours} == {}
    assert LITERAL.search('painter.setPen("#12aBcD")')
