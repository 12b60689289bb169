"""What one expects of every desktop program: menus, keys, names, sizes, and closing in good order."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.preferences import set_preference
from desktop_crm.views.about import About
from desktop_crm.views.bench import Bench
from desktop_crm.views.desk import BusyWithJob
from desktop_crm.views.language import Language
from desktop_crm.views.screenshots import pictured_dialogs
from desktop_crm.views.status_line import StatusLine
from desktop_crm.views.theme import Theme
from desktop_crm.views.welcome import Welcome
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, command, no_dialog, settle, window_on

_LEAST = 24  # pixels of a place to hit
_DIALOGS = (
    *(
        "follow-up",
        "new-company",
        "new-person",
        "new-project",
        "history",
        "undo-history",
        "duplicates",
        "import",
        "restore",
        "check-file",
        "settings",
        "help",
        "shortcuts",
        "about",
    ),
)
_ASKS_MORE = {
    *("import", "settings", "shortcuts", "stall", "follow_up_here", "history", "undo_history", "find_duplicates"),
    *("new_file", "new_static_selection", "open_file", "save_copy", "restore", "check_file"),
    *("export_workbook", "export_text"),
}


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qtbot: Any, bench: Bench, workbench: Workbench, answers: Answers) -> MainWindow:
    for title in ("Aa", "Bb"):
        factories.sale(workbench, title=title)
    return window_on(qtbot, bench, answers)


@pytest.fixture
def empty(qtbot: Any, bench: Bench, answers: Answers) -> MainWindow:
    return window_on(qtbot, bench, answers)


@pytest.fixture
def dressed(qapp: QApplication, bench: Bench) -> Iterator[Theme]:
    """The theme, worn as in the running program."""
    bench.theme.apply("light", qapp)
    yield bench.theme
    qapp.setStyleSheet("")


def menus_of(window: MainWindow) -> Iterator[QMenu]:
    waiting = [action.menu() for action in window.menuBar().actions()]
    while waiting:
        menu = waiting.pop()
        assert isinstance(menu, QMenu)
        yield menu
        waiting += [action.menu() for action in menu.actions() if action.menu() is not None]


def listed(window: MainWindow) -> list[QAction]:
    """All commands in the menu bar."""
    actions = [action for menu in menus_of(window) for action in menu.actions()]
    return [action for action in actions if not action.isSeparator() and action.menu() is None]


def opened(window: MainWindow, name: str, qtbot: Any, bench: Bench) -> QDialog:
    pictured_dialogs(window)[name]()
    settle(qtbot, bench)
    dialog = QApplication.activeModalWidget() or next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    )
    assert isinstance(dialog, QDialog)
    return dialog


def places(qtbot: Any, bench: Bench, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The window as it is read, as it is edited, and each dialog."""
    yield "read", window
    window.work.screen_of(RecordKind.SALE).card.edit()
    yield "edited", window
    window.work.screen_of(RecordKind.SALE).card.abandon()
    window.open_find()
    settle(qtbot, bench)
    yield "find", window
    window.open_area(RecordKind.SALE)
    for name in _DIALOGS:
        dialog = opened(window, name, qtbot, bench)
        yield name, dialog
        dialog.close()
        settle(qtbot, bench)


def swept() -> None:
    """Let go of what waits to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# -- menus and commands -----------------------------------------------------------------------------------------------


def test_convention_01_every_button_of_the_bar_is_in_the_menu_bar(window: MainWindow) -> None:
    known = {action.objectName() for action in listed(window)}
    buttons = [b.defaultAction().objectName() for b in window.findChildren(QToolButton) if b.defaultAction()]
    inner = [a.objectName() for b in window.findChildren(QPushButton) if b.menu() for a in b.menu().actions()]
    named = [name for name in (*buttons, *inner) if name]
    assert len(named) > 10
    assert set(named) <= known


def test_convention_02_a_command_is_one_action(window: MainWindow) -> None:
    names = [action.objectName() for action in window.findChildren(QAction) if action.objectName()]
    commands = [name for name in names if name in {action.objectName() for action in listed(window)}]
    assert len(commands) == len(set(commands))


def test_convention_03_the_platform_knows_about_settings_and_quit(window: MainWindow) -> None:
    role = QAction.MenuRole
    roles = {name: command(window, name).menuRole() for name in ("about", "settings", "quit", "import")}
    assert roles == {
        "about": role.AboutRole, "settings": role.PreferencesRole, "quit": role.QuitRole, "import": role.NoRole,
    }  # fmt: skip


@pytest.mark.parametrize("code", ["en", "nb"])
def test_convention_04_dots_only_where_more_is_asked_and_one_letter_each(
    qtbot: Any, qapp: QApplication, bench: Bench, code: str
) -> None:
    language = Language(qapp)
    language.install(code)
    try:
        window = window_on(qtbot, bench, Answers())
        assert {a.objectName() for a in listed(window) if a.text().endswith("…")} == _ASKS_MORE
        for menu in [*menus_of(window), window.menuBar()]:
            texts = [action.text() for action in menu.actions() if not action.isSeparator()]
            letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
            assert len(letters) == len(texts), texts
            assert len(set(letters)) == len(letters), texts
    finally:
        language.remove()


def test_convention_05_what_is_dim_says_why(window: MainWindow, empty: MainWindow) -> None:
    for shown in (window, empty):
        dim = [action for action in listed(shown) if not action.isEnabled()]
        assert dim
        assert [a.objectName() for a in dim if len(a.toolTip().splitlines()) < 2] == []


def test_convention_05_a_side_panel_without_a_sale_says_why(qtbot: Any, empty: MainWindow) -> None:
    assert not command(empty, "side_panel").isEnabled()
    assert not empty.work.side_of(RecordKind.SALE).isVisible()


def test_convention_05_a_tick_is_seen_in_the_menu(window: MainWindow) -> None:
    """An icon in its place would hide it."""
    assert [a.objectName() for a in listed(window) if a.isCheckable() and a.isIconVisibleInMenu() and a.icon()] == []


# -- keys -------------------------------------------------------------------------------------------------------------


def test_convention_09_the_usual_keys_do_the_usual_things(window: MainWindow) -> None:
    key = QKeySequence.StandardKey
    for name, standard in {
        "new_sale": key.New, "save": key.Save, "undo": key.Undo, "full_screen": key.FullScreen,
    }.items():  # fmt: skip
        assert command(window, name).shortcuts() == QKeySequence.keyBindings(standard), name
    redo = command(window, "redo").shortcuts()
    assert redo[: len(QKeySequence.keyBindings(key.Redo))] == QKeySequence.keyBindings(key.Redo)
    assert redo.count(QKeySequence("Ctrl+Y")) == 1
    assert command(window, "quit").shortcut() == QKeySequence("Ctrl+Q")
    assert command(window, "settings").shortcut() == QKeySequence("Ctrl+,")


def test_convention_09_a_desktop_without_a_key_gets_the_usual_one(
    qtbot: Any, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = QKeySequence.keyBindings
    bare = QKeySequence.StandardKey.FullScreen
    monkeypatch.setattr(QKeySequence, "keyBindings", lambda key: [] if key == bare else known(key))
    assert command(window_on(qtbot, bench, Answers()), "full_screen").shortcut() == QKeySequence("F11")


def test_convention_11_no_key_has_two_meanings(window: MainWindow) -> None:
    keys = [key.toString() for action in listed(window) for key in action.shortcuts()]
    keys += [
        s.key().toString() for s in window.findChildren(QShortcut) if s.context() == Qt.ShortcutContext.WindowShortcut
    ]
    assert sorted(keys) == sorted(set(keys))


# -- windows and dialogs ----------------------------------------------------------------------------------------------


def test_convention_22_size_and_folds_come_back(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    window.resize(1250, 700)
    command(window, "navigation").trigger()
    command(window, "side_panel").trigger()
    window.close()
    again = MainWindow(bench)
    qtbot.addWidget(again)
    again.open_first()
    assert again.height() == 700
    assert not command(again, "navigation").isChecked()
    assert not again.work.side_of(RecordKind.SALE).isVisibleTo(again)


def test_convention_23_in_a_narrow_window_the_navigation_folds_and_comes_back(window: MainWindow) -> None:
    for width, unfolded in ((1300, True), (1100, False), (1300, True)):
        window.resize(width, 700)
        assert command(window, "navigation").isChecked() is unfolded


@pytest.mark.parametrize("name", _DIALOGS)
def test_convention_24_escape_closes_a_dialog_that_belongs_to_the_window(
    qtbot: Any, bench: Bench, window: MainWindow, name: str
) -> None:
    dialog = opened(window, name, qtbot, bench)
    assert dialog.parent() is window
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(qtbot, bench)
    assert no_dialog()


@pytest.mark.parametrize("name", _DIALOGS)
def test_convention_24_a_closed_dialog_is_let_go(qtbot: Any, bench: Bench, window: MainWindow, name: str) -> None:
    opened(window, name, qtbot, bench).close()
    settle(qtbot, bench)
    swept()
    assert window.findChildren(QDialog) == []


# -- long jobs --------------------------------------------------------------------------------------------------------


def endless(_session: Any, progress: Any) -> None:
    """A job that goes on until it is cancelled."""
    pace = Event()
    while not pace.wait(0.01):
        progress(1, 2)


def test_convention_44_closing_while_a_job_runs_asks_and_cancels(
    qtbot: Any, bench: Bench, window: MainWindow, answers: Answers
) -> None:
    job = bench.desk.start_job("Endless", endless, label="Endless")
    answers.given = ["Keep open", "Cancel it and close"]
    assert window.close() is False
    with qtbot.waitSignal(job.cancelled):
        assert window.close() is True
    assert [text for text, _ in answers.asked] == ["“Endless” is still running."] * 2


def test_convention_44_a_second_job_is_refused_in_words(qtbot: Any, bench: Bench, empty: MainWindow) -> None:
    job = bench.desk.start_job("Endless", endless, label="Endless")
    empty.findChild(Welcome).demo_wanted.emit()
    told = [label.text() for label in empty.findChild(StatusLine).findChildren(QLabel)]
    assert any("still running" in text for text in told)
    with pytest.raises(BusyWithJob):
        bench.desk.attempt(set_preference, "use_currency", True)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_convention_44_a_new_window_shows_the_job_that_runs(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    job = bench.desk.start_job("Endless", endless, label="Endless")
    line = StatusLine(bench.desk, bench.theme)
    qtbot.addWidget(line)
    cancel = next(b for b in line.findChildren(QPushButton) if b.text() == "Cancel")
    assert not cancel.isHidden()
    with qtbot.waitSignal(job.cancelled):
        cancel.click()
    assert cancel.isHidden()


def test_convention_59_a_window_that_was_put_away_hears_nothing_more(
    qtbot: Any, bench: Bench, workbench: Workbench
) -> None:
    """As when the language is changed: the desk and the theme outlive the window."""
    old = MainWindow(bench)
    old.open_first()
    settle(qtbot, bench)
    old.close()
    old.deleteLater()
    swept()
    with qtbot.captureExceptions() as met:
        bench.desk.do(set_preference, "skip_completed_sales", True)
        bench.desk.undo()
        bench.desk.refused.emit(BusyWithJob("x"))
        bench.desk.user_changed.emit()
        bench.theme.changed.emit()
    assert met == []


# -- looks and access -------------------------------------------------------------------------------------------------


def pictures(widget: QWidget) -> list[QImage]:
    return [label.pixmap().toImage() for label in widget.findChildren(QLabel) if not label.pixmap().isNull()]


def test_convention_48_pictures_follow_the_theme(qtbot: Any, qapp: QApplication, dressed: Theme, bench: Bench) -> None:
    welcome, line = Welcome(bench.theme), StatusLine(bench.desk, bench.theme)
    for widget in (welcome, line):
        qtbot.addWidget(widget)
    line.warn("No")
    welcome.show()
    before = [pictures(widget) for widget in (welcome, line)]
    bench.theme.apply("dark", qapp)
    after = [pictures(widget) for widget in (welcome, line)]
    assert [len(images) for images in before] == [3, 1]
    assert all(
        old != new for olds, news in zip(before, after, strict=True) for old, new in zip(olds, news, strict=True)
    )


def test_convention_51_whatever_takes_the_focus_has_a_name(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    nameless = []
    for place, shown in places(qtbot, bench, window):
        for widget in shown.findChildren(QWidget):
            focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if focusable and not isinstance(widget, QScrollBar) and not _name(widget):
                nameless.append((place, type(widget).__name__, widget.objectName()))
    assert nameless == []


def _name(widget: QWidget) -> str:
    if widget.focusProxy() is not None:
        return _name(widget.focusProxy())
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    return str(widget.accessibleName() or words or "".join(buddies))


def test_convention_52_tab_never_stands_still(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    for name in ("new-company", "about", "import"):
        dialog = opened(window, name, qtbot, bench)
        dialog.activateWindow()
        seen: list[QWidget] = []
        for _ in range(60):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
            seen.append(dialog.focusWidget())
        assert seen.index(seen[-1]) < 59, name
        assert len(set(seen)) > 1, name
        dialog.close()


def test_convention_56_what_is_clicked_is_large_enough(
    qtbot: Any, dressed: Theme, bench: Bench, window: MainWindow
) -> None:
    small = []
    for place, shown in places(qtbot, bench, window):
        for button in shown.findChildren(QAbstractButton):
            inside = isinstance(button.parent(), QLineEdit) or "link" in str(button.property("role"))
            if button.isVisible() and not inside and min(button.width(), button.height()) < _LEAST:
                small.append((place, type(button).__name__, button.text(), button.width(), button.height()))
    assert small == []


def test_convention_59_a_longer_text_on_a_button_is_not_cut(qtbot: Any, bench: Bench) -> None:
    welcome = Welcome(bench.theme)
    qtbot.addWidget(welcome)
    for button in welcome.findChildren(QPushButton):
        button.setText(button.text() * 2)
    welcome.resize(1400, 700)
    welcome.show()
    assert [b.text() for b in welcome.findChildren(QPushButton) if b.width() < b.sizeHint().width()] == []


# -- trust ------------------------------------------------------------------------------------------------------------


def test_convention_64_the_facts_can_be_copied(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    dialog = opened(window, "about", qtbot, bench)
    assert isinstance(dialog, About)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy").click()
    copied = QApplication.clipboard().text()
    assert all(word in copied for word in ("Desktop CRM", "Qt ", "SQLite", str(bench.desk.path)))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_convention_66_a_dropped_file_that_is_gone_is_refused_in_words(
    qtbot: Any, bench: Bench, window: MainWindow, tmp_path: Any
) -> None:
    window.dialogs.open_import(tmp_path / "gone.csv")
    settle(qtbot, bench)
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    told = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "gone.csv" in told
    assert "Errno" not in told
