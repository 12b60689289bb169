"""What came into a selection and what went out of it since one last looked."""

import base64
import zlib
from array import array
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.everything import SelectionLook
from desktop_crm.operations.step import now, user_id, verb


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

    mine = SelectionLook.selection_id == selection_id, SelectionLook.user_id.is_not_distinct_from(user_id(session))
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


@verb(mark("Look at selection"))
def remember_look(session: Session, selection_id: int, ids: str) -> None:
    """Keep what the user has seen (`packed`). It is no change of the data: the journal does not record it."""
    user = user_id(session)
    mine = SelectionLook.selection_id == selection_id, SelectionLook.user_id.is_not_distinct_from(user)
    session.execute(delete(SelectionLook).where(*mine))
    session.add(SelectionLook(selection_id=selection_id, user_id=user, at=now(session), ids=ids))
