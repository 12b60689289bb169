"""What else can be done with a line, a group or a block: the menu under its three dots."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop_crm.views.parts.criteria.draft import Draft
from desktop_crm.views.parts.criteria.hand import Hand
from desktop_crm.views.parts.criteria.nodes import GroupDraft, Joined, LineDraft, RelatedDraft
from desktop_crm.views.parts.criteria.places import next_spot

Deed = Callable[[Draft], object]


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the menu; without a deed it divides."""

    text: str = ""
    deed: Deed | None = None
    keys: str = ""
    enabled: bool = True
    goes: bool = False  # whether one goes on in what comes of it


def _tr(text: str) -> str:
    return QCoreApplication.translate("CriteriaMenu", text)


def open_menu(hand: Hand, key: int, under: QWidget) -> QMenu:
    """Open the menu of a node."""
    menu = QMenu(under)
    menu.aboutToHide.connect(menu.deleteLater)
    for command in commands(hand.draft, key):
        if command.deed is None:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{command.text}\t{command.keys}" if command.keys else command.text)
        action.setEnabled(command.enabled)
        action.triggered.connect(lambda _on, command=command: _run(hand, command))
    menu.popup(under.mapToGlobal(QPoint(0, under.height() + 1)))
    return menu


def _run(hand: Hand, command: Command) -> None:
    assert command.deed is not None
    deed = command.deed
    if command.goes:
        hand.do_and_go(deed, begin=False)  # type: ignore[arg-type]
    else:
        hand.do(deed)


def commands(draft: Draft, key: int) -> list[Command]:
    """Return what can be done with a node."""
    node = draft.node(key)
    if isinstance(node, GroupDraft) and node in draft.root.parts:
        return [*_inner(node), Command(), *_common(draft, key)]
    if isinstance(node, GroupDraft):
        away = Command(_tr("Take the group away"), lambda d: d.unwrap(key))
        return [*_inner(node), away, Command(), *_common(draft, key)]
    inner = _inner(node.group) if isinstance(node, RelatedDraft) else []
    return [*inner, *([Command()] if inner else []), *_around(node), Command(), *_common(draft, key)]


def _around(node: LineDraft | RelatedDraft) -> list[Command]:
    """Put a part into a group of its own."""
    key = node.key
    return [
        Command(_tr("Any of …"), lambda d: d.wrap(key, Joined.ANY), goes=True),
        Command(_tr("None of …"), lambda d: d.wrap(key, Joined.NONE), goes=True),
        Command(_tr("Put in a group"), lambda d: d.wrap(key, Joined.ALL), goes=True),
    ]


def _inner(group: GroupDraft) -> list[Command]:
    """Add a group to a group."""
    key = group.key
    return [
        Command(_tr("Add “any of these”"), lambda d: d.add_inner(key, Joined.ANY), goes=True),
        Command(_tr("Add “none of these”"), lambda d: d.add_inner(key, Joined.NONE), goes=True),
    ]


def _common(draft: Draft, key: int) -> list[Command]:
    return [
        Command(_tr("Duplicate"), lambda d: d.duplicate(key), goes=True),
        Command(_tr("Move up"), lambda d: moved(d, key, -1), "Alt+↑", next_spot(draft.root, key, -1) is not None),
        Command(_tr("Move down"), lambda d: moved(d, key, 1), "Alt+↓", next_spot(draft.root, key, 1) is not None),
        Command(),
        Command(_tr("Remove"), lambda d: d.remove(key), _tr("Del")),
    ]


def moved(draft: Draft, key: int, direction: int) -> None:
    """Move a node to the next place up or down, if there is one."""
    spot = next_spot(draft.root, key, direction)
    if spot is not None:
        draft.move(key, spot)
