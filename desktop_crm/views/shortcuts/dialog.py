"""The keyboard shortcuts: each command with its key, by menus, to be looked up and to be changed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.models.folding import fold
from desktop_crm.views.bench import Bench
from desktop_crm.views.commands import COMMANDS, MENUS, SUBMENUS, Actions, plain, tr, usual_keys
from desktop_crm.views.shortcuts.keys import OwnKeys, first_of, name_of, why_not
from desktop_crm.views.theme import ICON_SMALL, ROW_HEIGHT, SPACE_M, SPACE_S

_SIZE = QSize(680, 640)
_KEPT = "shortcuts"
_NAME = Qt.ItemDataRole.UserRole
_COMMAND, _KEY, _USUAL = range(3)
_KEY_WIDTHS = {_KEY: 200, _USUAL: 136}


class ShortcutsDialog(QDialog):
    """Stands beside the window. A key holds as soon as it is given, and is remembered."""

    def __init__(self, bench: Bench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._actions = bench, actions
        self._keys = OwnKeys(actions, bench.memory)
        self._wanted = QKeySequence()  # a key that belongs to another command so far
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        if not self.restoreGeometry(bench.memory.recall_bytes(f"{_KEPT}/window")):
            self.resize(_SIZE)
        self._list()
        self.field.setFocus()

    @classmethod
    def open_beside(cls, window: QWidget, bench: Bench, actions: Actions) -> None:
        """Show the list, in front; the one that is open already, where there is one."""
        dialog = window.findChild(cls) or cls(bench, actions, window)
        dialog.show()
        dialog.activateWindow()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.field = QLineEdit(self)
        self.field.setProperty("role", "search")
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search commands and keys"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Commands and their keys"))
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Key"), self.tr("Usual key")])
        self.tree.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_COMMAND, QHeaderView.ResizeMode.Stretch)
        for column, width in _KEY_WIDTHS.items():
            self.tree.setColumnWidth(column, width)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.take_over = QPushButton(self.tr("Take it over"), self)
        self.reset = QPushButton(self.tr("Usual key"), self)
        self.reset_all = QPushButton(self.tr("All usual keys"), self)
        self._close = QPushButton(self.tr("Close"), self)
        for button in (self.take_over, self.reset, self.reset_all, self._close):
            button.setAutoDefault(False)
        self.reset.setToolTip(self.tr("Give this command its usual key again"))
        self.reset_all.setToolTip(self.tr("Give all commands their usual keys again"))
        self._build_editor()
        self._lay_out()

    def _build_editor(self) -> None:
        self.editor = QKeySequenceEdit(self)
        self.editor.setMaximumSequenceLength(1)
        self.editor.setClearButtonEnabled(True)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setBuddy(self.editor)
        for typed in self.editor.findChildren(QLineEdit):
            typed.setPlaceholderText(self.tr("Press the keys"))

    def _lay_out(self) -> None:
        change, news, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (change, news, foot):
            line.setSpacing(SPACE_S)
        change.addWidget(self.label, 1)
        change.addWidget(self.editor)
        change.addWidget(self.reset)
        news.addWidget(self.told, 1)
        news.addWidget(self.take_over)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        for line in (change, news, foot):
            column.addLayout(line)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.tree.itemActivated.connect(lambda *_: self.editor.setFocus())
        self.editor.editingFinished.connect(self._on_pressed)
        self.editor.keySequenceChanged.connect(self._on_cleared)
        self.take_over.clicked.connect(self._on_take_over)
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.setFocus)

    # -- the list ------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for title, names in _menus():
            group = QTreeWidgetItem(self.tree, [title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFont(_COMMAND, self._bench.theme.font(bold=True))
            group.setFirstColumnSpanned(True)
            group.setSizeHint(_COMMAND, QSize(0, ROW_HEIGHT))
            self._groups.append((group, [self._line(group, name) for name in names]))
        self.tree.expandAll()
        self._show_keys()
        self.tree.setCurrentItem(self.items[0])

    def _line(self, group: QTreeWidgetItem, name: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [name_of(name)])
        item.setData(_COMMAND, _NAME, name)
        item.setIcon(_COMMAND, self._icon(name))
        item.setSizeHint(_COMMAND, QSize(0, ROW_HEIGHT))
        return item

    def _icon(self, name: str) -> QIcon:
        """Return the icon of a command; an empty one keeps the names below each other."""
        icon = self._actions[name].icon()
        if not icon.isNull():
            return icon
        empty = QPixmap(ICON_SMALL, ICON_SMALL)
        empty.fill(Qt.GlobalColor.transparent)
        return QIcon(empty)

    @property
    def items(self) -> list[QTreeWidgetItem]:
        """The lines of the commands, from top to bottom."""
        return [item for _, items in self._groups for item in items]

    def _show_keys(self) -> None:
        for item in self.items:
            name = item.data(_COMMAND, _NAME)
            item.setText(_KEY, _told(self._keys.keys(name)))
            changed = self._keys.is_changed(name)
            item.setText(_USUAL, (_told(usual_keys(name)) or self.tr("none")) if changed else "")
            item.setForeground(_USUAL, self._bench.theme.colour("muted"))
        self.reset_all.setEnabled(self._keys.any_changed())
        self._show_chosen()

    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for group, items in self._groups:
            for item in items:
                told = fold(f"{group.text(_COMMAND)} {item.text(_COMMAND)} {item.text(_KEY)}")
                item.setHidden(not all(word in told for word in words))
            group.setHidden(all(item.isHidden() for item in items))
        self.tree.setCurrentIndex(QModelIndex())
        for item in [item for item in self.items if not item.isHidden()][:1]:
            self.tree.setCurrentItem(item)

    @property
    def chosen(self) -> str:
        """The command that is chosen; empty where none is."""
        item = self.tree.currentItem()
        return str(item.data(_COMMAND, _NAME) or "") if item is not None else ""

    def _show_chosen(self) -> None:
        name = self.chosen
        self.label.setText(self.tr("Key for “{command}”").format(command=name_of(name)) if name else "")
        self._put(self._keys.keys(name)[0] if name and self._keys.keys(name) else QKeySequence())
        self.editor.setEnabled(bool(name))
        self.reset.setEnabled(bool(name) and self._keys.is_changed(name))
        self._tell("")

    def _put(self, keys: QKeySequence) -> None:
        self.editor.blockSignals(True)
        self.editor.setKeySequence(keys)
        self.editor.blockSignals(False)

    # -- changing ------------------------------------------------------------------------------------------------

    def _on_cleared(self, keys: QKeySequence) -> None:
        if keys.isEmpty():
            self._on_pressed()

    def _on_pressed(self) -> None:
        keys, name = self.editor.keySequence(), self.chosen
        if not name or keys in self._keys.keys(name) or (keys.isEmpty() and not self._keys.keys(name)):
            return
        if why := why_not(keys):
            self._put_back(why)
        elif others := self._keys.holders(keys, but=name):
            self._ask_for(keys, others)
        else:
            self._give(keys)

    def _put_back(self, why: str) -> None:
        self._show_chosen()
        self._tell(why)

    def _ask_for(self, keys: QKeySequence, others: Sequence[str]) -> None:
        told = keys.toString(QKeySequence.SequenceFormat.NativeText)
        names = ", ".join(name_of(other) for other in others)
        self._tell(self.tr("{keys} belongs to “{commands}” so far.").format(keys=told, commands=names))
        self._wanted = keys
        self.take_over.show()

    def _on_take_over(self) -> None:
        self._give(self._wanted)
        self.editor.setFocus()

    def _give(self, keys: QKeySequence) -> None:
        name = self.chosen
        self._keys.give(name, keys)
        self._show_keys()
        told = keys.toString(QKeySequence.SequenceFormat.NativeText)
        words = self.tr("{keys} is now the key for “{command}”.") if told else self.tr("“{command}” has no key now.")
        self._tell(words.format(keys=told, command=name_of(name)))

    def _on_reset(self) -> None:
        self._keys.reset([self.chosen])
        self._show_keys()
        self.tree.setFocus()

    def _on_reset_all(self) -> None:
        self._keys.reset()
        self._show_keys()
        self._tell(self.tr("All commands have their usual keys again."))
        self.tree.setFocus()

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self._wanted = QKeySequence()
        self.take_over.hide()

    @override
    def done(self, result: int) -> None:
        """However it is closed, its size is remembered."""
        self._bench.memory.keep_bytes(f"{_KEPT}/window", self.saveGeometry())
        super().done(result)


def _told(keys: Sequence[QKeySequence]) -> str:
    """Return keys as the user reads them, but for those that only few keyboards have."""
    common = [one for one in keys if first_of(one).keyboardModifiers() or first_of(one).key() <= Qt.Key.Key_F35]
    return ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in common[:2])


def _menus() -> Iterator[tuple[str, list[str]]]:
    """Yield each menu with the commands in it and in its own menus; then those that stand in none."""
    left = {command.name: None for command in COMMANDS}
    for title, names in MENUS:
        own = [name for name in names if name in left]
        for inner in (name for name in names if name in SUBMENUS):
            heading, within = SUBMENUS[inner]
            if listed := [name for name in within if left.pop(name, "") is None]:
                yield f"{plain(tr(title))} ▸ {plain(tr(heading))}", listed
        if listed := [name for name in own if left.pop(name, "") is None]:
            yield plain(tr(title)), listed
    if left:
        yield plain(tr("Other")), list(left)
