"""Reading plans: the council's promises first, then what the young person said they would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from leavingcare.access import Viewer
from leavingcare.errors import NotFound
from leavingcare.people import YoungPerson, visible_to
from leavingcare.plans.models import ActionOwner, ActionState, Plan, PlanAction, PlanReview


@dataclass(frozen=True)
class Promises:
    """The actions of a plan, each list by date: what is still to do on either side, and what is done."""

    council: tuple[PlanAction, ...]
    young_person: tuple[PlanAction, ...]
    done: tuple[PlanAction, ...]

    def late(self, on: date) -> int:
        """How many of the council's promises are past their date."""
        return sum(1 for action in self.council if action.days_late(on))


def find_plan(session: Session, young_person_id: UUID) -> Plan | None:
    return session.exec(select(Plan).where(Plan.young_person_id == young_person_id)).first()


def promises(session: Session, plan: Plan) -> Promises:
    query = (
        select(PlanAction)
        .where(PlanAction.plan_id == plan.id)
        .order_by(col(PlanAction.due_on), col(PlanAction.id))
    )
    actions = list(session.exec(query))
    going = [a for a in actions if a.state in (ActionState.OPEN, ActionState.STUCK)]
    return Promises(
        council=tuple(a for a in going if a.owner is ActionOwner.COUNCIL),
        young_person=tuple(a for a in going if a.owner is ActionOwner.YOUNG_PERSON),
        done=tuple(a for a in actions if a.state is ActionState.DONE),
    )


AT_ONCE = 3
"""How many of the next actions a text tells."""


def next_actions(session: Session, plan: Plan, limit: int = AT_ONCE) -> list[PlanAction]:
    """What the young person said they would do next, in the order in which a text numbers it."""
    return list(promises(session, plan).young_person[:limit])


def get_action(session: Session, id: UUID, *, viewer: Viewer, on: date) -> PlanAction:
    """The action, if its young person is visible to this viewer. Raises NotFound otherwise."""
    query = (
        select(PlanAction)
        .join(Plan, col(Plan.id) == PlanAction.plan_id)
        .join(YoungPerson, col(YoungPerson.id) == Plan.young_person_id)
        .where(PlanAction.id == id, visible_to(viewer, on))
    )
    found = session.exec(query).first()
    if found is None:
        raise NotFound("No plan action with that id is yours to see")
    return found


def whose(session: Session, action: PlanAction) -> UUID:
    """The id of the young person whose plan an action is in."""
    return session.exec(select(Plan.young_person_id).where(Plan.id == action.plan_id)).one()


def reviews(session: Session, plan: Plan) -> list[PlanReview]:
    """The plan's reviews, latest first."""
    query = select(PlanReview).where(PlanReview.plan_id == plan.id)
    return list(session.exec(query.order_by(col(PlanReview.held_on).desc())))
