"""The settings: pages at the left, each change saved at once and undone as any other step."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.views.bench import Bench
from desktop_crm.views.parts.elided import ElidedLabel
from desktop_crm.views.sentences import step_sentence
from desktop_crm.views.settings.appearance import AppearancePage
from desktop_crm.views.settings.currencies import CurrenciesPage
from desktop_crm.views.settings.data_file import DataFilePage
from desktop_crm.views.settings.fields import FieldsPage
from desktop_crm.views.settings.grouped_names import BarDelegate
from desktop_crm.views.settings.lists import ListsPage
from desktop_crm.views.settings.page import Page, link_button
from desktop_crm.views.settings.sales import SalesPage
from desktop_crm.views.settings.you import YouPage
from desktop_crm.views.theme import ICON_MEDIUM, SPACE_L, SPACE_M, SPACE_S

_MINIMUM, _USUAL = QSize(800, 480), QSize(1000, 720)
_AROUND = QSize(16, 48)  # the frame that the desktop gives a window
_LIST_WIDTH = 184
_ITEM_HEIGHT = 36
_TABLES = (
    "user", "user_group", "preference", "currency", "list_item", "stage", "sale_type", "sale_type_stage",
    "follow_up_type", "price_list", "custom_field", "company",
)  # fmt: skip


class SettingsDialog(QDialog):
    """Window-modal; Esc closes it. A new language is told after it has closed, a new theme at once."""

    theme_chosen = Signal(str)  # "light", "dark" or "system"
    language_chosen = Signal(str)  # "en" or "nb"

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._desk = bench, bench.desk
        self._steps = 0  # taken here and not undone
        self.list, self.stack = QListWidget(self), QStackedWidget(self)
        self.you = YouPage(bench, self)
        self.appearance = AppearancePage(bench, self)
        self.sales = SalesPage(bench, self)
        self.currencies = CurrenciesPage(bench, self)
        self.lists = ListsPage(bench, self)
        self.fields = FieldsPage(bench, self)
        self.data_file = DataFilePage(bench, self)
        self._pages: dict[Page, tuple[str, str]] = {
            self.you: ("user", self.tr("You")),
            self.appearance: ("light", self.tr("Appearance")),
            self.sales: ("sale", self.tr("Sales")),
            self.currencies: ("sum", self.tr("Currencies")),
            self.lists: ("list", self.tr("Lists")),
            self.fields: ("columns", self.tr("Fields")),
            self.data_file: ("database", self.tr("Data file")),
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_MINIMUM)
        self.resize(_USUAL.boundedTo(self._room()).expandedTo(_MINIMUM))
        self.list.setItemDelegate(BarDelegate(self._bench.theme, self.list))
        self.list.setAccessibleName(self.tr("Pages of the settings"))
        self.list.setObjectName("pages")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setIconSize(QSize(ICON_MEDIUM, ICON_MEDIUM))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setViewportMargins(SPACE_S, SPACE_L, SPACE_S, SPACE_S)
        for page, (icon, text) in self._pages.items():
            item = QListWidgetItem(self._bench.theme.icon(icon, "accent"), text, self.list)
            item.setSizeHint(QSize(0, _ITEM_HEIGHT))
            self.stack.addWidget(page)
        self.list.setCurrentRow(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(self._foot())

    def _room(self) -> QSize:
        """How large it may be: it covers no more than the window, and stands on the screen with its frame."""
        around = self.parentWidget()
        if around is None:
            return self.screen().availableSize() - _AROUND
        return around.window().size().boundedTo(around.screen().availableSize()) - _AROUND

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName("statusLine")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.told = ElidedLabel(self.tr("Changes are saved at once."), foot)
        self.told.setProperty("role", "muted")
        self.undo = link_button(self.tr("Undo"), self.tr("Take the last change back"), foot)
        self.undo.hide()
        self.close_button = QPushButton(self.tr("Close"), foot)
        self.close_button.setAutoDefault(False)
        line = QHBoxLayout(foot)
        line.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        line.setSpacing(SPACE_S)
        line.addWidget(self.told)
        line.addWidget(self.undo)
        line.addStretch(1)
        line.addWidget(self.close_button)
        return foot

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._desk.stepped.connect(self._on_stepped)
        self._desk.user_changed.connect(self._refresh)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.appearance.theme_chosen.connect(self.theme_chosen)
        self.sales.rates_wanted.connect(lambda: self.show_page(self.currencies))
        self.lists.currencies_wanted.connect(lambda: self.show_page(self.currencies))
        self.fields.lines_wanted.connect(self._show_list)
        for page in self._pages:
            page.closing_wanted.connect(self.reject)
        self.undo.clicked.connect(self._on_undo_wanted)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._on_undo_wanted)

    def show_page(self, page: Page) -> None:
        """Show one of the pages."""
        self.list.setCurrentRow(self.stack.indexOf(page))

    def _show_list(self, name: str) -> None:
        self.show_page(self.lists)
        self.lists.names.choose(name)

    def _on_changed(self, changes: Any) -> None:
        if changes.touch_any(*_TABLES):
            self._refresh()

    def _refresh(self) -> None:
        for page in self._pages:
            page.refresh()

    def _on_stepped(self, how: str, step: Any) -> None:
        self._steps += -1 if how == "undone" else 1
        texts = {"undone": self.tr("Undone: {step}"), "redone": self.tr("Redone: {step}")}
        self.told.setText(texts.get(how, "{step}").format(step=step_sentence(step)))
        self.undo.setVisible(self._steps > 0)

    def _on_undo_wanted(self) -> None:
        """Only what was changed here: the work behind the settings stays as it is."""
        if self._steps > 0:
            self._desk.undo()

    @override
    def done(self, result: int) -> None:
        """Save what is typed, close, and then tell of another language: the window is made anew."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
        language = self.appearance.language
        super().done(result)
        if language != self._bench.language:
            self.language_chosen.emit(language)
