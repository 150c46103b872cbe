"""A disk that is really full: told in a sentence with a status of its own, and nothing is lost."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.store import embedded
from tests.cli.running import Run

pytestmark = pytest.mark.slow

# Megabytes: too few for the schema at first, and enough for it and some articles.
LITTLE, MORE, PLENTY = 16, 22, 400

# Either the graph or the evidence beside it meets the end of the disk first.
TOLD = r"no room left on the disk: no room left for the (?:data|evidence) under \S+: free some, then repeat the command"

Disk = Callable[[int], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A function that gives the disk under ``tmp_path / "disk"`` so many megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    mounted = _mount("size=1m", "tmpfs", str(place))
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield lambda megabytes: _mount(f"remount,size={megabytes}m", str(place)).check_returncode()
    embedded.stop(place / "data")
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def _mount(options: str, *where: str) -> subprocess.CompletedProcess[str]:
    kind = ["-t", "tmpfs"] if len(where) > 1 else []
    return subprocess.run(["mount", *kind, "-o", options, *where], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def whole(onrecord: Run, pages: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of the pages that came in where there was room."""
    run = onrecord.elsewhere(tmp_path_factory.mktemp("room") / "data")
    assert run("ingest", *pages).returncode == 0
    exported = run("export", "--format", "jsonl").stdout
    run("db", "stop")
    return exported


@pytest.mark.parametrize("megabytes", [LITTLE, MORE])
def test_a_full_disk_is_told_and_the_repeat_gives_the_same(onrecord, disk, pages, whole, tmp_path, megabytes):
    disk(megabytes)
    run = onrecord.elsewhere(tmp_path / "disk" / "data")
    for _ in range(2):
        done = run("ingest", *pages)
        assert done.returncode == 3, done.stderr
        assert re.search(f"^onrecord: {TOLD}$", done.stderr, re.M), done.stderr
    disk(PLENTY)
    stored = run("articles", "--json", "--limit", "100").stdout.splitlines()
    assert len(stored) < len(pages)
    assert stored or megabytes == LITTLE
    assert run("ingest", *pages).returncode == 0
    assert run("verify").returncode == 0
    assert run("export", "--format", "jsonl").stdout == whole
