"""One program for one file: a second start rings at the first, which comes to the front; no network is involved."""

import hashlib
import json
import os
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000  # milliseconds that the second start waits for an answer
_BETWEEN = 50  # milliseconds between two attempts: the first program may be about to begin
_ANSWER = b"here\n"
_LONGEST = 100_000  # bytes of a message


def name_of(path: Path) -> str:
    """Return the name of the local socket that belongs to a data file."""
    return f"desktop-crm-{hashlib.sha256(os.fsencode(os.path.normcase(path))).hexdigest()[:24]}"


class Doorbell(QObject):
    """Stands beside an open data file. Whoever holds the file's lock may hang one."""

    rung = Signal(object)  # Path of a file to import, or None

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        QLocalServer.removeServer(name_of(path))  # one that a crash has left
        self._server.listen(name_of(path))

    def _on_connected(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            self._callers.append(caller)
            caller.readyRead.connect(self._on_said)
            self._on_said()

    def _on_said(self) -> None:
        for caller in self._callers:
            if caller.canReadLine():
                said = bytes(caller.readLine(_LONGEST).data())
                caller.write(_ANSWER)
                caller.flush()
                self.rung.emit(_wanted(said))

    def close(self) -> None:
        """Take the bell away."""
        self._server.close()


def _wanted(said: bytes) -> Path | None:
    try:
        wanted = json.loads(said).get("import")
    except (ValueError, AttributeError):
        return None
    return Path(wanted) if wanted and isinstance(wanted, str) else None


def ring(path: Path, wanted: Path | None = None, patience: int = PATIENCE) -> bool:
    """Ask the program that has *path* open to come to the front, and to import *wanted*. False: nobody answers."""
    deadline = QDeadlineTimer(patience)
    message = json.dumps({"import": str(wanted) if wanted else None}).encode() + b"\n"
    while not deadline.hasExpired():
        caller = QLocalSocket()
        caller.connectToServer(name_of(path))
        if caller.waitForConnected(deadline.remainingTime()):
            caller.write(message)
            caller.flush()
            return caller.waitForReadyRead(deadline.remainingTime()) and bytes(caller.readAll().data()) == _ANSWER
        QThread.msleep(_BETWEEN)
    return False
