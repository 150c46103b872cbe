"""The statements behind the provenance of a claim."""

from __future__ import annotations

SIBLINGS = """
MATCH (:Claim {id: $id})-[:EXPRESSES]->(p)
MATCH (p)<-[:EXPRESSES]-(c)
WITH p, c, c.id AS claim ORDER BY claim LIMIT $most
RETURN p.id AS proposition, p.text AS text, claim
"""

# Every attribution of the chains, with its speaker under the canonical name.
STEPS = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})
OPTIONAL MATCH (t)-[:BY]->(e)
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
OPTIONAL MATCH (t)-[:TO {role: 'medium'}]->(f)
RETURN t.id AS id, t.act AS act, t.speaker_name AS speaker_name, t.speaker_text AS speaker_text,
  t.speaker_unnamed AS speaker_unnamed, coalesce(s.id, e.id) AS entity, coalesce(s.name, e.name) AS name,
  e.reason AS reason, t.medium_text AS medium_text, f.id AS medium, f.name AS medium_name
"""

EVIDENCE = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})-[:CITES]->(v)
OPTIONAL MATCH (v)-[:REFERS_TO]->(e)
RETURN t.id AS attribution, v.id AS id, v.kind AS kind, v.text AS text, v.start AS start, v.end AS end,
  v.article AS article, e.id AS entity, e.name AS name
ORDER BY attribution, start, id
"""

COPIES = """
UNWIND $ids AS id
MATCH (a:Article {id: id})-[r:COPIES]->(b)
RETURN a.id AS later, b.id AS earlier, r.share AS share
ORDER BY later, earlier
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

SUBJECTS = """
UNWIND $ids AS id
MATCH (:Claim {id: id})-[b:ABOUT]->(e)
WHERE b.role = 'subject' AND e.kind IN ['person', 'organisation', 'group']
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
RETURN DISTINCT coalesce(s.id, e.id) AS id, coalesce(s.name, e.name) AS name
ORDER BY name, id
"""

# Whether the articles print these entities' words or their refusing to give any.
HEARD = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (m:Entity)-[:SAME_AS]->(e)
WITH id, e, collect(m) AS others
WITH id, [e] + others AS spellings
UNWIND spellings AS one
MATCH (one)<-[:BY]-(t)
WHERE t.article IN $articles
RETURN DISTINCT id
"""
