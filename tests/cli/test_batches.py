"""A batch: many processes read, one puts; its outcomes are kept, and it goes on or is tried again."""

import json
import os
import signal
import subprocess
import time

import pytest

from kg.store.batches import PART, Record, change_outcomes, create_batch, outcomes_of
from kg.store.jobs import claim_job, create_job, job, jobs, record_outcome
from tests.cli.running import COMMAND

TEXT = 'The pump {} had failed twice, the engineer Mara Quint said on Tuesday. "We knew it," she told reporters.'
EMPTY = "MATCH (n) WHERE NOT n:Meta DETACH DELETE n"


def exported(run, place):
    done = run("export", "--format", "jsonl", "-o", str(place))
    assert done.returncode == 0, done.stderr
    return place.read_bytes()


def written(file, lines):
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(file)


def the_job(run, lines, id=None):
    (listed, *_) = lines(run("jobs", "--json"))
    (shown,) = lines(run("jobs", id or listed["id"], "--json"))
    return shown


def states(shown):
    return [(one["input"], one["state"]) for one in shown["outcomes"]]


def test_the_graph_is_the_same_whoever_reads(bare, embedded_store, pages, tmp_path):
    done = bare("ingest", "--workers", "2", *pages[:9])
    assert done.returncode == 0, done.stderr
    spread = exported(bare, tmp_path / "spread")
    embedded_store.change((EMPTY, {}))
    again = bare("ingest", "--workers", "0", *pages[:9])
    assert (again.returncode, again.stdout) == (0, done.stdout)
    assert exported(bare, tmp_path / "alone") == spread


def test_extract_by_processes_prints_the_same(bare, pages):
    assert (
        bare("extract", "--json", "--workers", "2", *pages[:4]).stdout == bare("extract", "--json", *pages[:4]).stdout
    )


def test_every_outcome_is_kept_and_a_failure_is_tried_again(bare, lines, tmp_path):
    story, gone = tmp_path / "story.txt", tmp_path / "later.txt"
    story.write_text(TEXT.format("A"), encoding="utf-8")
    file = written(tmp_path / "a.jsonl", [{"id": "x", "text": TEXT.format("B")}, {"id": "x", "text": " "}])
    done = bare("ingest", str(story), str(gone), file)
    assert done.returncode == 1
    shown = the_job(bare, lines)
    assert (shown["what"], shown["state"], shown["finished"], shown["failed"]) == ("batch", "done", 4, 2)
    assert states(shown) == [("story.txt", "added"), ("later.txt", "failed"), ("x", "added"), ("x", "failed")]
    assert shown["outcomes"][1]["error"]["type"] == "no_such_file"
    assert f"onrecord jobs retry {shown['id']}" in done.stderr

    gone.write_text(TEXT.format("C"), encoding="utf-8")
    again = bare("jobs", "retry", shown["id"])
    assert again.returncode == 1
    assert [line.split()[0] for line in again.stdout.splitlines()] == ["added"]
    shown = the_job(bare, lines, shown["id"])
    assert states(shown) == [("story.txt", "added"), ("later.txt", "added"), ("x", "added"), ("x", "failed")]
    assert shown["failed"] == 1

    written(tmp_path / "a.jsonl", [{"id": "x", "text": TEXT.format("B")}, {"id": "x", "text": TEXT.format("D")}])
    assert bare("jobs", "retry", shown["id"]).returncode == 0
    shown = the_job(bare, lines, shown["id"])
    assert (shown["failed"], shown["outcomes"][3]["state"]) == (0, "added")
    assert bare("jobs", "retry", shown["id"]).stdout == ""


def test_what_cannot_be_found_again_stays_as_it_was(bare, lines, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(" ", encoding="utf-8")
    assert bare("ingest", str(file)).returncode == 1
    shown = the_job(bare, lines)
    file.unlink()
    done = bare("jobs", "retry", shown["id"])
    assert "no such file" in done.stderr
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").write_text(" ", encoding="utf-8")
    assert bare("ingest", str(folder)).returncode == 1
    (folder / "b.txt").rename(folder / "c.txt")
    done = bare("jobs", "retry", the_job(bare, lines)["id"])
    assert "b.txt: not found again" in done.stderr
    assert states(the_job(bare, lines)) == [("b.txt", "failed")]


def test_a_batch_goes_on_after_what_has_an_outcome(bare, embedded_store, lines, tmp_path):
    """What has one is not opened: the first two are only said to be in the graph."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    id = create_batch(embedded_store, {"files": [str(folder)], "warc": None})
    record = Record(embedded_store, id)
    record.add({"input": "0.txt", "state": "failed", "error": {"type": "empty", "title": "t", "detail": "d"}})
    record.add({"input": "1.txt", "state": "added"})
    record.write("stopped")
    done = bare("jobs", "resume", id)
    assert done.returncode == 0, done.stderr
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [["added", "2.txt:"], ["added", "3.txt:"]]
    shown = the_job(bare, lines, id)
    assert (shown["state"], shown["finished"], shown["failed"]) == ("done", 4, 1)
    assert [state for _, state in states(shown)] == ["failed", "added", "added", "added"]

    # A file that came before others moves them: they are looked at again, and what is stored is not read again.
    (folder / "00.txt").write_text(TEXT.format("new"), encoding="utf-8")
    done = bare("jobs", "resume", id)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["added", "added", "unchanged", "unchanged"]
    assert the_job(bare, lines, id)["finished"] == 5


def test_what_was_piped_in_must_be_piped_in_again(bare, lines, tmp_path):
    given = b"".join(json.dumps({"id": n, "text": TEXT.format(n) if n else " "}).encode() + b"\n" for n in range(2))
    assert bare("ingest", "-", stdin=given).returncode == 1
    id = the_job(bare, lines)["id"]
    done = bare("jobs", "retry", id, stdin=given.replace(b'" "', json.dumps(TEXT.format(0)).encode()))
    assert done.returncode == 0, done.stderr
    assert [state for _, state in states(the_job(bare, lines, id))] == ["added", "added"]


def test_a_job_that_came_over_http_can_be_tried_again_here(bare, embedded_store, lines):
    made = create_job(embedded_store, "ingest", [{"id": "one", "text": TEXT.format(1)}, {"id": "two", "text": "x"}])
    claim_job(embedded_store)
    record_outcome(embedded_store, made.id, 0, {"input": "one", "state": "failed", "error": None}, seconds=-1)
    record_outcome(embedded_store, made.id, 1, {"input": "two", "state": "added"}, seconds=-1)
    done = bare("jobs", "retry", made.id)
    assert done.returncode == 0, done.stderr
    assert states(the_job(bare, lines, made.id)) == [("one", "added"), ("two", "added")]


def test_no_server_takes_a_batch(store):
    id = create_batch(store, {"files": ["a"], "warc": None})
    record = Record(store, id)
    assert claim_job(store, -1) is None
    record.write("stopped")
    assert claim_job(store) is None


def test_outcomes_stand_in_parts(store):
    id = create_batch(store, {"files": ["a"], "warc": None})
    record, told = Record(store, id), []
    for number in range(2 * PART + 7):
        told.append({"input": str(number), "state": "failed" if number % 2 else "added"})
        record.add(told[-1])
    record.write("running")
    found = job(store, id)
    assert (found.state, found.finished, found.failed) == ("running", len(told), len(told) // 2)
    assert list(outcomes_of(store, id, found.finished)) == told
    change_outcomes(store, id, {1: told[0], PART + 1: told[2]}, 99)
    assert list(outcomes_of(store, id, PART + 2))[1::PART] == [told[0], told[2]]
    assert job(store, id).failed == 99
    assert [one.id for one in jobs(store)] == [id]


MANY = 150  # so many that none of the machines on which this runs is through before it is stopped


def waiting(run, lines, count):
    """Wait until a batch has told so many outcomes."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = lines(run("jobs", "--json"))
        if found and found[0]["finished"] >= count:
            return
        time.sleep(0.3)
    pytest.fail("it tells nothing")


@pytest.mark.slow
@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGINT])
def test_a_batch_that_was_stopped_goes_on(bare, embedded_store, lines, tmp_path, way):
    whole = written(tmp_path / "a.jsonl", [{"id": str(n), "text": TEXT.format(n) * 3} for n in range(MANY)])
    process = subprocess.Popen(
        [*COMMAND, "ingest", "--workers", "2", whole],
        env=bare.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    waiting(bare, lines, 8)
    if way == signal.SIGINT:
        os.killpg(process.pid, way)
    else:
        process.kill()
    _, told = process.communicate(timeout=60)
    shown = the_job(bare, lines)
    assert 8 <= shown["finished"] < MANY
    if way == signal.SIGINT:
        assert (process.returncode, shown["state"]) == (130, "stopped")
        assert told.decode().strip() == "stopped"
    assert embedded_store.rows("MATCH (a:Article) RETURN count(a) AS n")[0]["n"] >= shown["finished"]
    done = bare("jobs", "resume", shown["id"], "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == MANY - shown["finished"]
    whole = the_job(bare, lines, shown["id"])
    assert (whole["state"], [one["input"] for one in whole["outcomes"]]) == ("done", [str(n) for n in range(MANY)])
    assert not children_of(process.pid)


def children_of(session):
    """Return the processes that are left of a session."""
    done = subprocess.run(["pgrep", "-s", str(session)], capture_output=True, text=True, check=False)
    return done.stdout.split()
