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

# Writing. Rows are unwound, and what needs no answer goes in one statement: each costs a round trip.

# Of the spellings of an outlet's name the first in order stands, but any rather than its id.
PUT_OUTLET = """
MERGE (o:Outlet {id: $outlet.id})
SET o.name = CASE
  WHEN o.name IS NULL OR o.name = o.id OR ($outlet.name < o.name AND $outlet.name <> o.id) THEN $outlet.name
  ELSE o.name END
"""

PUT_ARTICLE = f"""{PUT_OUTLET}
WITH o
CREATE (a:Article) SET a = $article
CREATE (a)-[:PUBLISHED_BY {{name: $outlet.name}}]->(o)
"""

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

PUT_UNNAMED = """
UNWIND $rows AS row
CREATE (e:Entity:Unnamed) SET e = row
"""

PUT_NAMES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
CREATE (a)-[:NAMES {name: row.name, aliases: row.aliases, position: row.position}]->(e)
"""

PUT_MENTIONS = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.entity})
CREATE (m:Mention) SET m = row.node
CREATE (m)-[:IN]->(a)
CREATE (m)-[:REFERS_TO {score: 1.0, by: 'reader'}]->(e)
"""

PUT_ATTRIBUTIONS = """
UNWIND $rows AS row
CREATE (t:Attribution) SET t = row
CREATE (t)-[:IN]->(a)
"""

PUT_SPEAKERS = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row[0]})
MATCH (e:Entity {id: row[1]})
CREATE (t)-[:BY]->(e)
"""

PUT_PARTIES = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row[0]})
MATCH (e:Entity {id: row[1]})
CREATE (t)-[:TO {role: row[2]}]->(e)
"""

PUT_RELAYS = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row[0]})
MATCH (outer:Attribution {id: row[1]})
CREATE (t)-[:VIA]->(outer)
"""

PUT_CLAIMS = """
UNWIND $rows AS row
CREATE (c:Claim) SET c = row
"""

REPLACE_CLAIMS = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c = row
"""

PUT_ASSERTIONS = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row[0]})
MATCH (c:Claim {id: row[1]})
CREATE (t)-[:ASSERTS]->(c)
"""

PUT_ABOUT = """
UNWIND $rows AS row
MATCH (c:Claim {id: row[0]})
MATCH (e:Entity {id: row[1]})
CREATE (c)-[:ABOUT {role: row[2]}]->(e)
"""

PUT_QUANTITIES = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
CREATE (q:Quantity) SET q = row
CREATE (c)-[:GIVES]->(q)
"""

PUT_EVIDENCE = """
UNWIND $rows AS row
CREATE (v:Evidence) SET v = row
"""

PUT_REFERENCES = """
UNWIND $rows AS row
MATCH (v:Evidence {id: row[0]})
MATCH (e:Entity {id: row[1]})
CREATE (v)-[:REFERS_TO]->(e)
"""

PUT_CITATIONS = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row[0]})
MATCH (v:Evidence {id: row[1]})
CREATE (t)-[:CITES]->(v)
"""


def _reading(*parts: tuple[str, str, str]) -> str:
    """Return one statement of many: each part is its parameter, what it takes from around it, and what it does."""
    inner = (f"CALL ({around}) {{{part.replace('$rows', '$' + rows)}}}\n" for rows, around, part in parts)
    return "MATCH (a:Article {id: $article})\n" + "".join(inner)


PUT_READING = _reading(
    ("unnamed", "", PUT_UNNAMED),
    ("names", "a", PUT_NAMES),
    ("mentions", "a", PUT_MENTIONS),
    ("evidence", "", PUT_EVIDENCE),
    ("references", "", PUT_REFERENCES),
    ("attributions", "a", PUT_ATTRIBUTIONS),
    ("speakers", "", PUT_SPEAKERS),
    ("parties", "", PUT_PARTIES),
    ("relays", "", PUT_RELAYS),
    ("citations", "", PUT_CITATIONS),
    ("claims", "", PUT_CLAIMS),
    ("assertions", "", PUT_ASSERTIONS),
    ("about", "", PUT_ABOUT),
    ("quantities", "", PUT_QUANTITIES),
)

# Articles of one address, each revising the one fetched before it.

SAME_ADDRESS = """
MATCH (a:Article {url: $url})
RETURN a.id AS id, a.fetched_at AS fetched_at, a.published_at AS published_at
"""

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
