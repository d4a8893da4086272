"""Whose phone one can pick up: the demo's young people, and a number that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass

from leavingcare import demo
from leavingcare.people import shown_number


@dataclass(frozen=True)
class Phone:
    """A practice phone; `key` is what the address bar carries."""

    key: str
    name: str
    number: str

    @property
    def shown(self) -> str:
        return shown_number(self.number)


def phones() -> list[Phone]:
    known = [Phone(str(each.given.demo_name), each.given.name, each.phones[0][1]) for each in demo.PEOPLE]
    return [*known, Phone("unknown", "A number nobody knows", demo.UNKNOWN_NUMBER)]


def phone_by_key(key: str) -> Phone:
    """The phone with that key; the first one for anything else."""
    everyone = phones()
    return next((phone for phone in everyone if phone.key == key), everyone[0])
