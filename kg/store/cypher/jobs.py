"""The statements of jobs. Inputs and outcomes are lists of JSON strings, an outcome still to come an empty one.

A batch is a job that a command works off: its only input is what the command was given, and its outcomes, of which
there may be a million, stand in nodes of their own, its parts.
"""

from __future__ import annotations

CREATE = """
CREATE (j:Job {id: $id, what: $what, state: 'queued', created_at: $now, lease_until: '', inputs: $inputs,
               outcomes: $outcomes})
"""

ONE = "MATCH (j:Job {id: $id}) RETURN j AS job"

LIST = """
MATCH (j:Job) WHERE j.what <> 'part' AND ($before IS NULL OR j.created_at < $before)
RETURN j.id AS id, j.what AS what, j.state AS state, j.created_at AS created_at, j.outcomes AS outcomes,
       j.lease_until AS lease_until, j.finished AS finished, j.failed AS failed
ORDER BY j.created_at DESC, j.id LIMIT $limit
"""

# Writing to the job before its state is looked at again takes its lock, so that of two claimants one comes second.
CLAIM = """
MATCH (j:Job) WHERE (j.state = 'queued' OR (j.state = 'running' AND j.lease_until < $now))
  AND j.what <> 'batch' AND ($id IS NULL OR j.id = $id)
WITH j ORDER BY j.created_at, j.id LIMIT 1
SET j.claimant = $claimant
WITH j WHERE j.state = 'queued' OR (j.state = 'running' AND j.lease_until < $now)
SET j.state = 'running', j.lease_until = $until
RETURN j AS job
"""

OUTCOME = """
MATCH (j:Job {id: $id})
SET j.outcomes = j.outcomes[0..$number] + [$outcome] + j.outcomes[$number + 1..], j.lease_until = $until
RETURN j.id AS id
"""

FINISH = "MATCH (j:Job {id: $id}) SET j.state = $state, j.lease_until = '' RETURN j.id AS id"

AGAIN = """
MATCH (j:Job {id: $id})
SET j.outcomes = $outcomes, j.state = 'queued', j.lease_until = ''
RETURN j.id AS id
"""

CREATE_BATCH = """
CREATE (j:Job {id: $id, what: 'batch', state: 'running', created_at: $now, lease_until: $until, inputs: $inputs,
               outcomes: [], finished: 0, failed: 0})
"""

PUT_PART = "MERGE (p:Job {id: $id}) SET p.what = 'part', p.state = 'kept', p.outcomes = $outcomes"

PART = "MATCH (p:Job {id: $id}) RETURN p.outcomes AS outcomes"

BATCH = """
MATCH (j:Job {id: $id})
SET j.state = $state, j.lease_until = $until, j.finished = $finished, j.failed = $failed
RETURN j.id AS id
"""

FAILED = "MATCH (j:Job {id: $id}) SET j.failed = $failed"
