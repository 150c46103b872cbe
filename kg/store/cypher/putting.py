"""The statement that writes what was read from an article: all of it at once.

Nodes are made with their properties: set afterwards, the embedded server would write each of them twice, and its
indexes too. What is joined is told by its place in the lists of nodes just made, so that nothing is looked up again.
"""

from __future__ import annotations

from collections.abc import Iterable

ARTICLE = (
    *("id", "url", "title", "authors", "published_at", "published_from", "fetched_at", "language", "sha256", "text"),
    *("modified_at", "input", "digest", "reader", "agency", "notes"),
)
UNNAMED = ("id", "kind", "name", "aliases", "group", "count", "closeness", "reason", "article")
MENTION = ("id", "start", "end", "text", "kind", "article", "position")
ATTRIBUTION = (
    *("id", "act", "style", "confidence", "reader", "via", "claims", "evidence", "article", "position"),
    *("speaker_spans", "speaker_text", "cue_spans", "cue_text", "content_spans", "content_text"),
    *("addressee_spans", "addressee_text", "medium_spans", "medium_text"),
    *("speaker_name", "speaker_unnamed", "said_from", "said_to", "said_text"),
)
CLAIM = (
    *("id", "text", "full_text", "polarity", "modality", "quantities", "times", "about", "article", "position"),
    *("text_key", "attribution"),
)
QUANTITY = ("id", "low", "high", "unit", "of", "approximate", "text", "start", "end", "article", "claim")
EVIDENCE = ("id", "kind", "start", "end", "text", "article", "position")


def _made(row: str, properties: Iterable[str]) -> str:
    return "{" + ", ".join(f"`{name}`: {row}.`{name}`" for name in properties) + "}"


# Of the spellings of an outlet's name the first in order stands, but any rather than its id.
PUT_OUTLET = """
MERGE (o:Outlet {id: $outlet.id})
SET o.name = CASE
  WHEN o.name IS NULL OR o.name = o.id OR ($outlet.name < o.name AND $outlet.name <> o.id) THEN $outlet.name
  ELSE o.name END
"""

PUT_ARTICLE = f"""{PUT_OUTLET}
WITH o
CREATE (a:Article {_made("$article", ARTICLE)})
CREATE (a)-[:PUBLISHED_BY {{name: $outlet.name}}]->(o)
"""

# Claims that stay from an older reading (``kept``) are there already; their places are set before this.
PUT_READING = f"""
MATCH (a:Article {{id: $article}})
CALL () {{
  UNWIND $unnamed AS row
  CREATE (:Entity:Unnamed {_made("row", UNNAMED)})
}}
CALL (a) {{
  UNWIND $names AS row
  MATCH (e:Entity {{id: row.id}})
  CREATE (a)-[:NAMES {{name: row.name, aliases: row.aliases, position: row.position}}]->(e)
  WITH row, e ORDER BY row.position
  RETURN collect(e) AS entities
}}
CALL (a, entities) {{
  UNWIND $mentions AS row
  WITH a, row, entities[row.entity] AS e
  CREATE (m:Mention {_made("row.node", MENTION)})-[:IN]->(a)
  CREATE (m)-[:REFERS_TO {{score: 1.0, by: 'reader'}}]->(e)
}}
CALL () {{
  UNWIND $evidence AS row
  CREATE (v:Evidence {_made("row", EVIDENCE)})
  RETURN collect(v) AS shown
}}
CALL (shown, entities) {{
  UNWIND $references AS row
  WITH shown[row[0]] AS v, entities[row[1]] AS e
  CREATE (v)-[:REFERS_TO]->(e)
}}
CALL (a) {{
  UNWIND $attributions AS row
  CREATE (t:Attribution {_made("row", ATTRIBUTION)})-[:IN]->(a)
  RETURN collect(t) AS said
}}
CALL (said, entities) {{
  UNWIND $speakers AS row
  WITH said[row[0]] AS t, entities[row[1]] AS e
  CREATE (t)-[:BY]->(e)
}}
CALL (said, entities) {{
  UNWIND $parties AS row
  WITH said[row[0]] AS t, entities[row[1]] AS e, row[2] AS role
  CREATE (t)-[:TO {{role: role}}]->(e)
}}
CALL (said) {{
  UNWIND $relays AS row
  WITH said[row[0]] AS t, said[row[1]] AS outer
  CREATE (t)-[:VIA]->(outer)
}}
CALL (said, shown) {{
  UNWIND $citations AS row
  WITH said[row[0]] AS t, shown[row[1]] AS v
  CREATE (t)-[:CITES]->(v)
}}
CALL () {{
  UNWIND $claims AS row
  CREATE (c:Claim {_made("row", CLAIM)})
  RETURN collect(c) AS fresh
}}
CALL () {{
  UNWIND $kept AS id
  MATCH (c:Claim {{id: id}})
  RETURN collect(c) AS kept
}}
CALL (fresh, kept) {{
  UNWIND fresh + kept AS c
  WITH c ORDER BY c.position
  RETURN collect(c) AS claims
}}
CALL (said, claims) {{
  UNWIND $assertions AS row
  WITH said[row[0]] AS t, claims[row[1]] AS c
  CREATE (t)-[:ASSERTS]->(c)
}}
CALL (claims, entities) {{
  UNWIND $about AS row
  WITH claims[row[0]] AS c, entities[row[1]] AS e, row[2] AS role
  CREATE (c)-[:ABOUT {{role: role}}]->(e)
}}
CALL (claims) {{
  UNWIND $quantities AS row
  WITH row.node AS row, claims[row.of_claim] AS c
  CREATE (c)-[:GIVES]->(:Quantity {_made("row", QUANTITY)})
}}
"""
