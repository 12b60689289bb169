# ruff: noqa: E501 (a table)
"""The program's commands: one table. Menus, tool bar, ⋮ menu and shortcuts all use the one QAction of each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
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


COMMANDS: tuple[Command, ...] = (
    Command("new_sale", QT_TRANSLATE_NOOP("Commands", "&Sale"), "sale", _Key.New),
    Command("new_follow_up", QT_TRANSLATE_NOOP("Commands", "&Follow-up"), "follow_up", "Ctrl+Shift+F"),
    Command("new_company", QT_TRANSLATE_NOOP("Commands", "&Company"), "company"),
    Command("new_person", QT_TRANSLATE_NOOP("Commands", "&Person"), "person"),
    Command("new_project", QT_TRANSLATE_NOOP("Commands", "P&roject"), "project"),
    Command("new_request", QT_TRANSLATE_NOOP("Commands", "Re&quest"), "request"),
    Command("new_document", QT_TRANSLATE_NOOP("Commands", "D&ocument"), "document"),
    Command("new_product", QT_TRANSLATE_NOOP("Commands", "Pro&duct"), "product"),
    Command("new_selection", QT_TRANSLATE_NOOP("Commands", "S&election"), "selection", None,
            QT_TRANSLATE_NOOP("Commands", "Find records, and keep what you asked for as a selection")),
    Command("new_static_selection", QT_TRANSLATE_NOOP("Commands", "S&tatic selection…"), "static", None,
            QT_TRANSLATE_NOOP("Commands", "A selection that is filled by hand")),
    Command("new_file", QT_TRANSLATE_NOOP("Commands", "New &file…"), "database", None, QT_TRANSLATE_NOOP("Commands", "Make a new data file and open it")),
    Command("open_file", QT_TRANSLATE_NOOP("Commands", "&Open file…"), "folder", _Key.Open, QT_TRANSLATE_NOOP("Commands", "Open another data file")),
    Command("save_copy", QT_TRANSLATE_NOOP("Commands", "Save a &copy…"), "copy", "Ctrl+Shift+S", QT_TRANSLATE_NOOP("Commands", "Copy the data file to another place")),
    Command("back_up", QT_TRANSLATE_NOOP("Commands", "&Back up now"), "save"),
    Command("restore", QT_TRANSLATE_NOOP("Commands", "R&estore from backup…"), "history"),
    Command("check_file", QT_TRANSLATE_NOOP("Commands", "C&heck the file…"), "", None, QT_TRANSLATE_NOOP("Commands", "Look whether the data file is whole")),
    Command("show_folder", QT_TRANSLATE_NOOP("Commands", "Show the data fol&der"), "open_outside"),
    Command("import", QT_TRANSLATE_NOOP("Commands", "&Import…"), "import", "Ctrl+I"),
    Command("export_workbook", QT_TRANSLATE_NOOP("Commands", "Excel &workbook…"), "export", "Ctrl+Shift+E",
            QT_TRANSLATE_NOOP("Commands", "Write the list that you are in to an Excel workbook")),
    Command("export_text", QT_TRANSLATE_NOOP("Commands", "&Text file (CSV)…"), "", None,
            QT_TRANSLATE_NOOP("Commands", "Write the list that you are in to a text file that any program reads")),
    Command("settings", QT_TRANSLATE_NOOP("Commands", "&Settings…"), "settings", "Ctrl+,", role=_Role.PreferencesRole),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "&Quit"), "", "Ctrl+Q", role=_Role.QuitRole),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "&Undo"), "undo", _Key.Undo),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "&Redo"), "redo", _Key.Redo),
    Command("undo_history", QT_TRANSLATE_NOOP("Commands", "Undo &history…"), "history", "Ctrl+Alt+Z"),
    Command("find_duplicates", QT_TRANSLATE_NOOP("Commands", "Find &duplicates…"), "merge", None,
            QT_TRANSLATE_NOOP("Commands", "Records that are likely one: merge them, or keep them apart")),
    Command("edit", QT_TRANSLATE_NOOP("Commands", "&Edit"), "edit", "Ctrl+E", QT_TRANSLATE_NOOP("Commands", "Edit this record")),
    Command("save", QT_TRANSLATE_NOOP("Commands", "&Save"), "save", _Key.Save),
    Command("cancel", QT_TRANSLATE_NOOP("Commands", "&Cancel editing"), "close", ""),
    Command("navigation", QT_TRANSLATE_NOOP("Commands", "&Navigation"), "list", "Ctrl+Shift+N", "", True),
    Command("side_panel", QT_TRANSLATE_NOOP("Commands", "&Side panel"), "panel", "F4", "", True),
    Command("theme_light", QT_TRANSLATE_NOOP("Commands", "&Light"), "light", None, "", True),
    Command("theme_dark", QT_TRANSLATE_NOOP("Commands", "&Dark"), "dark", None, "", True),
    Command("theme_system", QT_TRANSLATE_NOOP("Commands", "&As the system"), "", None, "", True),
    Command("full_screen", QT_TRANSLATE_NOOP("Commands", "&Full screen"), "", _Key.FullScreen, "", True),
    Command("search", QT_TRANSLATE_NOOP("Commands", "&Search"), "search", ("Ctrl+K", _Key.Find),
            QT_TRANSLATE_NOOP("Commands", "Find any record, or give any command, by its name")),
    Command("find", QT_TRANSLATE_NOOP("Commands", "F&ind"), "find", "Ctrl+Alt+F",
            QT_TRANSLATE_NOOP("Commands", "Find records by criteria, and keep them as a selection")),
    Command("go_company", QT_TRANSLATE_NOOP("Commands", "&Companies"), "company", "Ctrl+1"),
    Command("go_person", QT_TRANSLATE_NOOP("Commands", "P&ersons"), "person", "Ctrl+2"),
    Command("go_sale", QT_TRANSLATE_NOOP("Commands", "S&ales"), "sale", "Ctrl+3"),
    Command("go_project", QT_TRANSLATE_NOOP("Commands", "Pro&jects"), "project", "Ctrl+4"),
    Command("go_request", QT_TRANSLATE_NOOP("Commands", "&Requests"), "request", "Ctrl+5"),
    Command("go_document", QT_TRANSLATE_NOOP("Commands", "Doc&uments"), "document", "Ctrl+6"),
    Command("go_product", QT_TRANSLATE_NOOP("Commands", "Pro&ducts"), "product", "Ctrl+7"),
    Command("go_selection", QT_TRANSLATE_NOOP("Commands", "Se&lections"), "selection", "Ctrl+8"),
    Command("back", QT_TRANSLATE_NOOP("Commands", "&Back"), "back", "Alt+Left"),
    Command("forward", QT_TRANSLATE_NOOP("Commands", "&Forward"), "forward", "Alt+Right"),
    Command("previous", QT_TRANSLATE_NOOP("Commands", "&Previous"), "previous", "Ctrl+PgUp"),
    Command("next", QT_TRANSLATE_NOOP("Commands", "&Next"), "next", "Ctrl+PgDown"),
    Command("skip_completed", QT_TRANSLATE_NOOP("Commands", "S&kip completed"), "", None,
            QT_TRANSLATE_NOOP("Commands", "Previous and Next pass over what is completed, and over sold and lost sales"), True),
    Command("favourite", QT_TRANSLATE_NOOP("Commands", "&Favourite"), "star", "Ctrl+D", "", True),
    Command("follow_up_here", QT_TRANSLATE_NOOP("Commands", "New follow-&up here…"), "follow_up", "Ctrl+Shift+U"),
    Command("previous_stage", QT_TRANSLATE_NOOP("Commands", "P&revious stage"), "chevron_left", "Ctrl+Alt+Left"),
    Command("next_stage", QT_TRANSLATE_NOOP("Commands", "Ne&xt stage"), "chevron_right", "Ctrl+Alt+Right"),
    Command("mark_sold", QT_TRANSLATE_NOOP("Commands", "Mark as &sold"), "sold"),
    Command("mark_lost", QT_TRANSLATE_NOOP("Commands", "Mark as &lost"), "lost"),
    Command("stall", QT_TRANSLATE_NOOP("Commands", "S&tall…"), "stalled"),
    Command("reopen", QT_TRANSLATE_NOOP("Commands", "Re-&open"), "open"),
    Command("walk_members", QT_TRANSLATE_NOOP("Commands", "&Go through the members"), "walk", None,
            QT_TRANSLATE_NOOP("Commands", "Open one member after the other, with the list at the side")),
    Command("add_matching", QT_TRANSLATE_NOOP("Commands", "&Add members…"), "add", None,
            QT_TRANSLATE_NOOP("Commands", "Add all records that fit some criteria")),
    Command("remove_matching", QT_TRANSLATE_NOOP("Commands", "Remove &members…"), "remove", None,
            QT_TRANSLATE_NOOP("Commands", "Take out all members that fit some criteria")),
    Command("why_member", QT_TRANSLATE_NOOP("Commands", "&Why is a record in it…"), "help", None,
            QT_TRANSLATE_NOOP("Commands", "Why a record belongs to the selection, or does not")),
    Command("copy_into", QT_TRANSLATE_NOOP("Commands", "Copy &into selection…"), "import", None,
            QT_TRANSLATE_NOOP("Commands", "Copy the members into another selection, or into a new one")),
    Command("copy_selection", QT_TRANSLATE_NOOP("Commands", "Cop&y selection"), "copy"),
    Command("combine", QT_TRANSLATE_NOOP("Commands", "Com&bine selection with…"), "combine", None,
            QT_TRANSLATE_NOOP("Commands", "Make a selection from this one and another")),
    Command("make_static", QT_TRANSLATE_NOOP("Commands", "Make &static"), "static", None,
            QT_TRANSLATE_NOOP("Commands", "Keep the members of now; from here on they change by hand only")),
    Command("replied", QT_TRANSLATE_NOOP("Commands", "&Replied"), "mail", None,
            QT_TRANSLATE_NOOP("Commands", "The customer has been given an answer"), True),
    Command("complete", QT_TRANSLATE_NOOP("Commands", "&Completed"), "completed", None, "", True),
    Command("set_picture", QT_TRANSLATE_NOOP("Commands", "Set &picture…"), "picture", None,
            QT_TRANSLATE_NOOP("Commands", "Choose a picture; it can also be dropped or pasted onto the card")),
    Command("remove_picture", QT_TRANSLATE_NOOP("Commands", "&Remove picture")),
    Command("history", QT_TRANSLATE_NOOP("Commands", "&History…"), "history", "Ctrl+H",
            QT_TRANSLATE_NOOP("Commands", "Who changed what, when")),
    Command("delete", QT_TRANSLATE_NOOP("Commands", "&Delete"), "delete", "Ctrl+Del"),
    Command("help", QT_TRANSLATE_NOOP("Commands", "&Help"), "help", _Key.HelpContents,
            QT_TRANSLATE_NOOP("Commands", "Read about what you are looking at")),
    Command("shortcuts", QT_TRANSLATE_NOOP("Commands", "&Keyboard shortcuts…"), "keyboard", None,
            QT_TRANSLATE_NOOP("Commands", "The key of each command, and another one if you like")),
    Command("show_log", QT_TRANSLATE_NOOP("Commands", "Show log &folder"), "open_outside", None,
            QT_TRANSLATE_NOOP("Commands", "Where the program notes what went wrong; nothing of your data is in it")),
    Command("about", QT_TRANSLATE_NOOP("Commands", "&About Desktop CRM"), "info", role=_Role.AboutRole),
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
RECORD = QT_TRANSLATE_NOOP("Commands", "&Record")
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("Commands", "&File"), FILE),
    (
        QT_TRANSLATE_NOOP("Commands", "&Edit"),
        ("undo", "redo", "undo_history", SEPARATOR, "edit", "save", "cancel", SEPARATOR, "find_duplicates"),
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "&View"),
        ("navigation", "side_panel", SEPARATOR, "THEMES", SEPARATOR, "full_screen"),
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "&Go"),
        ("search", "find", SEPARATOR, *AREAS, SEPARATOR, *_WAYS),
    ),
    (RECORD, TASKS["sale"]),
    (QT_TRANSLATE_NOOP("Commands", "&Help"), ("help", "shortcuts", SEPARATOR, "show_log", SEPARATOR, "about")),
)
SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "NEW": (QT_TRANSLATE_NOOP("Commands", "&New"), NEW),
    "EXPORT": (QT_TRANSLATE_NOOP("Commands", "E&xport list"), ("export_workbook", "export_text")),
    "RECENT": (QT_TRANSLATE_NOOP("Commands", "&Recent files"), ()),
    "THEMES": (QT_TRANSLATE_NOOP("Commands", "&Appearance"), THEMES),
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
        return [one for each in keys for one in _keys(each)]
    if isinstance(keys, str):
        return [QKeySequence(keys)]
    return QKeySequence.keyBindings(keys) or [QKeySequence(_WITHOUT_KEYS[keys])]


def plain(text: str) -> str:
    """Return a menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")
