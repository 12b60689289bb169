"""The interface's language: which translators are installed, and the shown form of texts marked in other rooms."""

from collections.abc import Mapping
from importlib import resources

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop_crm.operations.first_start import Language as Code

LANGUAGES: Mapping[Code, str] = {"en": "English", "nb": "Norsk bokmål"}


def shown(text: str) -> str:
    """Return a text that was marked with `mark` as the user reads it."""
    return QCoreApplication.translate("Catalogue", text) if text else ""


def system_language() -> Code:
    """Return the language to begin with: Norwegian where the system speaks it, else English."""
    return "nb" if QLocale.system().name()[:2] in ("nb", "nn", "no") else "en"


class Language(QObject):
    """Installs the translators of one language; changing it asks for a restart of the windows."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.code: Code = "en"

    def install(self, code: str) -> None:
        """Speak *code* from now on; English where it is none that is known."""
        self.remove()
        self.code = next((known for known in LANGUAGES if known == code), "en")
        folder = resources.files("desktop_crm.resources") / "translations"
        own, qt = QTranslator(self), QTranslator(self)
        if own.load(str(folder / f"desktop_crm_{self.code}.qm")):
            self._keep(own)
        if qt.load(f"qtbase_{self.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._keep(qt)

    def remove(self) -> None:
        """Speak English again: take the translators away."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()

    def _keep(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)

    @property
    def locale(self) -> QLocale:
        """The user's own locale where it speaks the language, else the language's usual one."""
        system = QLocale.system()
        if system.name()[:2] == self.code:
            return system
        return QLocale("nb_NO" if self.code == "nb" else "en_GB")
