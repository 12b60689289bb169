"""The two faces of a tree agree: what SQL finds is what plain Python says, record by record.

The trees are random, and so are the records. `make reliability` tries many more of both.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop_crm.models.catalogue import class_of, define, fields_of
from desktop_crm.models.enums import CustomKind, RecordKind
from desktop_crm.operations.custom_fields import define_field, tell_catalogue
from desktop_crm.operations.viewpoint import viewpoint
from desktop_crm.selections.matching import explained, matches
from desktop_crm.selections.stored import from_json, to_json
from desktop_crm.selections.viewpoint import Viewpoint
from desktop_crm.selections.where import where
from tests import factories
from tests.factories import Workbench
from tests.selections.population import Population, lines_of, populated
from tests.selections.trees import Items, trees

LONG = int(os.environ.get("RELIABILITY", "1")) > 1
TREES, SIZE = (2_000, 40) if LONG else (40, 25)
SEARCHED = [kind for kind in RecordKind if kind not in (RecordKind.USER,)]


@dataclass
class Scene:
    """A file full of random records, and what Python knows of it."""

    bench: Workbench
    population: Population
    view: Viewpoint
    items: Items


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with factories.bench(tmp_path_factory.mktemp("agreement")) as w:
        for record in (RecordKind.COMPANY, RecordKind.SALE):
            for kind in CustomKind:
                w.do(define_field, record, kind, f"Own {kind.value}")
        w.ask(tell_catalogue)
        w.do(populated, 7, SIZE, label="Populate")
        with w.reading() as session:
            items = {f.key: lines_of(session, f) for k in RecordKind for f in fields_of(k).values() if _refers(f)}
            yield Scene(w, Population(session), viewpoint(session), items)
    define(())


def _refers(entry: object) -> bool:
    kind = entry.kind  # type: ignore[attr-defined]
    return kind.named and entry.words is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("record", SEARCHED)
def test_sql_and_python_find_the_same(record: RecordKind, scene: Scene) -> None:
    @settings(
        max_examples=TREES, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
    )
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        tree = data.draw(trees(record, scene.items))
        assert from_json(to_json(tree)) == tree
        with scene.bench.reading() as session:
            found = set(session.scalars(select(class_of(record).id).where(where(tree, scene.view))))
        fitting = {id for id in scene.population.ids(record) if matches(tree, id, scene.population, scene.view)}
        assert found == fitting
        for id in list(fitting)[:1]:
            assert explained(tree, id, scene.population, scene.view).holds

    agree()
