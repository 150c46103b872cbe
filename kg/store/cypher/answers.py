"""The statements behind the answers; parameters only by ``$name``.

Only the first node of a path names its label, the others follow from the relationships: the embedded server reads every
node whose label it is to check, and a proposition is long.

A statement that exists for several kinds of relation is a dict from the verdict's name.
"""

from __future__ import annotations

RELATION_TYPES = {
    "contradicts": "CONTRADICTS",
    "supports": "SUPPORTS",
    "updates": "UPDATES",
    "compatible": "COMPATIBLE",
}

_LINK = """
  t.act AS act, t.speaker_name AS speaker_name, t.speaker_text AS speaker_text, t.speaker_unnamed AS speaker_unnamed"""

_HEAD = """
  a.id AS article, a.url AS url, a.title AS title, a.published_at AS published_at,
  o.id AS outlet, o.name AS outlet_name"""

PRINTED_CLAIMS = f"""
UNWIND $ids AS id
MATCH (c:Claim {{id: id}})<-[:ASSERTS]-(t)-[:IN]->(a)-[:PUBLISHED_BY]->(o)
RETURN c.id AS id, c.text AS text, c.full_text AS full_text, t.id AS attribution, t.content_spans AS spans,
  t.via AS via, t.said_from AS said_from, {_LINK}, {_HEAD}
"""

# With the outer steps of the chain beside each claim: asked for afterwards, they cost another round trip.
CLAIMS_BY_ID = (
    PRINTED_CLAIMS.rstrip()
    + """,
  [(t)-[:VIA*1..]->(u) | [u.id, u.act, u.speaker_name, u.speaker_text, u.speaker_unnamed]] AS outer
"""
)

LINKS_BY_ID = f"""
UNWIND $ids AS id
MATCH (t:Attribution {{id: id}})
RETURN t.id AS id, {_LINK}
"""

SPEAKERS_OF = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})-[:BY]->(e)
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
RETURN t.id AS id, coalesce(s.id, e.id) AS entity, coalesce(s.name, e.name) AS name, e.reason AS reason
"""

ARTICLES_BY_ID = f"""
UNWIND $ids AS id
MATCH (a:Article {{id: id}})-[:PUBLISHED_BY]->(o)
RETURN {_HEAD}
"""

PROPOSITION_OF_CLAIM = """
MATCH (:Claim {id: $id})-[:EXPRESSES]->(p)
RETURN p.id AS id, p.articles AS articles, p.roots AS roots, COUNT { (p)<-[:EXPRESSES]-() } AS claims
"""

PROPOSITIONS_BY_ID = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
RETURN p.id AS id, p.text AS text, p.articles AS articles, p.roots AS roots
"""

CLAIMS_OF_PROPOSITIONS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})<-[:EXPRESSES]-(c)
RETURN id AS proposition, c.id AS claim
ORDER BY proposition, claim
"""

# One row a relation, as kg.views.relation_views takes it.
_RELATION = """
  r.id AS id, r.kind AS kind, r.score AS score, r.reasons AS reasons, r.method AS method, r.status AS status,
  r.claims AS claims"""

_RELATION_WANTED = """
  ($kind IS NULL OR r.kind = $kind) AND ($status IS NULL OR r.status = $status)
  AND ($outlet IS NULL OR $outlet IN r.outlets)
  AND ($since IS NULL OR r.at >= $since) AND ($until IS NULL OR r.at <= $until)"""


def _each(statement: str) -> dict[str, str]:
    return {verdict: statement.replace("RELATION_TYPE", type) for verdict, type in RELATION_TYPES.items()}


# By equality, and with named ends: so the embedded server finds them by its index and else looks at every node.
RELATIONS_IN_BANDS = _each(f"""
MATCH (a)-[r:RELATION_TYPE]->(b)
WHERE r.band IN $bands AND {_RELATION_WANTED}
  AND ($entities IS NULL OR any(id IN r.entities WHERE id IN $entities))
RETURN r.id AS id, r.score AS score
""")

RELATIONS_ABOUT = _each(f"""
UNWIND $entities AS entity
MATCH (:Entity {{id: entity}})<-[:ABOUT]-()-[:EXPRESSES]->(p)
WITH DISTINCT p
MATCH (p)-[r:RELATION_TYPE]-()
WHERE any(id IN r.entities WHERE id IN $entities) AND {_RELATION_WANTED}
RETURN DISTINCT r.id AS id, r.score AS score
""")

RELATIONS_BY = _each(f"""
UNWIND $entities AS entity
MATCH (:Entity {{id: entity}})<-[:BY]-()-[:ASSERTS]->()-[:EXPRESSES]->(p)
WITH DISTINCT p
MATCH (p)-[r:RELATION_TYPE]-()
WHERE any(id IN r.entities WHERE id IN $entities) AND {_RELATION_WANTED}
RETURN DISTINCT r.id AS id, r.score AS score
""")

# Enough to tell an entity that is everywhere from one that is not.
PROMINENT = """
UNWIND $entities AS entity
MATCH (e:Entity {id: entity})
RETURN sum(COUNT { (e)<-[:ABOUT]-() }) AS about, sum(COUNT { (e)<-[:BY]-() }) AS by
"""

RELATIONS_BY_ID = _each(f"""
MATCH (a)-[r:RELATION_TYPE]->(b)
WHERE r.id IN $ids
RETURN {_RELATION}
""")

RELATIONS_OF_PROPOSITION = _each(f"""
MATCH (:Proposition {{id: $id}})-[r:RELATION_TYPE]-()
RETURN {_RELATION}
ORDER BY score DESC, id
LIMIT $limit
""")

# All spellings of one entity: what it is judged the same as, in one step to and from the canonical one.
FAMILY = """
MATCH (e:Entity {id: $id})
OPTIONAL MATCH (e)-[:SAME_AS]->(s)
WITH coalesce(s, e) AS canonical
OPTIONAL MATCH (m:Entity)-[:SAME_AS]->(canonical)
RETURN canonical.id AS canonical, collect(m.id) AS members
"""

ENTITIES_THERE = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id
"""

ENTITIES_BY_WORDS = """
CALL db.index.fulltext.queryNodes('entity_name', $words, {limit: $limit}) YIELD node, score
RETURN node.id AS id, score AS score
ORDER BY score DESC, id
LIMIT $limit
"""

# Those that stand for others are listed, those judged the same as another are not.
ENTITIES = """
MATCH (e:Entity)
WHERE ($kind IS NULL OR e.kind = $kind)
  AND ($name IS NULL OR e.name > $name OR (e.name = $name AND e.id > $after))
  AND NOT (e)-[:SAME_AS]->()
RETURN e.id AS id
ORDER BY e.name, e.id
LIMIT $limit
"""

ENTITY_HEADS = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases, e.group AS group, e.count AS count,
  e.closeness AS closeness, e.reason AS reason,
  COUNT { (e)<-[:BY]-()-[:ASSERTS]->() } AS claims_by,
  COUNT { (e)<-[:ABOUT]-() } AS claims_about
"""

OUTLETS = """
MATCH (o:Outlet)
RETURN o.id AS id, o.name AS name,
  COUNT { (o)<-[:PUBLISHED_BY]-() } AS articles,
  COUNT { (o)<-[:PUBLISHED_BY]-()<-[:IN]-()-[:ASSERTS]->() } AS claims
ORDER BY id
"""

ARTICLES = f"""
MATCH (a:Article)-[:PUBLISHED_BY]->(o)
WHERE ($outlet IS NULL OR o.id = $outlet OR o.name = $outlet)
  AND ($since IS NULL OR a.published_at >= $since) AND ($until IS NULL OR a.published_at <= $until)
  AND ($at IS NULL OR coalesce(a.published_at, '') < $at
       OR (coalesce(a.published_at, '') = $at AND a.id > $after))
RETURN {_HEAD}
ORDER BY coalesce(a.published_at, '') DESC, a.id
LIMIT $limit
"""

PROPOSITIONS = """
MATCH (p:Proposition)
WHERE $articles IS NULL OR p.articles < $articles OR (p.articles = $articles AND p.id > $after)
RETURN p.id AS id, p.text AS text, p.articles AS articles, p.roots AS roots
ORDER BY p.articles DESC, p.id
LIMIT $limit
"""

PROPOSITIONS_ABOUT = """
UNWIND $entities AS entity
MATCH (:Entity {id: entity})<-[:ABOUT]-()-[:EXPRESSES]->(p)
WHERE $articles IS NULL OR p.articles < $articles OR (p.articles = $articles AND p.id > $after)
RETURN DISTINCT p.id AS id, p.text AS text, p.articles AS articles, p.roots AS roots
ORDER BY articles DESC, id
LIMIT $limit
"""

# Newest article first, then as the claims stand in it.
_CLAIM_WANTED = """
  ($act IS NULL OR t.act = $act) AND ($unnamed IS NULL OR t.speaker_unnamed = $unnamed)
  AND ($article IS NULL OR a.id = $article) AND ($outlet IS NULL OR o.id = $outlet OR o.name = $outlet)
  AND ($since IS NULL OR a.published_at >= $since) AND ($until IS NULL OR a.published_at <= $until)
  AND ($at IS NULL OR coalesce(a.published_at, '') < $at OR (coalesce(a.published_at, '') = $at
       AND (a.id > $after OR (a.id = $after AND c.position > $position))))"""

_CLAIM_END = """
RETURN DISTINCT c.id AS id, c.position AS position, a.id AS article, coalesce(a.published_at, '') AS at
ORDER BY at DESC, article, position
LIMIT $limit
"""

CLAIMS = f"""
MATCH (o:Outlet)<-[:PUBLISHED_BY]-(a)<-[:IN]-(t)-[:ASSERTS]->(c)
WHERE {_CLAIM_WANTED}
{_CLAIM_END}"""

CLAIMS_ABOUT = f"""
UNWIND $entities AS entity
MATCH (:Entity {{id: entity}})<-[:ABOUT]-(c)<-[:ASSERTS]-(t)-[:IN]->(a)
  -[:PUBLISHED_BY]->(o)
WHERE {_CLAIM_WANTED}
{_CLAIM_END}"""

CLAIMS_BY = f"""
UNWIND $entities AS entity
MATCH (:Entity {{id: entity}})<-[:BY]-(t)-[:ASSERTS]->(c), (t)-[:IN]->(a)
  -[:PUBLISHED_BY]->(o)
WHERE {_CLAIM_WANTED}
{_CLAIM_END}"""

CLAIMS_ABOUT_BY = f"""
UNWIND $speakers AS speaker
MATCH (:Entity {{id: speaker}})<-[:BY]-(t)-[:ASSERTS]->(c), (t)-[:IN]->(a)
  -[:PUBLISHED_BY]->(o), (c)-[:ABOUT]->(e)
WHERE e.id IN $entities AND {_CLAIM_WANTED}
{_CLAIM_END}"""

COUNTS = {
    "articles": "MATCH (n:Article) RETURN count(n) AS n",
    "outlets": "MATCH (n:Outlet) RETURN count(n) AS n",
    "entities": "MATCH (n:Entity) RETURN count(n) AS n",
    "unnamed": "MATCH (n:Unnamed) RETURN count(n) AS n",
    "attributions": "MATCH (n:Attribution) RETURN count(n) AS n",
    "claims": "MATCH (n:Claim) WHERE n.withdrawn IS NULL RETURN count(n) AS n",
    "propositions": "MATCH (n:Proposition) RETURN count(n) AS n",
    "contradicts": "MATCH (:Proposition)-[r:CONTRADICTS]->() RETURN count(r) AS n",
    "supports": "MATCH (:Proposition)-[r:SUPPORTS]->() RETURN count(r) AS n",
    "updates": "MATCH (:Proposition)-[r:UPDATES]->() RETURN count(r) AS n",
    "compatible": "MATCH (:Proposition)-[r:COMPATIBLE]->() RETURN count(r) AS n",
}

BY_WORDS = {
    "claim": """
CALL db.index.fulltext.queryNodes('claim_text', $words, {limit: $limit}) YIELD node, score
RETURN node.id AS id, node.full_text AS text, score AS score
ORDER BY score DESC, id LIMIT $limit
""",
    "article": """
CALL db.index.fulltext.queryNodes('article_text', $words, {limit: $limit}) YIELD node, score
RETURN node.id AS id, coalesce(node.title, '') + ' ' + node.text AS text, score AS score
ORDER BY score DESC, id LIMIT $limit
""",
    "entity": """
CALL db.index.fulltext.queryNodes('entity_name', $words, {limit: $limit}) YIELD node, score
RETURN node.id AS id, node.name AS text, score AS score
ORDER BY score DESC, id LIMIT $limit
""",
}

BY_MEANING = """
CALL db.index.vector.queryNodes('proposition_embedding', $limit, $vector) YIELD node, score
MATCH (node)<-[:EXPRESSES]-(c)
WITH node, score, min(c.id) AS claim
RETURN node.id AS id, claim, score
ORDER BY score DESC, id
"""
