"""What may lie in the repository: no download hosts, no big files, no other licence's text."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTS = re.compile(r"index-url|https?://\S*(/simple/|/-/|/maven2/)")
TEXTS = {".toml", ".txt", ".cfg", ".md", ".yml", ".yaml", ".json", ".sh", ".xml", ""}


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_file_names_a_download_host():
    found = []
    for path in tracked():
        if path.suffix in TEXTS and path.stat().st_size < 2_000_000:
            text = path.read_text(encoding="utf-8", errors="ignore")
            if HOSTS.search(text):
                found.append(str(path.relative_to(ROOT)))
    assert not found


def test_no_file_is_larger_than_25_megabytes():
    assert not [str(path.relative_to(ROOT)) for path in tracked() if path.stat().st_size > 25_000_000]


def test_no_lock_file_records_where_things_were_downloaded():
    assert not [path for path in tracked() if path.name in {"uv.lock", "poetry.lock", "package-lock.json"}]
