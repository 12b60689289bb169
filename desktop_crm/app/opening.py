"""A data file, opened for this program alone; what stands in the way is told, and the user says what to do."""

import getpass
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.clock import Clock
from desktop_crm.operations.first_start import Language as Code
from desktop_crm.operations.first_start import prepare
from desktop_crm.operations.users import first_user, initials_of
from desktop_crm.storage.file import DataFile
from desktop_crm.storage.journal import Journal
from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.problems import FileRefused, Reason
from desktop_crm.views.language import Language
from desktop_crm.views.parts.faces import Faces
from desktop_crm.views.prompt import Prompt

if TYPE_CHECKING:
    from desktop_crm.storage.backup import Backup
    from desktop_crm.views.file.start import StartQuestions
    from desktop_crm.views.file.work import Work


def open_file(path: Path, language: Code, *, demo: bool = False) -> tuple[DataFile, Journal]:
    """Open a data file; a new one gets its default lists, and demo data where wanted. Raises FileRefused."""
    file = DataFile.open(path)
    journal = Journal(file)
    with file.reading() as session:
        ready = first_user(session) is not None
    if not ready:
        name = "Kari Aasen" if demo else getpass.getuser().replace(".", " ").title()
        lay_out = _with_demo if demo else prepare
        lay_out(journal, language, name, initials_of(name) or "ME")
    return file, journal


def _with_demo(journal: Journal, language: Code, name: str, initials: str) -> None:
    from desktop_crm.operations.demo import prepare_with_demo  # only who wants to look around pays for it

    prepare_with_demo(journal, language, name, initials)


def forget_old_demo(path: Path) -> None:
    """Remove a demo file of another day in which nothing was changed: its dates lie around that day, not this one."""
    if not path.exists():
        return
    file = DataFile.open(path)
    untouched = Journal(file).next_undo() is None
    made = datetime.fromtimestamp(path.stat().st_mtime).date()
    file.close()
    if untouched and made != file.clock.today():
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """A data file that this program works on; while it holds the lock, it alone. A demo needs no daily backup."""

    file: DataFile
    journal: Journal
    lock: FileLock | None = None
    demo: bool = False

    def close(self) -> None:
        """Let go of the file, then of the lock."""
        self.file.close()
        if self.lock is not None:
            self.lock.release()


class Opening:
    """Opens data files. What stands in the way is told, and the user says what to do."""

    def __init__(self, prompt: Prompt, language: Language) -> None:
        self.prompt, self._language = prompt, language
        self.code = 0  # what the program leaves with, where no file was opened

    def open(self, path: Path, *, demo: bool = False, must_exist: bool = False) -> Opened:
        """Open *path* for this program alone. Raises FileRefused, and holds nothing then."""
        if must_exist and not path.exists():
            raise FileRefused(Reason.NO_ACCESS, path)
        lock = FileLock(path)
        lock.__enter__()
        try:
            if demo:
                forget_old_demo(path)
            return Opened(*open_file(path, self._language.code, demo=demo), lock, demo)
        except BaseException:
            lock.release()
            raise

    def insist(
        self, path: Path, to_import: Path | None = None, *, demo: bool = False, must_exist: bool = False
    ) -> Opened | None:
        """Open *path*, or what the user wants instead. None where the user gives up, or the program that has the file
        open came to the front; `code` says which."""
        wanted: Path | None = path
        while wanted is not None:
            try:
                return self.open(wanted, demo=demo, must_exist=must_exist)
            except FileRefused as refused:
                if refused.reason is Reason.BUSY and self.rings(wanted, to_import):
                    return None
                wanted, demo, must_exist = self._instead_of(refused), False, False
        self.code = 1
        return None

    def rings(self, path: Path, to_import: Path | None = None) -> bool:
        """Whether another program that has *path* open came to the front."""
        from desktop_crm.views.file.first import ring  # only who meets another program pays for it

        return ring(path, to_import)

    def _instead_of(self, refused: FileRefused) -> Path | None:
        """Ask what to do, and do it; returns what is to be opened now."""
        from desktop_crm.storage.restore import newest_whole
        from desktop_crm.views.file.start import StartQuestions

        path = refused.path
        questions = StartQuestions(self.prompt, Faces(self._language.locale, Clock().today))
        backup = None if refused.reason is Reason.BUSY else newest_whole(path)
        answer = questions.after_refusal(refused, backup)
        if answer == questions.QUIT:
            return None
        if answer == questions.OTHER:
            return questions.other_file(path.parent) or path
        if answer == questions.SALVAGE:
            return self._salvaged(path, questions) or path
        if answer == questions.RESTORE and backup is not None:
            with FileLock(path):
                questions.tell_error(self.restore(path, backup).error)
        return path

    def _salvaged(self, path: Path, questions: "StartQuestions") -> Path | None:
        """Save what can be read of a damaged file; returns the new file, if there is one."""
        from desktop_crm.storage.keeping import Keeping
        from desktop_crm.views.file.work import carry_out

        target = questions.file_to_write(path)
        if target is None:
            return None
        keeping, text = Keeping(path, Clock()), QCoreApplication.translate("Start", "Saving what can be read…")
        work = carry_out(text, lambda work: keeping.salvage(target, work.report))
        questions.tell_error(work.error)
        if work.value is None:
            return None
        questions.tell_saved(work.value)
        return target

    def restore(self, path: Path, backup: "Backup") -> "Work":
        """Put a backup into the place of a file that is closed; the value of the work is where that one is kept."""
        from desktop_crm.storage.restore import restore
        from desktop_crm.views.file.work import carry_out

        text = QCoreApplication.translate("Start", "Restoring the backup…")
        return carry_out(text, lambda work: restore(path, backup.path, work.report))
