"""The shape of the code: nothing too big, nothing in the wrong place, nothing committed that is built."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("leavingcare", "portal", "bot")
LONGEST_FUNCTION = 60
LONGEST_FILE = 400
LONGEST_CONFTEST = 200
LONGEST_TEMPLATE = 150
MOST_BRANCHES = 8
MOST_PARAMETERS = 6
HOMELESS = {"utils", "util", "helpers", "helper", "common", "services", "core", "misc"}
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps, as it stands in the checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def modules(*folders: str) -> Iterator[tuple[str, ast.Module, str]]:
    """Path, tree and text of each of our Python files in these folders; written migrations are history."""
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix != ".py" or "migrations/versions" in name:
            continue
        if name.startswith(tuple(f"{folder}/" for folder in folders)):
            text = path.read_text(encoding="utf-8")
            yield name, ast.parse(text), text


def functions(*folders: str) -> Iterator[tuple[str, Function]]:
    for name, tree, _ in modules(*folders):
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno} {node.name}", node


def branches(function: Function) -> int:
    return sum(isinstance(node, BRANCHES) for node in ast.walk(function))


def parameters(function: Function) -> int:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_a_function_fits_on_a_screen() -> None:
    too_long = [
        f"{where}: {length(found)} lines"
        for where, found in functions(*PACKAGES, "tests", "scripts")
        if length(found) > LONGEST_FUNCTION
    ]

    assert too_long == []


def test_a_function_has_few_branches() -> None:
    too_many = [
        f"{where}: {branches(found)} branches"
        for where, found in functions(*PACKAGES, "scripts")
        if branches(found) > MOST_BRANCHES
    ]

    assert too_many == []


def test_a_function_takes_few_parameters() -> None:
    too_many = [
        f"{where}: {parameters(found)} parameters"
        for where, found in functions(*PACKAGES, "scripts")
        if parameters(found) > MOST_PARAMETERS
    ]

    assert too_many == []


def test_a_file_is_about_one_thing() -> None:
    too_long = []
    for name, _, text in modules(*PACKAGES, "tests", "scripts"):
        most = LONGEST_CONFTEST if name.endswith("conftest.py") else LONGEST_FILE
        if len(text.splitlines()) > most:
            too_long.append(f"{name}: {len(text.splitlines())} lines")

    assert too_long == []


def test_a_template_is_short() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in tracked()
        if "templates" in path.parts and path.suffix == ".html"
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_TEMPLATE
    ]

    assert too_long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, tree, _ in modules(*PACKAGES, "tests", "scripts") if not ast.get_docstring(tree)]

    assert silent == []


def test_every_module_has_a_name_of_its_own() -> None:
    homeless = [
        name for name, _, _ in modules(*PACKAGES, "tests") if HOMELESS & set(Path(name).with_suffix("").parts)
    ]

    assert homeless == []


def test_models_see_their_types_when_they_are_made() -> None:
    """SQLModel reads annotations while the class is being built; postponed ones break relationships."""
    postponed = [
        name
        for name, _, text in modules("leavingcare")
        if name.endswith("models.py") and "from __future__ import annotations" in text
    ]

    assert postponed == []


def test_nothing_that_is_built_or_secret_is_committed() -> None:
    built = re.compile(r"\.mo$|^portal/static/|(^|/)node_modules/|\.db$|(^|/)\.env$|^\.demo/|\.pyc$")

    assert [name for path in tracked() if built.search(name := path.relative_to(ROOT).as_posix())] == []


# Written in halves, so that this file does not find itself.
PLACES = {
    "a package registry": "registry.npm"
    + r"js\.|"
    + "files.python"
    + r"hosted\.|"
    + "deb.deb"
    + r"ian\.|pypi"
    + r"\.org",
    "a path of one machine": r"(?<![\w.])/(?:ro" + "ot|tm" + "p|wo" + "rk|op" + "t)/",
    "unfinished work": r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b",
}


@pytest.mark.parametrize("what", PLACES)
def test_no_committed_file_names(what: str) -> None:
    pattern = re.compile(PLACES[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if (text := _text(path)) is not None
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]

    assert found == []


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
