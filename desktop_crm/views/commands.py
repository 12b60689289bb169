# ruff: noqa: E501 (a table)
"""The program's commands: one table. Menus, tool bar, ⋮ menu and shortcuts all use the one QAction of each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_crm.views.theme import Theme

_Key = QKeySequence.StandardKey
_Role = QAction.MenuRole
Keys = QKeySequence.StandardKey | str | tuple[QKeySequence.StandardKey | str, ...] | None


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can do. `keys` is a standard key, a text, or several of them; "…" in the text means that more is asked."""

    name: str
    text: str
    icon: str = ""
    keys: Keys = None
    tip: str = ""
    checkable: bool = False
    role: QAction.MenuRole = _Role.NoRole


def _mark(text: str) -> str:
    """Mark a text for translation; `tr` translates it where it is shown."""
    return text


COMMANDS: tuple[Command, ...] = (
    Command("new_sale", _mark("&Sale"), "sale", _Key.New),
    Command("new_follow_up", _mark("&Follow-up"), "follow_up", "Ctrl+Shift+F"),
    Command("new_company", _mark("&Company"), "company"),
    Command("new_person", _mark("&Person"), "person"),
    Command("new_project", _mark("P&roject"), "project"),
    Command("new_request", _mark("Re&quest"), "request"),
    Command("new_document", _mark("D&ocument"), "document"),
    Command("new_product", _mark("Pro&duct"), "product"),
    Command("new_selection", _mark("S&election"), "selection", None,
            _mark("Find records, and keep what you asked for as a selection")),
    Command("new_static_selection", _mark("S&tatic selection…"), "static", None,
            _mark("A selection that is filled by hand")),
    Command("new_file", _mark("New &file…"), "database", None, _mark("Make a new data file and open it")),
    Command("open_file", _mark("&Open file…"), "folder", _Key.Open, _mark("Open another data file")),
    Command("save_copy", _mark("Save a &copy…"), "copy", "Ctrl+Shift+S", _mark("Copy the data file to another place")),
    Command("back_up", _mark("&Back up now"), "save"),
    Command("restore", _mark("R&estore from backup…"), "history"),
    Command("check_file", _mark("C&heck the file…"), "", None, _mark("Look whether the data file is whole")),
    Command("show_folder", _mark("Show the data fol&der"), "open_outside"),
    Command("import", _mark("&Import…"), "import", "Ctrl+I"),
    Command("export_workbook", _mark("Excel &workbook…"), "export", "Ctrl+Shift+E",
            _mark("Write the list that you are in to an Excel workbook")),
    Command("export_text", _mark("&Text file (CSV)…"), "", None,
            _mark("Write the list that you are in to a text file that any program reads")),
    Command("settings", _mark("&Settings…"), "settings", "Ctrl+,", role=_Role.PreferencesRole),
    Command("quit", _mark("&Quit"), "", "Ctrl+Q", role=_Role.QuitRole),
    Command("undo", _mark("&Undo"), "undo", _Key.Undo),
    Command("redo", _mark("&Redo"), "redo", (_Key.Redo, "Ctrl+Y")),
    Command("undo_history", _mark("Undo &history…"), "history", "Ctrl+Alt+Z"),
    Command("find_duplicates", _mark("Find &duplicates…"), "merge", None,
            _mark("Records that are likely one: merge them, or keep them apart")),
    Command("edit", _mark("&Edit"), "edit", "Ctrl+E", _mark("Edit this record")),
    Command("save", _mark("&Save"), "save", _Key.Save),
    Command("cancel", _mark("&Cancel editing"), "close", ""),
    Command("navigation", _mark("&Navigation"), "list", "Ctrl+Shift+N", "", True),
    Command("side_panel", _mark("&Side panel"), "panel", "F4", "", True),
    Command("theme_light", _mark("&Light"), "light", None, "", True),
    Command("theme_dark", _mark("&Dark"), "dark", None, "", True),
    Command("theme_system", _mark("&As the system"), "", None, "", True),
    Command("full_screen", _mark("&Full screen"), "", _Key.FullScreen, "", True),
    Command("search", _mark("&Search"), "search", ("Ctrl+K", _Key.Find),
            _mark("Find any record, or give any command, by its name")),
    Command("find", _mark("F&ind"), "find", "Ctrl+Alt+F",
            _mark("Find records by criteria, and keep them as a selection")),
    Command("go_company", _mark("&Companies"), "company", "Ctrl+1"),
    Command("go_person", _mark("P&ersons"), "person", "Ctrl+2"),
    Command("go_sale", _mark("S&ales"), "sale", "Ctrl+3"),
    Command("go_project", _mark("Pro&jects"), "project", "Ctrl+4"),
    Command("go_request", _mark("&Requests"), "request", "Ctrl+5"),
    Command("go_document", _mark("Doc&uments"), "document", "Ctrl+6"),
    Command("go_product", _mark("Pro&ducts"), "product", "Ctrl+7"),
    Command("go_selection", _mark("Se&lections"), "selection", "Ctrl+8"),
    Command("back", _mark("&Back"), "back", "Alt+Left"),
    Command("forward", _mark("&Forward"), "forward", "Alt+Right"),
    Command("previous", _mark("&Previous"), "previous", "Ctrl+PgUp"),
    Command("next", _mark("&Next"), "next", "Ctrl+PgDown"),
    Command("skip_completed", _mark("S&kip completed"), "", None,
            _mark("Previous and Next pass over what is completed, and over sold and lost sales"), True),
    Command("favourite", _mark("&Favourite"), "star", "Ctrl+D", "", True),
    Command("follow_up_here", _mark("New follow-&up here…"), "follow_up", "Ctrl+Shift+U"),
    Command("previous_stage", _mark("P&revious stage"), "chevron_left", "Ctrl+Alt+Left"),
    Command("next_stage", _mark("Ne&xt stage"), "chevron_right", "Ctrl+Alt+Right"),
    Command("mark_sold", _mark("Mark as &sold"), "sold"),
    Command("mark_lost", _mark("Mark as &lost"), "lost"),
    Command("stall", _mark("S&tall…"), "stalled"),
    Command("reopen", _mark("Re-&open"), "open"),
    Command("walk_members", _mark("&Go through the members"), "walk", None,
            _mark("Open one member after the other, with the list at the side")),
    Command("add_matching", _mark("&Add members…"), "add", None,
            _mark("Add all records that fit some criteria")),
    Command("remove_matching", _mark("Remove &members…"), "remove", None,
            _mark("Take out all members that fit some criteria")),
    Command("why_member", _mark("&Why is a record in it…"), "help", None,
            _mark("Why a record belongs to the selection, or does not")),
    Command("copy_into", _mark("Copy &into selection…"), "import", None,
            _mark("Copy the members into another selection, or into a new one")),
    Command("copy_selection", _mark("Cop&y selection"), "copy"),
    Command("combine", _mark("Com&bine selection with…"), "combine", None,
            _mark("Make a selection from this one and another")),
    Command("make_static", _mark("Make &static"), "static", None,
            _mark("Keep the members of now; from here on they change by hand only")),
    Command("replied", _mark("&Replied"), "mail", None,
            _mark("The customer has been given an answer"), True),
    Command("complete", _mark("&Completed"), "completed", None, "", True),
    Command("set_picture", _mark("Set &picture…"), "picture", None,
            _mark("Choose a picture; it can also be dropped or pasted onto the card")),
    Command("remove_picture", _mark("&Remove picture")),
    Command("history", _mark("&History…"), "history", "Ctrl+H",
            _mark("Who changed what, when")),
    Command("delete", _mark("&Delete"), "delete", "Ctrl+Del"),
    Command("help", _mark("&Help"), "help", _Key.HelpContents,
            _mark("Read about what you are looking at")),
    Command("shortcuts", _mark("&Keyboard shortcuts…"), "keyboard", None,
            _mark("The key of each command, and another one if you like")),
    Command("show_log", _mark("Show log &folder"), "open_outside", None,
            _mark("Where the program notes what went wrong; nothing of your data is in it")),
    Command("about", _mark("&About Desktop CRM"), "info", role=_Role.AboutRole),
)  # fmt: skip

SEPARATOR = ""
NEW = (
    "new_sale", "new_follow_up", "new_company", "new_person", "new_project", "new_request", "new_document",
    "new_product", "new_selection", "new_static_selection",
)  # fmt: skip
THEMES = ("theme_light", "theme_dark", "theme_system")
AREAS = (
    "go_company", "go_person", "go_sale", "go_project", "go_request", "go_document", "go_product", "go_selection",
)  # fmt: skip
_LAST = (SEPARATOR, "favourite", "history", SEPARATOR, "delete")
_TASKS = ("follow_up_here", *_LAST)
_PICTURE = (SEPARATOR, "set_picture", "remove_picture")
# What is done with the record of an area, in its ⋮ menu and in the menu Record.
TASKS: Mapping[str, tuple[str, ...]] = {
    "company": _TASKS,
    "person": ("follow_up_here", *_PICTURE, *_LAST),
    "sale": (
        "follow_up_here", SEPARATOR, "previous_stage", "next_stage", "mark_sold", "mark_lost", "stall", "reopen",
        "complete", *_LAST,
    ),
    "project": ("follow_up_here", "complete", *_PICTURE, *_LAST),
    "request": ("complete", "replied", *_LAST),
    "document": ("complete", *_LAST),
    "product": _LAST[1:],
    "selection": (
        "walk_members", "add_matching", "remove_matching", "why_member", SEPARATOR, "copy_into", "copy_selection",
        "combine", "make_static", "complete", *_LAST,
    ),
}  # fmt: skip

FILE = (
    "NEW", "import", "EXPORT", SEPARATOR, "new_file", "open_file", "RECENT", "save_copy", SEPARATOR,
    "back_up", "restore", "check_file", "show_folder", SEPARATOR, "settings", SEPARATOR, "quit",
)  # fmt: skip
_WAYS = ("back", "forward", SEPARATOR, "previous", "next", "skip_completed")
RECORD = _mark("&Record")
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_mark("&File"), FILE),
    (
        _mark("&Edit"),
        ("undo", "redo", "undo_history", SEPARATOR, "edit", "save", "cancel", SEPARATOR, "find_duplicates"),
    ),
    (
        _mark("&View"),
        ("navigation", "side_panel", SEPARATOR, "THEMES", SEPARATOR, "full_screen"),
    ),
    (
        _mark("&Go"),
        ("search", "find", SEPARATOR, *AREAS, SEPARATOR, *_WAYS),
    ),
    (RECORD, TASKS["sale"]),
    (_mark("&Help"), ("help", "shortcuts", SEPARATOR, "show_log", SEPARATOR, "about")),
)
SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "NEW": (_mark("&New"), NEW),
    "EXPORT": (_mark("E&xport list"), ("export_workbook", "export_text")),
    "RECENT": (_mark("&Recent files"), ()),
    "THEMES": (_mark("&Appearance"), THEMES),
}


def tr(text: str) -> str:
    """Return a text of the tables above as the user reads it."""
    return QCoreApplication.translate("Commands", text)


class Actions(QObject):
    """The QActions of all commands, by name."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {command.name: self._make(command, theme) for command in COMMANDS}

    def _make(self, command: Command, theme: Theme) -> QAction:
        action = QAction(tr(command.text), self)
        action.setObjectName(command.name)
        if command.icon:
            action.setIcon(theme.icon(command.icon))
        action.setShortcuts(_keys(command.keys))
        action.setCheckable(command.checkable)
        action.setIconVisibleInMenu(not command.checkable)  # there its tick is to be seen
        action.setMenuRole(command.role)
        action.setProperty("tip", tr(command.tip) if command.tip else plain(action.text()))
        self.allow(action, "")
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Fill the menu bar; returns the menus by their titles, and those within menus by their names."""
        inner: dict[str, QMenu] = {}
        for title, names in MENUS:
            menu = inner[title] = bar.addMenu(tr(title))
            menu.setToolTipsVisible(True)
            self._fill(menu, names, inner)
        group = QActionGroup(self)
        for name in THEMES:
            group.addAction(self[name])
        return inner

    def follow(self, menu: QMenu, area: str) -> None:
        """Fill the menu Record with what is done in an area."""
        menu.clear()
        self._fill(menu, TASKS[area], {})

    def _fill(self, menu: QMenu, names: tuple[str, ...], inner: dict[str, QMenu]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in SUBMENUS:
                title, within = SUBMENUS[name]
                inner[name] = menu.addMenu(tr(title))
                self._fill(inner[name], within, inner)
            else:
                menu.addAction(self[name])

    def set_keys(self, name: str, keys: Sequence[QKeySequence]) -> None:
        """Give a command these keys instead of what it has."""
        action = self._actions[name]
        action.setShortcuts(keys)
        self.allow(action, str(action.property("why_not") or ""))

    def allow(self, action: QAction | str, why_not: str) -> None:
        """Enable a command, or disable it with the reason as its tool tip."""
        if isinstance(action, str):
            action = self._actions[action]
        action.setEnabled(not why_not)
        action.setProperty("why_not", why_not)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = str(action.property("tip")) + (f" ({keys})" if keys else "")
        action.setToolTip(f"{tip}\n{why_not}" if why_not else tip)


_WITHOUT_KEYS = {_Key.FullScreen: "F11"}  # a bare X11 desktop has no key of its own for it


def usual_keys(name: str) -> list[QKeySequence]:
    """Return the keys that a command has until the user gives it others."""
    return next(_keys(command.keys) for command in COMMANDS if command.name == name)


def _keys(keys: Keys) -> list[QKeySequence]:
    """Return all keys that this platform has for a command, or the usual one where it has none."""
    if not keys:
        return []
    if isinstance(keys, tuple):
        found = [one for each in keys for one in _keys(each)]
        return [one for at, one in enumerate(found) if one not in found[:at]]
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    return QKeySequence.keyBindings(keys) or [QKeySequence(_WITHOUT_KEYS[keys])]


def plain(text: str) -> str:
    """Return a menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")
