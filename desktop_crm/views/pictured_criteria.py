"""Questions that the pictures of the criteria builder show, and what is open in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Quantifier, Related, sets
from desktop_crm.selections.operators import Operator as O
from desktop_crm.views.parts.criteria.block import GroupBlock
from desktop_crm.views.parts.criteria.editor import CriteriaEditor
from desktop_crm.views.parts.criteria.line_row import LineRow

_SALE, _COMPANY = RecordKind.SALE, RecordKind.COMPANY
_COUNTRY = (0, 4)  # the place of its line in the simple question

SIMPLE = sets(
    _SALE,
    (
        Line("sale.status", O.ONE_OF, ("open", "stalled")),
        Line("sale.amount", O.GREATER, (5_000_00,)),
        Line("sale.sale_date", O.THIS, ("year",)),
        Line("sale.owner", O.CURRENT_USER),
        Line("sale.company.country", O.ONE_OF),
    ),
    (Line("sale.title", O.BEGINS, ("a",)), Line("sale.completed", O.EQUALS, (True,))),
)
_SOLD = Related(
    "sale.company",
    Group(
        parts=(
            Line("sale.status", O.ONE_OF, ("sold",)),
            Line("sale.amount", O.GREATER, (10_000_00,)),
            Line("sale.sale_date", O.THIS_AND_PREVIOUS, (3, "quarter")),
        )
    ),
)
_FEW = Related("follow_up.company", Group(), Quantifier.COUNT, measure=Line("", O.LESS, (40,)))
_NOT = Group(
    Join.ANY, (Line("company.city", O.EQUALS, ("Oslo",)), Line("company.stop", O.EQUALS, (True,))), negated=True
)
TREE = sets(_COMPANY, (Line("company.name", O.CONTAINS, ("a",)), _SOLD, _NOT, _FEW))


@dataclass(frozen=True, slots=True)
class Pictured:
    """A question, and what is done in the builder before the picture is taken."""

    criteria: Criteria
    then: Callable[[CriteriaEditor], None] = lambda _editor: None


def _add(editor: CriteriaEditor) -> None:
    block = editor.widget_of((0,))
    assert isinstance(block, GroupBlock)
    block.parts.ask()


def _search(editor: CriteriaEditor) -> None:
    _add(editor)
    editor.hand.chooser.search.setText("st")


def _open_list(editor: CriteriaEditor) -> None:
    line = editor.widget_of(_COUNTRY)
    assert isinstance(line, LineRow)
    line.begin()


PICTURED: Mapping[str, Pictured] = {
    "criteria-simple": Pictured(SIMPLE),
    "criteria-tree": Pictured(TREE),
    "criteria-fields": Pictured(TREE, _add),
    "criteria-search": Pictured(SIMPLE, _search),
    "criteria-items": Pictured(SIMPLE, _open_list),
}
