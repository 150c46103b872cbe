"""The statements behind linking: what one article means beside the others."""

from __future__ import annotations

LINKED_BY = "MATCH (a:Article {id: $id}) RETURN a.linked AS linked"

MARK = "MATCH (a:Article {id: $id}) SET a.linked = $linked"

IN_ORDER = """
MATCH (a:Article)
RETURN a.id AS id, coalesce(a.published_at, '~') AS published_at
ORDER BY published_at, id
"""

# Names.

NAMES = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.name AS name
"""

BY_KEY = """
UNWIND $keys AS key
MATCH (e:Entity {bare: key})
RETURN DISTINCT e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases
"""

BY_ACRONYM = """
UNWIND $keys AS key
MATCH (e:Entity {acronym: key})
RETURN DISTINCT e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases
"""

BY_SURNAME = """
UNWIND $keys AS key
MATCH (e:Entity {surname: key})
RETURN DISTINCT e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases
"""

KEY_NAMES = """
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.bare = row.bare, e.acronym = row.acronym, e.surname = row.surname
"""

JUDGEMENTS = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[j:JUDGED]-(o:Entity)
RETURN DISTINCT startNode(j).id AS a, startNode(j).name AS a_name, endNode(j).id AS b, endNode(j).name AS b_name,
  j.decision AS decision, j.score AS score, j.by AS by
"""

JUDGE = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.a})
MATCH (b:Entity {id: row.b})
MERGE (a)-[j:JUDGED {by: row.by}]->(b)
SET j.decision = row.decision, j.score = row.score, j.at = row.at, j.reasons = row.reasons
"""

FORGET_SAME = """
UNWIND $ids AS id
MATCH (:Entity {id: id})-[s:SAME_AS]->(:Entity)
DELETE s
"""

SAME = """
UNWIND $rows AS row
MATCH (a:Entity {id: row.id})
MATCH (b:Entity {id: row.canonical})
CREATE (a)-[:SAME_AS]->(b)
"""

CANONICAL = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:SAME_AS]->(s:Entity)
RETURN e.id AS id, coalesce(s.id, e.id) AS canonical, coalesce(s.name, e.name) AS name
"""

CANONICAL_OF_NAMES = """
UNWIND $keys AS key
MATCH (e:Entity {bare: key})
OPTIONAL MATCH (e)-[:SAME_AS]->(s:Entity)
RETURN key, min(coalesce(s.name, e.name)) AS name
"""

# Copies.

# Most prints stand in few articles. Those of a standing paragraph or of a dispatch that hundreds of papers took lead to
# as many: of each print no more than $most are taken, so that a look-up costs the same in a graph of any size.
SHARING = """
UNWIND $prints AS print
CALL (print) {
  MATCH (p:Passage {print: print})
  RETURN p.article AS article LIMIT $most
}
RETURN print, collect(article) AS articles
"""

TEXTS = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.url AS url, a.text AS text, a.published_at AS published_at
"""

COPY = """
UNWIND $rows AS row
MATCH (later:Article {id: row.later})
MATCH (earlier:Article {id: row.earlier})
MERGE (later)-[r:COPIES]->(earlier)
SET r.share = row.share, r.spans = row.spans
"""

# Candidates. The cosine is computed where the embedding lies: 384 numbers a row are slow to carry. One server gives
# it from -1 to 1 and the other from 0 to 1, so ``least`` says what this one gives for opposite vectors.

NEAR_MEANING = """
UNWIND $rows AS row
CALL db.index.vector.queryNodes('proposition_embedding', $limit, row.vector) YIELD node, score
RETURN row.key AS key, node.id AS id, vector.similarity.cosine(node.embedding, row.vector) AS near,
  vector.similarity.cosine([1.0, 0.0], [-1.0, 0.0]) AS least
"""

NEAR_WORDS = """
UNWIND $rows AS row
CALL db.index.fulltext.queryNodes('claim_text', row.words, {limit: 40}) YIELD node, score
MATCH (node)-[:EXPRESSES]->(p:Proposition)
WITH row, p, max(score) AS best ORDER BY best DESC, p.id
WITH row, collect(p)[..$limit] AS found
UNWIND found AS p
RETURN row.key AS key, p.id AS id, vector.similarity.cosine(p.embedding, row.vector) AS near,
  vector.similarity.cosine([1.0, 0.0], [-1.0, 0.0]) AS least
"""

SAME_TEXT = """
UNWIND $rows AS row
MATCH (c:Claim {text_key: row.text_key})-[:EXPRESSES]->(p:Proposition)
WITH DISTINCT row, p
RETURN row.key AS key, p.id AS id, vector.similarity.cosine(p.embedding, row.vector) AS near,
  vector.similarity.cosine([1.0, 0.0], [-1.0, 0.0]) AS least
"""

LOWEST = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})<-[:EXPRESSES]-(c:Claim)
RETURN p.id AS proposition, min(c.id) AS claim
"""

# What a comparison needs of claims.

STATEMENTS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:ASSERTS]-(t:Attribution)-[:IN]->(a:Article)
OPTIONAL MATCH (t)-[:BY]->(e:Entity)
OPTIONAL MATCH (e)-[:SAME_AS]->(s:Entity)
OPTIONAL MATCH (c)-[:ABOUT]->(x:Entity)
OPTIONAL MATCH (x)-[:SAME_AS]->(y:Entity)
WITH c, t, a, e, s, collect(DISTINCT CASE WHEN x.kind = 'unnamed' THEN null ELSE coalesce(y.name, x.name) END) AS names
RETURN c.id AS id, c.article AS article, t.id AS attribution, c.text AS text, c.full_text AS full_text,
  c.polarity AS polarity, c.modality AS modality, c.quantities AS quantities, c.times AS times, names,
  t.act AS act, coalesce(t.said_from, t.said_to, a.published_at) AS said_at,
  CASE WHEN t.speaker_unnamed THEN null ELSE coalesce(s.name, e.name, t.speaker_name) END AS speaker
"""

ACTS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:ASSERTS]-(t:Attribution)
RETURN c.id AS claim, t.id AS attribution, t.act AS act
"""

OTHERS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})<-[:EXPRESSES]-(c:Claim)
WITH p, c ORDER BY c.id
WITH p, collect(c.id)[0..20] AS claims
RETURN p.id AS proposition, claims
"""

# Propositions.

STALE = "MATCH (p:Proposition {stale: true}) RETURN p.id AS id"

OF_ARTICLE = """
MATCH (:Claim {article: $id})-[:EXPRESSES]->(p:Proposition)
RETURN DISTINCT p.id AS id
"""

OWN_CLAIMS = "MATCH (c:Claim {article: $id}) RETURN c.id AS id"

WITHDRAW = """
MATCH (:Claim {article: $id})-[r:EXPRESSES]->(:Proposition)
DELETE r
"""

WITHDRAW_DENIALS = """
MATCH (:Attribution {article: $id})-[r:DENIES]->(:Claim)
DELETE r
"""

WITHDRAW_DENIED = """
MATCH (:Claim {article: $id})<-[r:DENIES]-(:Attribution)
DELETE r
"""

WITHDRAW_COPIES = """
MATCH (:Article {id: $id})-[r:COPIES]-(:Article)
DELETE r
"""

MEMBERS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
OPTIONAL MATCH (c:Claim)-[:EXPRESSES]->(p)
RETURN p.id AS id, p.text AS text, collect(c.id) AS claims
"""

RELATIONS = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})-[r:CONTRADICTS|SUPPORTS|UPDATES|COMPATIBLE]-(:Proposition)
RETURN DISTINCT type(r) AS type, startNode(r).id AS a, endNode(r).id AS b, r.kind AS kind, r.score AS score,
  r.reasons AS reasons, r.method AS method, r.status AS status, r.claims AS claims
"""

FORGET_RELATIONS = """
UNWIND $ids AS id
MATCH (:Proposition {id: id})-[r:CONTRADICTS|SUPPORTS|UPDATES|COMPATIBLE]-(:Proposition)
DELETE r
"""

REMOVE = """
UNWIND $ids AS id
MATCH (p:Proposition {id: id})
DETACH DELETE p
"""

FOUND = """
UNWIND $rows AS row
MERGE (p:Proposition {id: row.id})
SET p.text = row.text, p.embedding = row.embedding
"""

# A proposition is named by its lowest claim, so one that gains a lower claim or loses its lowest is renamed.
RENAME = """
UNWIND $rows AS row
MATCH (p:Proposition {id: row.old})
SET p.id = row.id, p.text = row.text, p.embedding = row.embedding, p.stale = null
"""

EXPRESS = """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Proposition {id: row.proposition})
MERGE (c)-[r:EXPRESSES]->(p)
SET r.score = row.score, r.method = row.method
"""

# Propositions whose count of roots rests on who these entities are.
VOICED_BY = """
UNWIND $ids AS id
MATCH (e:Entity {id: id})<-[:BY|TO]-(t:Attribution)<-[:VIA*0..8]-(i:Attribution)-[:ASSERTS]->(c)-[:EXPRESSES]->(p)
RETURN DISTINCT p.id AS id
"""

REPEATED = """
MATCH (p:Proposition) WHERE p.articles > 1 OR p.roots > 1
RETURN p.id AS id ORDER BY id
"""

COUNT = """
UNWIND $rows AS row
MATCH (p:Proposition {id: row.id})
SET p.articles = row.articles, p.roots = row.roots
"""

# Beside what a relation says stands what it is found by: ``band`` puts it among the most or least certain
# (hundredths of the score and a digit of the id), ``entities`` are who its two claims are about and who makes them,
# ``outlets`` (ids and names) who printed them, ``at`` when the later of the two was published.
_RELATE = """
UNWIND $rows AS row
MATCH (a:Proposition {{id: row.a}})
MATCH (b:Proposition {{id: row.b}})
MERGE (a)-[r:{type} {{id: row.id}}]->(b)
ON CREATE SET r.kind = row.kind, r.score = row.score, r.reasons = row.reasons, r.method = row.method,
  r.status = row.status, r.claims = row.claims
SET r.band = toString(toInteger(100 * row.score + 0.5)) + substring(row.id, 3, 1)
WITH r, row
UNWIND row.claims AS claim
MATCH (c:Claim {{id: claim}})<-[:ASSERTS]-(t:Attribution)-[:IN]->(x:Article)-[:PUBLISHED_BY]->(o:Outlet)
OPTIONAL MATCH (c)-[:ABOUT]->(e:Entity)
OPTIONAL MATCH (t)-[:BY]->(s:Entity)
WITH r, max(x.published_at) AS at, collect(DISTINCT e.id) + collect(DISTINCT s.id) AS entities,
  collect(DISTINCT o.id) + collect(DISTINCT o.name) AS outlets
SET r.at = at, r.entities = entities, r.outlets = outlets
"""

RELATE = {
    "contradicts": _RELATE.format(type="CONTRADICTS"),
    "supports": _RELATE.format(type="SUPPORTS"),
    "updates": _RELATE.format(type="UPDATES"),
    "compatible": _RELATE.format(type="COMPATIBLE"),
}

DENY = """
UNWIND $rows AS row
MATCH (t:Attribution {id: row.attribution})
MATCH (c:Claim {id: row.claim})
MERGE (t)-[r:DENIES]->(c)
SET r.score = row.score, r.reasons = row.reasons, r.method = row.method
"""

# Roots.

PRINTED = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})<-[:ASSERTS]-(t:Attribution)-[:IN]->(a:Article)-[:PUBLISHED_BY]->(o:Outlet)
RETURN c.id AS claim, c.text AS text, a.id AS article, a.published_at AS published_at, o.id AS outlet,
  o.name AS outlet_name, t.id AS attribution, t.via AS via, t.content_spans AS spans, a.agency AS agency,
  coalesce(a.url, a.id) AS page,
  a.fetched_at AS fetched_at, a.modified_at AS modified_at
"""

STEPS = """
UNWIND $ids AS id
MATCH (t:Attribution {id: id})
OPTIONAL MATCH (t)-[:BY]->(e:Entity)
OPTIONAL MATCH (e)-[:SAME_AS]->(s:Entity)
OPTIONAL MATCH (t)-[:TO {role: 'medium'}]->(m:Entity)
OPTIONAL MATCH (m)-[:SAME_AS]->(n:Entity)
RETURN t.id AS id, t.act AS act, t.speaker_unnamed AS unnamed, t.speaker_text AS text,
  coalesce(s.id, e.id) AS entity, coalesce(s.name, e.name, t.speaker_name) AS name,
  coalesce(n.id, m.id) AS medium, coalesce(n.name, m.name) AS medium_name
"""

COPIED = """
UNWIND $ids AS id
MATCH (a:Article {id: id})-[r:COPIES]->(b:Article)
RETURN a.id AS later, b.id AS earlier, coalesce(b.url, b.id) AS page, b.published_at AS published_at,
  r.share AS share, r.spans AS spans
"""

# People's decisions.

DECIDED = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[d:DECIDED]-(:Claim)
RETURN DISTINCT startNode(d).id AS a, endNode(d).id AS b, d.verdict AS verdict, d.by AS by, d.at AS at, d.note AS note
"""

EXPRESSED = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:EXPRESSES]->(p:Proposition)
RETURN c.id AS claim, p.id AS proposition
"""

# Forgetting all that was derived, people's decisions kept.

FORGET = (
    "MATCH (p:Proposition) DETACH DELETE p",
    "MATCH (:Article)-[r:COPIES]->(:Article) DELETE r",
    "MATCH (:Attribution)-[r:DENIES]->(:Claim) DELETE r",
    "MATCH (:Entity)-[r:SAME_AS]->(:Entity) DELETE r",
    "MATCH (:Entity)-[r:JUDGED]->(:Entity) WHERE r.by STARTS WITH 'onrecord/' DELETE r",
    "MATCH (e:Entity) REMOVE e.bare, e.acronym, e.surname",
    "MATCH (a:Article) REMOVE a.linked",
)
