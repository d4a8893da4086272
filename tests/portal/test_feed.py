"""The feed of services is valid against the published schemas, and tells nothing that nobody confirmed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.portal_client import PortalClient
from tests.support.shared_data import shared_data


def schema(name: str) -> Draft202012Validator:
    read = json.loads((shared_data("hsds-uk") / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(read, format_checker=Draft202012Validator.FORMAT_CHECKER)


def fetch(client: PortalClient, path: str, status: int = 200) -> Any:
    answer = client.raw(f"/open-referral{path}")
    assert answer.status_code == status
    assert answer.mimetype == "application/json"
    return answer.json


def test_every_service_is_valid_alone_and_in_the_list(anyone: PortalClient) -> None:
    page = fetch(anyone, "/services?per_page=500")
    listed, whole = schema("service_list"), schema("service")

    assert page["total_items"] == page["size"] > 10
    for row in page["contents"]:
        assert list(listed.iter_errors(row)) == []
        full = fetch(anyone, f"/services/{row['id']}")
        assert list(whole.iter_errors(full)) == []
        assert list(schema("organization").iter_errors(full["organization"])) == []
        assert full["contacts"]


def test_ids_stay_the_same(anyone: PortalClient) -> None:
    assert fetch(anyone, "/services") == fetch(anyone, "/services")


def test_pages_divide_the_list_and_lose_nothing(anyone: PortalClient) -> None:
    everything = fetch(anyone, "/services?per_page=500&minimal=true")["contents"]
    found, number, last = [], 1, False
    while not last:
        page = fetch(anyone, f"/services?per_page=7&page={number}&minimal=true")
        found += page["contents"]
        number, last = number + 1, page["last_page"]

    assert found == everything
    assert fetch(anyone, f"/services?per_page=7&page={number}")["empty"]


def test_services_are_found_by_words_and_by_subject(anyone: PortalClient) -> None:
    rights = next(term for term in fetch(anyone, "/taxonomy_terms")["contents"] if term["term"] == "rights")

    by_words = fetch(anyone, "/services?search=childline")["contents"]
    by_subject = fetch(anyone, f"/services?taxonomy_term_id={rights['id']}&full=true")["contents"]

    assert [row["name"] for row in by_words] == ["Childline"]
    assert {row["organization"]["name"] for row in by_subject} == {"Meresham Council"}


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "per_page=1.5", "page=99999999999999999999"]
)
def test_a_page_that_is_no_number_is_explained(anyone: PortalClient, query: str) -> None:
    assert "whole number" in fetch(anyone, f"/services?{query}", 422)["error"]


def test_an_id_that_is_not_there_is_not_found(anyone: PortalClient) -> None:
    assert anyone.raw("/open-referral/services/00000000-0000-0000-0000-000000000000").status_code == 404
