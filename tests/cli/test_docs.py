"""What README and docs print is run: every command ends well and prints what stands under it; Python blocks run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(console|python)\n(.*?)^```", re.M | re.S)
ENDLESS = ("onrecord serve",)


def blocks(language):
    return [
        pytest.param(match[2], id=f"{path.name}-{number}")
        for path in DOCS
        for number, match in enumerate(FENCE.finditer(path.read_text(encoding="utf-8")))
        if match[1] == language
    ]


ADDING = re.compile(r"onrecord (?:ingest|watch)\b")


def steps(block):
    """Yield each command of a console block with the lines that stand under it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, *expected = part.splitlines()
        yield command, [line for line in expected if line.strip()]


def matches(expected, printed):
    """Whether the lines come in this order; ``...`` stands for anything."""
    pattern = ".*".join(
        re.escape(piece.strip()).replace(r"\ ", r"\s+")
        for line in expected
        for piece in line.split("...")
        if piece.strip()
    )
    return re.search(pattern, printed, re.S) is not None


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_the_docs_say(request, block, tmp_path):
    # What is added would stand in the way of tests that count.
    run = request.getfixturevalue("bare" if ADDING.search(block) else "onrecord")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "story.txt").write_text('"It works," said Ada Brink, head of Vell Motors.', encoding="utf-8")
    place = tmp_path / "bin"
    place.mkdir()
    run.program(place / "onrecord")
    env = run.env | {"PATH": f"{place}:{os.environ['PATH']}"}
    for command, expected in steps(block):
        if command.startswith(ENDLESS):
            continue
        done = subprocess.run(command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert matches(expected, done.stdout), done.stdout


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_command_and_variable_is_named_in_the_docs():
    from api.cli import COMMANDS
    from api.settings import Settings

    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    assert [name for name in COMMANDS if f"onrecord {name}" not in text] == []
    variables = set()
    for field in Settings.model_fields.values():
        alias = field.validation_alias
        variables |= {alias} if isinstance(alias, str) else {str(choice) for choice in alias.choices}
    assert [name for name in sorted(variables) if name not in text] == []


def test_every_endpoint_is_named_in_the_docs():
    from api.app import create_app
    from api.settings import Settings

    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    app = create_app(None, Settings(_env_file=None))
    assert [path for path in app.openapi()["paths"] if path not in text] == []


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 600


def test_no_link_of_the_docs_leads_nowhere():
    for path in DOCS:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"
