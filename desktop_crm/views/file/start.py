"""What to do where the data file cannot be opened: said in a sentence, with what may help."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_crm.views.file.words import ask_where_to_write, filters, made_text, refusal, saved_name, saved_text
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt


class StartQuestions:
    """Asks before there is a window. Answers come back as words that the program acts on."""

    RESTORE, SALVAGE, OTHER, EMPTY, QUIT = "restore", "salvage", "other", "empty", "quit"
    _HELPED_BY_BACKUP = ("damaged", "not_a_database", "no_access")

    def __init__(self, prompt: Prompt, faces: Faces, parent: QWidget | None = None) -> None:
        self._prompt, self._faces, self._parent = prompt, faces, parent

    def after_refusal(self, refused: Any, backup: Any) -> str:
        """Tell why a file was refused (storage.problems.FileRefused), ask what to do. *backup* is whole, or None."""
        answers: dict[str, str] = {}
        if backup is not None and refused.reason in self._HELPED_BY_BACKUP:
            moment = made_text(self._faces, backup.made_at)
            answers[self.RESTORE] = _tr("Open the backup of {moment}").format(moment=moment)
        if refused.reason == "damaged":
            answers[self.SALVAGE] = _tr("Save what can be read…")
        if refused.reason == "no_access" and not refused.path.exists():
            answers[self.EMPTY] = _tr("Begin with an empty file")
        answers[self.OTHER] = _tr("Choose another file…")
        answers[self.QUIT] = _tr("Quit")
        told = refusal(refused)
        detail = _tr("A backup takes its place; the file as it is now is kept.") if self.RESTORE in answers else ""
        return list(answers)[self._prompt.choose(self._parent, told, detail, list(answers.values()))]

    def other_file(self, folder: Path) -> Path | None:
        """Ask for another data file."""
        return self._prompt.open_file(self._parent, _tr("Open a data file"), folder, filters())

    def file_to_write(self, damaged: Path) -> Path | None:
        """Ask where to save what can be read of a damaged file."""
        title = _tr("Save what can be read")
        return ask_where_to_write(self._prompt, self._parent, title, saved_name(damaged))

    def tell_saved(self, salvaged: Any) -> None:
        """Say what was saved of a damaged file, and what is missing."""
        self._tell(saved_text(self._faces, salvaged))

    def tell_error(self, error: Any) -> None:
        """Say why something did not succeed (storage.problems.FileRefused); nothing where it did."""
        if error is not None:
            self._tell(refusal(error))

    def _tell(self, text: str) -> None:
        self._prompt.choose(self._parent, text, "", [_tr("Close")])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Start", text)
