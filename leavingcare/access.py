"""Who may do what: one readable table from permission to roles. Whose record it is, `people.visible_to` says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What someone is to the service."""

    YOUNG_PERSON = "young-person"
    ADVISER = "adviser"
    DUTY = "duty"
    MANAGER = "manager"
    INTERPRETER = "interpreter"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One thing that a page or an action does."""

    SEE_OWN_RECORD = "see my own plan, messages and adviser"
    WRITE_OWN_RECORD = "write to the service and mark my own actions"
    SEE_WHAT_WAITS = "see the list of what waits"
    SEE_YOUNG_PEOPLE = "see the young people I work with, and their conversations"
    ANSWER_ESCALATION = "take, hand over, answer and close what waits"
    ADD_YOUNG_PERSON = "add a young person, and put a phone on their record or take it off"
    WRITE_PLAN = "add, change and close plan actions"
    READ_TRANSLATIONS = "read the local offer side by side with its translation"
    READ_FEEDBACK = "read and settle what readers say of the local offer"
    READ_SAFETY_RULES = "read and try what the safety net looks for"
    MANAGE_OWN_SIGN_IN = "change my own second factor and sign out"


_CASEWORK = frozenset({Role.ADVISER, Role.DUTY, Role.MANAGER})
_STAFF = frozenset(set(Role) - {Role.YOUNG_PERSON})

ALLOWED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_OWN_RECORD: frozenset({Role.YOUNG_PERSON}),
    Permission.WRITE_OWN_RECORD: frozenset({Role.YOUNG_PERSON}),
    Permission.SEE_WHAT_WAITS: _CASEWORK,
    Permission.SEE_YOUNG_PEOPLE: _CASEWORK,
    Permission.ANSWER_ESCALATION: _CASEWORK,
    Permission.ADD_YOUNG_PERSON: _CASEWORK,
    Permission.WRITE_PLAN: _CASEWORK,
    Permission.READ_TRANSLATIONS: frozenset({Role.INTERPRETER, Role.EDITOR}),
    Permission.READ_FEEDBACK: frozenset({Role.EDITOR, Role.MANAGER}),
    Permission.READ_SAFETY_RULES: frozenset({Role.DUTY, Role.MANAGER}),
    Permission.MANAGE_OWN_SIGN_IN: _STAFF,
}


@dataclass(frozen=True)
class Viewer:
    """Whoever is looking: a young person (`id` is theirs) or a member of staff."""

    id: UUID
    name: str
    roles: frozenset[Role]
    locale: str = "en"

    @property
    def is_young_person(self) -> bool:
        return Role.YOUNG_PERSON in self.roles

    @property
    def sees_everyone(self) -> bool:
        """Duty workers and managers answer for every young person; administrators see none of them."""
        return bool(self.roles & {Role.DUTY, Role.MANAGER})

    def may(self, permission: Permission) -> bool:
        return bool(self.roles & ALLOWED[permission])
