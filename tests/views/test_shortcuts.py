"""The keyboard shortcuts: listed by menus, searched, changed, taken over and reset; kept for the next start."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import COMMANDS, Actions
from desktop_crm.views.shortcuts.dialog import ShortcutsDialog
from desktop_crm.views.shortcuts.keys import OwnKeys, why_not

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def owner(qapp: Any) -> Iterator[QObject]:
    """What the actions belong to."""
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def actions(bench: Bench, owner: QObject) -> Actions:
    return Actions(bench.theme, owner)


@pytest.fixture
def dialog(qtbot: Any, bench: Bench, actions: Actions) -> ShortcutsDialog:
    opened = ShortcutsDialog(bench, actions)
    qtbot.addWidget(opened)
    with qtbot.waitActive(opened):
        opened.show()
        opened.activateWindow()
    return opened


def choose(dialog: ShortcutsDialog, name: str) -> None:
    dialog.tree.setCurrentItem(next(item for item in dialog.items if item.data(0, Qt.ItemDataRole.UserRole) == name))


def press(dialog: ShortcutsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    dialog.editor.setFocus()
    QTest.keyClick(dialog.editor, key, modifiers)
    dialog.editor.editingFinished.emit()  # it comes by itself after a second


def keys_of(actions: Actions, name: str) -> list[str]:
    return [one.toString() for one in actions[name].shortcuts()]


def seen(dialog: ShortcutsDialog) -> list[str]:
    return [item.text(0) for item in dialog.items if not item.isHidden()]


def test_convention_12_every_command_is_listed_once_with_its_key(dialog: ShortcutsDialog) -> None:
    names = [item.data(0, Qt.ItemDataRole.UserRole) for item in dialog.items]
    assert sorted(names) == sorted(command.name for command in COMMANDS)
    assert {item.text(0): item.text(1) for item in dialog.items}["Import"] == "Ctrl+I"


@pytest.mark.parametrize(
    ("typed", "found"), [("up now", ["Back up now"]), ("ctrl+i", ["Import"]), ("file import", ["Import"])]
)
def test_convention_12_commands_are_found_by_name_key_and_menu(
    qtbot: Any, dialog: ShortcutsDialog, typed: str, found: list[str]
) -> None:
    qtbot.keyClicks(dialog.field, typed)
    assert seen(dialog) == found
    assert dialog.tree.currentItem().text(0) == found[0]


def test_convention_12_a_key_holds_at_once_and_at_the_next_start(
    dialog: ShortcutsDialog, bench: Bench, actions: Actions, owner: QObject
) -> None:
    choose(dialog, "back_up")
    press(dialog, Qt.Key.Key_B, CONTROL)
    assert keys_of(actions, "back_up") == ["Ctrl+B"]
    assert "Ctrl+B" in actions["back_up"].toolTip()
    again = Actions(bench.theme, owner)
    OwnKeys(again, bench.memory).apply()
    assert keys_of(again, "back_up") == ["Ctrl+B"]


def test_convention_12_a_key_of_another_command_is_told_and_can_be_taken_over(
    dialog: ShortcutsDialog, actions: Actions
) -> None:
    choose(dialog, "back_up")
    press(dialog, Qt.Key.Key_I, CONTROL)
    assert dialog.told.text() == "Ctrl+I belongs to “Import” so far."
    assert (keys_of(actions, "import"), keys_of(actions, "back_up")) == (["Ctrl+I"], [])
    dialog.take_over.click()
    assert (keys_of(actions, "import"), keys_of(actions, "back_up")) == ([], ["Ctrl+I"])
    assert dialog.take_over.isHidden()


@pytest.mark.parametrize(
    ("key", "modifiers", "reason"),
    [
        (Qt.Key.Key_C, CONTROL, "is needed in fields and lists"),
        (Qt.Key.Key_F, ALT, "opens a menu"),
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "is needed to type and to move"),
    ],
)
def test_convention_12_a_key_that_is_needed_is_refused_in_words(
    dialog: ShortcutsDialog, actions: Actions, key: Qt.Key, modifiers: Qt.KeyboardModifier, reason: str
) -> None:
    choose(dialog, "back_up")
    press(dialog, key, modifiers)
    assert reason in dialog.told.text()
    assert keys_of(actions, "back_up") == []
    assert dialog.editor.keySequence().isEmpty()


def test_convention_12_a_function_key_needs_no_modifier(dialog: ShortcutsDialog, actions: Actions) -> None:
    assert why_not(QKeySequence("F7")) == ""
    choose(dialog, "back_up")
    press(dialog, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    assert keys_of(actions, "back_up") == ["F7"]


def test_convention_12_a_key_can_be_taken_away_and_reset(
    dialog: ShortcutsDialog, bench: Bench, actions: Actions
) -> None:
    choose(dialog, "import")
    dialog.editor.clear()
    assert keys_of(actions, "import") == []
    assert dialog.tree.currentItem().text(2) == "Ctrl+I"
    dialog.reset.click()
    assert keys_of(actions, "import") == ["Ctrl+I"]
    assert bench.memory.recall("keys") == {}


def test_convention_12_all_keys_are_reset_at_once(dialog: ShortcutsDialog, actions: Actions) -> None:
    before = {command.name: keys_of(actions, command.name) for command in COMMANDS}
    choose(dialog, "back_up")
    press(dialog, Qt.Key.Key_I, CONTROL)
    dialog.take_over.click()
    dialog.reset_all.click()
    assert {command.name: keys_of(actions, command.name) for command in COMMANDS} == before
    assert not dialog.reset_all.isEnabled()


def test_convention_12_what_is_kept_badly_is_left_out(bench: Bench, actions: Actions) -> None:
    bench.memory.keep("keys", {"import": "Ctrl+B", "nothing": ["Ctrl+B"], "back_up": ["", "Ctrl+B"]})
    OwnKeys(actions, bench.memory).apply()
    assert (keys_of(actions, "import"), keys_of(actions, "back_up")) == (["Ctrl+I"], ["Ctrl+B"])
