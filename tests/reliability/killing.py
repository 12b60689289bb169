"""Child processes that are killed at a chosen moment."""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def killed(work: Callable[..., None], *args: Any, steps: int, moment: float) -> list[Any]:
    """Kill a process *moment* seconds after it told the first *steps* things; return all that it told."""
    way = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if os.name == "posix":
        way.set_forkserver_preload(["tests.reliability.workers"])
    hear, tell = way.Pipe()
    child = way.Process(target=work, args=(tell, *args), daemon=True)
    child.start()
    tell.close()
    told = []
    with hear, suppress(EOFError, ConnectionResetError):
        while True:
            told.append(hear.recv())
            if len(told) == steps:
                child.join(moment)
                child.kill()
    child.join()
    assert child.exitcode == -9 or os.name != "posix", "the process ended by itself"
    return told
