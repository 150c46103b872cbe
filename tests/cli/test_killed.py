"""kill -9 of the ingester and of the server at random moments, then repeat: the export is the same."""

import os
import random
import signal
import subprocess
import time

import pytest


@pytest.mark.slow
def test_a_batch_that_was_killed_anywhere_can_be_repeated(alone, pages, tmp_path):
    pages, whole, repeated = pages[:6], tmp_path / "whole", tmp_path / "repeated"
    rng = random.Random(11)
    for round_ in range(3):
        killed(alone, pages, after=rng.uniform(2.0, 7.0), server=round_ == 1)
    done = alone("ingest", *pages)
    assert done.returncode == 0, done.stderr
    alone("export", "--format", "jsonl", "-o", str(repeated))
    reference(alone, pages, whole, tmp_path)
    assert repeated.read_bytes() == whole.read_bytes()


def killed(run, pages, *, after, server):
    """Start an ingest and kill it, or the server under it, after some seconds."""
    process = run.started("ingest", *pages)
    time.sleep(after)
    if server:
        for pid in server_pids(run.folder):
            os.kill(pid, signal.SIGKILL)
        _, told = process.communicate(timeout=120)
        assert b"Traceback" not in told, told.decode()
        assert process.returncode in (0, 3)
    else:
        process.kill()
        process.communicate(timeout=60)


def server_pids(folder):
    """Return the processes of the embedded server whose data lie in a folder."""
    done = subprocess.run(["pgrep", "-f", f"ArcadeDBServer|{folder}"], capture_output=True, text=True, check=False)
    found = []
    for pid in done.stdout.split():
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                words = file.read().decode(errors="replace")
        except OSError:
            continue
        if "ArcadeDBServer" in words and folder in words:
            found.append(int(pid))
    return found


def reference(run, pages, file, tmp_path):
    """Write the export of the same pages ingested without any disturbance."""
    clean = run.elsewhere(tmp_path / "clean")
    try:
        assert clean("ingest", *pages).returncode == 0
        assert clean("export", "--format", "jsonl", "-o", str(file)).returncode == 0
    finally:
        clean("db", "stop")
