"""The picture of a person or project: one each, set and removed as steps, gone and back with its record."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.everything import Picture
from desktop_crm.operations.errors import PictureNotTaken, RecordIsGone
from desktop_crm.operations.merging import merge
from desktop_crm.operations.person import delete_persons
from desktop_crm.operations.picture import LARGEST, PICTURED, has_picture, picture_of, remove_picture, set_picture
from desktop_crm.operations.project import delete_projects
from tests import factories
from tests.factories import Workbench

PERSON, PROJECT = RecordKind.PERSON, RecordKind.PROJECT
JPEG, PNG = b"\xff\xd8\xff\xe0 the first", b"\x89PNG\r\n\x1a\n the second"


@pytest.fixture
def anne(w: Workbench) -> int:
    return factories.person(w)


def shown(w: Workbench, record: RecordKind, id: int) -> bytes | None:
    picture = w.ask(picture_of, record, id)
    assert w.ask(has_picture, record, id) is (picture is not None)
    return picture


def told(w: Workbench) -> tuple[str, str]:
    step = w.last.step
    assert step is not None
    return step.label, step.facts["title"]


def test_a_picture_is_set_replaced_and_removed_each_as_a_step(w: Workbench, anne: int) -> None:
    assert shown(w, PERSON, anne) is None
    w.do(set_picture, PERSON, anne, JPEG)
    assert told(w) == ("Set picture", "Anne Berg")
    assert shown(w, PERSON, anne) == JPEG
    w.do(set_picture, PERSON, anne, PNG)
    assert shown(w, PERSON, anne) == PNG
    assert len(w.rows(Picture)) == 1
    w.do(remove_picture, PERSON, anne)
    assert told(w) == ("Remove picture", "Anne Berg")
    assert shown(w, PERSON, anne) is None
    for expected in (PNG, JPEG, None):
        w.journal.undo()
        assert shown(w, PERSON, anne) == expected
    for expected in (JPEG, PNG, None):
        w.journal.redo()
        assert shown(w, PERSON, anne) == expected


def test_the_same_picture_again_is_no_step(w: Workbench, anne: int) -> None:
    w.do(set_picture, PERSON, anne, JPEG)
    w.do(set_picture, PERSON, anne, JPEG)
    assert w.last.step is None


def test_a_person_and_a_project_of_the_same_id_have_their_own(w: Workbench, anne: int) -> None:
    office = factories.project(w)
    assert anne == office
    w.do(set_picture, PROJECT, office, PNG)
    assert (shown(w, PERSON, anne), shown(w, PROJECT, office)) == (None, PNG)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"GIF89a", "unreadable"), (b"", "unreadable"), (JPEG + bytes(LARGEST), "too_large")],
)
def test_what_is_no_small_picture_is_refused(w: Workbench, anne: int, content: bytes, why: str) -> None:
    with pytest.raises(PictureNotTaken) as refused:
        w.do(set_picture, PERSON, anne, content)
    assert refused.value.why == why
    assert shown(w, PERSON, anne) is None


def test_only_a_record_that_is_there_takes_a_picture(w: Workbench, anne: int) -> None:
    for operation, content in ((set_picture, (JPEG,)), (remove_picture, ())):
        with pytest.raises(RecordIsGone):
            w.do(operation, PERSON, anne + 1, *content)


def test_it_is_deleted_with_its_record_and_comes_back_with_it(w: Workbench, anne: int) -> None:
    office = factories.project(w)
    w.do(set_picture, PERSON, anne, JPEG)
    w.do(set_picture, PROJECT, office, PNG)
    w.do(delete_persons, [anne])
    assert [row.record for row in w.rows(Picture)] == ["project"]
    w.do(delete_projects, [office])
    assert w.rows(Picture) == []
    w.journal.undo()
    w.journal.undo()
    assert (shown(w, PERSON, anne), shown(w, PROJECT, office)) == (JPEG, PNG)


@pytest.mark.parametrize("record", PICTURED)
def test_merged_records_keep_the_picture_of_the_one_that_stays_else_take_the_others(
    w: Workbench, record: RecordKind
) -> None:
    make = factories.person if record is PERSON else factories.project
    kept, bare, other = make(w, "Anne"), make(w, "Bo"), make(w, "Cy")
    w.do(set_picture, record, kept, JPEG)
    w.do(set_picture, record, other, PNG)
    w.do(merge, record, kept, [other], {})
    assert shown(w, record, kept) == JPEG
    w.do(merge, record, bare, [kept], {})
    assert shown(w, record, bare) == JPEG
    assert len(w.rows(Picture)) == 1
