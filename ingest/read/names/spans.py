"""Where names stand in a document: spaCy's, cleaned, and those it missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.read.names.edges import after_name, plain, titles_before, trimmed
from ingest.read.names.lexicon import NameWords
from kg.ids import name_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEPT = frozenset("PERSON ORG GPE LOC FAC NORP PRODUCT WORK_OF_ART EVENT LAW".split())
_DROPPED = frozenset("DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL LANGUAGE".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december christmas easter gmt utc est edt pst cet am pm".split()
)
_TICKER = re.compile(r"[A-Z0-9]{2,6}\.[A-Z]{1,3}")  # a share's: "HLD.L"
_JOINING = frozenset(
    {
        "of",
        "the",
        "and",
        "&",
        "for",
        "de",
        "la",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "del",
        "du",
        "di",
        "-",
        "–",
        "’s",
        "'s",
        "y",
        "on",
        "in",
    }
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in the text: tokens [start, end), its head token, spaCy's label ("" where it saw none), titles before."""

    start: int
    end: int
    head: int
    text: str
    label: str
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The form in which spellings are compared."""
        return name_key(self.text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    label: str


def name_spans(doc: Doc, words: NameWords) -> list[NameSpan]:
    """Return the names of a document in text order; no two overlap."""
    taken = [False] * len(doc)
    found: list[NameSpan] = []
    capital = headlines(doc)
    for start, end, label in _from_spacy(doc, words):
        _add(doc, found, taken, (start, end, label), words)
    for start, end in _capital_runs(doc, taken, words):
        _add(doc, found, taken, (start, end, ""), words)
    body = [span for span in found if not capital[span.head]]
    known = {span.key for span in body}
    kept = [span for span in found if not capital[span.head] or span.key in known]
    taken = [False] * len(doc)
    for span in kept:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    kept.extend(_again(doc, kept, taken))
    kept.extend(_last_words(doc, kept, taken, words))
    kept.extend(_mistagged(doc, kept, taken, words))
    return sorted(kept, key=lambda span: span.start)


def _add(doc: Doc, found: list[NameSpan], taken: list[bool], where: tuple[int, int, str], words: NameWords) -> None:
    start, end, titles = trimmed(doc, where[0], where[1], words)
    if start >= end or any(taken[start:end]):
        return
    text = " ".join(doc[start:end].text.split())
    if not _looks_like_a_name(text) or _is_common(doc, start, end, words):
        return
    last = after_name(doc, end, words)
    taken[start:last] = [True] * (last - start)
    titles = titles or tuple(titles_before(doc, start, words))
    found.append(NameSpan(start, end, _root(doc, start, last), text, where[2], titles))


def _root(doc: Doc, start: int, end: int) -> int:
    """Return the token whose head lies outside."""
    for i in range(start, end):
        head = doc[i].head.i
        if not doc[i].is_space and (head == i or not start <= head < end):
            return i
    return start


def _looks_like_a_name(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if _TICKER.fullmatch(text):
        return False
    return (
        len(letters) > 1 and any(c.isupper() for c in letters) and text.casefold() not in _CALENDAR and len(text) < 90
    )


def _is_common(doc: Doc, start: int, end: int, words: NameWords) -> bool:
    """Tell whether a single capital word is a common noun: "the Act", "Insiders" at the start of a sentence."""
    if end - start > 1 or _key(doc, start, end) in words.bodies:
        return False
    noun = doc[start].lemma_.casefold()
    if noun in words.persons or noun in words.titles or noun.rstrip("s") in words.persons:
        return True
    nouns = (words.works, words.products, words.place_nouns, words.families, words.body_words, words.legal)
    return any(noun in known for known in nouns)


def _from_spacy(doc: Doc, words: NameWords) -> Iterator[tuple[int, int, str]]:
    """Yield spaCy's names, split where two were joined and extended where a part was left out."""
    inside = {token.i for ent in doc.ents if ent.label_ not in _DROPPED for token in ent}
    firm = frozenset(name_key(ent.text) for ent in doc.ents if ent.label_ in _KEPT)
    for ent in _joined(doc, words):
        named = ent.start > 0 and plain(doc[ent.start - 1]) in words.first_names
        if ent.label in {"PERSON", "ORG"} or (named and ent.label in {"GPE", "NORP"}):
            ent = _Stretch(*_extended(doc, ent.start, ent.end, inside, words), ent.label)
        for start, end in _split(doc, ent, words, firm):
            yield start, end, ent.label


def _joined(doc: Doc, words: NameWords) -> Iterator[_Stretch]:
    """Yield spaCy's names, two neighbours that make one person's name ("Vera" and "Paris") put together."""
    before: _Stretch | None = None
    for ent in doc.ents:
        if ent.label_ not in _KEPT or (ent.label_ == "NORP" and _is_adjective(ent.root)):
            continue
        here = _Stretch(ent.start, ent.end, ent.label_)
        if before and _is_hyphenated(doc, before, here):
            before = _Stretch(before.start, here.end, "PERSON")
            continue
        if before and before.end == here.start and _is_first_name(doc, before, words):
            before = _Stretch(before.start, here.end, "PERSON")
            continue
        if before:
            yield before
        before = here
    if before:
        yield before


def _is_hyphenated(doc: Doc, before: _Stretch, here: _Stretch) -> bool:
    """Tell whether two stretches are one name with a hyphen in it: "Joon" - ho "Baek"."""
    hyphen = before.end
    return (
        here.start in {hyphen + 1, hyphen + 2}
        and doc[hyphen].text == "-"
        and not doc[hyphen - 1].whitespace_
        and not doc[hyphen].whitespace_
        and "PERSON" in {before.label, here.label}
    )


def _is_first_name(doc: Doc, part: _Stretch, words: NameWords) -> bool:
    token = doc[part.start]
    if part.end - part.start == 1 and token.lower_ in words.first_names and doc[part.end].ent_type_ != "GPE":
        return not _is_place(doc, part.start, part.end, words)
    next_to = part.end - part.start == 1 and token.dep_ == "compound" and token.head.i == part.end
    return next_to and part.label in {"PERSON", "GPE"} and not _is_place(doc, part.start, part.end, words)


def _is_adjective(token: Token) -> bool:
    return token.pos_ == "ADJ" or (token.dep_ in {"amod", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"})


def _extended(doc: Doc, start: int, end: int, inside: set[int], words: NameWords) -> tuple[int, int]:
    while (
        start > 0 and _belongs(doc[start - 1], doc[start], inside, words) and start - 1 <= doc[start - 1].head.i < end
    ):
        start -= 1
    while end < len(doc) and _belongs(doc[end], doc[end - 1], inside, words) and start <= doc[end - 1].head.i == end:
        end += 1
    return start, end


def _belongs(token: Token, neighbour: Token, inside: set[int], words: NameWords) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.i not in inside
        and token.is_title
        and not token.is_sent_start
        and not neighbour.is_space
        and plain(token) not in words.titles
        and plain(token) not in words.persons
        and plain(token) not in words.demonyms
        and plain(token) not in _CALENDAR
    )


def _split(doc: Doc, ent: _Stretch, words: NameWords, firm: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a name that spaCy joined: at titles, commas, possessives, verbs and "and" between persons."""
    begun = ent.start
    for i in range(ent.start, ent.end):
        cut = _cut(doc, (begun, i), ent, words, firm)
        if cut is None:
            continue
        if begun < i:
            yield begun, i
        begun = i + cut
    if begun < ent.end:
        yield begun, ent.end


def _cut(doc: Doc, part: tuple[int, int], ent: _Stretch, words: NameWords, firm: frozenset[str]) -> int | None:
    """Say how many tokens to leave out where a name is to be cut before token ``part[1]``; None for no cut."""
    begun, i = part
    token, word = doc[i], plain(doc[i])
    if token.text in {",", ";", "/", ":", "|", "("} or (token.is_space and len(token) > 3):
        return 1
    if word in {"'s", "’s"} and i + 1 < ent.end:
        return 1 if ent.label != "ORG" or _key(doc, begun, i) in firm or _is_place(doc, begun, i, words) else None
    if word in {"and", "&"} and ent.label == "PERSON":
        return 1
    hyphenated = i > begun and doc[i - 1].text == "-"
    if token.is_lower and token.is_alpha and word not in _JOINING and not hyphenated and ent.label != "WORK_OF_ART":
        return 1
    if begun < i < ent.end - 1 and ((word in words.titles and token.is_title) or token.text == "CEO"):
        return 0
    if begun < i and any(c.isdigit() for c in token.text) and token.text[0].isupper() and _key(doc, begun, i) in firm:
        return 0
    return None


def _key(doc: Doc, start: int, end: int) -> str:
    return name_key(doc[start:end].text)


def _is_place(doc: Doc, start: int, end: int, words: NameWords) -> bool:
    key = _key(doc, start, end)
    return key in words.places or key in words.same


def _capital_runs(doc: Doc, taken: list[bool], words: NameWords) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns outside spaCy's names that nobody prints in lower case here."""
    lower = {token.text for token in doc if token.is_lower}
    dropped = {token.i for ent in doc.ents if ent.label_ in _DROPPED for token in ent}
    i = 0
    while i < len(doc):
        if not _may_be_name(doc[i], taken, dropped, lower, words):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and _may_be_name(doc[end], taken, dropped, lower, words) and not doc[end].is_sent_start:
            end += 1
        if (
            _is_second_half(doc, end)
            and end + 2 < len(doc)
            and _may_be_name(doc[end + 2], taken, dropped, lower, words)
        ):
            end += 3
        yield i, end
        i = end


def _is_second_half(doc: Doc, at: int) -> bool:
    """Tell whether a hyphen and the small second half of a first name stand here: "Min" -ho "Park"."""
    if at + 1 >= len(doc) or doc[at].text != "-" or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return False
    return doc[at + 1].is_lower and doc[at + 1].is_alpha and bool(doc[at + 1].whitespace_)


def _may_be_name(token: Token, taken: list[bool], dropped: set[int], lower: set[str], words: NameWords) -> bool:
    if taken[token.i] or token.i in dropped or not token.text[0].isupper() or not any(c.isalpha() for c in token.text):
        return False
    word = plain(token)
    if (
        word in words.titles
        or word in _CALENDAR
        or word in words.demonyms
        or (token.is_stop and not token.is_upper)
        or len(word) < 2
    ):
        return False
    camel = any(c.isupper() for c in token.text[1:]) and not token.is_upper
    return camel or (token.pos_ == "PROPN" and word not in lower)


def headlines(doc: Doc) -> list[bool]:
    """Tell of each token whether it stands in a headline whose every word is capital."""
    marks = [False] * len(doc)
    for sent in doc.sents:
        letters = [token for token in sent if token.is_alpha]
        capital = sum(token.text[0].isupper() for token in letters)
        ended = any(token.text in {".", "?", "!", ","} for token in sent[-2:])
        if len(letters) >= 4 and capital >= 0.7 * len(letters) and not ended:
            marks[sent.start : sent.end] = [True] * len(sent)
    return marks


def _again(doc: Doc, known: list[NameSpan], taken: list[bool]) -> Iterator[NameSpan]:
    """Yield further occurrences of the names that are known, the longest first."""
    labels: dict[tuple[str, ...], Counter[str]] = {}
    for span in known:
        parts = tuple(token.text for token in doc[span.start : span.end] if not token.is_space)
        labels.setdefault(parts, Counter())[span.label] += 1
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted(labels, key=len, reverse=True):
        by_first.setdefault(parts[0], []).append(parts)
    texts = [token.text for token in doc]
    for i, text in enumerate(texts):
        for parts in by_first.get(text, ()):
            end = i + len(parts)
            if tuple(texts[i:end]) == parts and not any(taken[i:end]):
                taken[i:end] = [True] * len(parts)
                printed = " ".join(doc[i:end].text.split())
                yield NameSpan(i, end, _root(doc, i, end), printed, "")
                break


def _last_words(doc: Doc, known: list[NameSpan], taken: list[bool], words: NameWords) -> list[NameSpan]:
    """Return the last words of known bodies' names that stand alone after "the": "the Ledger"."""
    lasts = {span.text.split()[-1] for span in known if len(span.key.split()) > 1}
    bodies = {last for last in lasts if last.casefold() in words.body_words}
    return [
        NameSpan(token.i, token.i + 1, token.i, token.text, "")
        for token in doc[1:]
        if token.text in bodies and not taken[token.i] and doc[token.i - 1].lower_ == "the"
    ]


def _mistagged(doc: Doc, known: list[NameSpan], taken: list[bool], words: NameWords) -> list[NameSpan]:
    """Return the parts of known names that the tagger took for another word where they stand alone: "Roe rejects"."""
    parts = {span.text.split()[-1 if span.label == "PERSON" else 0] for span in known if len(span.key.split()) > 1}
    lower = {token.text for token in doc if token.is_lower}
    return [
        NameSpan(token.i, token.i + 1, token.i, token.text, "")
        for token in doc
        if token.text in parts
        and not taken[token.i]
        and token.pos_ in {"ADJ", "ADV", "VERB", "NOUN"}
        and not (token.is_stop or plain(token) in lower or _is_common(doc, token.i, token.i + 1, words))
        and plain(token) not in words.demonyms
        and plain(token) not in words.sorting
        and not (token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper())
    ]
