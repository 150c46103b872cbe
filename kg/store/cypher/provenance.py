"""The statements behind the provenance of a claim."""

from __future__ import annotations

from kg.store.cypher import answers

SIBLINGS = """
MATCH (:Claim {id: $id})-[:EXPRESSES]->(p)
MATCH (p)<-[:EXPRESSES]-(c)
WITH p, c, c.id AS claim ORDER BY claim LIMIT $most
RETURN p.id AS proposition, p.text AS text, claim
"""

# Claims as kg.views takes them, and beside them what tells that there is more to ask for.
PRINTED = (
    answers.PRINTED_CLAIMS.rstrip()
    + """,
  a.agency AS agency, EXISTS { (a)-[:COPIES]->() } AS copies, EXISTS { (c)<-[:DENIES]-() } AS denied,
  [(c)-[x:ABOUT]->(e) WHERE x.role = 'subject' AND e.kind IN ['person', 'organisation', 'group'] | e.id] AS subjects,
  a.fetched_at AS fetched_at, a.modified_at AS modified_at, a.notes AS notes
"""
)

# Every attribution of the chains, with its speaker under the canonical name.
STEPS = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})
OPTIONAL MATCH (t)-[:BY]->(e)
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
OPTIONAL MATCH (t)-[:TO {role: 'medium'}]->(f)
RETURN t.id AS id, t.act AS act, t.speaker_name AS speaker_name, t.speaker_text AS speaker_text,
  t.speaker_unnamed AS speaker_unnamed, coalesce(s.id, e.id) AS entity, coalesce(s.name, e.name) AS name,
  e.reason AS reason, t.medium_text AS medium_text, f.id AS medium, f.name AS medium_name,
  t.evidence AS evidence
"""

EVIDENCE = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})-[:CITES]->(v)
OPTIONAL MATCH (v)-[:REFERS_TO]->(e)
RETURN t.id AS attribution, v.id AS id, v.kind AS kind, v.text AS text, v.start AS start, v.end AS end,
  v.article AS article, e.id AS entity, e.name AS name
ORDER BY attribution, start, id
"""

DENIALS = """
UNWIND $ids AS id
MATCH (:Claim {id: id})<-[r:DENIES]-(t)-[:IN]->(a)-[:PUBLISHED_BY]->(o)
RETURN t.id AS attribution, t.content_text AS text, t.content_spans AS spans, t.claims AS claims, t.via AS via,
  r.score AS score, r.reasons AS reasons, t.act AS act, t.speaker_name AS speaker_name,
  t.speaker_text AS speaker_text, t.speaker_unnamed AS speaker_unnamed,
  a.id AS article, a.url AS url, a.title AS title, a.published_at AS published_at,
  o.id AS outlet, o.name AS outlet_name
ORDER BY score DESC, attribution
"""

# Whether these entities, under their canonical names, have a word in these articles, be it a refusal to give one.
HEARD = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
WITH DISTINCT coalesce(s, e) AS canonical
OPTIONAL MATCH (m:Entity)-[:SAME_AS]->(canonical)
WITH canonical, collect(m) AS others
WITH canonical, [canonical] + others AS spellings
UNWIND spellings AS one
OPTIONAL MATCH (one)<-[:BY]-(t) WHERE t.article IN $articles
RETURN canonical.id AS id, canonical.name AS name, count(t) AS heard
ORDER BY name, id
"""
