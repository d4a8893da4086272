"""A page for reviewers: every rule as a diagram of what it asks, with sums, cases and references, to print and sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

from leavingcare.entitlements.book import Ready, RuleBook
from leavingcare.entitlements.conditions import Leaf, Outline
from leavingcare.entitlements.explain import Teller
from leavingcare.entitlements.report import duty_words, in_a_line, leaf_words
from leavingcare.entitlements.rules import Rule
from leavingcare.entitlements.status import STATUSES

# One look on a screen and on paper; nothing is fetched.
_STYLE = """
body{font:16px/1.4 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
section{border-top:3px solid #111;margin-top:2.5rem;page-break-inside:avoid}
.flow{list-style:none;padding:0;margin:1rem 0}
.flow>li{margin:0 0 1.6rem;position:relative}
.flow>li:not(:last-child)::after{content:"and \\2193";position:absolute;left:1rem;bottom:-1.5rem;color:#444}
.or{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.group{border:1px dashed #777;border-radius:.4rem;padding:.5rem;margin:0}
.group>li:last-child{margin:0}
.box{display:inline-block;border:2px solid #1d4f91;border-radius:.4rem;padding:.4rem .7rem;background:#eef4fb}
.end{border-color:#00663a;background:#e8f5ee;font-weight:bold}
.off{border-color:#8a4b00;background:#fdf3e3;font-weight:bold}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{border:1px solid #777;padding:.3rem .5rem;text-align:left;vertical-align:top}
.meta{color:#333}
"""


def rules_page(book: RuleBook, on: date, council: str) -> str:
    """The whole page, as it stands on a day."""
    teller = Teller(book, on)
    ready = sorted(book.on(on).ready, key=lambda each: (each.rule.topic, each.rule.slug))
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        f"<title>Rules of entitlements, {escape(council)}, {on}</title><style>{_STYLE}</style></head><body>",
        f"<h1>Rules of entitlements: {escape(council)}, {on}</h1>",
        "<p>Read from the top: every step has to hold, and where there is an or, one of them. A dashed frame holds "
        "when every step in it does. Not known stays not known.</p>",
        "<h2>Legal statuses</h2><ul>",
        *(f"<li>{escape(teller.status(each.slug))}: {escape(each.reference)}</li>" for each in STATUSES),
        "</ul><h2>Rules</h2><ul>",
        *(
            f'<li><a href="#{each.rule.slug}">{escape(each.rule.name)}</a> ({each.rule.topic})</li>'
            for each in ready
        ),
        "</ul>",
        *(part for each in ready for part in _section(each, teller)),
        "</body></html>",
    ]
    return "\n".join(parts)


def _section(ready: Ready, teller: Teller) -> Iterator[str]:
    rule = ready.rule
    yield f'<section id="{rule.slug}"><h2>{escape(rule.name)}</h2>'
    yield "".join(f"<p>{escape(text)}</p>" for text in teller.filled([rule.gives]))
    yield f'<p class="meta">{escape(duty_words(rule))} {escape(rule.reference)}</p>'
    yield from _diagram(ready, teller)
    yield (
        "<h3>What to do</h3><ul>"
        + "".join(f"<li>{escape(text)}</li>" for text in teller.filled(rule.claim))
        + "</ul>"
    )
    if rule.deadline:
        yield "".join(f"<p>By when: {escape(text)}</p>" for text in teller.filled([rule.deadline.says]))
    yield from _cases(rule)
    yield from _sources(rule)
    yield "</section>"


def _diagram(ready: Ready, teller: Teller) -> Iterator[str]:
    yield '<ol class="flow">'
    yield from (f"<li>{_drawn(part, teller)}</li>" for part in ready.outline.parts)
    if ready.settled is not None:
        yield f'<li><span class="box off">{escape(teller.reason(ready.settled))}</span></li></ol>'
        return
    yield '<li><div class="or">'
    for each in ready.amounts:
        when = in_a_line(each.outline, teller)
        told = teller.amount(each.amount) + (f" ({when})" if when else "")
        yield f'<span class="box end">{escape(told)}</span>'
    if not ready.amounts:
        yield f'<span class="box end">{"They can ask" if ready.is_discretion else "Yes"}</span>'
    yield "</div></li></ol>"


def _drawn(part: Outline, teller: Teller) -> str:
    """A box for a statement, a row for alternatives, and a column inside a frame for what has to hold together."""
    if isinstance(part, Leaf):
        return f'<span class="box">{escape(leaf_words(part, teller))}</span>'
    inside = [_drawn(each, teller) for each in part.parts]
    if part.is_all:
        return '<ol class="flow group">' + "".join(f"<li>{each}</li>" for each in inside) + "</ol>"
    return f'<div class="or">{" or ".join(inside)}</div>'


def _cases(rule: Rule) -> Iterator[str]:
    yield "<h3>Cases</h3><table><thead><tr><th>Case</th><th>Facts</th><th>Decision</th><th>Reason</th>"
    yield "<th>Reference</th></tr></thead><tbody>"
    for case in rule.cases:
        cells = (
            case["name"],
            _facts(case),
            _told(case),
            case["reason"].replace("|", " or "),
            case["reference"],
        )
        yield "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table>"


def _facts(case: dict[str, Any]) -> str:
    given = [f"{name}: {_value(value)}" for name, value in case.get("facts", {}).items()]
    day = [f"on {case['day']}"] if "day" in case else []
    return "; ".join([case["person"], *given, *day])


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "not known" if value is None else str(value)


def _told(case: dict[str, Any]) -> str:
    return f"{case['decision']} ({case['amount']})" if "amount" in case else str(case["decision"])


def _sources(rule: Rule) -> Iterator[str]:
    links = "".join(
        f'<li><a href="{escape(each.url)}">{escape(each.title)}</a></li>' for each in rule.sources
    )
    yield f"<h3>Sources</h3><ul>{links}</ul>"
    if rule.note:
        yield f"<p>Note: {escape(rule.note)}</p>"
    yield (
        f'<p class="meta">Checked on {rule.checked_on}, review by {rule.review_by}; {rule.verification}, confidence '
        f"{rule.confidence}. Signed off by: {escape(rule.signed_off_by or '______________________')}</p>"
    )
