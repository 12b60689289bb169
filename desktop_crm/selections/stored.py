"""Criteria as they stand in the file: versioned JSON. What a newer program wrote is refused, and kept unread."""

import json
from dataclasses import dataclass
from typing import Any

from desktop_crm.models.enums import RecordKind
from desktop_crm.selections.criteria import Criteria, Group, Join, Line, Node, Quantifier, Related
from desktop_crm.selections.operators import Operator

VERSION = 1
_MOST = 1_000_000_000  # related records that may be asked for


@dataclass(eq=False)
class CriteriaUnreadable(Exception):
    """Stored criteria cannot be read: they are broken, or of a newer program (*newer*)."""

    newer: bool


def to_json(criteria: Criteria) -> str:
    """Return criteria as they are stored."""
    tree = {"version": VERSION, "record": criteria.record.value, "root": _plain(criteria.root)}
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _plain(node: Node) -> dict[str, Any]:
    plain: dict[str, Any]
    if isinstance(node, Line):
        plain = {"line": node.path, "operator": str(node.operator), "values": list(node.values)}
    elif isinstance(node, Group):
        plain = {"group": node.join.value, "parts": [_plain(part) for part in node.parts]}
        if node.negated:
            plain["negated"] = True
    else:
        plain = {"related": node.relation, "of": node.quantifier.value, "group": _plain(node.group)}
        if node.least != 1:
            plain["least"] = node.least
        if node.measure is not None:
            plain["measure"] = _plain(node.measure)
    return plain if node.active else {**plain, "active": False}


def from_json(text: str) -> Criteria:
    """Return stored criteria. Raises CriteriaUnreadable."""
    try:
        tree = json.loads(text)
        if tree["version"] > VERSION:
            raise CriteriaUnreadable(newer=True)
        root = _node(tree["root"])
        if not isinstance(root, Group):
            raise CriteriaUnreadable(newer=False)
        return Criteria(RecordKind(tree["record"]), root)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise CriteriaUnreadable(newer=False) from None


def _node(plain: dict[str, Any]) -> Node:
    active = bool(plain.get("active", True))
    if "line" in plain:
        return Line(str(plain["line"]), _operator(plain["operator"]), tuple(plain["values"]), active)
    if "related" in plain:
        group, measure = _node(plain["group"]), plain.get("measure")
        asked = None if measure is None else _node(measure)
        quantifier, least = Quantifier(plain["of"]), int(plain.get("least", 1))
        if not isinstance(group, Group) or not (asked is None or isinstance(asked, Line)) or abs(least) > _MOST:
            raise ValueError(plain)
        return Related(str(plain["related"]), group, quantifier, least, asked, active)
    parts = tuple(_node(part) for part in plain["parts"])
    return Group(Join(plain["group"]), parts, bool(plain.get("negated", False)), active)


def _operator(word: str) -> Operator | str:
    return Operator(word) if word in Operator.__members__.values() else word
