"""How the program looks, and which language it speaks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_crm.operations.first_start import Language
from desktop_crm.views.bench import Bench
from desktop_crm.views.language import LANGUAGES
from desktop_crm.views.settings.page import Notice, Page, plain_label
from desktop_crm.views.settings.theme_choice import ThemeChoice
from desktop_crm.views.theme import SPACE_L, SPACE_XS


class AppearancePage(Page):
    """Theme: at once. Language: when the settings are closed, since the window is made anew."""

    theme_chosen = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(
            bench, self.tr("Appearance"), self.tr("How the program looks and speaks, on this computer."), parent
        )
        self._build_themes()
        self._build_languages()

    def _build_themes(self) -> None:
        names = {"light": self.tr("Light"), "dark": self.tr("Dark"), "system": self.tr("As the system")}
        box = QWidget(self.content)
        box.setAccessibleName(self.tr("Theme"))
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_L)
        group = QButtonGroup(self)
        self.themes = {name: ThemeChoice(self._bench.theme, name, text, box) for name, text in names.items()}
        for name, choice in self.themes.items():
            choice.setChecked(name == self._bench.theme.choice)
            choice.toggled.connect(lambda on, name=name: self.theme_chosen.emit(name) if on else None)
            group.addButton(choice)
            line.addWidget(choice)
        self.themes["system"].setToolTip(
            self.tr("Light or dark, as the computer is set; it follows when that changes.")
        )
        line.addStretch(1)
        self.section(self.tr("Theme")).add_wide(box)

    def _build_languages(self) -> None:
        section = self.section(self.tr("Language"))
        box = QWidget(section)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        group = QButtonGroup(self)
        self.languages = {code: QRadioButton(name, box) for code, name in LANGUAGES.items()}
        for code, button in self.languages.items():
            button.setChecked(code == self._bench.language)
            button.toggled.connect(lambda _on: self._tell_language())
            group.addButton(button)
            column.addWidget(button)
        section.add_wide(box)
        note = self.tr("Lists such as stages and reasons are your own data and stay as they are.")
        section.add_wide(plain_label(note, "muted", section))
        self.notice = Notice(self._bench.theme, section)
        section.add_wide(self.notice)

    @property
    def language(self) -> Language:
        """The language that is chosen here."""
        return next((code for code, button in self.languages.items() if button.isChecked()), self._bench.language)

    def _tell_language(self) -> None:
        text = self.tr("When you close the settings, the window is made anew in {language}. Nothing else changes.")
        changed = self.language != self._bench.language
        self.notice.tell(text.format(language=LANGUAGES[self.language]) if changed else "")
        if changed:
            self.reveal(self.notice)
