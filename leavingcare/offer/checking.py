"""What stands between a council's offer and going live: what is missing, stale, broken or out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date

from leavingcare.facts import Entry as Named
from leavingcare.facts import Facts, Kind, State
from leavingcare.offer.council import Council
from leavingcare.offer.entry import AREAS, Entry
from leavingcare.offer.filling import fill, linked_entries, names_in
from leavingcare.offer.helplines import Helplines
from leavingcare.offer.library import Library
from leavingcare.offer.phones import is_phone, numbers_in
from leavingcare.offer.topics import Topics
from leavingcare.segments import Encoding, clean, count

SOON = timedelta(days=30)
MOST_SEGMENTS = 2
_TEXTS = ("sms", "sms_unknown", "more", "how_much", "how_much_unknown")
_ANSWERS = ("sms", "sms_unknown", "how_much", "how_much_unknown")


@dataclass(frozen=True)
class Finding:
    """One thing to put right. `blocks`: the council may not go live before it is."""

    where: str
    wrong: str
    todo: str
    blocks: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}; {self.todo}"


@dataclass(frozen=True)
class Content:
    """Everything that a council's offer is made of, and the day to look from."""

    root: Path
    council: Council
    facts: Facts
    library: Library
    topics: Topics
    helplines: Helplines
    on: date

    @classmethod
    def load(cls, root: Path, council: str, *, on: date) -> Content:
        """Read a council's content. Raises Invalid at the first file that cannot be read."""
        facts = Facts.load(root, council)
        return cls(
            root=root,
            council=Council.load(root, council),
            facts=facts,
            library=Library.load(root, council, facts),
            topics=Topics.load(root),
            helplines=Helplines.load(root),
            on=on,
        )

    @property
    def council_file(self) -> str:
        return f"content/councils/{self.council.code}/council.yaml"


def check(content: Content) -> list[Finding]:
    """Everything to put right, what blocks going live first."""
    found = [finding for looking in _CHECKS for finding in looking(content)]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.blocks)


def answer_as_sent(body: str, checked_on: date) -> str:
    """A text's whole answer in English, as the bot ends it."""
    return f"{body} Checked {format_date(checked_on, 'd MMM', locale='en_GB')}. Reply MORE for how."


def contacts(content: Content) -> Iterator[Finding]:
    """What no council can go live without."""
    for key, what in content.council.missing().items():
        yield Finding(content.council_file, f"{key} is missing: {what}", "ask the council and add it")


def districts(content: Content) -> Iterator[Finding]:
    """A county's districts, and values for districts that it does not have."""
    council = content.council
    if council.tier == "county" and not council.districts:
        yield Finding(
            content.council_file,
            "a county has districts, and none is given",
            "name those that bill council tax and hold the housing registers",
        )
    known = {district.short for district in council.districts}
    for named in _named_values(content):
        for dated in named.dated:
            for short in sorted(set(dated.cohort.district) - known):
                yield Finding(
                    named.path,
                    f"{named.name}: {short} is no district of {council.name}",
                    "use a short name that stands under districts in council.yaml",
                )


def _named_values(content: Content) -> list[Named]:
    entries = [content.facts.entry(name) for name in content.facts.names()]
    return [entry for entry in entries if entry is not None]


def freshness(content: Content) -> Iterator[Finding]:
    """What is past the day by which someone was to check it, and what soon will be."""
    yield from _due(content, content.council.review_by, content.council_file, "the contacts")
    if content.council.review_by is None:
        todo = "add the date by which someone rings them all again"
        yield Finding(content.council_file, "review_by is missing", todo, blocks=False)
    for entry in content.library.entries():
        yield from _due(content, entry.review_by, entry.where, "the entry")
    for named in _named_values(content):
        if named.path != content.council_file:
            yield from _due(content, named.review_by, named.path, named.name)


def _due(content: Content, review_by: date | None, where: str, what: str) -> Iterator[Finding]:
    if review_by is None:
        return
    if review_by < content.on:
        yield Finding(where, f"{what} had to be checked by {review_by}", "check it and set review_by anew")
    elif review_by < content.on + SOON:
        todo = "check it before then; after that day it is not shown"
        yield Finding(where, f"{what} should be checked by {review_by}", todo, blocks=False)


def links(content: Content) -> Iterator[Finding]:
    """Links to entries that are not there."""
    for entry in content.library.entries():
        for slug in (*_linked(entry), *entry.related):
            if content.library.find(slug) is None:
                todo = "write that entry, or take the link out"
                yield Finding(entry.where, f"it leads to {slug}, which is not there", todo)


def _linked(entry: Entry) -> list[str]:
    return [slug for text in _every_text(entry) for slug in linked_entries(text)]


def _every_text(entry: Entry) -> list[str]:
    short = [getattr(entry, key) for key in _TEXTS]
    return [text for text in short if text] + [
        paragraph for section in entry.sections for paragraph in section.paragraphs
    ]


def phones(content: Content) -> Iterator[Finding]:
    """Numbers that nobody can ring: in contacts, helplines, values and texts."""
    for where, place, number in (
        *_numbers_of_the_council(content),
        *_numbers_in_values(content),
        *_numbers_in_texts(content),
    ):
        if not is_phone(number):
            wrong = f"{place}: {number} is no telephone number"
            yield Finding(where, wrong, "ring it, and put the right one there")


def _numbers_of_the_council(content: Content) -> Iterator[tuple[str, str, str]]:
    for place, contact in content.council.every_contact():
        for number in filter(None, (contact.phone, contact.text)):
            yield content.council_file, place, number
    for line in content.helplines.all:
        for number in filter(None, (line.phone, line.sms)):
            yield "content/helplines.yaml", line.slug, number


def _numbers_in_values(content: Content) -> Iterator[tuple[str, str, str]]:
    for named in _named_values(content):
        if named.kind is Kind.PHONE and named.path != content.council_file:
            for dated in named.dated:
                yield named.path, named.name, str(dated.value)


def _numbers_in_texts(content: Content) -> Iterator[tuple[str, str, str]]:
    for entry in content.library.entries():
        for text in _every_text(entry):
            for number in numbers_in(text):
                yield entry.where, "in its text", number


def values(content: Content) -> Iterator[Finding]:
    """Values that a text uses and nobody wrote, and values that are not known."""
    for entry in content.library.entries():
        for name in dict.fromkeys(name for text in _every_text(entry) for name in names_in(text)):
            named = content.facts.entry(name)
            if named is None:
                todo = "add it to a values.yaml, or correct the name"
                yield Finding(entry.where, f"{{{name}}} is no value that we have", todo)
            elif content.facts.shown(name, on=content.on) is None:
                yield from _unknown(content, named)
    for named in _named_values(content):
        if named.local:
            yield from _unknown(content, named)


def _unknown(content: Content, named: Named) -> Iterator[Finding]:
    """A value that texts cannot show on that day; one past its review is told of with the rest of those."""
    is_known = content.facts.state(named.name, on=content.on) is not State.UNKNOWN
    if is_known or named.past_review(content.on):
        return
    if named.state is State.UNKNOWN:
        why = "nobody could say"
    elif named.may_show(content.on):
        why = "there is nothing for that day"
    else:
        why = "it was not checked well enough"
    todo = "confirm it; until then texts say to ask an adviser"
    yield Finding(named.path, f"{named.name} is not known: {why}", todo, blocks=False)


def reach(content: Content) -> Iterator[Finding]:
    """Topics without an entry, and entries that no topic or area leads to."""
    for topic in content.topics.all():
        if not content.library.by_topic(topic):
            yield Finding("content/topics.yaml", f"{topic} has no entry", "write one in content/offer")
    for entry in content.library.entries():
        unknown = [topic for topic in entry.topics if topic not in content.topics]
        for topic in unknown:
            todo = "use a slug of content/topics.yaml, or add the topic there"
            yield Finding(entry.where, f"{topic} is no topic", todo)
        if not unknown and not set(entry.topics) & set(content.topics.by_area.get(entry.area, {})):
            todo = "move the file to the area of its topic"
            yield Finding(entry.where, f"none of its topics belongs to {entry.area}", todo)
    for path in sorted((content.root / "offer").rglob("*.md")):
        if path.parent.parent != content.root / "offer" or path.parent.name not in AREAS:
            where = str(path.relative_to(content.root.parent))
            yield Finding(where, "nobody can reach it", f"move it to a folder of {', '.join(AREAS)}")


def lengths(content: Content) -> Iterator[Finding]:
    """Answers that take more texts than they may, with their ending."""
    for entry in content.library.entries():
        for key in _ANSWERS:
            text = getattr(entry, key)
            body = fill(text, content.facts, on=content.on, locale="en") if text else None
            if body is None:
                continue
            counted = count(clean(answer_as_sent(body, entry.checked_on)))
            if counted.count > MOST_SEGMENTS:
                letters = "" if counted.encoding is Encoding.GSM7 else ", as a sign in it is costly"
                wrong = f"{key} takes {counted.count} texts with its ending{letters}"
                yield Finding(entry.where, wrong, f"shorten it to {MOST_SEGMENTS}")


_CHECKS: tuple[Callable[[Content], Iterator[Finding]], ...] = (
    contacts,
    districts,
    freshness,
    links,
    phones,
    values,
    reach,
    lengths,
)
