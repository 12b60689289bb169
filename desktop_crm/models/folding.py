"""Text keys that SQLite cannot make itself: one to search by, one to sort by (kept in columns beside the text).

A third tells names apart.
"""

import unicodedata

_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "ð": "d", "þ": "th", "đ": "d", "ł": "l", "œ": "oe", "ı": "i", "ß": "ss"})
# '{' follows 'z' in ASCII: the Norwegian letters stand last, in the order æ ø å, and their sisters with them.
_LAST = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "œ": "{b", "å": "{c"})


def fold(text: str) -> str:
    """Return *text* as it is searched: lower case, without accents (møller → moller, García → garcia, № → no)."""
    return _plain(text).translate(_PLAIN)


def caseless(text: str) -> str:
    """Return *text* as names are told apart: case does not count, but Bø is not Bo, and Hår is not Har."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def sort_key(text: str) -> str:
    """Return *text* as it is sorted: case and accents do not count, æ ø å come after z."""
    composed = unicodedata.normalize("NFC", text.casefold().strip())
    return _plain(composed.translate(_LAST)).translate(_LAST).translate(_PLAIN)


def _plain(text: str) -> str:
    """Signs are taken apart before their case is taken away: "™" holds capitals, "ǿ" holds an ø."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
