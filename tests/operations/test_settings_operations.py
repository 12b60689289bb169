"""Users, the list of currencies and the base currency, as the settings change them."""

import pytest

from desktop_crm.models.enums import RecordKind
from desktop_crm.models.folding import sort_key
from desktop_crm.operations.company import choose_own_company
from desktop_crm.operations.currency import MILLION, Money, base_currency_id, currencies, new_sale_currency_id, to_base
from desktop_crm.operations.errors import FieldIsMissing, LineIsInUse, RecordIsGone, ValueNotTaken
from desktop_crm.operations.preferences import set_preference
from desktop_crm.operations.record_forms import FORMS
from desktop_crm.operations.settings import (
    add_currency,
    edit_user,
    hide_currency,
    own_company,
    record_counts,
    register_user,
    restate_rates,
    set_base_currency,
    show_currency,
    user_values,
)
from desktop_crm.operations.users import initials_of, user_choices
from tests.factories import Workbench, company, sale


def by_code(w: Workbench, with_deleted: bool = False) -> dict[str, Money]:
    return {money.code: money for money in w.ask(currencies, with_deleted)}


def test_a_new_user_is_offered_with_initials_of_the_name(w: Workbench) -> None:
    id = w.do(register_user, {"name": "  Åse Marie Lund ", "email": "ase@alfa.no"})
    assert [(c.value, c.label, c.hint) for c in w.ask(user_choices)][-1] == (id, "Åse Marie Lund", "ÅML")
    assert w.ask(user_values, id)["email"] == "ase@alfa.no"
    assert (w.last.step.label, w.last.step.facts) == ("New user", {"title": "Åse Marie Lund"})


@pytest.mark.parametrize(("name", "initials"), [("Kari", "K"), ("kari anne berg lie", "KAB"), ("", "")])
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_changing_a_user_changes_only_what_differs_and_where_they_stand(w: Workbench) -> None:
    w.do(edit_user, w.user_id, {"name": "Zoe Nordmann", "initials": "KN"})
    assert [choice.label for choice in w.ask(user_choices)] == ["Ola Hansen", "Zoe Nordmann"]
    assert w.last.changes.rows == {"user": frozenset({w.user_id})}
    assert w.ask(lambda s: s.connection().exec_driver_sql("SELECT sort_key FROM user ORDER BY id").scalar()) == (
        sort_key("Zoe Nordmann")
    )
    w.do(edit_user, w.user_id, {"name": "Zoe Nordmann"})
    assert w.last.step is None


def test_a_user_has_a_name_and_a_group_that_exists(w: Workbench) -> None:
    with pytest.raises(FieldIsMissing):
        w.do(register_user, {"name": "  "})
    with pytest.raises(FieldIsMissing):
        w.do(edit_user, w.user_id, {"name": ""})
    with pytest.raises(ValueNotTaken):
        w.do(edit_user, w.user_id, {"group_id": 999})
    with pytest.raises(RecordIsGone):
        w.do(edit_user, 999, {"name": "Nobody"})


def test_the_own_company_is_told_and_can_be_changed(w: Workbench) -> None:
    assert w.ask(own_company) is None
    alfa, beta = company(w), company(w, "Beta AS")
    for id, name in ((alfa, "Alfa AS"), (beta, "Beta AS")):
        w.do(choose_own_company, id)
        assert w.ask(own_company) == (id, name)


def test_cu3_a_currency_is_added_at_the_end(w: Workbench) -> None:
    id = w.do(add_currency, " usd", "US dollar", 10_150_000)
    added = w.ask(currencies)[-1]
    assert (added.id, added.code, added.name, added.rate, added.unit) == (id, "USD", "US dollar", 10_150_000, 1)


@pytest.mark.parametrize(
    ("code", "rate", "unit", "error"),
    [
        ("", MILLION, 1, FieldIsMissing),
        ("US", MILLION, 1, ValueNotTaken),
        ("U$D", MILLION, 1, ValueNotTaken),
        ("USDX", MILLION, 1, ValueNotTaken),
        ("SEK", MILLION, 1, ValueNotTaken),  # there is one
        ("USD", 0, 1, ValueNotTaken),
        ("USD", 10**15, 1, ValueNotTaken),
        ("USD", MILLION, 0, ValueNotTaken),
        ("USD", None, 1, FieldIsMissing),
    ],
)
def test_cu3_what_is_no_currency_is_refused(w: Workbench, code: str, rate: int, unit: int, error: type) -> None:
    with pytest.raises(error):
        w.do(add_currency, code, "", rate, unit)
    assert len(w.ask(currencies)) == 3


def test_sd7_a_hidden_currency_stays_on_old_sales_and_can_be_shown_again(w: Workbench) -> None:
    id = sale(w, amount=20_000, currency_id=w.ids["SEK"])
    w.do(hide_currency, w.ids["SEK"])
    assert "SEK" not in by_code(w)
    assert w.row(RecordKind.SALE, id)["amount_base"] == 20_640
    assert w.ask(FORMS[RecordKind.SALE].opened, id).labels["currency_id"] == "SEK"
    w.do(show_currency, w.ids["SEK"])
    assert "SEK" in by_code(w)


def test_sd7_adding_a_hidden_code_shows_it_again_at_the_new_rate(w: Workbench) -> None:
    w.do(hide_currency, w.ids["SEK"])
    assert w.do(add_currency, "SEK", "Swedish krona", 99_000_000, 100) == w.ids["SEK"]
    assert by_code(w)["SEK"].rate == 99_000_000


def test_cu2_the_base_currency_cannot_be_hidden(w: Workbench) -> None:
    with pytest.raises(LineIsInUse):
        w.do(hide_currency, w.ids["NOK"])


def test_cu2_hiding_the_currency_of_new_sales_leaves_them_the_base(w: Workbench) -> None:
    w.do(set_preference, "default_currency_id", w.ids["EUR"])
    assert w.ask(new_sale_currency_id) == w.ids["EUR"]
    w.do(hide_currency, w.ids["EUR"])
    assert w.ask(new_sale_currency_id) == w.ids["NOK"]


def test_cu4_the_rates_stay_when_the_base_changes_but_the_new_base_is_worth_itself(w: Workbench) -> None:
    w.do(set_base_currency, w.ids["EUR"])
    money = by_code(w)
    assert (money["EUR"].rate, money["EUR"].unit, money["EUR"].is_base) == (MILLION, 1, True)
    assert (money["SEK"].rate, money["SEK"].unit) == (103_200_000, 100)
    assert w.ask(base_currency_id) == w.ids["EUR"]
    assert (w.last.step.label, w.last.step.facts) == (
        "Change base currency", {"title": "EUR", "subject": "Base currency"},
    )  # fmt: skip


def test_cu2_a_hidden_currency_is_no_base(w: Workbench) -> None:
    w.do(hide_currency, w.ids["EUR"])
    with pytest.raises(ValueNotTaken):
        w.do(set_base_currency, w.ids["EUR"])


def test_cu6_recalculated_rates_keep_what_each_currency_is_worth(w: Workbench) -> None:
    earlier = w.ask(currencies)
    w.do(set_base_currency, w.ids["EUR"])
    w.do(restate_rates, earlier, w.ids["EUR"])
    money = by_code(w)
    assert (money["NOK"].unit, money["NOK"].rate) == (100, 8_695_652)  # 100 ÷ 11.50
    assert (money["SEK"].unit, money["SEK"].rate) == (100, 8_973_913)
    assert to_base(11_500_00, money["NOK"].rate, money["NOK"].unit) == 1_000_00
    assert (money["EUR"].unit, money["EUR"].rate) == (1, MILLION)


def test_the_file_tells_how_many_records_it_holds(w: Workbench) -> None:
    company(w)
    sale(w)
    sale(w)
    counts = w.ask(record_counts)
    assert (counts[RecordKind.COMPANY], counts[RecordKind.SALE], counts[RecordKind.PERSON]) == (1, 2, 0)
    assert counts[RecordKind.USER] == 2
