"""Text keys that SQLite cannot make itself: one to search by, one to sort by (kept in columns beside the text)."""

import unicodedata

_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ł": "l", "œ": "oe", "ı": "i", "ß": "ss"})
# '{' follows 'z' in ASCII: the Norwegian letters stand last, in the order æ ø å, and their sisters with them.
_LAST = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "œ": "{b", "å": "{c"})


def fold(text: str) -> str:
    """Return *text* as it is searched: lower case, without accents (møller → moller, García → garcia)."""
    return _without_marks(text.casefold().translate(_PLAIN))


def sort_key(text: str) -> str:
    """Return *text* as it is sorted: case and accents do not count, æ ø å come after z."""
    composed = unicodedata.normalize("NFC", text.casefold().strip())
    return _without_marks(composed.translate(_LAST).translate(_PLAIN))


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
