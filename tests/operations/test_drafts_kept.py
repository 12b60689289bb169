"""Open forms on the disk: what was kept comes back as it was, and what cannot be read harms nobody."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop_crm.operations.drafts_kept import KeptDraft, keep_drafts, kept_drafts

VALUES = {
    "title": "Årets «salg» 😀\n\\ \"", "amount": -12_345, "sale_date": date(2026, 11, 20), "completed": True,
    "registered_at": datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "person_id": None, "tags": (1, ("a", 2)),
}  # fmt: skip


def test_what_is_kept_comes_back_with_its_kinds(tmp_path: Path) -> None:
    file = tmp_path / "not yet" / "drafts.json"
    drafts = [KeptDraft("sale", 7, VALUES), KeptDraft("company", None, {"name": "Alfa AS"})]
    keep_drafts(file, drafts)
    assert kept_drafts(file) == drafts
    assert [path.name for path in file.parent.iterdir()] == ["drafts.json"]


def test_nothing_open_leaves_no_file(tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    keep_drafts(file, [KeptDraft("sale", 7, VALUES)])
    keep_drafts(file, [])
    assert kept_drafts(file) == []
    assert not file.exists()


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"version": 2, "drafts": []}', b'{"version": 1}',
             b'{"version": 1, "drafts": [{"record": "sale", "id": 1, "values": {"a": {"x": 1}}}]}']
)  # fmt: skip
def test_what_cannot_be_read_is_passed_over(tmp_path: Path, said: bytes) -> None:
    file = tmp_path / "drafts.json"
    file.write_bytes(said)
    assert kept_drafts(file) == []


def test_a_disk_that_takes_nothing_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    keep_drafts(tmp_path / "file" / "drafts.json", [KeptDraft("sale", 7, VALUES)])
