"""Examples for the API's description, made of the records themselves so that they cannot go out of date."""

from __future__ import annotations

from typing import Any

from api.jobs import InputOutcome, JobHead, JobView
from kg.forms import as_data
from kg.ids import text_sha256
from kg.network import Edge, Network, Node
from kg.records import Article, ArticleGraph, Attribution, Claim, Entity, Mention, Outlet, Speaker, Words
from kg.revisions import ClaimChange, ClaimSide, Revision
from kg.verdicts import (
    ArticleHead,
    Assertion,
    ChainTree,
    ClaimView,
    Counts,
    EntityHead,
    EntityView,
    Finding,
    Hit,
    Link,
    OutletView,
    PairSpans,
    Probabilities,
    PropositionView,
    Provenance,
    RelationView,
    RootView,
    Verdict,
)

ARTICLE_ID = "ar-1f0c7a9b2d3e4f5061728394"
CLAIM_ID = "cl-5b1d9c0e7f2a34861b9d0c7e"
ENTITY_ID = "en-0a9b8c7d6e5f40312f1e0d9c"
PROPOSITION_ID = "pr-9e8d7c6b5a4f30213c4d5e6f"
RELATION_ID = "re-2b4d6f8091a3c5e7d9fb1c3e"
JOB_ID = "jo-7c6b5a493827160594837261"

HEAD = ArticleHead(
    ARTICLE_ID,
    "https://harbour-ledger.example/pump",
    "Works blames pump for flood",
    Outlet("harbour-ledger.example", "The Harbour Ledger"),
    "2031-03-04",
)
CLAIM = ClaimView(
    CLAIM_ID,
    "the pump had failed twice before",
    ((112, 144),),
    HEAD,
    (Link("Daily Beacon", False, "reports", "the Daily Beacon"), Link("Mara Quint", False, "states", "Ms Quint")),
)
_OTHER = ClaimView(
    "cl-c0ffee00c0ffee00c0ffee00",
    "the pump had never failed before",
    ((60, 92),),
    HEAD,
    (Link("Orlo Waterworks", False, "denies", "the company"),),
)
_BEFORE = ClaimSide("cl-c0ffee00c0ffee00c0ffee01", "Mara Quint", "the pump failed once", ((24, 44),))
_AFTER = ClaimSide(CLAIM.id, "Mara Quint", CLAIM.text, CLAIM.spans)
REVISION = Revision(HEAD, None, "ar-c0ffee00c0ffee00c0ffee00", (ClaimChange("reworded", _BEFORE, _AFTER),))
ENTITY = EntityHead(ENTITY_ID, "person", "Mara Quint", ("Quint", "Ms Quint"), None, 7, 2)
OUTLET = OutletView("harbour-ledger.example", "The Harbour Ledger", 4, 31)
_REASON = "same subject and event; twice against never"
RELATION = RelationView(
    RELATION_ID, "contradicts", "quantity", 0.93, (_REASON,), "quantities", status="open", a=CLAIM, b=_OTHER
)
PROPOSITION = PropositionView(PROPOSITION_ID, CLAIM.text, 3, 1, (CLAIM,))
FINDING = Finding("contradicts", "quantity", 0.93, (_REASON,), proposition=PROPOSITION_ID, roots=1, claim=CLAIM)
VERDICT = Verdict(
    "contradicts",
    "quantity",
    Probabilities(0.93, 0.02, 0.05),
    (_REASON,),
    method="quantities",
    spans=PairSpans(((20, 25),), ((13, 18),)),
)
HIT = Hit("claim", CLAIM_ID, CLAIM.text, 0.9, "has 'pump', 'failed'", claim=CLAIM)
COUNTS = Counts(22, 6, 48, 5, 140, 151, 97, contradicts=6, supports=9, updates=2, compatible=4)

TEXT = 'The pump had failed twice before, Ms Quint said. "We knew it," she told the Daily Beacon.'
_LEAF = ChainTree("article", "The Harbour Ledger, 4 March 2031", ARTICLE_ID)
_SPEAKER = Speaker(((34, 42),), "Ms Quint", ENTITY_ID, "Mara Quint", False)
GRAPH = ArticleGraph(
    "a1",
    Article(
        ARTICLE_ID,
        HEAD.url,
        HEAD.outlet,
        HEAD.title,
        (),
        HEAD.published_at,
        "given",
        None,
        "en",
        text_sha256(TEXT),
        TEXT,
    ),
    entities=(Entity(ENTITY_ID, "person", "Mara Quint", ("Ms Quint",)),),
    mentions=(Mention("me-" + ENTITY_ID[3:], ENTITY_ID, 34, 42, "Ms Quint", "person"),),
    attributions=(
        Attribution(
            "at-" + CLAIM_ID[3:],
            "states",
            "indirect",
            0.93,
            "onrecord/4",
            speaker=_SPEAKER,
            cue=Words(((43, 47),), "said"),
            content=Words(((0, 32),), "The pump had failed twice before"),
            claims=(CLAIM_ID,),
        ),
    ),
    claims=(Claim(CLAIM_ID, CLAIM.text, CLAIM.text, "affirmed", "asserted"),),
)


def page(*items: Any, next: str | None = None) -> dict[str, Any]:
    """Return the example of one page."""
    return {"items": [as_data(item) for item in items], "next": next}


def of(record: Any) -> Any:
    """Return a record as an example."""
    return as_data(record)


CHECKED = {"id": None, "text": "The pump had never failed before.", "findings": [as_data(FINDING)]}
COMPARED = {"id": None, **as_data(VERDICT)}
NETWORK = Network(
    (Node("en-0a9b8c7d6e5f40312f1e0d9c", "Mara Quint", "person", 2.0), Node(OUTLET.id, OUTLET.name, "outlet", 2.0)),
    (Edge(OUTLET.id, "en-0a9b8c7d6e5f40312f1e0d9c", "quotes", 2.0),),
)
PROVENANCE = Provenance(
    CLAIM,
    PROPOSITION_ID,
    CLAIM.text,
    articles=1,
    roots=1,
    groups=(RootView("Mara Quint", ENTITY_ID, False, 1, (Assertion(CLAIM, None, (), "root", None),)),),
    denials=(),
    contradictions=(RELATION,),
    missing=("No document is shown for it.",),
    tree=ChainTree(
        "claim",
        CLAIM.text,
        PROPOSITION_ID,
        children=(ChainTree("speaker", "Mara Quint", ENTITY_ID, "states", children=(_LEAF,)),),
    ),
)
_OUTCOME = InputOutcome("a1", "added", ARTICLE_ID, HEAD.title, attributions=2, claims=2)
JOB_HEAD = JobHead(JOB_ID, "ingest", "done", "2031-03-05T08:00:00+00:00", inputs=1, finished=1, failed=0)
JOB = JobView(JOB_ID, "ingest", "done", "2031-03-05T08:00:00+00:00", 1, 1, failed=0, outcomes=(_OUTCOME,))
ENTITY_VIEW = EntityView(ENTITY, (), (CLAIM,), ())
