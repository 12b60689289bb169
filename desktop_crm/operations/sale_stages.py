"""The stages of a sale: those of its type, as a pick list and as the steps of the stage bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.models.catalogue import mark
from desktop_crm.models.enums import RecordKind, SaleStatus
from desktop_crm.models.everything import Sale, SaleTypeStage, Stage
from desktop_crm.operations.checks import FULL
from desktop_crm.operations.errors import RecordIsGone
from desktop_crm.operations.forms import Choice, Values

SOLD, LOST, STALLED, OPEN = (s.value for s in (SaleStatus.SOLD, SaleStatus.LOST, SaleStatus.STALLED, SaleStatus.OPEN))
CLOSED = frozenset({SOLD, LOST})
PROBABILITY_WHEN_CLOSED: Mapping[str, int] = {SOLD: FULL, LOST: 0}  # SC-34
CLOSED_LABELS: Mapping[str, str] = {SOLD: mark("Sold"), LOST: mark("Lost")}
OPEN_LABEL = mark("Open")


@dataclass(frozen=True, slots=True)
class StageStep:
    """One step of the stage bar. `value`: a stage's id, "sold" or "lost"; `probability`: hundredths of a %."""

    value: int | str
    label: str
    state: Literal["passed", "current", "coming"]
    probability: int


StageSteps = tuple[StageStep, ...]


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage as a sale type lists it."""

    id: int
    name: str
    probability: int
    description: str
    deleted: bool


def stages_of(session: Session, type_id: int | None) -> list[StageLine]:
    """SC-30: the stages of a sale type in rank order, deleted ones too."""
    wanted = select(Stage.id, Stage.name, Stage.probability, Stage.description, Stage.deleted).join(
        SaleTypeStage, SaleTypeStage.stage_id == Stage.id
    )
    wanted = wanted.where(SaleTypeStage.sale_type_id == type_id).order_by(SaleTypeStage.rank, Stage.rank, Stage.id)
    return [StageLine(*row[:4], deleted=bool(row.deleted)) for row in session.execute(wanted)]


def offered_stages(session: Session, type_id: int | None) -> list[StageLine]:
    """The stages that a sale of a type can be moved to."""
    return [stage for stage in stages_of(session, type_id) if not stage.deleted]


def _stage(session: Session, id: int | None) -> StageLine | None:
    wanted = select(Stage.id, Stage.name, Stage.probability, Stage.description, Stage.deleted).where(Stage.id == id)
    row = session.execute(wanted).one_or_none()
    return None if row is None else StageLine(*row[:4], deleted=bool(row.deleted))


def probability_of(session: Session, stage_id: int | None) -> int:
    """SC-31: a stage's probability; 0 without a stage (SC-35)."""
    stage = _stage(session, stage_id)
    return stage.probability if stage else 0


def _with_current(session: Session, lines: list[StageLine], stage_id: int | None) -> list[StageLine]:
    """SC-36: a deleted or foreign stage stays on the list of the sale that stands in it."""
    if stage_id is None or any(line.id == stage_id for line in lines if not line.deleted):
        return [line for line in lines if not line.deleted]
    kept = [line for line in lines if not line.deleted or line.id == stage_id]
    foreign = _stage(session, stage_id)
    return kept if foreign is None or foreign in kept else [foreign, *kept]


def stage_choices(session: Session, values: Values) -> Sequence[Choice]:
    """SC-30, SC-35: the stages of the type with their probability, then Sold and Lost.

    A type without stages offers "Open" in their place. Which one the sale stands in, `stage_value` tells.
    """
    lines = _with_current(session, stages_of(session, values.get("type_id")), values.get("stage_id"))
    stages = [Choice(line.id, line.name, _percent(line.probability), line.deleted, line.description) for line in lines]
    closed = [Choice(word, label, _percent(PROBABILITY_WHEN_CLOSED[word])) for word, label in CLOSED_LABELS.items()]
    return [*(stages or [Choice(None, OPEN_LABEL)]), *closed]


def stage_value(values: Values) -> int | str | None:
    """Return what the stage list shows as chosen: "sold", "lost", a stage's id, or None for "Open"."""
    status = values.get("status")
    return status if status in CLOSED else values.get("stage_id")


def _percent(hundredths: int) -> str:
    return f"{hundredths / 100:g} %"


def stage_steps(session: Session, sale_id: int) -> StageSteps:
    """SG-11, SG-23: the steps of the stage bar. Sold ticks all; Lost those up to the stage when closed."""
    wanted = select(Sale.type_id, Sale.stage_id, Sale.status, Sale.stage_when_closed_id).where(Sale.id == sale_id)
    sale = session.execute(wanted).one_or_none()
    if sale is None:
        raise RecordIsGone(RecordKind.SALE.value, sale_id)
    closed = sale.status in CLOSED
    stood_in = sale.stage_when_closed_id if closed else sale.stage_id
    lines = _with_current(session, stages_of(session, sale.type_id), stood_in)
    place = next((at for at, line in enumerate(lines) if line.id == stood_in), -1)
    passed = len(lines) if sale.status == SOLD else place + 1 if closed else place
    steps = [
        StageStep(line.id, line.name, _state(at < passed, at == place and not closed), line.probability)
        for at, line in enumerate(lines)
    ]
    ends = [
        StageStep(word, label, _state(False, sale.status == word), PROBABILITY_WHEN_CLOSED[word])
        for word, label in CLOSED_LABELS.items()
    ]
    return (*steps, *ends)


def _state(passed: bool, current: bool) -> Literal["passed", "current", "coming"]:
    return "current" if current else "passed" if passed else "coming"
