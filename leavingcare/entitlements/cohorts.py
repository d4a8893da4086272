"""For whom a row of a value is, as the conditions of a rule: texts and decisions draw the same line."""

from __future__ import annotations

from typing import Any

from leavingcare.errors import Invalid
from leavingcare.facts import Cohort, Lives


def conditions_of(cohort: Cohort, row: str) -> list[dict[str, Any]]:
    """The conditions, as a rule's file writes them. `row` names it: NAME[2]. Raises Invalid for what no fact tells."""
    if cohort.housing or cohort.district:
        raise Invalid(
            f"content/values: {row} is for a housing or a district, which no fact tells; name another"
        )
    found: list[dict[str, Any]] = []
    if cohort.turned_18_after is not None:
        found.append({"not": {"birthday": {"age": "adult.from_age", "to": f"{row}.turned_18_after"}}})
    if cohort.turned_18_by is not None:
        found.append({"birthday": {"age": "adult.from_age", "to": f"{row}.turned_18_by"}})
    ages = {"from": cohort.age_from, "to": cohort.age_to}
    lines = {word: f"{row}.age_{word}" for word, age in ages.items() if age is not None}
    if lines:
        found.append({"age": lines})
    if cohort.status:
        found.append({"status": [str(each) for each in cohort.status]})
    if cohort.studying is not None:
        found.append({"not": {"studying": "no"}} if cohort.studying else {"studying": "no"})
    if cohort.lives is not None:
        found.append({"lives_in_area": cohort.lives is Lives.INSIDE})
    return found
