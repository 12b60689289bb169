"""Address cards (.vcf) of versions 2.1, 3.0 and 4.0, each card one row: read as forgivingly as their writers are free.

A line that cannot be read is told and left out; the rest of its card stays. Pictures, sounds and keys are passed over.
A library would refuse whole cards for a broken picture, and cuts names at a comma.
"""

import codecs
import quopri
import re
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop_crm.operations.importing.formats import parse_part_date
from desktop_crm.operations.importing.links import names_of_person
from desktop_crm.operations.importing.problems import (
    BadValue,
    FileRefused,
    ImportProblem,
    ProblemKind,
    RefusalReason,
    shortened,
)
from desktop_crm.operations.importing.source import Reading, Record, Records
from desktop_crm.operations.importing.text_file import guess_encoding

MORE = "TEL EMAIL URL ADR"  # the column of all further ways to reach someone, one a line
HEADINGS = (
    "N given", "N additional", "N family", "N prefix", "N suffix", "NICKNAME", "ORG", "ORG unit", "TITLE", "ROLE",
    "TEL work", "TEL cell", "EMAIL", "URL", "ADR street", "ADR code", "ADR locality", "ADR region", "ADR country", MORE,
    "BDAY", "GENDER", "CATEGORIES", "NOTE",
)  # fmt: skip

_START = re.compile(rb"\s*BEGIN:VCARD\s", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_NEW_LINES = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
_BROKEN_LETTER = re.compile(rb"\r?\n[ \t](?=[\x80-\xbf])")
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})
_NAME = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z][\w-]*)", re.ASCII)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_NO_YEAR = "1604"  # what Apple writes for a birthday without a year
_GENDERS = {"F": "female", "M": "male", "O": "other"}  # "N" and "U" tell nothing
_NO_GROUPS = frozenset({"my contacts", "mycontacts", "starred"})  # what address books call the whole of themselves
_NO_KINDS = frozenset({"pref", "voice", "internet", "x400", "text", "video", "msg", "dom", "intl", "postal", "parcel"})


def is_cards(path: Path) -> bool:
    """Whether the file holds address cards by its first line, whatever its name ends in."""
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", errors="ignore").encode()
    return _START.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def guess_reading(path: Path) -> Reading:
    """Propose the encoding; the columns are always the same, and days are written year first."""
    encoding = guess_encoding(path)
    if encoding != "utf-8" and "\ufffd" not in _read(path, "utf-8"):
        encoding = "utf-8"  # its letters were only broken by folded lines
    return Reading(encoding=encoding, date_order="ymd")


def _read(path: Path, encoding: str) -> str:
    """Return the text of a file. Some writers count bytes when they fold a line, and break a letter in two."""
    content = path.read_bytes()
    if encoding == "utf-8":
        content = _BROKEN_LETTER.sub(b"", content)
    return content.decode(encoding, errors="replace").removeprefix("\ufeff")


def open_records(path: Path, reading: Reading) -> Records:
    """Read all cards. Columns that no card fills are left out."""
    cards = [_row(card, reading.encoding) for card in _cards(_read(path, reading.encoding))]
    if not cards:
        raise FileRefused(RefusalReason.EMPTY)
    columns = [heading for heading in HEADINGS if any(heading in cells for _, cells, _ in cards)]
    return Records(partial(_records, columns or ["N family"], cards), len(cards) + 1)


_Card = tuple[int, Mapping[str, str], tuple[ImportProblem, ...]]


def _records(columns: Sequence[str], cards: Sequence[_Card]) -> Generator[Record, None, None]:
    yield 1, columns, ()
    for number, cells, problems in cards:
        yield number, [cells.get(column, "") for column in columns], problems


# --- Lines -----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
    """One property: its name, the words of its types, its other parameters, and its text as it stands there."""

    name: str
    kinds: tuple[str, ...]
    params: Mapping[str, str]
    text: str
    group: str = ""


@dataclass(slots=True)
class _RawCard:
    """The lines of one card, from which on in the file, and what could not be read."""

    number: int
    lines: list[_Line] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def ends_in_agent(self) -> bool:
        """Whether the card of an agent may follow."""
        return bool(self.lines) and self.lines[-1].name == "AGENT"

    def all(self, name: str) -> list[_Line]:
        """Return the lines of one name; those that are preferred first."""
        return sorted((line for line in self.lines if line.name == name), key=lambda line: "pref" not in line.kinds)


def _cards(text: str) -> Iterator[_RawCard]:
    """Yield the cards of a file. A card within a card (an agent) belongs to nobody."""
    card, depth = None, 0
    for number, line in _unfolded(text):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if card is not None and depth == 1 and not card.ends_in_agent:
                card.broken.append("END:VCARD")
                yield card
                card = None
            depth = 1 if card is None else depth + 1
            card = card or _RawCard(number)
        elif word == "END:VCARD":
            depth = max(0, depth - 1)
            if card is not None and depth == 0:
                yield card
                card = None
        elif card is not None and depth == 1 and word:
            _keep(card, line)
    if card is not None:
        card.broken.append("END:VCARD")
        yield card


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield whole lines, each with the number of its first one: folded ones begin with a blank, and quoted-printable
    ones end in "="."""
    begun, held = 0, ""
    for number, line in enumerate(_LINE_END.split(text), 1):
        if held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper():
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and held:
            held += line[1:]
        else:
            if held:
                yield begun, held
            begun, held = number, line
    if held:
        yield begun, held


def _keep(card: _RawCard, text: str) -> None:
    """Keep one line of a card. What follows a picture without being a line of its own is the picture's."""
    line = _parsed(text)
    if line is not None and line.name not in _BINARY:
        card.lines.append(line)
    elif line is not None:
        card.lines.append(_Line(line.name, (), {}, ""))
    elif not (card.lines and card.lines[-1].name in _BINARY):
        card.broken.append(text)


def _parsed(text: str) -> _Line | None:
    head, colon, value = _parted_at_colon(text)
    first, *told = _split(head, ";")
    match = _NAME.fullmatch(first.strip())
    if not colon or match is None:
        return None
    kinds: list[str] = []
    params: dict[str, str] = {}
    for part in told:
        name, equals, words = part.partition("=")
        if not equals:  # version 2.1 writes the word alone
            name, words = ("ENCODING" if name.upper() in ("QUOTED-PRINTABLE", "BASE64") else "TYPE"), name
        if name.upper() == "TYPE":
            kinds += [word.strip().lower() for word in words.strip('"').split(",")]
        else:
            params[name.upper()] = words.strip('"')
    if "PREF" in params:
        kinds.append("pref")
    return _Line(match["name"].upper(), tuple(kinds), params, value, match["group"] or "")


def _parted_at_colon(text: str) -> tuple[str, str, str]:
    """Part a line at its first colon outside quotation marks."""
    quoted = False
    for index, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return text[:index], ":", text[index + 1 :]
    return text, "", ""


def _split(text: str, separator: str) -> list[str]:
    """Part a text at separators that no backslash stands before."""
    parts, begun, index = [], 0, 0
    while index < len(text):
        if text[index] == "\\":
            index += 1
        elif text[index] == separator:
            parts.append(text[begun:index])
            begun = index + 1
        index += 1
    return [*parts, text[begun:]]


def _plain(text: str) -> str:
    """Take the backslashes out of a text; what other programs mean by a new line is one."""
    told = re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text, flags=re.DOTALL)
    return told.translate(_NEW_LINES).strip()


def _decoded(line: _Line, encoding: str) -> str:
    """Return a line's text; a quoted-printable one in its own encoding, or in the one that fits."""
    if line.params.get("ENCODING", "").upper() not in ("QUOTED-PRINTABLE", "Q"):
        return line.text
    raw = quopri.decodestring(line.text.encode(encoding, errors="replace"))
    for candidate in (line.params.get("CHARSET", "utf-8"), "utf-8", "cp1252"):
        try:
            return raw.decode(candidate).replace("\r\n", "\n")
        except (LookupError, ValueError):  # its name may be no name at all
            continue
    return raw.decode("latin-1")


# --- From lines to cells ---------------------------------------------------------------------------------------------


def _row(card: _RawCard, encoding: str) -> _Card:
    """Return the cells of a card by heading, those that hold something."""
    for line in card.lines:
        line.text = _decoded(line, encoding)
    cells: dict[str, str] = defaultdict(str)
    more: list[str] = []
    for fill in (_name, _work, _phones, _emails_and_pages, _addresses):
        fill(card, cells, more)
    cells["NOTE"] = "\n\n".join(_plain(line.text) for line in card.all("NOTE"))
    groups = (_plain(group) for line in card.all("CATEGORIES") for group in _split(line.text, ","))
    cells["CATEGORIES"] = "\n".join(group for group in groups if group.lower() not in _NO_GROUPS)
    cells["BDAY"] = _birthday(card)
    cells["GENDER"] = _GENDERS.get(_first(card, "GENDER")[:1].upper(), "")
    cells[MORE] = "\n".join(more)
    problems = tuple(ImportProblem(ProblemKind.BROKEN_CARD, card.number, None, shortened(text)) for text in card.broken)
    return card.number, {heading: text for heading, text in cells.items() if text.strip()}, problems


_Cells = dict[str, str]


def _name(card: _RawCard, cells: _Cells, _more: list[str]) -> None:
    """The parts of the name; where there are none, those of the name as it is shown."""
    for line in card.all("N")[:1]:
        parts = [" ".join(_plain(part) for part in _split(whole, ",")) for whole in _split(line.text, ";")]
        headings = ("N family", "N given", "N additional", "N prefix", "N suffix")
        cells.update({heading: part.strip() for heading, part in zip(headings, parts, strict=False)})
    cells["N prefix"] = cells["N prefix"].rstrip(".")
    shown = _first(card, "FN")
    if shown and not (cells["N family"] or cells["N given"]):
        parted = names_of_person(shown)
        cells.update({"N given": parted["first_name"], "N additional": parted["middle_name"]})
        cells["N family"] = parted["last_name"]
    cells["NICKNAME"] = _first(card, "NICKNAME")


def _work(card: _RawCard, cells: _Cells, _more: list[str]) -> None:
    for line in card.all("ORG")[:1]:
        company, *units = [_plain(part) for part in _split(line.text, ";")]
        cells.update({"ORG": company, "ORG unit": ", ".join(unit for unit in units if unit)})
    cells["ROLE"] = _first(card, "ROLE")
    cells["TITLE"] = _first(card, "TITLE") or cells.pop("ROLE")


def _phones(card: _RawCard, cells: _Cells, more: list[str]) -> None:
    """The first mobile and the first phone at work, or of no kind, have columns of their own."""
    for line in card.all("TEL"):
        number = _plain(line.text).removeprefix("tel:").replace(";ext=", " ext. ")
        kinds = set(line.kinds)
        if kinds & {"cell", "iphone", "mobile"}:
            heading = "TEL cell"
        else:
            heading = "" if kinds & {"fax", "home", "pager", "car", "other"} else "TEL work"
        _place(card, line, number, heading, cells, more)


def _emails_and_pages(card: _RawCard, cells: _Cells, more: list[str]) -> None:
    for name in ("EMAIL", "URL"):
        for line in card.all(name):
            _place(card, line, _plain(line.text).removeprefix("mailto:"), name, cells, more)
    for line in card.all("IMPP"):
        _place(card, line, _plain(line.text), "", cells, more)


def _addresses(card: _RawCard, cells: _Cells, more: list[str]) -> None:
    """The preferred address has columns of its own; of others without one, the first."""
    for index, line in enumerate(card.all("ADR")):
        parts = [" ".join(_plain(p).strip() for p in _split(part, ",")) for part in _split(line.text, ";")]
        box, extra, street, town, region, code, country = (*parts, *[""] * 7)[:7]
        lines = [part for part in (box, extra, street) if part]
        if index == 0:
            named = {"street": "\n".join(lines), "code": code, "locality": town, "region": region, "country": country}
            cells.update({f"ADR {name}": text for name, text in named.items()})
        else:
            told = (*lines, f"{code} {town}".strip(), region, country)
            one = ", ".join(" ".join(part.split()) for part in told if part.strip())
            more.append(f"{_description(card, line)}: {one}")


def _place(card: _RawCard, line: _Line, value: str, heading: str, cells: _Cells, more: list[str]) -> None:
    """Put a value into its column, or behind the others where that is taken."""
    if not value:
        return
    if heading and not cells[heading]:
        cells[heading] = value
    elif value not in (cells["TEL work"], cells["TEL cell"], cells["EMAIL"], cells["URL"]):
        more.append(f"{_description(card, line)}: {' '.join(value.split())}")


def _description(card: _RawCard, line: _Line) -> str:
    """What the user called it (Apple's label), else what kind it is: "Work fax"."""
    for label in card.lines:
        if label.name == "X-ABLABEL" and label.group and label.group == line.group:
            return _APPLE_LABEL.sub(r"\1", _plain(label.text)).capitalize()
    if service := line.params.get("X-SERVICE-TYPE", ""):
        return service
    words = [kind for kind in line.kinds if kind not in _NO_KINDS and kind.isalpha()]
    return " ".join(words).capitalize() or _USUAL.get(line.name, line.name.capitalize())


_USUAL = {"TEL": "Phone", "EMAIL": "E-mail", "URL": "Web", "ADR": "Address", "IMPP": "Chat"}


def _first(card: _RawCard, name: str) -> str:
    return next((_plain(line.text) for line in card.all(name)), "")


def _birthday(card: _RawCard) -> str:
    """Return the day as a form stores it, or nothing: a day that is none is told."""
    told = _first(card, "BDAY").partition("T")[0]
    if not told:
        return ""
    try:
        day = parse_part_date(told, "ymd")
    except BadValue:
        card.broken.append(f"BDAY:{told}")
        return ""
    return f"-{day[4:]}" if day.startswith(_NO_YEAR) else day
