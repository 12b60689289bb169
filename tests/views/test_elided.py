"""Data in a label stays plain, gives way to others, and can always be read whole."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_crm.views.parts.elided import ElidedLabel, plain_tip

LONG = "A company name that is much too long for the place that it was given"


@pytest.fixture
def label(qtbot: QtBot, qapp: QApplication) -> ElidedLabel:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    return label


def test_short_of_room_the_whole_text_is_in_the_tool_tip(label: ElidedLabel) -> None:
    label.resize(80, 24)
    label.grab()
    assert label.elided
    assert label.toolTip() == LONG
    assert label.text() == LONG


def test_with_room_there_is_only_the_hint(label: ElidedLabel) -> None:
    label.set_hint("Opens the company")
    label.resize(80, 24)
    label.grab()
    assert label.toolTip() == LONG
    label.resize(label.sizeHint())
    label.grab()
    assert not label.elided
    assert label.toolTip() == "Opens the company"


def test_it_can_shrink_but_not_vanish(label: ElidedLabel) -> None:
    assert 0 < label.minimumSizeHint().width() < label.sizeHint().width() / 4
    label.setText("ab")
    assert label.minimumSizeHint().width() == label.sizeHint().width()


def test_markup_in_data_is_shown_as_it_stands(label: ElidedLabel) -> None:
    label.setText("<img src=x> & Sons, " + LONG)
    label.resize(80, 24)
    label.grab()
    assert label.toolTip().startswith("<qt>&lt;img src=x&gt; &amp; Sons")


@pytest.mark.parametrize("text", ["Nordlys AS", "a < b", "5 > 3 & more", "two\nlines"])
def test_a_tip_without_markup_is_left_alone(text: str) -> None:
    assert plain_tip(text) == text


def test_lines_are_kept_in_a_tip_with_markup() -> None:
    assert plain_tip("<b>one</b>\ntwo") == "<qt>&lt;b&gt;one&lt;/b&gt;<br>two</qt>"
