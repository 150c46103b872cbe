"""Invented articles of which some reprint others, wholly or in part; and how well and how fast that is found."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ids import article_id, text_sha256
from kg.link.copies import find_copies
from kg.records import Article, ArticleGraph, Outlet

if TYPE_CHECKING:
    from kg.store.bolt import Store

SHARES = (0.2, 0.35, 0.5, 0.8, 1.0)
EDITED = 0.03  # of a reprint's words are others
UNRELATED = 3000
EACH = 40  # pairs of each share
ASKED = 300

_WHO = ("council", "ministry", "firm", "union", "court", "agency", "hospital", "school", "museum", "port", "bank")
_DID = ("approved", "rejected", "delayed", "reviewed", "praised", "criticised", "funded", "opened", "closed", "sold")
_WHAT = ("bridge", "budget", "contract", "ferry", "report", "tax", "tram", "wage deal", "water plant", "wind farm")
_WHEN = ("on Monday", "last week", "in March", "in spring", "this morning")
_WHY = ("to save money", "despite protests", "as expected", "after complaints", "against advice")
# Turns of phrase that every paper uses stand in many of the articles, but no run of eight words without a name.
_FRAMES = (
    "{d} tells that the {a} {who} {did} the {b} {what} {when}, {c} said, {why}.",
    "{d} heard from the {a} {who} that the {b} {what} was {did} {when} by {c} members of its board.",
    "{a} {b}, who leads the {who}, said that the {what} of {c} had been {did} {when} in {d} {why}.",
    "{d} does not know yet whether the {b} {what} would be {did}, the {a} {who} added, {why}.",
    "{d} paid {n} million crowns for the {what}, {m} percent more than the {a} {who} of {b} had planned {when}.",
    "{d} counted {n} people in {a} who wrote to the {who} of {b} {when}, {c} said, {why}.",
)
STANDING = "This paper is owned by its readers in Orlo, who elect the editor every third spring and may write to her."
SPEECH = (
    "“We have waited for eleven years, we have paid for every stone of this harbour, and we will not be told by "
    "people who have never seen it that it is too small, too old and too far away to be worth a single crown more, "
    "because it fed our fathers and it will feed our daughters.”"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and a later one with this share of it."""

    share: float
    earlier: Article
    later: Article


@dataclass(frozen=True, slots=True)
class Found:
    """Of each share's pairs the part found, which part of what was found is right, and how fast.

    ``found_a_second`` are copies found per second among articles that all copy others, ``a_second`` look-ups per second
    of articles that copy none.
    """

    recall: dict[float, float]
    precision: float
    found_a_second: float
    a_second: float
    articles: int


class Desk:
    """Writes articles, always the same for the same seed; ``words`` is the size of its vocabulary of names."""

    def __init__(self, seed: int = 7, words: int = 4000) -> None:
        self.random = random.Random(seed)
        syllables = ("bra", "cor", "dun", "fen", "gar", "hol", "jor", "kel", "lor", "mar", "nov", "pel", "tis", "ul")
        draw = self.random.choice
        self.names = ["".join(draw(syllables) for _ in range(3)).title() for _ in range(words)]
        self.number = 0

    def unrelated(self, number: int) -> Iterator[Article]:
        """Yield articles of 150 to 500 words; a third print one standing sentence, a tenth quote one speech."""
        for at in range(number):
            sentences = self._sentences(self.random.randint(150, 500))
            if at % 10 == 0:
                sentences.insert(2, f"{SPEECH} the mayor said.")
            if at % 3 == 0:
                sentences.append(STANDING)
            yield self._article(sentences)

    def pairs(self, each: int) -> Iterator[Pair]:
        """Yield pairs of each share; half of those of a third or less have it from a piece three times as long."""
        for share in SHARES:
            for at in range(each):
                size = self.random.randint(250, 450)
                earlier = self._sentences(size * 3 if at % 2 and share < WHOLE_FROM else size)
                taken = self._taken(earlier, round(size * share))
                own = self._sentences(round(size * (1 - share))) if share < 1 else []
                yield Pair(share, self._article(earlier), self._article([*own[:2], *self._edited(taken), *own[2:]]))

    def _taken(self, sentences: list[str], words: int) -> list[str]:
        at, taken = self.random.randrange(max(len(sentences) // 2, 1)), list[str]()
        while sum(len(one.split()) for one in taken) < words:
            taken.append(sentences[at % len(sentences)])
            at += 1
        return taken

    def _edited(self, sentences: list[str]) -> list[str]:
        draw = self.random
        return [
            " ".join(draw.choice(self.names) if draw.random() < EDITED else word for word in one.split())
            for one in sentences
        ]

    def _sentences(self, words: int) -> list[str]:
        found: list[str] = []
        while sum(len(one.split()) for one in found) < words:
            found.append(self._sentence())
        return found

    def _sentence(self) -> str:
        draw = self.random.choice
        numbers = {"n": self.random.randint(2, 900), "m": self.random.randint(2, 80)}
        names = {name: draw(self.names) for name in "abcd"}
        words = {"who": draw(_WHO), "did": draw(_DID), "what": draw(_WHAT), "when": draw(_WHEN), "why": draw(_WHY)}
        return draw(_FRAMES).format(**names, **words, **numbers)

    def _article(self, sentences: list[str]) -> Article:
        self.number += 1
        text, day = " ".join(sentences), f"2031-{1 + self.number // 28 % 12:02d}-{1 + self.number % 28:02d}"
        url, sha256 = f"https://paper{self.number % 50}.example/{self.number}", text_sha256(text)
        outlet = Outlet(f"paper{self.number % 50}.example", f"Paper {self.number % 50}")
        id = article_id(url, sha256)
        return Article(id, url, outlet, None, (), day, "given", None, "en", sha256, text)


WHOLE_FROM = 0.4  # shares below are partial reprints


def measure(store: Store, *, unrelated: int = UNRELATED, each: int = EACH, asked: int = ASKED) -> Found:
    """Put unrelated articles and pairs into a store, and look for the copies of the later ones."""
    desk = Desk()
    others, pairs = list(desk.unrelated(unrelated)), list(desk.pairs(each))
    for article in (*others, *(one for pair in pairs for one in (pair.earlier, pair.later))):
        store.put(ArticleGraph(article.id, article))
    recall, found = {}, 0
    begun = time.perf_counter()
    for share in SHARES:
        of_share = [pair for pair in pairs if pair.share == share]
        ends = [frozenset((pair.earlier.id, pair.later.id)) for pair in of_share]
        held = [{frozenset((row["later"], row["earlier"])) for row in _asked(store, pair.later)} for pair in of_share]
        found += sum(len(rows) for rows in held)
        recall[share] = sum(end in rows for end, rows in zip(ends, held, strict=True)) / len(ends)
    right = round(sum(recall[share] * each for share in SHARES))
    found_a_second, start = right / (time.perf_counter() - begun), time.perf_counter()
    wrong = sum(len(_asked(store, article)) for article in others[:asked])
    a_second = len(others[:asked]) / (time.perf_counter() - start)
    precision, speeds = right / max(found + wrong, 1), (round(found_a_second, 1), round(a_second, 1))
    return Found(recall, round(precision, 3), *speeds, len(others) + 2 * len(pairs))


def _asked(store: Store, article: Article) -> list[dict[str, object]]:
    return find_copies(store, ArticleGraph(article.id, article))
