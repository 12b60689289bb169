"""Where the program keeps what is the user's, and its own notes."""

import hashlib
import os
from pathlib import Path

import platformdirs

FOLDER = "desktop-crm"


def data_folder() -> Path:
    """Return the folder of the user's own data file."""
    return Path(platformdirs.user_data_dir(FOLDER, appauthor=False))


def own_file() -> Path:
    """Return the data file that a first start makes."""
    return data_folder() / "crm.db"


def demo_path(language: str) -> Path:
    """Return the demo file of a language."""
    return data_folder() / f"demo-{language}.db"


def drafts_file(path: Path) -> Path:
    """Return where the open forms of a data file are kept while they are open."""
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:24]
    return Path(platformdirs.user_state_dir(FOLDER, appauthor=False)) / "drafts" / f"{digest}.json"


def log_folder() -> Path:
    """Return the folder of the log."""
    return Path(platformdirs.user_log_dir(FOLDER, appauthor=False))
