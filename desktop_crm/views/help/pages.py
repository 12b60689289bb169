"""The pages of the help, as texts: read from the resources, told with the user's own keys, and searched."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtGui import QKeySequence

from desktop_crm.models.folding import fold

FIRST = "start"
NAMES = (
    *(FIRST, "search", "find", "sales", "follow_ups", "companies", "projects", "requests", "documents"),
    *("selections", "undo", "import", "duplicates", "lists", "data_file", "keys"),
)

_COMMAND = re.compile(r"\{(\w+)\}")
_KEYS = re.compile(r"`((?:(?:Ctrl|Alt|Shift)\+)+\w+|F\d+|Esc|Tab|Enter|Ctrl|Shift)`")
_SEE_ALSO = re.compile(r"^(?:See also|Se også): .*$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]|^- ", re.MULTILINE)
_LONG, _BEFORE = 72, 20  # characters that are shown of a hit, and those of them before what was sought


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. *place* counts the headings of its page from 0, the page's own being the first."""

    page: str
    place: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as Markdown, with the keys as this computer writes them."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> list[Section]:
        """Its text without marks, heading by heading."""
        _, *parts = _HEADING.split(self.text)
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [Section(self.name, place, heading, _bare(text)) for place, (heading, text) in enumerate(pairs)]


def read_pages(language: str, keys_of: Callable[[str], str]) -> dict[str, Page]:
    """Return all pages of a language by name. *keys_of* tells the keys of a command, that stands as `{name}`."""
    folder = files("desktop_crm.resources") / "help" / language
    sources = {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in NAMES}
    told = {name: _told(source, keys_of) for name, source in sources.items()}
    return {name: Page(name, _HEADING.findall(text)[0], text) for name, text in told.items()}


def find(pages: Sequence[Page], typed: str) -> list[Section]:
    """Return the sections that hold all words that were typed; those with the words in a heading first."""
    words = fold(typed).split()
    if not words:
        return []
    found = [(_tier(section, words), section) for page in pages for section in page.sections]
    known = [(tier, section) for tier, section in found if tier is not None]
    return [section for _, section in sorted(known, key=lambda entry: entry[0])]


def line_of(section: Section, typed: str) -> str:
    """Return the words of a section around what was typed, cut between words."""
    words = fold(typed).split()
    told, text = section.text, fold(section.text)
    starts = [start for sought in (" ".join(words), *words) if (start := text.find(sought)) >= 0]
    first = next(iter(starts), 0)
    begin = told.rfind(" ", 0, max(0, first - _BEFORE)) + 1
    end = told.find(" ", begin + _LONG)
    return f"{'… ' if begin else ''}{told[begin:end] if end >= 0 else told[begin:]}{' …' if end >= 0 else ''}"


def _tier(section: Section, words: Sequence[str]) -> int | None:
    """0: all in the heading; 1: in the text as they were typed; 2: somewhere in the section; None: not here."""
    heading, text = fold(section.heading), fold(section.text)
    if all(word in heading for word in words):
        return 0
    if " ".join(words) in text:
        return 1
    return 2 if all(word in f"{heading} {text}" for word in words) else None


def _told(source: str, keys_of: Callable[[str], str]) -> str:
    text = _COMMAND.sub(lambda found: keys_of(found[1]), source)
    return _KEYS.sub(lambda found: f"`{_native(found[1])}`", text)


def _native(keys: str) -> str:
    """Return portable keys as this platform and language write them; a lone modifier cannot be asked for."""
    told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return told or keys


def _bare(text: str) -> str:
    told = _SEE_ALSO.sub("", text)
    return " ".join(_MARKS.sub(lambda found: found[1] or "", told).split())
