"""The statements behind networks to draw. Each row is one edge: its two nodes, what joins them, and how strongly."""

from __future__ import annotations

_ENTITY = "e.id AS {0}, e.name AS {0}_label, e.kind AS {0}_kind"
_CLAIM = "c.id AS {0}, c.text AS {0}_label, 'claim' AS {0}_kind"
_PROPOSITION = "p.id AS {0}, p.text AS {0}_label, 'proposition' AS {0}_kind"
_ARTICLE = "coalesce(a.title, a.url, a.id) AS {0}_label, a.id AS {0}, 'article' AS {0}_kind"
_OUTLET = "o.id AS {0}, o.name AS {0}_label, 'outlet' AS {0}_kind"

_S, _T = "source", "target"

SAYS = f"""
UNWIND $ids AS id
MATCH (e:Entity {{id: id}})<-[:BY]-(t)-[:ASSERTS]->(c)
WITH e, t, c, c.id AS place ORDER BY place LIMIT $limit
RETURN {_ENTITY.format(_S)}, {_CLAIM.format(_T)}, t.act AS relation
ORDER BY source, target LIMIT $limit
"""

SPOKEN_OF = f"""
UNWIND $ids AS id
MATCH (e:Entity {{id: id}})<-[:ABOUT]-(c)
WITH e, c, c.id AS place ORDER BY place LIMIT $limit
RETURN {_CLAIM.format(_S)}, {_ENTITY.format(_T)}, 'about' AS relation
ORDER BY target, source LIMIT $limit
"""

SAID_BY = f"""
UNWIND $ids AS id
MATCH (c:Claim {{id: id}})<-[:ASSERTS]-(t)-[:BY]->(e)
RETURN {_ENTITY.format(_S)}, {_CLAIM.format(_T)}, t.act AS relation
ORDER BY target, source LIMIT $limit
"""

ABOUT = f"""
UNWIND $ids AS id
MATCH (c:Claim {{id: id}})-[:ABOUT]->(e)
RETURN {_CLAIM.format(_S)}, {_ENTITY.format(_T)}, 'about' AS relation
ORDER BY source, target LIMIT $limit
"""

EXPRESSES = f"""
UNWIND $ids AS id
MATCH (c:Claim {{id: id}})-[:EXPRESSES]->(p)
RETURN {_CLAIM.format(_S)}, {_PROPOSITION.format(_T)}, 'expresses' AS relation
ORDER BY source, target LIMIT $limit
"""

PRINTED_IN = f"""
UNWIND $ids AS id
MATCH (c:Claim {{id: id}})<-[:ASSERTS]-()-[:IN]->(a)
RETURN {_ARTICLE.format(_S)}, {_CLAIM.format(_T)}, 'prints' AS relation
ORDER BY target, source LIMIT $limit
"""

EXPRESSED_BY = f"""
UNWIND $ids AS id
MATCH (p:Proposition {{id: id}})<-[:EXPRESSES]-(c)
RETURN {_CLAIM.format(_S)}, {_PROPOSITION.format(_T)}, 'expresses' AS relation
ORDER BY target, source LIMIT $limit
"""

RELATED = """
UNWIND $ids AS id
MATCH (:Proposition {id: id})-[r:CONTRADICTS|SUPPORTS|UPDATES|COMPATIBLE]-()
WITH DISTINCT r, startNode(r) AS p, endNode(r) AS q
RETURN p.id AS source, p.text AS source_label, 'proposition' AS source_kind,
  q.id AS target, q.text AS target_label, 'proposition' AS target_kind, toLower(type(r)) AS relation
ORDER BY source, target, relation LIMIT $limit
"""

PRINTS = f"""
UNWIND $ids AS id
MATCH (a:Article {{id: id}})<-[:IN]-(t)-[:ASSERTS]->(c)
RETURN {_ARTICLE.format(_S)}, {_CLAIM.format(_T)}, 'prints' AS relation
ORDER BY source, target LIMIT $limit
"""

PUBLISHED_BY = f"""
UNWIND $ids AS id
MATCH (a:Article {{id: id}})-[:PUBLISHED_BY]->(o)
RETURN {_OUTLET.format(_S)}, {_ARTICLE.format(_T)}, 'publishes' AS relation
ORDER BY source, target LIMIT $limit
"""

PUBLISHES = f"""
UNWIND $ids AS id
MATCH (o:Outlet {{id: id}})<-[:PUBLISHED_BY]-(a)
RETURN {_OUTLET.format(_S)}, {_ARTICLE.format(_T)}, 'publishes' AS relation
ORDER BY source, target LIMIT $limit
"""

QUOTED = """
MATCH (o:Outlet)<-[:PUBLISHED_BY]-()<-[:IN]-(t)-[:BY]->(e)
WHERE size(coalesce(t.via, [])) = 0
RETURN o.id AS source, o.name AS source_label, 'outlet' AS source_kind,
  CASE WHEN t.speaker_unnamed THEN 'unnamed:' + o.id ELSE e.id END AS target,
  CASE WHEN t.speaker_unnamed THEN 'unnamed sources' ELSE e.name END AS target_label,
  CASE WHEN t.speaker_unnamed THEN 'unnamed' ELSE e.kind END AS target_kind, count(*) AS weight
"""

PASSED_ON = """
MATCH (f:Entity)<-[:BY]-(u)<-[:VIA]-(t)-[:BY]->(e),
  (t)-[:IN]->()-[:PUBLISHED_BY]->(o)
RETURN CASE WHEN u.speaker_unnamed THEN 'unnamed:' + o.id ELSE f.id END AS source,
  CASE WHEN u.speaker_unnamed THEN 'unnamed sources' ELSE f.name END AS source_label,
  CASE WHEN u.speaker_unnamed THEN 'unnamed' ELSE f.kind END AS source_kind,
  CASE WHEN t.speaker_unnamed THEN 'unnamed:' + o.id ELSE e.id END AS target,
  CASE WHEN t.speaker_unnamed THEN 'unnamed sources' ELSE e.name END AS target_label,
  CASE WHEN t.speaker_unnamed THEN 'unnamed' ELSE e.kind END AS target_kind, count(*) AS weight
"""

SAME_AS = "MATCH (e:Entity)-[:SAME_AS]->(s) RETURN e.id AS id, s.id AS canonical, s.name AS name, s.kind AS kind"

NAMED = {
    "en": "MATCH (n:Entity {id: $id}) RETURN n.name AS label, n.kind AS kind",
    "cl": "MATCH (n:Claim {id: $id}) RETURN n.text AS label, 'claim' AS kind",
    "pr": "MATCH (n:Proposition {id: $id}) RETURN n.text AS label, 'proposition' AS kind",
    "ar": "MATCH (n:Article {id: $id}) RETURN coalesce(n.title, n.url, n.id) AS label, 'article' AS kind",
    "": "MATCH (n:Outlet {id: $id}) RETURN n.name AS label, 'outlet' AS kind",
}
