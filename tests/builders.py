"""Graphs for tests: plausible, invented, and with spans that fit."""

from __future__ import annotations

from typing import Any

from kg import ids
from kg.records import (
    About,
    Article,
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

OUTLET = Outlet("harbourledger.example", "The Harbour Ledger")


def article_of(text: str, *, url: str | None = None, **fields: Any) -> Article:
    """Return an article with this text; its id follows from address and text."""
    sha256 = ids.text_sha256(text)
    known = {"outlet": OUTLET, "title": None, "authors": (), "published_at": None, "published_from": None}
    known |= {"fetched_at": None, "language": "en"} | fields
    return Article(id=ids.article_id(url, sha256), url=url, sha256=sha256, text=text, **known)


class Builder:
    """Builds one ArticleGraph by pointing at words of its text."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.entities: dict[str, Entity] = {}
        self.mentions: dict[str, Mention] = {}
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []
        self.evidence: dict[str, Evidence] = {}

    def span(self, words: str, start: int = 0) -> tuple[int, int]:
        """Return where these words stand first, from ``start`` on."""
        at = self.article.text.index(words, start)
        return at, at + len(words)

    def entity(self, name: str, kind: Any = "organisation", *aliases: str) -> Entity:
        """Add a named entity and all its mentions."""
        entity = Entity(ids.entity_id(kind, name), kind, name, aliases)
        self.entities[entity.id] = entity
        at = self.article.text.find(name)
        while at >= 0:
            self._mention(entity, at, at + len(name))
            at = self.article.text.find(name, at + 1)
        return entity

    def unnamed(self, words: str, **said: Any) -> Entity:
        """Add an unnamed source at these words."""
        span = self.span(words)
        known = {"group": False, "count": None, "closeness": None, "reason": None} | said
        entity = Entity(ids.unnamed_id(self.article.id, (span,)), "unnamed", words, (), Unnamed(**known))
        self.entities[entity.id] = entity
        self._mention(entity, *span)
        return entity

    def _mention(self, entity: Entity, start: int, end: int) -> None:
        id = ids.mention_id(self.article.id, start, end)
        self.mentions[id] = Mention(id, entity.id, start, end, self.article.text[start:end], entity.kind)

    def proof(self, words: str, kind: Any = "document", entity: Entity | None = None) -> str:
        """Add a piece of evidence and return its id."""
        start, end = self.span(words)
        id = ids.evidence_id(self.article.id, kind, start, end)
        self.evidence[id] = Evidence(id, kind, start, end, words, entity.id if entity else None)
        return id

    def says(self, speaker: Entity | None, cue: str, content: str, **more: Any) -> Attribution:
        """Add an attribution and, unless ``claim`` is None, the claim it asserts; return the attribution."""
        cue_span, content_span = self.span(cue), self.span(content) if content else None
        words = more.pop("words", speaker.name if speaker else "")
        spans = (self.span(words),) if words and words in self.article.text else ()
        contents = (content_span,) if content_span else ()
        id = ids.attribution_id(self.article.id, (cue_span,), spans, contents)
        outer: Attribution | None = more.pop("outer", None)
        claim = self._claim(id, content, more.pop("claim", {})) if content else None
        unnamed = bool(speaker and speaker.unnamed)
        name = None if unnamed or speaker is None else speaker.name
        known: dict[str, Any] = {"act": "states", "style": "indirect", "confidence": 0.9, "reader": "test/1"} | more
        attribution = Attribution(
            id=id,
            speaker=Speaker(spans, words, speaker.id if speaker else None, name, unnamed),
            cue=Words((cue_span,), cue),
            content=Words(contents, content),
            via=(*outer.via, outer.id) if outer else (),
            claims=(claim,) if claim else (),
            **known,
        )
        self.attributions.append(attribution)
        return attribution

    def _claim(self, attribution: str, content: str, fields: dict[str, Any] | None) -> str | None:
        if fields is None:
            return None
        id = ids.claim_id(attribution, 0)
        known = {"text": content, "full_text": content, "polarity": "affirmed", "modality": "asserted"} | fields
        self.claims.append(Claim(id=id, **known))
        return id

    def graph(self, input: str = "test") -> ArticleGraph:
        """Return what was built."""
        return ArticleGraph(
            input,
            self.article,
            tuple(self.entities.values()),
            tuple(sorted(self.mentions.values(), key=lambda mention: (mention.start, mention.end))),
            tuple(self.attributions),
            tuple(self.claims),
            tuple(self.evidence.values()),
        )


TEXT = (
    "Corvane Dynamics trained its model on 2,048 chips in January, the Meridian Post reported on Tuesday. "
    "A person close to Corvane Dynamics said the chips were bought in secret. “We bought nothing in secret,” "
    "Lena Orsk, its head, told the Harbour Ledger, pointing to an audit report. Tavik Systems declined to comment."
)


def sample(number: int = 0, *, url: str | None = None, **fields: Any) -> ArticleGraph:
    """Return a graph with a chain, an unnamed source, evidence and a refusal; each ``number`` makes another."""
    text = TEXT if number == 0 else f"{TEXT} ({number})"
    known = {"title": "Chips in question", "authors": ("Ada Moreno", "Bo Lind"), "published_at": "2025-02-04"}
    build = Builder(article_of(text, url=url, **(known | {"published_from": "meta"} | fields)))
    corvane, post = build.entity("Corvane Dynamics", "organisation", "Corvane"), build.entity("Meridian Post")
    orsk, tavik = build.entity("Lena Orsk", "person", "Orsk"), build.entity("Tavik Systems")
    ledger = build.entity("Harbour Ledger")
    source = build.unnamed("A person close to Corvane Dynamics", closeness="close to Corvane Dynamics")
    start, end = build.span("2,048 chips")
    chips = Quantity(2048.0, 2048.0, "chips", "chips", False, "2,048 chips", start, end)
    january = Time("2025-01-01", "2025-01-31", "in January", *build.span("in January"))
    about = (About(corvane.id, "subject"),)
    build.says(
        post,
        "reported",
        "Corvane Dynamics trained its model on 2,048 chips in January",
        claim={"quantities": (chips,), "times": (january,), "about": about},
        said_at=When("2025-02-04", "2025-02-04", "on Tuesday"),
    )
    outer = build.says(source, "said", "the chips were bought in secret", claim={"about": about}, act="alleges")
    build.says(None, "bought", "the chips", outer=outer, claim=None)
    audit = build.proof("an audit report", "document", corvane)
    build.says(
        orsk,
        "told",
        "We bought nothing in secret",
        act="denies",
        style="direct",
        claim={"polarity": "negated", "full_text": "Corvane Dynamics bought nothing in secret", "about": about},
        addressee=Party((build.span("the Harbour Ledger"),), "the Harbour Ledger", ledger.id),
        medium=Party((), "", None),
        evidence=(audit,),
    )
    build.says(tavik, "declined", "", act="declines_comment", style="narration")
    return build.graph(f"sample-{number}")
