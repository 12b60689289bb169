"""Stars: the records that a user keeps at hand (domain: sale, 15.1). They are personal."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, insert, literal, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Favourite
from desktop_crm.operations.records import chosen, tell_of
from desktop_crm.operations.step import user_id, verb


@verb(mark("Add to favourites"))
def add_favourites(session: Session, record: RecordKind, ids: Sequence[int]) -> None:
    """Give a star to each of *ids* that has none, after the others in the list."""
    tell_of(session, record, ids)
    entity, owner = class_of(record), user_id(session)
    last = session.scalar(select(func.max(Favourite.rank)).where(Favourite.user_id == owner)) or 0
    mine = select(Favourite.record_id).where(_mine(session, record))
    rank = func.row_number().over(order_by=entity.sort_key) + last
    new = select(literal(owner), literal(record.value), entity.id, rank)
    new = new.where(entity.id.in_(chosen(ids)), entity.id.not_in(mine))
    session.execute(insert(Favourite).from_select(["user_id", "record", "record_id", "rank"], new))


@verb(mark("Remove from favourites"))
def remove_favourites(session: Session, record: RecordKind, ids: Sequence[int]) -> None:
    """Take the stars of *ids* away."""
    tell_of(session, record, ids)
    session.execute(delete(Favourite).where(_mine(session, record), Favourite.record_id.in_(chosen(ids))))


@verb(mark("Change favourites"))
def toggle_favourite(session: Session, record: RecordKind, record_id: int) -> bool:
    """Give or take the star of one record, and return whether it has one now."""
    starred = is_favourite(session, record, record_id)
    (remove_favourites if starred else add_favourites)(session, record, [record_id])
    return not starred


def is_favourite(session: Session, record: RecordKind, record_id: int) -> bool:
    """Whether the user at work has given the record a star."""
    wanted = select(Favourite.id).where(_mine(session, record), Favourite.record_id == record_id)
    return session.scalar(wanted) is not None


def all_favourites(session: Session) -> list[tuple[str, int]]:
    """Return kind and id of all records with a star of the user at work, in the order in which they were given."""
    wanted = select(Favourite.record, Favourite.record_id).where(Favourite.user_id == user_id(session))
    return [(kind, id) for kind, id in session.execute(wanted.order_by(Favourite.rank, Favourite.id))]


def _mine(session: Session, record: RecordKind) -> ColumnElement[bool]:
    return (Favourite.user_id == user_id(session)) & (Favourite.record == record.value)
