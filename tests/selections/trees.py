"""Random trees of criteria for property tests."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from desktop_crm.models.catalogue import Field, fields_of
from desktop_crm.models.enums import RecordKind
from desktop_crm.models.kinds import Kind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related
from desktop_crm.selections.operators import OPERATORS, Needs, Operator, needs
from desktop_crm.selections.paths import leads_on, related_kind, relation_over, relations_of
from desktop_crm.selections.periods import Unit
from tests.factories import TODAY
from tests.selections.population import WORDS

Items = Mapping[str, Sequence[Any]]  # of each key: what may be chosen
_MEASURED = {Quantifier.SUM: (Kind.NUMBER, Kind.MONEY, Kind.DURATION)}
_COMPARED = (Kind.NUMBER, Kind.MONEY, Kind.DURATION, Kind.DATE)
_FILLED = (Operator.EMPTY, Operator.NOT_EMPTY)  # a count always is something
_NUMBERS = (-3, 0, 1, 2, 5, 60, 100, 1000, 5_000_00, 5_000_01, 10_000_00)
_texts = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: word[: max(1, len(word) // 2)]),
    st.sampled_from(WORDS).map(lambda word: word.swapcase()),
    st.sampled_from(("%", "%a%", "a%", "nord%ys", "_", "%_%", "\\", "+47", "example", "%%", "1970", "o")),
)
_days = st.integers(-450, 60).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
_units = st.sampled_from(list(Unit)).map(lambda unit: unit.value)
_numbers = st.sampled_from(_NUMBERS)
_years = st.integers(2024, 2027)
_VALUES: Mapping[Needs, st.SearchStrategy[tuple[Any, ...]]] = {
    Needs.NOTHING: st.just(()),
    Needs.TEXT: st.tuples(_texts),
    Needs.NUMBER: st.tuples(_numbers),
    Needs.NUMBERS: st.tuples(_numbers, _numbers),
    Needs.YES_NO: st.tuples(st.booleans()),
    Needs.DAY: st.tuples(_days),
    Needs.DAYS: st.tuples(_days, _days),
    Needs.MOMENT: st.tuples(st.builds("{}T{:02}:{:02}".format, _days, st.integers(0, 23), st.integers(0, 59))),
    Needs.UNIT: st.tuples(_units),
    Needs.COUNT: st.tuples(st.sampled_from((1, 2, 7, 30, 100)), _units),
    Needs.QUARTER: st.one_of(st.tuples(st.integers(1, 4)), st.tuples(st.integers(1, 4), _years)),
}


@st.composite
def lines(draw: st.DrawFn, record: str, items: Items, links: int = 2) -> Line:
    """A line on a field of *record*, or over up to *links* links."""
    path, entry = record, draw(st.sampled_from(_stored(record)))
    for _ in range(links):
        if not (leads_on(entry) and draw(st.booleans())):
            break
        path = f"{path}.{entry.key.partition('.')[2]}"
        entry = draw(st.sampled_from(_stored(str(entry.target))))
    operator = draw(st.sampled_from(OPERATORS[entry.kind]))
    values = draw(_values_of(entry, operator, items))
    if draw(st.integers(0, 19)) == 0:
        values = ()  # an inactive line restricts nothing
    return Line(f"{path}.{entry.key.partition('.')[2]}", operator, values, draw(st.integers(0, 19)) > 0)


def _stored(record: str) -> list[Field]:
    return [entry for entry in fields_of(record).values() if entry.stored]


def _values_of(entry: Field, operator: Operator, items: Items) -> st.SearchStrategy[tuple[Any, ...]]:
    wanted = needs(entry.kind, operator)
    if wanted is not Needs.ITEMS:
        return _VALUES[wanted]
    offered = [word.value for word in entry.words] if entry.words is not None else items[entry.key]
    if not offered:
        return st.just((1,))
    return st.lists(st.sampled_from(offered), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def relations(draw: st.DrawFn, record: str) -> str:
    """A relation of *record*, or of what it leads to over up to two links."""
    way, at = record, record
    for _ in range(2):
        onward = _links_to_related(at)
        if not onward or (relations_of(at) and draw(st.booleans())):
            break
        link = draw(st.sampled_from(onward))
        way, at = f"{way}.{link.key.partition('.')[2]}", str(link.target)
    return relation_over(way, draw(st.sampled_from(sorted(relations_of(at)))))


def _links_to_related(record: str) -> list[Field]:
    """The links of a kind of record to what others lead to."""
    return [entry for entry in _stored(record) if leads_on(entry) and relations_of(str(entry.target))]


@st.composite
def related(draw: st.DrawFn, record: str, items: Items, depth: int) -> Related:
    """A demand on the records that lead to *record*."""
    relation = draw(relations(record))
    far = related_kind(relation)
    group = draw(groups(far, items, depth - 1))
    quantifier = draw(st.sampled_from(list(Quantifier)))
    measure = None
    if quantifier is Quantifier.COUNT:
        measure = _comparison(
            "", Kind.NUMBER, draw(_operators(Kind.NUMBER).filter(lambda one: one not in _FILLED)), draw
        )
    elif quantifier.measures:
        kinds = _MEASURED.get(quantifier, _COMPARED[:3] if quantifier is Quantifier.AVERAGE else _COMPARED)
        measured = [entry for entry in _stored(far) if entry.kind in kinds]
        if not measured:
            return Related(relation, group)
        entry = draw(st.sampled_from(measured))
        measure = _comparison(entry.key, entry.kind, draw(_operators(entry.kind)), draw)
    return Related(relation, group, quantifier, draw(st.integers(1, 3)), measure)


def _operators(kind: Kind) -> st.SearchStrategy[Operator]:
    return st.sampled_from(OPERATORS[kind])


def _comparison(path: str, kind: Kind, operator: Operator, draw: st.DrawFn) -> Line:
    return Line(path, operator, draw(_VALUES[needs(kind, operator)]))


@st.composite
def groups(draw: st.DrawFn, record: str, items: Items, depth: int) -> Group:
    """A group with lines, groups and related records."""
    kinds: list[st.SearchStrategy[Node]] = [lines(record, items), lines(record, items)]
    if depth > 0:
        kinds.append(groups(record, items, depth - 1))
        if relations_of(record) or _links_to_related(record):
            kinds.append(related(record, items, depth))
    parts = draw(st.lists(st.one_of(kinds), max_size=3))
    return Group(draw(st.sampled_from(list(Join))), tuple(parts), draw(st.integers(0, 3)) == 0, True)


def trees(record: RecordKind, items: Items) -> st.SearchStrategy[Criteria]:
    """Whole questions about a kind of record."""
    return groups(record, items, 3).map(lambda root: Criteria(record, root))
