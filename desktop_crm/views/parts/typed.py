"""What a user typed, before it is read: local digits become plain ones, invisible marks go."""

import re
import unicodedata

from PySide6.QtCore import QCoreApplication

_MARKS = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NotTaken(ValueError):
    """What was typed cannot be that field's value; `sentence` says to the user what to write instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def plain(text: str) -> str:
    """Return *text* with ASCII digits, single ordinary spaces and no direction marks."""
    visible = _SPACES.sub(" ", _MARKS.sub("", text)).strip()
    if visible.isascii():
        return visible
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in visible)


def words(translated: str, source: str) -> tuple[str, ...]:
    """Return the words that may be typed: those of the user's language and the English ones, divided by semicolons."""
    return tuple(word.strip().casefold() for word in f"{translated};{source}".split(";") if word.strip())


def storable(text: str) -> str:
    """Return *text* as it is; raises NotTaken where a file could not keep it."""
    if _UNSTORABLE.search(text):
        raise NotTaken(QCoreApplication.translate("Faces", "This text holds characters that cannot be stored."))
    return text


def one_line(text: str) -> str:
    """Return *text* on one line, as it is typed or shown in a list."""
    return " ".join(text.split())
