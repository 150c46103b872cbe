"""The statements that write, read and remove what belongs to one article."""

from __future__ import annotations

# The article, if it is there, and the others of its address.
STORED = """
MATCH (a:Article {id: $id})
RETURN a.id AS id, a.digest AS digest, a.fetched_at AS fetched_at, a.published_at AS published_at
UNION
MATCH (a:Article {url: $url})
RETURN a.id AS id, a.digest AS digest, a.fetched_at AS fetched_at, a.published_at AS published_at
"""

# Writing, beside what kg.store.cypher.putting does at once.

REPLACE_ARTICLE = """
MATCH (a:Article {id: $article.id})
SET a = $article
"""

PUT_NAMED = """
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e.kind = row.kind
RETURN e.id AS id, e.name AS name, e.aliases AS aliases
"""

NAME_ENTITIES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.name = row.name, e.aliases = row.aliases
"""

REPLACE_CLAIMS = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c = row
"""

# What copies are found by: one small node for each print of an article's text.
PUT_PASSAGES = """
UNWIND $prints AS print
CREATE (:Passage {print: print, article: $article})
"""

REMOVE_PASSAGES = "MATCH (p:Passage {article: $article}) DELETE p"

# Articles of one address, each revising the version before it.

SAME_ADDRESS = """
MATCH (a:Article {url: $url})
RETURN a.id AS id, a.fetched_at AS fetched_at, a.published_at AS published_at, a.modified_at AS modified_at,
  a.notes AS notes, CASE WHEN a.notes IS NULL THEN a.text END AS text
"""

REVISED = "MATCH (:Article {id: $id})-[:REVISES]->(a:Article) RETURN a.id AS id"

FORGET_REVISIONS = """
UNWIND $ids AS id
MATCH (:Article {id: id})-[r:REVISES]->(:Article)
DELETE r
"""

PUT_REVISIONS = """
UNWIND $rows AS row
MATCH (newer:Article {id: row[0]})
MATCH (older:Article {id: row[1]})
CREATE (newer)-[:REVISES]->(older)
"""

# Removing.

OWN_CLAIMS = """
MATCH (c:Claim {article: $article})
RETURN c.id AS id, EXISTS { (c)-[:DECIDED]-() } AS decided
"""

OWN_PROPOSITIONS = """
MATCH (c:Claim {article: $article})-[:EXPRESSES]->(p:Proposition)
RETURN DISTINCT p.id AS id
"""

OWN_NAMES = """
MATCH (:Article {id: $article})-[:NAMES]->(e:Entity)
RETURN e.id AS id
"""

REMOVE_MENTIONS = "MATCH (n:Mention {article: $article}) DETACH DELETE n"
REMOVE_ATTRIBUTIONS = "MATCH (n:Attribution {article: $article}) DETACH DELETE n"
REMOVE_QUANTITIES = "MATCH (n:Quantity {article: $article}) DETACH DELETE n"
REMOVE_EVIDENCE = "MATCH (n:Evidence {article: $article}) DETACH DELETE n"
REMOVE_NAMES = "MATCH (:Article {id: $article})-[r:NAMES]->() DELETE r"
REMOVE_UNNAMED = "MATCH (n:Unnamed {article: $article}) DETACH DELETE n"

REMOVE_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
DETACH DELETE c
"""

# A claim that a person has decided on stays as a bare node when a newer reading lacks it, so that the decision is
# there when the claim comes back.
WITHDRAW_CLAIMS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
SET c = {id: id, article: $article, withdrawn: true}
"""

UNLINK_CLAIMS = """
UNWIND $ids AS id
MATCH (:Claim {id: id})-[r:EXPRESSES|ABOUT]->()
DELETE r
"""

UNLINK_DENIALS = """
UNWIND $ids AS id
MATCH (:Claim {id: id})<-[r:DENIES]-()
DELETE r
"""

EMPTY_PROPOSITIONS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
WHERE NOT EXISTS { (:Claim)-[:EXPRESSES]->(p) }
DETACH DELETE p
"""

STALE_PROPOSITIONS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
SET p.stale = true
"""

REMOVE_ENTITIES = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT EXISTS { (:Article)-[:NAMES]->(e) }
  AND NOT EXISTS { MATCH (e)-[j:JUDGED]-(:Entity) WHERE $keep AND NOT j.by STARTS WITH 'onrecord' }
DETACH DELETE e
"""

SPELLINGS = """
UNWIND $ids AS id
MATCH (:Article)-[r:NAMES]->(e:Entity {id: id})
RETURN id, r.name AS name, r.aliases AS aliases
"""

OUTLET_OF = "MATCH (:Article {id: $article})-[:PUBLISHED_BY]->(o:Outlet) RETURN o.id AS id"

REMOVE_ARTICLE = "MATCH (a:Article {id: $article}) DETACH DELETE a"

REMOVE_OUTLET = """
MATCH (o:Outlet {id: $outlet})
WHERE NOT EXISTS { (:Article)-[:PUBLISHED_BY]->(o) }
DETACH DELETE o
"""

OUTLET_SPELLINGS = """
MATCH (:Article)-[r:PUBLISHED_BY]->(:Outlet {id: $outlet})
RETURN DISTINCT r.name AS name
"""

NAME_OUTLET = "MATCH (o:Outlet {id: $outlet}) SET o.name = $name"

# Reading back.

ARTICLE = """
MATCH (a:Article {id: $article})-[r:PUBLISHED_BY]->(o:Outlet)
RETURN properties(a) AS node, o.id AS outlet, r.name AS outlet_name
"""

ENTITIES = """
MATCH (:Article {id: $article})-[r:NAMES]->(e:Entity)
RETURN e.id AS id, e.kind AS kind, r.name AS name, r.aliases AS aliases, e.article AS article,
  e.group AS group, e.count AS count, e.closeness AS closeness, e.reason AS reason
ORDER BY r.position
"""

MENTIONS = """
MATCH (m:Mention {article: $article})-[:REFERS_TO]->(e:Entity)
RETURN m.id AS id, e.id AS entity, m.start AS start, m.end AS end, m.text AS text, m.kind AS kind
ORDER BY m.position
"""

ATTRIBUTIONS = """
MATCH (t:Attribution {article: $article})
RETURN properties(t) AS node, [(t)-[:BY]->(e:Entity) | e.id] AS speaker,
  [(t)-[r:TO]->(e:Entity) | [r.role, e.id]] AS parties
ORDER BY t.position
"""

CLAIMS = """
MATCH (c:Claim {article: $article})
WHERE c.withdrawn IS NULL
RETURN properties(c) AS node
ORDER BY c.position
"""

EVIDENCE = """
MATCH (v:Evidence {article: $article})
RETURN properties(v) AS node, [(v)-[:REFERS_TO]->(e:Entity) | e.id] AS entity
ORDER BY v.position
"""
