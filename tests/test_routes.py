"""Every route of both apps has exactly one access decision, and stands in the table of who may use it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from leavingcare.access import ALLOWED, Permission
from leavingcare.storage import Database
from tests.support.desk import bot_desk, settings

TABLE = Path(__file__).parent / "access.yaml"


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    import bot
    import portal

    folder = tmp_path_factory.mktemp("routes")
    made = settings(database_url=f"sqlite:///{folder / 'routes.db'}", spool_dir=str(folder))
    database = Database(made.database_url, made.data_key)
    desk = bot_desk()
    return [
        portal.create_app(made, database=database, desk=desk.intake),
        bot.create_app(made, database=database, desk=desk),
        bot.create_simulator(made, database=database, desk=desk),
    ]


def _access(view: Any) -> str:
    decision = getattr(view, "access", None)
    return decision.value if isinstance(decision, Permission) else str(decision)


def _routes(apps: list[Any]) -> dict[str, str]:
    """'app METHOD address' -> the access decision that stands on it."""
    found = {}
    for app in apps:
        for rule in app.url_map.iter_rules():
            if rule.endpoint == "static":
                continue
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                found[f"{app.name} {method} {rule.rule}"] = _access(app.view_functions[rule.endpoint])
    return found


def test_no_route_is_without_an_access_decision(apps: list[Any]) -> None:
    assert [route for route, decision in _routes(apps).items() if decision == "None"] == []


def test_the_table_says_who_may_use_every_route(apps: list[Any]) -> None:
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))

    assert _routes(apps) == table


def test_a_permission_that_no_role_has_does_not_exist() -> None:
    assert set(ALLOWED) == set(Permission)
    assert all(ALLOWED.values())


def test_no_page_changes_anything_when_it_is_only_read(apps: list[Any]) -> None:
    """A GET takes no form; leaving now is the one that ends a sign-in, because it has to work as a plain link."""
    both = {route.split(" ", 1)[1].split(" ", 1)[1] for route in _routes(apps) if " POST " in route}
    read = {route.split(" ", 1)[1].split(" ", 1)[1] for route in _routes(apps) if " GET " in route}

    assert "/sign-out" in both - read
    assert "/leave" in both & read
