"""A small affair in five articles, with what linking would have derived from it, written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import kg
from kg.ids import proposition_id, relation_id
from kg.records import About, ArticleGraph, Outlet
from kg.store.cypher import links
from tests.builders import Builder, article_of

CHIPS = "Corvane Dynamics trained its model on 2,048 chips"
MORE = "Corvane Dynamics trained its model on 10,000 chips"
POST, LEDGER = Outlet("meridianpost.example", "Meridian Post"), Outlet("harbourledger.example", "The Harbour Ledger")
QUILL, TIDE = Outlet("dailyquill.example", "Daily Quill"), Outlet("tidereview.example", "Tide Review")


def story(text: str, outlet: Outlet, day: str | None) -> Builder:
    """Begin an article of this outlet, published on this day."""
    url = f"https://{outlet.id}/{day}"
    return Builder(article_of(text, url=url, outlet=outlet, title=f"Chips {day}", published_at=day))


def scoop() -> ArticleGraph:
    """An unnamed source says it, without a document."""
    build = story(f"{CHIPS}, a person close to the company said.", POST, "2031-03-01")
    corvane = build.entity("Corvane Dynamics")
    source = build.unnamed("a person close to the company", closeness="close to the company")
    build.says(source, "said", CHIPS, claim={"about": (About(corvane.id, "subject"),)}, act="alleges")
    return build.graph("scoop")


def relay() -> ArticleGraph:
    """A second outlet passes on what the first one has from its source."""
    build = story(
        f"A person close to the company told the Meridian Post that {CHIPS}, the Meridian Post reported.",
        LEDGER,
        "2031-03-02",
    )
    corvane, post = build.entity("Corvane Dynamics"), build.entity("Meridian Post")
    source = build.unnamed("A person close to the company")
    outer = build.says(post, "reported", "A person close to the company told the Meridian Post", claim=None)
    about = (About(corvane.id, "subject"),)
    build.says(source, "told", CHIPS, outer=outer, claim={"about": about})
    return build.graph("relay")


def wire() -> ArticleGraph:
    """A third outlet prints the first one's article again."""
    build = story(f"{CHIPS}, a person close to the company said. Wire copy.", QUILL, "2031-03-03")
    corvane, source = build.entity("Corvane Dynamics"), build.unnamed("a person close to the company")
    build.says(source, "said", CHIPS, claim={"about": (About(corvane.id, "subject"),)})
    return build.graph("wire")


def reply() -> ArticleGraph:
    """The company's head denies it and gives another number, citing a report."""
    build = story(
        f"Lena Orsk denied the account of the Meridian Post. “{MORE},” she added, citing an audit report.",
        TIDE,
        "2031-03-05",
    )
    corvane, orsk = build.entity("Corvane Dynamics"), build.entity("Lena Orsk", "person")
    build.says(orsk, "denied", "the account of the Meridian Post", act="denies", claim=None)
    report = build.proof("an audit report", "document")
    about = (About(corvane.id, "subject"),)
    build.says(orsk, "added", MORE, words="she", style="direct", evidence=(report,), claim={"about": about})
    return build.graph("reply")


def undated() -> ArticleGraph:
    """A named expert supports the first number; nobody knows when this was printed."""
    build = story(f"Ivo Brandt said that {CHIPS}.", TIDE, None)
    corvane, brandt = build.entity("Corvane Dynamics"), build.entity("Ivo Brandt", "person")
    build.says(brandt, "said", CHIPS, claim={"about": (About(corvane.id, "subject"),)}, act="confirms")
    return build.graph("undated")


@dataclass(frozen=True)
class Affair:
    """The affair's store, and the ids that tests ask for."""

    store: kg.Store
    claims: dict[str, str]
    articles: dict[str, str]
    chips: str
    more: str
    relation: str


def express(store: kg.Store, text: str, claims: list[str], vector: list[float], **counts: int) -> str:
    """Write a proposition that these claims express, and return its id."""
    id = proposition_id(claims)
    node = {"id": id, "text": text, "embedding": vector, "articles": len(claims), "roots": 1} | counts
    statement = """
        UNWIND $claims AS claim MATCH (c:Claim {id: claim}) MATCH (p:Proposition {id: $id})
        CREATE (c)-[:EXPRESSES {score: 1.0, method: 'test'}]->(p)"""
    store.change(("CREATE (p:Proposition) SET p = $node", {"node": node}), (statement, {"claims": claims, "id": id}))
    return id


def relate(store: kg.Store, verdict: str, a: str, b: str, **given: Any) -> str:
    """Write a relation between two propositions, and return its id."""
    id = relation_id(verdict, a, b)
    known = {"id": id, "a": a, "b": b, "kind": "quantity", "score": 0.9, "status": "open", "method": "test"}
    row = known | {"reasons": ["2,048 against 10,000"]} | given
    store.change((links.RELATE[verdict], {"rows": [row]}))
    return id


def tell(store: kg.Store) -> Affair:
    """Put the affair and derive what joins its articles."""
    graphs = {graph.input: graph for graph in (scoop(), relay(), wire(), reply(), undated())}
    for graph in graphs.values():
        store.put(graph)
    claims = {name: graph.claims[0].id for name, graph in graphs.items()}
    articles = {name: graph.article.id for name, graph in graphs.items()}
    held = [claims[name] for name in ("scoop", "relay", "wire", "undated")]
    chips = express(store, CHIPS, held, [1.0, *[0.0] * 383], roots=2)
    more = express(store, MORE, [claims["reply"]], [0.8, 0.6, *[0.0] * 382])
    relation = relate(store, "contradicts", min(chips, more), max(chips, more), claims=_pair(chips, more, claims))
    _join(store, graphs, claims)
    return Affair(store, claims, articles, chips, more, relation)


def _pair(chips: str, more: str, claims: dict[str, str]) -> list[str]:
    return [claims["scoop"], claims["reply"]] if chips < more else [claims["reply"], claims["scoop"]]


def _join(store: kg.Store, graphs: dict[str, ArticleGraph], claims: dict[str, str]) -> None:
    copies = "MATCH (a:Article {id: $a}) MATCH (b:Article {id: $b}) CREATE (a)-[:COPIES {share: 0.9}]->(b)"
    denies = """
        MATCH (t:Attribution {id: $a}) MATCH (c:Claim {id: $b})
        CREATE (t)-[:DENIES {score: 0.8, reasons: ['denies what that outlet printed'], method: 'test'}]->(c)"""
    denial = next(one.id for one in graphs["reply"].attributions if one.act == "denies")
    store.change(
        (copies, {"a": graphs["wire"].article.id, "b": graphs["scoop"].article.id}),
        (denies, {"a": denial, "b": claims["scoop"]}),
    )


@pytest.fixture
def affair(store: kg.Store) -> Affair:
    """The affair, on each server."""
    return tell(store)


@pytest.fixture
def embedded_affair(embedded_store: kg.Store) -> Affair:
    """The affair on the embedded server, for what does not depend on the server."""
    return tell(embedded_store)
