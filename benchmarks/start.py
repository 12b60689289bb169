"""From the start of the process to the first painted screen, against a bare window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.ground import Ground
from benchmarks.measure import Budget, Line, race

_ROOT = Path(__file__).parents[1]
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def measure(ground: Ground) -> Iterator[Line]:
    """Start processes, and hold the program against a bare window and against itself on a small file."""
    files = {"demo": ground.demo(), "empty": ground.empty(), "large": ground.file()}
    with TemporaryDirectory() as home:
        runs = [partial(_start, "bare", files["demo"], home)]
        runs += [partial(_start, "program", path, home) for path in files.values()]
        bare, demo, empty, large = race(*runs, rounds=ground.rounds)
    window = "bare window, 200 rows"
    yield Line("start to the painted sale, demo file", window, bare, demo, Budget(3))
    yield Line("start to the painted welcome, empty file", window, bare, empty, Budget(3))
    yield Line(f"start, {ground.sales:,} sales", window, bare, large, Budget(3))
    yield Line(f"start, {ground.sales:,} sales", "ours, demo file", demo, large, Budget(1.1))


def _start(what: str, path: Path, home: str) -> float:
    """Return the seconds from starting the process to the line that says "painted"."""
    command = [sys.executable, "-m", "benchmarks.first_paint", what, str(path)]
    own = {**os.environ, **dict.fromkeys(_HOMES, home), "QT_QPA_PLATFORM": "offscreen"}
    own["PYTHONPYCACHEPREFIX"] = f"{home}/bytecode"  # as in an installed copy, no module is compiled at the start
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = perf_counter()
    with subprocess.Popen(command, cwd=_ROOT, env=own, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        took = perf_counter() - begun
    if said.strip() != b"painted" or process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return took
