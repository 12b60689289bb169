"""Records for the seed's examples: companies, sales, projects, documents, follow-ups, quote lines and requests.

The day is 10 June 2026. Each is called by what it is, so that a test says which of them it expects.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from desktop_crm.models.enums import InternalStatus, ListName, RecordKind, SaleStatus
from desktop_crm.models.everything import (
    Document,
    ListItem,
    Quote,
    QuoteAlternative,
    QuoteLine,
    QuoteVersion,
    Request,
    RequestStatus,
)
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.step import verb
from tests import factories
from tests.factories import Workbench

SALE, PERSON = RecordKind.SALE, RecordKind.PERSON


@verb("Lay out")
def lay_out(session: Session, rows: Sequence[Any]) -> list[int]:
    """Write rows as they stand; returns their ids."""
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def noon(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


def lists(w: Workbench) -> dict[str, int]:
    """Lines that the examples ask for."""
    lines = {
        "Germany": ListItem(list_name=ListName.COUNTRY, name="Germany", code="DE"),
        "Internal": ListItem(list_name=ListName.PROJECT_TYPE, name="Of our own"),
        "Urgent": ListItem(list_name=ListName.REQUEST_PRIORITY, name="Very high"),
        "Calm": ListItem(list_name=ListName.REQUEST_PRIORITY, name="Very low"),
        "Late goods": ListItem(list_name=ListName.REQUEST_CATEGORY, name="Late goods"),
        "Wrong invoice": ListItem(list_name=ListName.REQUEST_CATEGORY, name="Wrong invoice"),
        "Hardware": ListItem(list_name=ListName.PRODUCT_CATEGORY, name="Plotters"),
    }
    ids = w.do(lay_out, list(lines.values()))
    states = {status: RequestStatus(name=status.value, system=status.value) for status in InternalStatus}
    of_states = w.do(lay_out, list(states.values()))
    return dict(zip([*lines, *states], [*ids, *of_states], strict=True))


def companies(w: Workbench, of: dict[str, int]) -> dict[str, int]:
    supplier, customer = w.ids["category: Supplier"], w.ids["category: Customer"]
    norway, germany = w.ids["country: Norway"], of["Germany"]
    return {
        "German supplier": factories.company(w, "Alfa GmbH", category_id=supplier, country_id=germany),
        "Norwegian supplier": factories.company(w, "Beta AS", category_id=supplier, country_id=norway),
        "German customer": factories.company(w, "Gamma GmbH", category_id=customer, country_id=germany),
    }


def sold(w: Workbench, title: str, day: date, **values: Any) -> int:
    """A sale that was sold on a day."""
    id = factories.sale(w, title=title, sale_date=day, **values)
    w.do(FORMS[SALE].edit, id, {"status": SaleStatus.SOLD.value, "sale_date": day})
    return id


def sales(w: Workbench, of: dict[str, int]) -> dict[str, int]:
    ola = w.ids["Ola Hansen"]
    alfa, beta = of["German supplier"], of["German customer"]
    return {
        "mine, sold in February": sold(w, "Aa", date(2026, 2, 20), company_id=alfa),
        "mine, sold on 31 March": sold(w, "Ab", date(2026, 3, 31), company_id=beta),
        "Ola's, sold in February": sold(w, "Ac", date(2026, 2, 20), owner_id=ola, company_id=beta),
        "mine, sold in April": sold(w, "Ad", date(2026, 4, 1), company_id=alfa),
        "mine, sold last year": sold(w, "Ae", date(2025, 2, 20), company_id=beta),
        "mine, open": factories.sale(w, title="Af", sale_date=date(2026, 3, 1)),
        "mine, lost": ended(w, "Ag", {"status": "lost"}),
        "Ola's, stalled": ended(w, "Ah", {"status": "stalled", "reopen_date": date(2026, 7, 1)}, owner_id=ola),
    }


def ended(w: Workbench, title: str, change: dict[str, Any], **values: Any) -> int:
    id = factories.sale(w, title=title, sale_date=date(2026, 8, 1), **values)
    w.do(FORMS[SALE].edit, id, change)
    return id


def documents(w: Workbench) -> dict[str, int]:
    ola = w.ids["Ola Hansen"]
    made = {
        "mine of May": (w.user_id, noon(5, 31)), "mine of 1 May": (w.user_id, noon(5, 1)),
        "mine of April": (w.user_id, noon(4, 30)), "mine of June": (w.user_id, noon(6, 9)),
        "Ola's of May": (ola, noon(5, 15)),
    }  # fmt: skip
    rows = [Document(subject=name, registered_by=by, registered_at=at) for name, (by, at) in made.items()]
    return dict(zip(made, w.do(lay_out, rows), strict=True))


def follow_ups(w: Workbench, of: dict[str, int]) -> dict[str, int]:
    ola, alfa = w.ids["Ola Hansen"], of["German supplier"]
    return {
        "mine on 1 June": factories.follow_up(w, date=date(2026, 6, 1)),
        "mine on 30 June": factories.follow_up(w, date=date(2026, 6, 30), company_id=alfa),
        "mine in July": factories.follow_up(w, date=date(2026, 7, 1)),
        "Ola's in June": factories.follow_up(w, date=date(2026, 6, 15), owner_id=ola, company_id=alfa),
    }


def quote_lines(w: Workbench, of: dict[str, int]) -> dict[str, int]:
    """A quote for some of the sales; that of February has a second alternative, which does not count."""
    made: dict[str, int] = {}
    for sale, lines in (
        ("mine, sold in February", ("Plotter versjon 2", "Paper")), ("Ola's, sold in February", ("Plotter versjon 2",)),
        ("mine, sold last year", ("Plotter versjon 2",)), ("mine, open", ("Plotter versjon 2",)),
        ("mine, sold in April", ("Plotter versjon 3",)),
    ):  # fmt: skip
        [quote] = w.do(lay_out, [Quote(sale_id=of[sale])])
        [version] = w.do(lay_out, [QuoteVersion(quote_id=quote)])
        first, second = w.do(
            lay_out, [QuoteAlternative(version_id=version, name=name, rank=rank) for rank, name in enumerate("AB", 1)]
        )
        category = of["Hardware"]
        rows = [
            QuoteLine(
                name=name,
                alternative_id=first,
                sale_id=of[sale],
                in_use=True,
                category_id=category if at == 0 else None,
            )
            for at, name in enumerate(lines)
        ]
        if sale == "mine, sold in February":
            rows.append(QuoteLine(name="Plotter versjon 2", alternative_id=second, sale_id=of[sale], in_use=False))
        names = [f"{row.name} of {sale}" + ("" if row.in_use else ", not taken") for row in rows]
        made |= dict(zip(names, w.do(lay_out, rows), strict=True))
    return made


def requests(w: Workbench, of: dict[str, int]) -> dict[str, int]:
    active, closed, waiting = (
        of[one] for one in (InternalStatus.ACTIVE, InternalStatus.CLOSED, InternalStatus.POSTPONED)
    )
    urgent, calm, delivery, invoice = of["Urgent"], of["Calm"], of["Late goods"], of["Wrong invoice"]
    made = {
        "urgent delivery": (active, urgent, delivery, noon(6, 9)),
        "calm delivery": (active, calm, delivery, noon(6, 9)),
        "urgent invoice": (active, urgent, invoice, noon(6, 9)),
        "closed delivery": (closed, urgent, delivery, noon(5, 1)),
        "postponed": (waiting, calm, invoice, noon(5, 1)),
        "changed 7 days ago": (active, calm, invoice, noon(6, 3)),
        "changed 8 days ago": (active, calm, invoice, noon(6, 2)),
    }
    rows = [
        Request(title=name, status_id=status, priority_id=priority, category_id=category, registered_at=noon(1, 1),
                updated_at=changed)
        for name, (status, priority, category, changed) in made.items()
    ]  # fmt: skip
    return dict(zip(made, w.do(lay_out, rows), strict=True))
