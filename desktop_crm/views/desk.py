"""The desk: the one object through which views write, ask and hear of changes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from desktop_crm.models.clock import Clock
from desktop_crm.operations.custom_fields import tell_catalogue
from desktop_crm.operations.errors import Refused

T = TypeVar("T")

PATIENCE = 10.0  # seconds after which a question is stopped, however it was put together
_BETWEEN_REPORTS = 0.05  # seconds: nobody sees more


@dataclass(slots=True, eq=False)
class _Ticket:
    """What the worker knows of a question. Not who asked: a widget must never die on the worker, as its last holder."""

    overtaken: bool = False
    patience: float | None = None
    _end: float | None = None

    def begin(self) -> None:
        """From now on patience runs out."""
        self._end = None if self.patience is None else monotonic() + self.patience

    def is_stopped(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self.overtaken or (self._end is not None and monotonic() > self._end)


@dataclass(slots=True)
class _Question:
    """One question on its way: who asked, what to do with the answer, and the worker's ticket."""

    asker: QObject
    then: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    ticket: _Ticket


@dataclass(slots=True)
class _Answer:
    ticket: _Ticket
    value: Any = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What is told when a job has finished, and the link that leads on. Without a text, its step tells what it did."""

    text: str
    link: str = ""
    follow: Callable[[], object] | None = None


class Job(QObject):
    """Long work off the window's thread: reports progress, can be cancelled; cancelling leaves nothing half done."""

    progressed = Signal(int, int)  # done, total (0: not known)
    finished = Signal(object)  # the operation's result
    failed = Signal(object)  # the exception
    cancelled = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.news: Callable[[Any], News] | None = None  # what is told of the result; of a step its label tells
        self._cancelled = False
        self._next_report = 0.0
        self._held: tuple[int, int] | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled = True

    def report(self, done: int, total: int) -> None:
        """Called by the operation on the worker, as often as it likes; raises JobCancelled when the user has cancelled.

        What comes too soon after the last report waits; the newest one is told at the end.
        """
        if self._cancelled:
            raise JobCancelled
        self._held = (done, total)
        if (now := monotonic()) >= self._next_report:
            self._next_report = now + _BETWEEN_REPORTS
            self.tell_held()

    def tell_held(self) -> None:
        """Tell the report that waits, if there is one."""
        if self._held is not None:
            done, total = self._held
            self._held = None
            self.progressed.emit(done, total)


class JobCancelled(Exception):
    """The user cancelled; the step is rolled back."""


class Desk(QObject):
    """What views are given. Reading one small thing: `ask`. Lists and figures: `ask_later`. Writing: `do`, `start_job`.

    The journal and the file arrive from the composition root; views never see a session.
    """

    changed = Signal(object)  # storage.journal.Changes, after each commit, undo and redo
    stepped = Signal(str, object)  # "done" | "undone" | "redone", Step
    refused = Signal(object)  # the Refused, SaveFailed … that `do` met
    job_started = Signal(object)  # Job, of writing or of long reading
    user_changed = Signal()
    _answered = Signal(object)
    _written = Signal(object)  # what to do at the end of a job, on this thread

    def __init__(self, file: Any, journal: Any, user_id: int | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._journal = file, journal
        self._user_id = user_id
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="desk")
        self._running: dict[tuple[int, str], _Question] = {}
        self._job: Job | None = None
        self._apart: ThreadPoolExecutor | None = None  # for long reading, beside which questions are answered
        self._readings: list[Job] = []
        self._closing = False
        self._answered.connect(self._on_answered)
        self.ask(tell_catalogue)
        self._written.connect(self._on_written)

    # -- facts ---------------------------------------------------------------------------------------------------

    @property
    def clock(self) -> Clock:
        return self._file.clock

    @property
    def path(self) -> Any:
        """Where the data file lies."""
        return self._file.path

    @property
    def user_id(self) -> int | None:
        """Who is at work."""
        return self._user_id

    def back_up(self, reason: str) -> Any:
        """Copy the data file into its backup folder; returns the copy's path. *reason* stands in its name."""
        return self._file.back_up(reason)

    @property
    def keeping(self) -> Any:
        """What keeps the data file safe, on any thread: its backups, copies and checks (storage.keeping.Keeping)."""
        return self._file.keeping

    def set_user(self, user_id: int) -> None:
        """Change who is at work."""
        self._user_id = user_id
        self.user_changed.emit()

    @property
    def job(self) -> Job | None:
        """The long job that is writing now."""
        return self._job

    @property
    def busy(self) -> bool:
        """Whether a long job is writing now."""
        return self._job is not None

    @property
    def running(self) -> Job | None:
        """The long job that would be cut short by closing, whether it writes or reads."""
        return self._job or next(iter(self._readings), None)

    @property
    def waiting(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._running)

    # -- reading -------------------------------------------------------------------------------------------------

    def ask(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Answer at once, on this thread: for one record or a page (budget 5 ms)."""
        with self._file.reading() as session:
            session.info["user_id"] = self._user_id
            return question(session, *args, **kwargs)

    def ask_later(
        self,
        asker: QObject,
        question: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        topic: str = "",
        patience: float | None = None,
        **kwargs: Any,
    ) -> None:
        """Answer on the worker. Of one asker (and topic) only the newest answer arrives; others are stopped.

        After *patience* seconds the question is stopped, and *failed* hears of TookTooLong. At the end of the program
        nothing is answered any more.
        """
        if self._closing:
            return
        key = (id(asker), topic)
        if (old := self._running.get(key)) is not None:
            old.ticket.overtaken = True
        self._running[key] = _Question(asker, then, failed, ticket := _Ticket(patience=patience))
        self._pool.submit(self._answer, ticket, question, args, kwargs)

    def let_go(self, asker: QObject, topic: str = "") -> None:
        """Stop what was asked: no answer arrives."""
        if (asked := self._running.pop((id(asker), topic), None)) is not None:
            asked.ticket.overtaken = True

    def _answer(self, ticket: _Ticket, question: Callable[..., Any], args: Any, kwargs: Any) -> None:
        if ticket.overtaken:
            return
        ticket.begin()
        try:
            with self._file.reading(ticket.is_stopped) as session:
                session.info["user_id"] = self._user_id
                answer = _Answer(ticket, question(session, *args, **kwargs))
        except Exception as error:
            if ticket.overtaken:
                return
            answer = _Answer(ticket, error=TookTooLong(ticket.patience) if ticket.is_stopped() else error)
        self._answered.emit(answer)

    def start_reading(self, title: str, question: Callable[..., Any], *args: Any, **kwargs: Any) -> Job:
        """Answer a long question on a thread of its own. It gets `progress=` and sees one state of the file.

        Writing goes on meanwhile. One long question is answered after the other.
        """
        if self._apart is None:
            self._apart = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-reading")
        job = Job(title, self)
        self._readings.append(job)
        self._apart.submit(self._read, job, lambda session, **told: question(session, *args, **kwargs, **told))
        self.job_started.emit(job)
        return job

    def _read(self, job: Job, question: Callable[..., Any]) -> None:
        try:
            job.report(0, 0)
            with self._file.reading() as session:
                session.info["user_id"] = self._user_id
                answer = question(session, progress=job.report)
            job.tell_held()
            self._written.emit(partial(self._on_read, job, partial(job.finished.emit, answer)))
        except Exception as error:
            self._written.emit(partial(self._on_read, job, partial(_tell_failed_reading, job, error)))

    def _on_read(self, job: Job, tell: Callable[[], object]) -> None:
        self._readings.remove(job)
        job.deleteLater()
        tell()

    def keep_up_search(self) -> None:
        """Let the search index take in what was written since, on the worker; searching needs not wait for it."""
        if self._job is None:
            self._pool.submit(self._file.keep_up_search, lambda: self._closing)

    def renew_search(self, stopped: Callable[[], bool]) -> None:
        """Make the search index anew from all records: on any thread, for as long as that takes."""
        self._file.renew_search(stopped)

    @Slot(object)
    def _on_answered(self, answer: _Answer) -> None:
        key = next((key for key, asked in self._running.items() if asked.ticket is answer.ticket), None)
        if key is None:  # overtaken
            return
        asked = self._running.pop(key)
        if answer.ticket.overtaken or not shiboken6.isValid(asked.asker):
            return
        if answer.error is None:
            asked.then(answer.value)
        elif asked.failed:
            asked.failed(answer.error)
        else:
            raise answer.error

    # -- writing -------------------------------------------------------------------------------------------------

    def attempt(self, operation: Callable[..., T], *args: Any, label: str = "", **kwargs: Any) -> T:
        """Write as one step. Raises what the operation refuses, or SaveFailed; then nothing was written."""
        if self._job is not None:
            raise BusyWithJob(self._job.title)
        outcome = self._journal.run(operation, *args, user_id=self._user_id, label=label, **kwargs)
        self._tell(outcome)
        return outcome.result

    def do(self, operation: Callable[..., T], *args: Any, label: str = "", **kwargs: Any) -> T | None:
        """Write as one step; a refusal is told in the status bar, and None is returned."""
        try:
            return self.attempt(operation, *args, label=label, **kwargs)
        except (Refused, BusyWithJob, self.save_failed) as error:
            self.refused.emit(error)
            return None

    @property
    def save_failed(self) -> type[Exception]:
        """What a write raises when the file cannot take it."""
        return self._journal.failure

    def undo(self) -> None:
        """Take the last step back."""
        self._replay(self._journal.undo)

    def redo(self) -> None:
        """Bring the last undone step back."""
        self._replay(self._journal.redo)

    def _replay(self, play: Callable[[], Any]) -> None:
        if self._job is not None:
            self.refused.emit(BusyWithJob(self._job.title))
            return
        try:
            outcome = play()
        except self.save_failed as error:
            self.refused.emit(error)
            return
        if outcome is not None:
            self._tell(outcome)

    def _tell(self, outcome: Any) -> None:
        if outcome.step is not None:
            if outcome.changes.touch_any("custom_field"):
                self.ask(tell_catalogue)  # before any view reads its fields again
            self.changed.emit(outcome.changes)
            self.stepped.emit(outcome.how, outcome.step)

    def next_undo(self) -> Any:
        """Return the step that undo would take back, or None."""
        return self._journal.next_undo()

    def next_redo(self) -> Any:
        """Return the step that redo would bring back, or None."""
        return self._journal.next_redo()

    def start_job(self, title: str, operation: Callable[..., Any], *args: Any, label: str = "", **kwargs: Any) -> Job:
        """Run a long write on the worker. The operation gets `progress=` (call with done, total)."""
        write = partial(self._journal.run, operation, *args, user_id=self._user_id, label=label, **kwargs)
        return self._start(title, write)

    def go_to(self, title: str, step_id: int) -> Job:
        """Undo or redo on the worker until *step_id* is the last step that holds (0: none does)."""
        return self._start(title, partial(self._journal.go_to, step_id))

    def _start(self, title: str, write: Callable[..., Any]) -> Job:
        if self._job is not None:
            raise BusyWithJob(self._job.title)
        job = Job(title, self)
        self._job = job
        self._pool.submit(self._run_job, job, write)
        self.job_started.emit(job)
        return job

    def _run_job(self, job: Job, write: Callable[..., Any]) -> None:
        try:
            outcome = write(progress=job.report)
            job.tell_held()
            self._written.emit(partial(self._on_job_done, job, outcome))
        except Exception as error:
            self._written.emit(partial(self._on_job_failed, job, error))

    @Slot(object)
    def _on_written(self, end: Callable[[], None]) -> None:
        end()

    def _on_job_done(self, job: Job, outcome: Any) -> None:
        self._job = None
        if outcome is not None:
            self._tell(outcome)
        job.finished.emit(None if outcome is None else outcome.result)
        job.deleteLater()

    def _on_job_failed(self, job: Job, error: Exception) -> None:
        self._job = None
        _tell_end(job, error)
        job.deleteLater()

    def close(self) -> None:
        """Stop running questions and wait for the worker."""
        self._closing = True
        for asked in self._running.values():
            asked.ticket.overtaken = True
        for job in (*self._readings, *([self._job] if self._job else [])):
            job.cancel()
        for pool in (self._pool, *([self._apart] if self._apart else [])):
            pool.shutdown(wait=True, cancel_futures=True)


def _tell_end(job: Job, error: Exception) -> None:
    if isinstance(error, JobCancelled):
        job.cancelled.emit()
    else:
        job.failed.emit(error)


def _tell_failed_reading(job: Job, error: Exception) -> None:
    _tell_end(job, error)
    if not isinstance(error, JobCancelled | Refused):
        raise error  # nobody foresaw it: it goes into the log


@dataclass(eq=False)
class TookTooLong(Exception):
    """A question was stopped after so many seconds."""

    seconds: float | None


@dataclass(frozen=True)
class BusyWithJob(Exception):
    """A long job is writing; small changes wait until it has finished."""

    title: str


__all__ = ["PATIENCE", "BusyWithJob", "Desk", "Job", "JobCancelled", "News", "TookTooLong"]
