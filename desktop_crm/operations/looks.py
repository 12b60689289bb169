"""What came into a selection and what went out of it since one last looked."""

import base64
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import class_of, mark
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Selection, SelectionLook
from desktop_crm.operations.definitions import definition_of
from desktop_crm.operations.reading import ids_of
from desktop_crm.operations.records import chosen
from desktop_crm.operations.selection_facts import UNASKABLE
from desktop_crm.operations.step import now, user_id, verb
from desktop_crm.selections.listing import Listing


@dataclass(frozen=True, slots=True)
class Comings:
    """The ids that are members now and were not, and those that were and are not; *since* is None at the first look."""

    since: datetime | None
    came: "array[int]"
    went: "array[int]"


def packed(ids: "array[int]") -> str:
    """Return ids, in any order, as a text that the file keeps: sorted, as steps from one to the next, compressed."""
    import numpy as np

    ordered = np.sort(np.frombuffer(ids, dtype=np.int64)) if len(ids) else np.zeros(0, dtype=np.int64)
    steps = np.diff(ordered, prepend=np.int64(0))
    return base64.b85encode(zlib.compress(steps.tobytes(), 1)).decode("ascii")


def unpacked(text: str) -> "array[int]":
    """Return the ids that `packed` took, ascending."""
    import numpy as np

    steps = np.frombuffer(zlib.decompress(base64.b85decode(text)), dtype=np.int64)
    ids = array("q")
    ids.frombytes(np.cumsum(steps).astype(np.int64).tobytes())
    return ids


def comings(session: Session, selection_id: int, ids: "array[int]") -> Comings:
    """Compare the members of now with those of the user's last look; at a million ids for a worker."""
    import numpy as np

    mine = SelectionLook.selection == selection_id, SelectionLook.looker.is_not_distinct_from(user_id(session))
    look = session.execute(select(SelectionLook.at, SelectionLook.ids).where(*mine)).one_or_none()
    if look is None:
        return Comings(None, array("q"), array("q"))
    before, current = (np.frombuffer(some, dtype=np.int64) for some in (unpacked(look.ids), ids or array("q")))
    came, went = np.setdiff1d(current, before), np.setdiff1d(before, current)
    return Comings(look.at, _ids(came.tobytes()), _ids(went.tobytes()))


def _ids(raw: bytes) -> "array[int]":
    ids = array("q")
    ids.frombytes(raw)
    return ids


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a selection now: who came and went, and the members as the file keeps them (`packed`)."""

    comings: Comings
    packed: str


def seen(session: Session, selection_id: int) -> Seen | None:
    """Compare the members of now with those of the last look, and pack them for `remember_look`; for a worker.

    None where the selection cannot be shown.
    """
    try:
        target = definition_of(session, selection_id).target
        ids = ids_of(session, Listing(RecordKind(target.value), "selection", (("selection_id", selection_id),)))
    except UNASKABLE:
        return None
    return Seen(comings(session, selection_id, ids), packed(ids))


@verb(mark("Look at selection"))
def remember_look(session: Session, selection_id: int, ids: str) -> None:
    """Keep what the user has seen (`packed`). It is no change of the data: the journal does not record it.

    Of a selection that is gone nothing is kept.
    """
    user = user_id(session)
    if session.scalar(select(Selection.id).where(Selection.id == selection_id)) is None:
        return
    mine = SelectionLook.selection == selection_id, SelectionLook.looker.is_not_distinct_from(user)
    session.execute(delete(SelectionLook).where(*mine))
    session.add(SelectionLook(selection=selection_id, looker=user, at=now(session), ids=ids))


@dataclass(frozen=True, slots=True)
class Told:
    """A record that came or went: its kind, id and name; without a name it has been deleted."""

    record: RecordKind
    id: int
    name: str


def told_members(session: Session, record: RecordKind, ids: Sequence[int], most: int) -> list[Told]:
    """Return the names of the first *most* records of a kind, by name; of companies and persons each as what it is."""
    if record is not RecordKind.CONTACT:
        return _by_name(session, record, ids)[:most]
    companies = _by_name(session, RecordKind.COMPANY, [-id for id in ids if id < 0])
    persons = _by_name(session, RecordKind.PERSON, [id for id in ids if id > 0])
    return [*persons, *companies][:most]


def _by_name(session: Session, record: RecordKind, ids: Sequence[int]) -> list[Told]:
    entity = class_of(record)
    if not len(ids):
        return []
    named = select(entity.id, getattr(entity, entity.__label__)).where(entity.id.in_(chosen(ids)))
    order = getattr(entity, "sort_key", getattr(entity, entity.__label__))
    found = [Told(record, id, name) for id, name in session.execute(named.order_by(order, entity.id))]
    there = {one.id for one in found}
    return [*found, *(Told(record, id, "") for id in ids if id not in there)]
