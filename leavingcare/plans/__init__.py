"""Pathway plans: what the council owes, what the young person said they would do, and by when."""

from leavingcare.plans.commands import (
    ActionInput,
    ReviewInput,
    add_action,
    change_action,
    close_action,
    mark_done,
    mark_stuck,
    record_review,
    start_plan,
    write_own_words,
)
from leavingcare.plans.models import ActionOwner, ActionState, Plan, PlanAction, PlanReview
from leavingcare.plans.queries import (
    AT_ONCE,
    Promises,
    find_plan,
    get_action,
    next_actions,
    promises,
    reviews,
    whose,
)

__all__ = [
    "AT_ONCE",
    "ActionInput",
    "ActionOwner",
    "ActionState",
    "Plan",
    "PlanAction",
    "PlanReview",
    "Promises",
    "ReviewInput",
    "add_action",
    "change_action",
    "close_action",
    "find_plan",
    "get_action",
    "mark_done",
    "mark_stuck",
    "next_actions",
    "promises",
    "record_review",
    "reviews",
    "start_plan",
    "whose",
    "write_own_words",
]
