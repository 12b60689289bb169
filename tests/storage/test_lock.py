"""One program for one file; a program that died holds nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm.storage.lock import FileLock
from desktop_crm.storage.problems import FileRefused, Reason

HOLD = """
import sys
from pathlib import Path
from desktop_crm.storage.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def holding(path: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    return child


def test_the_second_lock_is_not_given(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    assert (first.held, second.held) == (True, False)
    first.release()
    assert second.acquire()
    second.release()


def test_two_files_have_two_locks(path: Path) -> None:
    with FileLock(path), FileLock(path.with_name("other.crm")) as other:
        assert other.held


def test_another_program_holds_it_until_it_ends(path: Path) -> None:
    with holding(path) as child:
        lock = FileLock(path)
        assert not lock.acquire()
        assert lock.holder == child.pid
        child.communicate("")
        assert lock.acquire()
        assert lock.holder == os.getpid()
        lock.release()
        assert lock.holder is None


def test_a_lock_left_by_a_kill_does_not_lock_out(path: Path) -> None:
    with holding(path) as child:
        child.kill()
    lock = FileLock(path)
    assert path.with_name("sales.crm.lock").read_text() == str(child.pid)  # what it left
    assert lock.holder is None
    assert lock.acquire()
    lock.release()


def test_a_lock_that_is_held_refuses_with_the_holder(path: Path) -> None:
    with FileLock(path), pytest.raises(FileRefused) as refused, FileLock(path):
        pass
    assert (refused.value.reason, refused.value.detail) == (Reason.BUSY, str(os.getpid()))


def test_a_lock_is_let_go_when_its_work_fails(path: Path) -> None:
    with pytest.raises(LookupError), FileLock(path):
        raise LookupError
    assert FileLock(path).holder is None


def test_a_place_where_no_lock_can_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileRefused) as refused:
        FileLock(tmp_path / "file" / "sales.crm").acquire()
    assert refused.value.reason is Reason.NO_ACCESS


def test_the_lock_makes_no_data_file(path: Path) -> None:
    with FileLock(path):
        assert not path.exists()
