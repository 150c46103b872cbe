"""The statements that look for what should not be; each returns the article (or null), an id, and what ails it."""

from __future__ import annotations

_BROKEN_RELATION = """
MATCH (a:Proposition)-[r:RELATION]->(b:Proposition)
UNWIND range(0, 1) AS side
WITH r, CASE WHEN side = 0 THEN a ELSE b END AS p, CASE WHEN side = 0 THEN b ELSE a END AS q, r.claims[side] AS claim
OPTIONAL MATCH (c:Claim {id: claim})-[:EXPRESSES]->(held:Proposition)
WITH r, claim, held, p, q
WHERE held IS NULL OR NOT held.id IN [p.id, q.id]
RETURN null AS article, r.id AS id, 'is seen on claim ' + claim + ', which is not there or says something else' AS what
ORDER BY id"""

PROBLEMS: tuple[str, ...] = (
    """
MATCH (a:Article) WHERE NOT (a)-[:PUBLISHED_BY]->(:Outlet)
RETURN a.id AS article, a.id AS id, 'has no outlet' AS what ORDER BY id""",
    """
MATCH (c:Claim) WHERE c.withdrawn IS NULL AND NOT (c)<-[:ASSERTS]-(:Attribution)
RETURN c.article AS article, c.id AS id, 'is asserted by nobody' AS what ORDER BY id""",
    """
MATCH (t:Attribution) WHERE NOT (t)-[:IN]->(:Article)
RETURN t.article AS article, t.id AS id, 'stands in no article' AS what ORDER BY id""",
    """
MATCH (m:Mention) WHERE NOT (m)-[:REFERS_TO]->(:Entity)
RETURN m.article AS article, m.id AS id, 'refers to nothing' AS what ORDER BY id""",
    """
MATCH (t:Attribution)-[:VIA]->(u:Attribution) WHERE t.article <> u.article
RETURN t.article AS article, t.id AS id, 'passes through ' + u.id + ' of another article' AS what ORDER BY id""",
    """
MATCH (p:Proposition) WHERE NOT (p)<-[:EXPRESSES]-(:Claim)
RETURN null AS article, p.id AS id, 'is expressed by no claim' AS what ORDER BY id""",
    """
MATCH (c:Claim)-[:EXPRESSES]->(p:Proposition)
WITH c, count(p) AS n WHERE n > 1
RETURN c.article AS article, c.id AS id, 'expresses more than one proposition' AS what ORDER BY id""",
    *(
        _BROKEN_RELATION.replace("RELATION]", f"{type}]")
        for type in ("CONTRADICTS", "SUPPORTS", "UPDATES", "COMPATIBLE")
    ),
)
