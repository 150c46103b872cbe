"""The statements that save what people decided, and bring it back."""

from __future__ import annotations

# Judgements of the linker are made anew; those of people are not.
JUDGEMENTS = """
MATCH (a:Entity)-[r:JUDGED]->(b:Entity)
WHERE NOT r.by STARTS WITH 'onrecord'
RETURN a.id AS a, b.id AS b, properties(r) AS properties
ORDER BY a, b
"""

DECISIONS = """
MATCH (a:Claim)-[r:DECIDED]->(b:Claim)
RETURN a.id AS a, b.id AS b, properties(r) AS properties
ORDER BY a, b
"""

RESTORE = {
    "judgement": """
UNWIND $pairs AS pair
MATCH (a:Entity {id: pair.a}), (b:Entity {id: pair.b})
MERGE (a)-[r:JUDGED {by: pair.properties.by}]->(b)
SET r += pair.properties
""",
    "decision": """
UNWIND $pairs AS pair
MATCH (a:Claim {id: pair.a}), (b:Claim {id: pair.b})
MERGE (a)-[r:DECIDED {by: pair.properties.by}]->(b)
SET r += pair.properties
""",
}
