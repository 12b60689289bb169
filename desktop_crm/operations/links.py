"""Links between records, and to addresses of the web (domain: sale, 15.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Link
from desktop_crm.operations.errors import AddressNotTaken, LinkToItself, RecordIsGone
from desktop_crm.operations.reading import names_of
from desktop_crm.operations.records import chosen
from desktop_crm.operations.step import tell, verb

LINKED = (
    RecordKind.PROJECT, RecordKind.SALE, RecordKind.DOCUMENT, RecordKind.FOLLOW_UP, RecordKind.COMPANY,
    RecordKind.PERSON,
)  # fmt: skip  # LK-1
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class ShownLink:
    """One link as a card shows it. `text` is the description, else the target's name, else the address.

    `incoming`: it was made on the other record and is removed there (LK-4). `gone`: its target was deleted (LK-5).
    """

    id: int
    kind: RecordKind | None
    record_id: int | None
    url: str
    text: str
    incoming: bool = False
    gone: bool = False


@verb(mark("Add link"))
def add_link(
    session: Session, record: RecordKind, record_id: int, target: RecordKind, target_id: int, description: str = ""
) -> int:
    """LK-1: link a record to another; returns the link's id. Raises RecordIsGone, and LinkToItself (LK-4)."""
    if (record, record_id) == (target, target_id):
        raise LinkToItself
    name = names_of(session, target, [target_id]).get(target_id)
    if name is None:
        raise RecordIsGone(target.value, target_id)
    told = {"target": target.value, "target_id": target_id, "name": name}
    return _insert(session, record, record_id, description or name, {**told, "description": description.strip()})


@verb(mark("Add link"))
def add_address(session: Session, record: RecordKind, record_id: int, url: str, description: str = "") -> int:
    """LK-1: link a record to an address of the web. Raises AddressNotTaken, and RecordIsGone."""
    told = {"url": address_of(url), "description": description.strip()}
    return _insert(session, record, record_id, description or told["url"], told)


def address_of(typed: str) -> str:
    """Return a typed address with its scheme ("www.a.no" → "https://www.a.no"). Raises AddressNotTaken."""
    text = typed.strip()
    if "://" not in text and not text.lower().startswith(("mailto:", "tel:")):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = parts.hostname if parts.port != 0 else None  # of "https://a:b" the port raises ValueError
    except ValueError:
        raise AddressNotTaken(typed) from None
    whole = bool(host if parts.scheme in ("http", "https") else parts.path)
    if parts.scheme not in SCHEMES or not whole:
        raise AddressNotTaken(typed)
    if any(c.isspace() or not c.isprintable() for c in text):
        raise AddressNotTaken(typed, broken=True)
    return text


def _insert(session: Session, record: RecordKind, record_id: int, title: str, told: Mapping[str, object]) -> int:
    if record_id not in names_of(session, record, [record_id]):
        raise RecordIsGone(record.value, record_id)
    last = session.scalar(select(func.max(Link.rank)).where(_own(record, record_id)))
    row = {"record": record.value, "record_id": record_id, "rank": (last or 0) + 1, **told}
    tell(session, title=title, count=1)
    return int(session.execute(insert(Link).values(row).returning(Link.id)).scalar_one())


@verb(mark("Describe link"))
def describe_link(session: Session, id: int, description: str) -> None:
    """Change the text that stands for a link."""
    tell(session, title=description.strip(), count=1)
    session.execute(update(Link).where(Link.id == id).values(description=description.strip()))


@verb(mark("Remove link"))
def remove_links(session: Session, ids: Sequence[int]) -> None:
    """LK-3: remove links; what they led to stays. Raises NothingChosen."""
    tell(session, count=len(ids))
    session.execute(delete(Link).where(Link.id.in_(chosen(ids))))


def links_of(session: Session, record: RecordKind, record_id: int) -> list[ShownLink]:
    """Return the links of a record in their order, then those that lead to it (LK-4)."""
    own, incoming = _own(record, record_id), _incoming(record, record_id)
    found = session.scalars(select(Link).where(or_(own, incoming)).order_by(own.desc(), Link.rank, Link.id)).all()
    return [_shown(session, link, (link.record, link.record_id) != (record.value, record_id)) for link in found]


def _shown(session: Session, link: Link, incoming: bool) -> ShownLink:
    if link.target is None:
        return ShownLink(link.id, None, None, link.url, link.description or link.url)
    kind, id = (link.record, link.record_id) if incoming else (link.target, link.target_id)
    assert id is not None
    name = names_of(session, RecordKind(kind), [id]).get(id)
    text = name if incoming else link.description or name or link.name
    return ShownLink(link.id, RecordKind(kind), id, "", text or "", incoming, gone=name is None)


def count_links(session: Session, record: RecordKind, record_id: int) -> int:
    """LK-2: return how many links a record has, incoming ones included."""
    wanted = or_(_own(record, record_id), _incoming(record, record_id))
    return session.scalar(select(func.count()).select_from(Link).where(wanted)) or 0


def _own(record: RecordKind, record_id: int) -> ColumnElement[bool]:
    return (Link.record == record.value) & (Link.record_id == record_id)


def _incoming(record: RecordKind, record_id: int) -> ColumnElement[bool]:
    return (Link.target == record.value) & (Link.target_id == record_id)


__all__ = [
    "LINKED", "ShownLink", "add_address", "add_link", "address_of", "count_links", "describe_link", "links_of",
    "remove_links",
]  # fmt: skip
