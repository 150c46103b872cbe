"""Whatever a reader may find, in whatever text: it comes back equal, and no string becomes a statement."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import ids
from kg.records import (
    About,
    ArticleGraph,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Mention,
    Outlet,
    Party,
    Quantity,
    Speaker,
    Time,
    Unnamed,
    When,
    Words,
)
from tests.builders import article_of

HOSTILE = (
    "'}) DETACH DELETE n //",
    '" RETURN 1; MATCH (n) DETACH DELETE n',
    "`; DROP INDEX claim_text; --",
    "$id {row} \\u0027 \\' \\\\",
    "nul \x00 and \x1f, \u2028, \ufeff",
    "👩‍👩‍👧 e\u0301 \U0010ffff \u202eright to left",
)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(HOSTILE)
maybe = st.none() | words
numbers = st.none() | st.floats(allow_nan=False, width=64)
quick = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))


@st.composite
def graphs(draw: st.DrawFn) -> ArticleGraph:
    """Return a graph whose parts refer to one another, with any strings and any spans of its text."""
    text = draw(words)
    outlet = Outlet(draw(words), draw(words))
    fields = {
        name: draw(maybe) for name in ("url", "title", "published_at", "published_from", "fetched_at", "modified_at")
    }
    article = article_of(text, outlet=outlet, authors=tuple(draw(st.lists(words, max_size=2))), **fields)
    span, several = spans(text), st.lists(spans(text), max_size=3).map(tuple)

    def printed(span: tuple[int, int]) -> dict[str, Any]:
        return {"text": text[span[0] : span[1]], "start": span[0], "end": span[1]}

    def said(found: tuple[tuple[int, int], ...]) -> dict[str, Any]:
        return {"spans": found, "text": " ".join(text[start:end] for start, end in found)}

    names = draw(st.lists(words, min_size=1, max_size=3, unique_by=ids.name_key))
    entities = [
        Entity(ids.entity_id("person", n), "person", n, tuple(draw(st.lists(words, max_size=2)))) for n in names
    ]
    where = draw(several)
    source = Unnamed(draw(st.booleans()), draw(st.none() | st.integers(0, 9)), draw(maybe), draw(maybe))
    entities.append(Entity(ids.unnamed_id(article.id, where), "unnamed", draw(words), (), source))
    someone, anyone = st.sampled_from([e.id for e in entities]), st.none() | st.sampled_from([e.id for e in entities])
    mentions = [
        Mention(ids.mention_id(article.id, *at), draw(someone), kind="person", **printed(at))
        for at in draw(st.lists(span, max_size=3, unique=True))
    ]
    evidence = [
        Evidence(ids.evidence_id(article.id, "data", *at), "data", entity=draw(anyone), **printed(at))
        for at in draw(st.lists(span, max_size=2, unique=True))
    ]
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    for cue in draw(st.lists(span, max_size=3, unique=True)):
        id = ids.attribution_id(article.id, (cue,), (), ())
        made = [
            Claim(
                ids.claim_id(id, number),
                draw(words),
                draw(words),
                draw(st.sampled_from(["affirmed", "negated"])),
                draw(st.sampled_from(["asserted", "planned"])),
                tuple(
                    Quantity(draw(numbers), draw(numbers), draw(maybe), draw(maybe), draw(st.booleans()), **printed(at))
                    for at in draw(st.lists(span, max_size=2))
                ),
                tuple(Time(draw(maybe), draw(maybe), **printed(at)) for at in draw(st.lists(span, max_size=2))),
                tuple(About(draw(someone), draw(words)) for _ in range(draw(st.integers(0, 2)))),
            )
            for number in range(draw(st.integers(0, 2)))
        ]
        claims += made
        outer = draw(st.none() | st.sampled_from(attributions)) if attributions else None
        attributions.append(
            Attribution(
                id,
                draw(st.sampled_from(["states", "denies", "no_response"])),
                draw(st.sampled_from(["direct", "narration"])),
                draw(st.floats(0, 1)),
                draw(words),
                Speaker(**said(draw(several)), entity=draw(anyone), name=draw(maybe), unnamed=draw(st.booleans())),
                Words(**said((cue,))),
                Words(**said(draw(several))),
                draw(st.none() | st.builds(Party, spans=several, text=words, entity=anyone)),
                draw(st.none() | st.builds(Party, spans=several, text=words, entity=anyone)),
                (*outer.via, outer.id) if outer else (),
                draw(st.none() | st.builds(When, from_=maybe, to=maybe, text=words)),
                tuple(claim.id for claim in made),
                tuple(draw(st.lists(st.sampled_from([e.id for e in evidence]), unique=True))) if evidence else (),
            )
        )
    parts = (entities, mentions, attributions, claims, evidence)
    return ArticleGraph(draw(words), article, *(tuple(draw(st.permutations(part))) for part in parts))


@quick
@given(graph=graphs())
def test_any_graph_comes_back_equal(store: kg.Store, graph: ArticleGraph) -> None:
    store.change(("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", {}))
    assert store.put(graph)
    back = store.article(graph.article.id)
    assert back == graph
    for span in ((part.start, part.end, part.text) for part in (*back.mentions, *back.evidence)):
        assert back.article.text[span[0] : span[1]] == span[2]
    assert not store.put(graph)
    store.delete(graph.article.id)
    assert store.rows("MATCH (n) WHERE NOT n:Meta RETURN count(n) AS n") == [{"n": 0}]


def test_hostile_strings_leave_other_articles_alone(store: kg.Store) -> None:
    for number, hostile in enumerate(HOSTILE):
        outlet = Outlet(hostile, hostile)
        assert store.put(
            ArticleGraph(hostile, article_of(f"{hostile} {number}", url=hostile, title=hostile, outlet=outlet))
        )
    assert store.rows("MATCH (a:Article) RETURN count(a) AS n") == [{"n": len(HOSTILE)}]
    assert {row["title"] for row in store.rows("MATCH (a:Article) RETURN a.title AS title")} == set(HOSTILE)
