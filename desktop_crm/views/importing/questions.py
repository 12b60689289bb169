"""The questions of a mapping, each with its answers: what is there already, and what becomes of what is not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from PySide6.QtCore import QCoreApplication

from desktop_crm.models.catalogue import CATALOGUE, Field
from desktop_crm.models.enums import RecordKind
from desktop_crm.operations.drafts import choices
from desktop_crm.operations.importing.look import CONSENT_SOURCE, LEGAL_BASIS, Look
from desktop_crm.operations.importing.mapping import (
    ACTIONS,
    MATCHES,
    SAME_NAME,
    Column,
    Existing,
    ImportMap,
    Missing,
    Ways,
    WithoutCompany,
    lacking,
    read_from,
)
from desktop_crm.operations.importing.targets import (
    NAME_FIELDS,
    PRICE_LIST,
    STAGE,
    STATUS,
    WAYS,
    can_create,
    looks_up,
    takes_several,
)
from desktop_crm.views.bench import Bench

Answers: TypeAlias = Sequence[tuple[str, Any]]

_MOST_LINES = 30  # lines of a list that are offered one by one
_FOR_ALL = (LEGAL_BASIS, CONSENT_SOURCE)  # IMP-11


def tr(text: str) -> str:
    """Translate a text of this module."""
    return QCoreApplication.translate("ImportQuestions", text)


@dataclass(frozen=True, slots=True)
class Question:
    """One line: its text, the answers with their values, the one that holds now, and the mapping that another makes.

    `target` is what a note beside it counts: how many of these would be created.
    """

    text: str
    answers: Answers
    now: Any
    take: Callable[[Any], ImportMap]
    target: str = ""


class Questions:
    """Asks what remains to be decided about one mapping."""

    def __init__(self, bench: Bench, mapping: ImportMap, look: Look) -> None:
        self._bench, self._map, self._look = bench, mapping, look

    def of_records(self) -> Iterator[Question]:
        """What becomes of records that are there, and what all new ones have in common."""
        yield self._existing()
        if self._map.existing is not Existing.ADD:
            yield self._match()
        if self._map.changes and any(CATALOGUE[key].kind in WAYS for key in self._map.keys):
            yield self._ways()
        if self._map.record is RecordKind.PERSON:
            yield self._without_company()
            yield from (self._for_all(key) for key in _FOR_ALL if self._map.column(key) is None)
        if self._map.record is RecordKind.PRODUCT and self._map.column(PRICE_LIST) is None:
            yield self._price_list()
        if self._map.record is RecordKind.SALE:
            yield from self._second_part()

    def of_columns(self) -> Iterator[Question]:
        """What becomes of names that are not there."""
        for column in self._map.columns:
            if looks_up(CATALOGUE[column.key]):
                yield self._missing(column)

    def _existing(self) -> Question:
        """IMP-7."""
        words = {
            Existing.ADD: tr("Add always"),
            Existing.MERGE: tr("Merge – update empty fields"),
            Existing.REPLACE: tr("Replace – overwrite existing"),
            Existing.SKIP: tr("Skip – do not import"),
        }
        answers = [(words[action], action) for action in ACTIONS[self._map.record]]
        take = lambda value: replace(self._map, existing=Existing(value))  # noqa: E731
        return Question(tr("Already there"), answers, self._map.existing, take)

    def _match(self) -> Question:
        """Only keys that are in the file, and the one that is chosen."""
        columns = [column.key for column in self._map.columns]
        offered = [m for m in MATCHES[self._map.record] if not lacking(m, columns) or m == self._map.match]
        answers = [(self._key(match), ",".join(match)) for match in offered]
        take = lambda value: replace(self._map, match=tuple(value.split(",")))  # noqa: E731
        return Question(tr("Known by"), answers, ",".join(self._map.match), take)

    def _key(self, match: Sequence[str]) -> str:
        """Tell the two ways of comparing names apart."""
        text = " + ".join(self._label(key) for key in read_from(match))
        if match == (SAME_NAME,):
            return tr("{field}, legal form left out").format(field=text)
        return tr("{field}, exactly").format(field=text) if tuple(match) == read_from((SAME_NAME,)) else text

    def _ways(self) -> Question:
        answers = [
            (tr("Keep both"), Ways.ADD),
            (tr("Replace the old one"), Ways.REPLACE),
            (tr("Leave it out"), Ways.IGNORE),
        ]
        take = lambda value: replace(self._map, ways=Ways(value))  # noqa: E731
        return Question(tr("Another phone or e-mail"), answers, self._map.ways, take)

    def _without_company(self) -> Question:
        answers = [
            (tr("Import without company"), WithoutCompany.KEEP),
            (tr("Create one of the same name"), WithoutCompany.CREATE),
            (tr("Leave the row out"), WithoutCompany.SKIP),
        ]
        take = lambda value: replace(self._map, without_company=WithoutCompany(value))  # noqa: E731
        return Question(tr("Person without company"), answers, self._map.without_company, take)

    def _for_all(self, key: str) -> Question:
        """IMP-11: what all new persons have."""
        lines = self._lines(CATALOGUE[key])
        answers = [(tr("None"), ""), *((line, line) for line in lines)]
        return Question(self._label(key), answers, self._map.constants.get(key, ""), lambda v: self._constant(key, v))

    def _price_list(self) -> Question:
        lines = list(self._lines(CATALOGUE[PRICE_LIST]))
        now = self._map.constants.get(PRICE_LIST, "")
        new = [name for name in dict.fromkeys((now, self._look.path.stem)) if name and name not in lines]
        answers = [(line, line) for line in lines] + [(tr("New: {name}").format(name=name), name) for name in new]
        return Question(self._label(PRICE_LIST), answers, now, lambda value: self._constant(PRICE_LIST, value))

    def _constant(self, key: str, text: str) -> ImportMap:
        others: Mapping[str, str] = {k: told for k, told in self._map.constants.items() if k != key}
        return replace(self._map, constants={**others, key: text} if text else others)

    def _second_part(self) -> Iterator[Question]:
        """What a sale is called by: one column or two."""
        name = self._map.column(NAME_FIELDS[self._map.record])
        if name is None or not takes_several(name.key):
            return
        first = name.headings[0]
        answers = [(tr("{first} alone").format(first=first), "")]
        answers += [(f"{first} – {heading}", heading) for heading in self._look.headings if heading != first]

        def take(heading: str) -> ImportMap:
            return with_column(self._map, replace(name, headings=(first, heading) if heading else (first,)))

        now = name.headings[1] if len(name.headings) > 1 else ""
        yield Question(tr("{field} is made of").format(field=self._label(name.key)), answers, now, take)

    def _missing(self, column: Column) -> Question:
        field = CATALOGUE[column.key]
        create = tr("Add it to the list") if field.kind.named and field.target not in _RECORDS else tr("Create it")
        answers: list[tuple[str, Any]] = [(create, (Missing.CREATE, ""))] if can_create(field) else []
        answers += [(tr("Leave the field empty"), (Missing.EMPTY, "")), (tr("Refuse the row"), (Missing.REFUSE, ""))]
        answers += [(tr("Use “{line}”").format(line=line), (Missing.DEFAULT, line)) for line in self._lines(field)]

        def take(value: Any) -> ImportMap:
            return with_column(self._map, replace(column, missing=Missing(value[0]), default=value[1]))

        label = self._label(STAGE if column.key == STATUS else column.key)
        target = "stage" if column.key == STATUS else str(field.target)
        now = (column.missing, column.default)
        return Question(tr("{field} not found").format(field=label), answers, now, take, target)

    def _lines(self, field: Field) -> Sequence[str]:
        """The lines of a list, unless it is one of records or a long one."""
        if not field.kind.named or field.target in _RECORDS:
            return ()
        lines = self._bench.desk.ask(choices, RecordKind(field.record), {}, field.name)
        return [line.label for line in lines if not line.deleted] if len(lines) <= _MOST_LINES else ()

    def _label(self, key: str) -> str:
        return self._bench.faces.label(CATALOGUE[key])


_RECORDS = frozenset(kind.value for kind in RecordKind)


def with_column(mapping: ImportMap, column: Column) -> ImportMap:
    """Return *mapping* with another column in the place of the one of the same field."""
    return replace(mapping, columns=tuple(column if c.key == column.key else c for c in mapping.columns))
