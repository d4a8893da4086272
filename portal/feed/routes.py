"""A read-only Open Referral UK (HSDS-UK 3) feed of the services in the local offer. No sign-in, nothing private."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify, request

from leavingcare.errors import Invalid, NotFound
from leavingcare.offer import open_referral as offered
from portal.permissions import anyone
from portal.sessions import desk

blueprint = Blueprint("feed", __name__, url_prefix="/open-referral")

PROFILE = "https://docs.openreferraluk.org/en/3.0-uk/"
PER_PAGE, MOST_PER_PAGE = 50, 500

Record = dict[str, Any]


@blueprint.get("/")
@anyone
def about() -> Response:
    return jsonify({"version": "HSDS-UK-3.0", "profile": PROFILE, "openapi_url": PROFILE})


@blueprint.get("/services")
@anyone
def services() -> Response:
    """A page of services, those whose words or subject are asked for; `full` gives each whole."""
    try:
        return jsonify(_page(_chosen(_all())))
    except Invalid as error:
        return _refused(error)


@blueprint.get("/services/<uuid:id>")
@anyone
def service(id: UUID) -> Response:
    return jsonify(_one(_all(), id))


@blueprint.get("/taxonomies")
@anyone
def taxonomies() -> Response:
    return jsonify(_page([offered.taxonomy()]))


@blueprint.get("/taxonomies/<uuid:id>")
@anyone
def taxonomy(id: UUID) -> Response:
    return jsonify(_one([offered.taxonomy()], id))


@blueprint.get("/taxonomy_terms")
@anyone
def taxonomy_terms() -> Response:
    try:
        return jsonify(_page(offered.taxonomy_terms()))
    except Invalid as error:
        return _refused(error)


@blueprint.get("/taxonomy_terms/<uuid:id>")
@anyone
def taxonomy_term(id: UUID) -> Response:
    return jsonify(_one(offered.taxonomy_terms(), id))


@blueprint.get("/service_at_locations")
@anyone
def service_at_locations() -> Response:
    """No place is confirmed well enough to be published: the list is there, and empty."""
    try:
        return jsonify(_page([]))
    except Invalid as error:
        return _refused(error)


def _all() -> list[Record]:
    return offered.services(desk().council, desk().helplines)


def _chosen(rows: list[Record]) -> list[Record]:
    search = request.args.get("search", "").strip().lower()
    term, organization = request.args.get("taxonomy_term_id"), request.args.get("organization_id")
    kept = [
        row
        for row in rows
        if search in f"{row['name']} {row.get('description', '')}".lower()
        and (organization is None or row["organization_id"] == organization)
        and (term is None or any(each["taxonomy_term_id"] == term for each in row.get("attributes", [])))
    ]
    if request.args.get("minimal") == "true":
        return [{"id": row["id"]} for row in kept]
    return kept if request.args.get("full") == "true" else [offered.listed(row) for row in kept]


def _one(rows: list[Record], id: UUID) -> Record:
    found = next((row for row in rows if row["id"] == str(id)), None)
    if found is None:
        raise NotFound("There is nothing under that id")
    return found


def _page(rows: list[Record]) -> Record:
    """One page of a list, as the profile wraps it. Raises Invalid for a page that is no number."""
    per_page = min(_number("per_page", PER_PAGE), MOST_PER_PAGE)
    page, total = _number("page", 1), len(rows)
    pages = max(1, -(-total // per_page))
    contents = rows[(page - 1) * per_page : page * per_page]
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _number(name: str, otherwise: int) -> int:
    given = request.args.get(name)
    if given is None:
        return otherwise
    if not given.isdigit() or not 1 <= int(given[:9]) <= 1_000_000:
        raise Invalid(f"{name} is {given[:20]!r}; give a whole number from 1")
    return int(given)


def _refused(error: Invalid) -> Response:
    answer = jsonify({"error": str(error)})
    answer.status_code = 422
    return answer
