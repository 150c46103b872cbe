"""A made-up press: outlets, names, statements and articles, always the same for the same seed."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg import ids
from kg.records import (
    About,
    Act,
    Article,
    ArticleGraph,
    Attribution,
    Claim,
    Entity,
    Evidence,
    Kind,
    Mention,
    Outlet,
    Polarity,
    Quantity,
    Speaker,
    Unnamed,
    Words,
)

READER = "onrecord/bench 1"
SYLLABLES = (
    "bra",
    "cor",
    "dun",
    "el",
    "fen",
    "gar",
    "hol",
    "im",
    "jor",
    "kel",
    "lor",
    "mar",
    "nov",
    "or",
    "pel",
    "quin",
)
ENDS = ("ant", "berg", "dale", "ford", "ham", "ley", "mond", "ner", "son", "ton", "vik", "wood")
VERBS = (
    *("ships", "bought", "recalled", "leased", "sold", "tested", "lost", "hired", "scrapped", "stored", "rented"),
    *("insured", "painted", "returned", "repaired", "seized", "counted", "ordered", "refused", "donated", "moved"),
    *("burned", "rebuilt", "priced", "auctioned", "inspected", "copied", "hid", "weighed", "rejected", "replaced"),
)
FIRMS = (
    *("Works", "Lines", "Board", "Mills", "Bank", "Union", "Group", "Freight", "Foods", "Energy", "Labs", "Motors"),
    *(
        "Partners",
        "Trust",
        "Water",
        "Rail",
        "Media",
        "Steel",
        "Health",
        "Airways",
        "Timber",
        "Holdings",
        "Clinic",
        "Port",
    ),
)
THINGS = (
    *(
        "pumps",
        "turbines",
        "barges",
        "sensors",
        "sacks",
        "workers",
        "licences",
        "engines",
        "trucks",
        "boilers",
        "looms",
    ),
    *(
        "buses",
        "batteries",
        "wells",
        "cables",
        "drones",
        "vaccines",
        "houses",
        "servers",
        "bridges",
        "cranes",
        "valves",
    ),
    *(
        "ledgers",
        "tablets",
        "panels",
        "rails",
        "hulls",
        "tents",
        "kilns",
        "seeds",
        "permits",
        "shares",
        "bonds",
        "beds",
    ),
)
SORTS = (
    *(
        "grain",
        "steam",
        "harbour",
        "solar",
        "copper",
        "night",
        "spare",
        "salt",
        "border",
        "winter",
        "coastal",
        "school",
    ),
    *("rescue", "marine", "cotton", "glass", "signal", "timber", "diesel", "mobile", "flood", "mountain", "feeder"),
)
WHERE = ("near", "outside", "for", "below", "from")
ACTS: tuple[Act, ...] = ("states", "states", "states", "states", "alleges", "denies", "confirms", "doubts", "predicts")


def weights(n: int, first: int = 3, fall: float = 0.9) -> list[float]:
    """Return cumulative weights of a Zipf-like distribution: a few are everywhere, most are rare."""
    return list(itertools.accumulate((rank + first) ** -fall for rank in range(n)))


@dataclass(frozen=True, slots=True)
class Topic:
    """What propositions are about: who did what with which things; its number differs from one telling to the next."""

    number: int
    subject: int
    object: int
    verb: str
    thing: str
    tail: str


class Press:
    """Everything that articles are made from."""

    def __init__(self, claims: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.outlets = [Outlet(f"{name.lower()}.example", f"The {name} Post") for name in self._names(60)]
        self.people = [f"{first} {last}" for first, last in zip(self._names(4000), self._names(4000), strict=True)]
        self.firms = [f"{name} {kind}" for name, kind in zip(self._names(3000), itertools.cycle(FIRMS))]
        self.places = self._names(800)
        self.of_firms = weights(len(self.firms))
        self.topics = [self._topic(number) for number in range(max(10, claims // 3))]
        self.of_topics, self.of_people = weights(len(self.topics), 20, 0.6), weights(len(self.people))
        self.of_outlets = weights(len(self.outlets))

    def _names(self, n: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < n:
            syllables = self.random.choices(SYLLABLES, k=self.random.choice((1, 2, 2, 3)))
            found["".join(syllables).capitalize() + self.random.choice(ENDS)] = None
        return list(found)

    def _topic(self, number: int) -> Topic:
        subject, object = self.random.choices(range(len(self.firms)), cum_weights=self.of_firms, k=2)
        choose = self.random.choice
        thing, tail = f"{choose(SORTS)} {choose(THINGS)}", f"{choose(WHERE)} {choose(self.places)}"
        return Topic(number, subject, object, choose(VERBS), thing, tail)

    def articles(self, n: int, claims: int) -> Iterator[ArticleGraph]:
        """Yield ``n`` articles with ``claims`` claims in all."""
        for number in range(n):
            share = claims * (number + 1) // n - claims * number // n
            yield _Writer(self, number).write(share)


class _Writer:
    """Writes one article: its text sentence by sentence, and beside it what a reader would find."""

    def __init__(self, press: Press, number: int) -> None:
        self.press, self.random, self.number = press, random.Random(1000 + number), number
        (self.outlet,) = self.random.choices(press.outlets, cum_weights=press.of_outlets)
        self.text = f"Dispatch {number} of {self.outlet.name}.\n\n"
        self.said: list[_Said] = []

    def write(self, claims: int) -> ArticleGraph:
        """Return the article with this many claims, one a sentence."""
        for _ in range(claims):
            self._sentence()
            self.text += "\n\n" if self.random.random() < 0.4 else " "
        url = f"https://{self.outlet.id}/dispatch/{self.number}"
        sha256 = ids.text_sha256(self.text)
        day = f"2031-{1 + self.number % 12:02d}-{1 + self.number // 12 % 28:02d}T{self.number % 24:02d}:00:00Z"
        article = Article(
            id=ids.article_id(url, sha256),
            url=url,
            outlet=self.outlet,
            title=f"Dispatch {self.number} of {self.outlet.name}",
            authors=(self.random.choice(self.press.people),),
            published_at=day,
            published_from="meta",
            fetched_at=None,
            language="en",
            sha256=sha256,
            text=self.text,
        )
        return _graph(article, self.said)

    def _add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def _sentence(self) -> None:
        """Write a sentence about a topic, through a relay now and then, and note where everything stands."""
        said, choose = _Said(), self.random.choice
        (topic,) = self.random.choices(self.press.topics, cum_weights=self.press.of_topics)
        said.topic = topic
        if self.random.random() < 0.2:
            said.relay = self._add(self._person())
            self._add(" ")
            said.relay_cue = self._add("reported that")
            self._add(" ")
        said.unnamed = self.random.random() < 0.1
        said.speaker = self._add("a person close to the matter" if said.unnamed else self._person())
        said.act = choose(ACTS)
        self._add(" ")
        said.cue = self._add("denied that" if said.act == "denies" else "said that")
        self._add(" ")
        start = len(self.text)
        said.subject = self._add(self.press.firms[topic.subject])
        # Nine tellings in ten agree on the number: the tenth is what the others are contradicted by.
        said.value = 100 + topic.number % 900 + (50 if self.random.random() < 0.1 else 0)
        self._add(f" {topic.verb} ")
        said.quantity = self._add(f"{said.value} {topic.thing}")
        self._add(f" {topic.tail} with ")
        said.object = self._add(self.press.firms[topic.object])
        said.content = (start, len(self.text))
        if self.random.random() < 0.15:
            self._add(", citing ")
            said.evidence = self._add("internal records")
        self._add(".")
        self.said.append(said)

    def _person(self) -> str:
        (person,) = self.random.choices(self.press.people, cum_weights=self.press.of_people)
        return person


Where = tuple[int, int]


class _Said:
    """Where the parts of one sentence stand; a part that it lacks is None."""

    topic: Topic
    relay: Where | None = None
    relay_cue: Where | None = None
    unnamed: bool = False
    speaker: Where = (0, 0)
    cue: Where = (0, 0)
    act: Act = "states"
    subject: Where = (0, 0)
    object: Where = (0, 0)
    quantity: Where = (0, 0)
    value: int = 0
    content: Where = (0, 0)
    evidence: Where | None = None


def _graph(article: Article, said: Sequence[_Said]) -> ArticleGraph:
    """Return all that was noted as records."""
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []

    def named(where: Where | None, kind: Kind) -> str | None:
        """Note a mention and return the id of its entity."""
        if where is None:
            return None
        name = article.text[where[0] : where[1]]
        id = ids.unnamed_id(article.id, (where,)) if kind == "unnamed" else ids.entity_id(kind, name)
        unnamed = Unnamed(False, 1, "close to the matter", None) if kind == "unnamed" else None
        entities[id] = Entity(id, kind, name, unnamed=unnamed)
        mentions.append(Mention(ids.mention_id(article.id, *where), id, *where, name, kind))
        return id

    parts = [_records(article, one, named) for one in said]
    return ArticleGraph(
        input=f"dispatch-{article.url}",
        article=article,
        entities=tuple(entities.values()),
        mentions=tuple(mentions),
        attributions=tuple(attribution for part in parts for attribution in part[0]),
        claims=tuple(part[1] for part in parts),
        evidence=tuple(evidence for part in parts for evidence in part[2]),
    )


Named = Callable[[Where | None, Kind], str | None]


def _records(article: Article, said: _Said, named: Named) -> tuple[list[Attribution], Claim, list[Evidence]]:
    text = article.text
    relay, subject, object = (
        named(said.relay, "person"),
        named(said.subject, "organisation"),
        named(said.object, "organisation"),
    )
    speaker = named(said.speaker, "unnamed" if said.unnamed else "person")
    own = ids.attribution_id(article.id, (said.cue,), (said.speaker,), (said.content,))
    outer: list[Attribution] = []
    if said.relay and said.relay_cue:
        content = ((said.speaker[0], said.content[1]),)
        id = ids.attribution_id(article.id, (said.relay_cue,), (said.relay,), content)
        outer = [
            Attribution(
                id,
                "states",
                "indirect",
                0.9,
                READER,
                _speaker(text, said.relay, relay, False),
                _words(text, said.relay_cue),
                _words(text, content[0]),
            )
        ]
    evidence = []
    if said.evidence:
        id = ids.evidence_id(article.id, "document", *said.evidence)
        evidence = [Evidence(id, "document", *said.evidence, text[slice(*said.evidence)])]
    claim = _claim(text, said, ids.claim_id(own, 0), ((subject or "", "subject"), (object or "", "object")))
    inner = Attribution(
        id=own,
        act=said.act,
        style="indirect",
        confidence=0.9,
        reader=READER,
        speaker=_speaker(text, said.speaker, speaker, said.unnamed),
        cue=_words(text, said.cue),
        content=_words(text, said.content),
        via=tuple(one.id for one in outer),
        claims=(claim.id,),
        evidence=tuple(one.id for one in evidence),
    )
    return [*outer, inner], claim, evidence


def _claim(text: str, said: _Said, id: str, about: Sequence[tuple[str, str]]) -> Claim:
    words = text[slice(*said.content)]
    quantity = Quantity(
        said.value, said.value, None, said.topic.thing, False, text[slice(*said.quantity)], *said.quantity
    )
    polarity: Polarity = "negated" if said.act == "denies" else "affirmed"
    return Claim(id, words, words, polarity, "asserted", (quantity,), (), tuple(About(*pair) for pair in about))


def _words(text: str, where: Where) -> Words:
    return Words((where,), text[slice(*where)])


def _speaker(text: str, where: Where, entity: str | None, unnamed: bool) -> Speaker:
    words = text[slice(*where)]
    return Speaker((where,), words, entity, None if unnamed else words, unnamed)
