"""The pictures of persons and projects: set, removed, read (domain: selections, section 9)."""

from base64 import b64decode, b64encode

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Picture
from desktop_crm.operations.errors import PictureNotTaken
from desktop_crm.operations.records import tell_of
from desktop_crm.operations.step import verb

PICTURED = (RecordKind.PERSON, RecordKind.PROJECT)
LARGEST = 1_500_000  # bytes: what is scaled down on its way in never comes near it
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@verb(mark("Set picture"))
def set_picture(session: Session, record: RecordKind, record_id: int, content: bytes) -> None:
    """Give a record its picture, a small JPEG or PNG file, in the place of one that it has.

    Raises RecordIsGone and PictureNotTaken.
    """
    tell_of(session, record, [record_id])
    if not content.startswith(_BEGINNINGS):
        raise PictureNotTaken("unreadable")
    if len(content) > LARGEST:
        raise PictureNotTaken("too_large")
    text = b64encode(content).decode("ascii")
    if has_picture(session, record, record_id):
        session.execute(update(Picture).where(_of(record, record_id)).values(content=text))
    else:
        session.execute(insert(Picture).values(record=record.value, record_id=record_id, content=text))


@verb(mark("Remove picture"))
def remove_picture(session: Session, record: RecordKind, record_id: int) -> None:
    """Take the picture of a record away. Raises RecordIsGone."""
    tell_of(session, record, [record_id])
    session.execute(delete(Picture).where(_of(record, record_id)))


def has_picture(session: Session, record: RecordKind, record_id: int) -> bool:
    """Whether a record has a picture; along the index, without reading it."""
    return session.scalar(select(Picture.id).where(_of(record, record_id))) is not None


def picture_of(session: Session, record: RecordKind, record_id: int) -> bytes | None:
    """Return the picture of a record as a JPEG or PNG file; None where it has none."""
    text = session.scalar(select(Picture.content).where(_of(record, record_id)))
    return None if text is None else b64decode(text)


def _of(record: RecordKind, record_id: int) -> ColumnElement[bool]:
    return (Picture.record == record.value) & (Picture.record_id == record_id)
