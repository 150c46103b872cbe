"""The shape of the code: who imports whom, where the driver and Cypher stand, how long things are."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {"kg": 0, "ingest": 1, "api": 2}
MODULES = sorted(path for package in LAYERS for path in (ROOT / package).rglob("*.py") if "vendor" not in path.parts)
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
CYPHER = re.compile(r"\b(MATCH|MERGE|UNWIND)\s*[\[($]|\bMATCH \(|\bDETACH DELETE\b")


def imports_of(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_module_imports_a_package_above_its_own(path):
    level = LAYERS[path.relative_to(ROOT).parts[0]]
    above = {name for name in imports_of(path) if LAYERS.get(name.split(".")[0], -1) > level}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_the_driver_stays_in_the_store(path):
    if path.relative_to(ROOT).parts[:2] != ("kg", "store"):
        assert not {name for name in imports_of(path) if name.split(".")[0] == "neo4j"}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_cypher_stands_in_one_place(path):
    if path.relative_to(ROOT).parts[:2] == ("kg", "store"):
        return
    documented = {ast.get_docstring(node, clean=False) for node in ast.walk(tree_of(path)) if has_docstring(node)}
    strings = [
        node.value
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in documented
    ]
    allowed = path.relative_to(ROOT).parts[:2] == ("api", "cli")  # an example in a command's help
    assert allowed or not [string for string in strings if CYPHER.search(string)]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def has_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_and_functions_are_short(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 50
    ]
    assert not long


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_public_names_have_a_docstring(path):
    tree = tree_of(path)
    bare = [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not bare
    assert path.stat().st_size < 100 or ast.get_docstring(tree)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_are_named_for_a_subject(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "manager", "service", "services", "common", "misc"}


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[; ]", line)[0].lower() for line in project["dependencies"]}
    wanted |= {re.split(r"[<>=\[; ]", line)[0].lower() for line in project["optional-dependencies"]["test"]}
    pinned = {
        line.split("==")[0].lower()
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert {name.replace("_", "-") for name in wanted} <= {name.replace("_", "-") for name in pinned}
