"""What one expects for those who hear the screen: names, roles, values, problems, and an order to go through."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_crm.models.enums import RecordKind
from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.card import Card
from desktop_crm.views.screenshots import pictured_dialogs
from desktop_crm.views.window import MainWindow
from tests import factories
from tests.factories import Workbench
from tests.views.windows import Answers, settle, type_over, window_on

SALE = RecordKind.SALE
NAME, DESCRIPTION, VALUE = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value
ROLE = QAccessible.Role
DIALOGS = (
    "follow-up",
    "new-company",
    "new-person",
    "history",
    "undo-history",
    "import",
    "settings",
    "help",
    "shortcuts",
)


def ground(workbench: Workbench) -> dict[str, int]:
    alfa = factories.company(workbench, "Alfa AS")
    sale = factories.sale(workbench, title="Printers", company_id=alfa, amount=45_000_00)
    return {"alfa": alfa, "sale": sale, "ring": factories.follow_up(workbench, sale_id=sale)}


@pytest.fixture
def window(qtbot: Any, bench: Bench, ids: dict[str, int]) -> MainWindow:
    return window_on(qtbot, bench, Answers())


@pytest.fixture
def card(window: MainWindow) -> Card:
    return window.work.screen_of(SALE).card


def heard(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader is given of a widget, as AT-SPI, UI Automation and NSAccessibility read it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def nameless(widget: QWidget) -> list[str]:
    """What takes the focus, is seen, and has no name."""
    found = []
    for one in walk(heard(widget)):
        state = one.state()
        if state.focusable and not state.invisible and not state.disabled and not one.text(NAME):
            owner = one.object()
            inner = owner is not None and owner.focusProxy() is not None if isinstance(owner, QWidget) else False
            if not inner and one.role() not in (ROLE.Cell, ROLE.ListItem, ROLE.TreeItem, ROLE.ScrollBar):
                found.append(f"{one.role().name} {owner}")
    return found


def test_convention_51_whatever_can_be_focused_says_its_name(
    qtbot: Any, bench: Bench, window: MainWindow, card: Card
) -> None:
    assert nameless(window) == []
    card.edit()
    assert nameless(window) == []
    card.abandon()
    for kind in (RecordKind.COMPANY, RecordKind.PERSON, RecordKind.PROJECT):
        window.open_area(kind)
        settle(qtbot, bench)
        assert nameless(window) == [], kind


@pytest.mark.parametrize("name", DIALOGS)
def test_convention_51_whatever_can_be_focused_in_a_dialog_says_its_name(
    qtbot: Any, bench: Bench, window: MainWindow, name: str
) -> None:
    pictured_dialogs(window)[name]()
    settle(qtbot, bench)
    dialog = next(d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible())
    assert nameless(dialog) == []


def test_convention_52_tab_follows_the_eye_through_a_form(card: Card) -> None:
    """Down the left column, then down the right one; never back up within one."""
    card.edit()
    card.focus_on("title")
    seen: list[tuple[int, int]] = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        place = focused.mapTo(card.window(), focused.rect().topLeft())
        seen.append((place.x(), place.y()))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(set(seen)) == len(seen)
    for before, after in pairwise(seen):
        beside_or_below = after[0] > before[0] + 40 or after[1] > before[1] - 4
        assert beside_or_below, (before, after)


def test_convention_53_a_label_belongs_to_its_field(card: Card) -> None:
    card.edit()
    for name, told in (("company_id", "Company"), ("sale_date", "Sale date"), ("description", "Description")):
        inner = card.place(name).inner
        assert told in heard(inner).text(NAME), name
        labels = [one for one, relation in heard(inner).relations() if relation == QAccessible.RelationFlag.Label]
        assert [one.text(NAME).rstrip(" *") for one in labels] in ([told], []), name


def test_convention_53_what_is_wrong_is_told_at_the_field(card: Card) -> None:
    card.edit()
    type_over(card, "sale_date", "31/02/2026")
    inner = card.place("sale_date").inner
    assert "February" in heard(inner).text(DESCRIPTION)
    type_over(card, "sale_date", "28/02/2026")
    assert "February" not in heard(inner).text(DESCRIPTION)
    card.abandon()


def test_convention_54_the_tree_of_a_sale_tells_what_is_on_its_card(
    qtbot: Any, bench: Bench, window: MainWindow, card: Card
) -> None:
    told = {(one.role(), one.text(NAME)) for one in walk(heard(card))}
    names = {name for _, name in told}
    assert any("Printers" in name for name in names)
    assert any("Company: Alfa AS" in name for name in names)
    assert (ROLE.CheckBox, "Completed") in told
    assert any("Edit" in name for role, name in told if role in (ROLE.Button, ROLE.PushButton, ROLE.ButtonMenu))
    assert any(role == ROLE.PageTab and "Details" in name for role, name in told)


def test_convention_54_a_list_is_a_table_with_headings_and_cells(qtbot: Any, bench: Bench, window: MainWindow) -> None:
    window.work.side_of(SALE).show_view("sales.all")
    settle(qtbot, bench)
    table = heard(window.work.side_of(SALE).table.view)
    told = {(one.role(), one.text(NAME)) for one in walk(table)}
    assert table.role() == ROLE.Table
    assert (ROLE.ColumnHeader, "Amount") in told
    assert [name for role, name in told if role == ROLE.Cell and "45,000" in name]


def test_convention_54_a_field_tells_its_value_and_a_form_its_state(card: Card) -> None:
    card.edit()
    title = heard(card.place("title").inner)
    assert title.role() == ROLE.EditableText
    assert title.text(VALUE) == "Printers"
    assert title.state().editable
    assert not title.state().readOnly
