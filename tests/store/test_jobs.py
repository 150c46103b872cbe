"""Jobs are kept in the store, taken by one at a time, and taken up again when their taker is gone."""

from concurrent.futures import ThreadPoolExecutor

import pytest

import kg
from kg.errors import BadId, NotFound
from kg.store.jobs import claim_job, create_job, finish_job, job, jobs, record_outcome

INPUTS = [{"id": "a", "text": "one"}, {"id": "b", "text": "zwei “ö”"}]


def test_a_job_keeps_its_inputs_and_their_outcomes(store: kg.Store) -> None:
    made = create_job(store, "ingest", INPUTS)
    assert (made.state, made.inputs, made.outcomes) == ("queued", tuple(INPUTS), (None, None))
    record_outcome(store, made.id, 1, {"state": "failed", "error": "ö"})
    assert job(store, made.id).outcomes == (None, {"state": "failed", "error": "ö"})
    record_outcome(store, made.id, 0, {"state": "added"})
    finish_job(store, made.id, "done")
    assert (job(store, made.id).state, job(store, made.id).outcomes[0]) == ("done", {"state": "added"})


def test_a_job_is_taken_by_one_only(store: kg.Store) -> None:
    made = create_job(store, "ingest", INPUTS)
    with ThreadPoolExecutor(6) as pool:
        taken = [one for one in pool.map(lambda _: claim_job(store, 30), range(6)) if one]
    assert [one.id for one in taken] == [made.id]
    assert claim_job(store, 30) is None


def test_a_job_whose_lease_ran_out_is_taken_again_with_what_is_done(store: kg.Store) -> None:
    made = create_job(store, "ingest", INPUTS)
    assert claim_job(store, -1)
    record_outcome(store, made.id, 0, {"state": "added"}, seconds=-1)
    again = claim_job(store, 30)
    assert again
    assert again.outcomes == ({"state": "added"}, None)


def test_the_oldest_is_taken_first_and_the_newest_listed_first(store: kg.Store) -> None:
    first, second = create_job(store, "ingest", INPUTS), create_job(store, "ingest", [])
    assert [one.id for one in jobs(store)] == [second.id, first.id]
    assert [one.id for one in jobs(store, limit=5, before=second.created_at)] == [first.id]
    taken = claim_job(store)
    assert taken
    assert taken.id == first.id


def test_what_is_no_job_is_told(store: kg.Store) -> None:
    with pytest.raises(NotFound):
        job(store, "jo-" + "0" * 24)
    with pytest.raises(NotFound):
        record_outcome(store, "jo-" + "0" * 24, 0, {})
    with pytest.raises(BadId):
        job(store, "cl-12")
