"""Demo data: documents of the sales: minutes, specifications, quotes, order confirmations, agreements and e-mails."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from desktop_crm.models.base import keys_of
from desktop_crm.models.enums import SaleStatus, VisibleFor
from desktop_crm.models.folding import fold
from desktop_crm.operations.demo_scene import Row, Scene
from desktop_crm.operations.users import initials_of

# In the order of the default list of document types: the name of their phrases, and the end of their files' names.
_TYPES = {
    "letter": "docx", "quote": "pdf", "order": "pdf", "agreement": "pdf", "minutes": "docx", "specification": "docx",
    "email": "eml",
}  # fmt: skip
_WRITTEN = {"minutes": 0.1, "specification": 0.05, "email": 0.09, "letter": 0.03}
_LATELY = timedelta(9)  # what is younger may still be worked on


def make_documents(scene: Scene, first_id: int, first_number: int, quotes: Mapping[int, Row]) -> list[Row]:
    """Return the documents in the order of their days; a quote leads to its own."""
    rows = [row for sale in scene.sales for row in _of_sale(scene, sale, quotes.get(sale["id"]))]
    rows.sort(key=lambda row: row["registered_at"])
    for place, row in enumerate(rows):
        row |= {"id": first_id + place, "number": str(first_number + place)}
        if (quote := row.pop("_quote")) is not None:
            quote["document_id"] = row["id"]
    return rows


def _of_sale(scene: Scene, sale: Row, quote: Row | None) -> Iterator[Row]:
    """What is written on the way to a sale: now and then something, a quote, and what follows from the order."""
    begun = sale["registered_at"].date()
    closed = SaleStatus(sale["status"]).closed
    last = min(scene.today, sale["sale_date"]) if closed else scene.today
    for sort, share in _WRITTEN.items():
        if scene.chance(share):
            ahead = int((last - begun).days * scene.random.random() ** 1.6)
            yield _document(scene, sale, sort, max(begun, scene.workday(begun + timedelta(ahead))))
    if quote is not None and scene.chance(0.45):
        yield {**_document(scene, sale, "quote", quote["registered_at"].date()), "_quote": quote}
    if sale["status"] == SaleStatus.SOLD:
        if scene.chance(0.3):
            yield _document(scene, sale, "order", last)
        if scene.chance(0.1):
            yield _document(scene, sale, "agreement", last)


def _document(scene: Scene, sale: Row, sort: str, day: date) -> Row:
    subject = scene.filled(scene.pick(scene.words["documents"][sort]), day, title=sale["title"])
    owner = next(user for user in scene.users if user["id"] == sale["owner_id"])
    moment = scene.moment(day)
    done = day < scene.today - _LATELY or scene.chance(0.5)
    name = "-".join(re.findall(r"\w+", fold(subject)))
    return {
        "subject": subject, "type_id": scene.line("document_type", list(_TYPES).index(sort)), "date": day,
        "completed": done, "company_id": sale["company_id"], "person_id": sale["person_id"], "sale_id": sale["id"],
        "project_id": sale["project_id"], "owner_id": owner["id"], "owner_group_id": owner["group_id"],
        "our_ref": initials_of(owner["name"]), "your_ref": "", "language_id": scene.line("language", 0),
        "keywords": "", "file_name": f"{name[:60]}.{_TYPES[sort]}", "is_email": sort == "email",
        "visible_for": VisibleFor.ALL.value,
        "description": scene.pick(scene.words["document_text"]) if scene.chance(0.4) else "",
        "registered_at": moment, "registered_by": owner["id"], "_quote": None, **keys_of(subject),
    }  # fmt: skip
