"""Where a name begins and ends: titles and roles before it, letters and marks behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.read.names.lexicon import NameWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGES = frozenset("\"'“”‘’`.,;:!?()[]–—-…/«»*|•_").union({"''", "``", "'s", "’s", "--", "s"})
_JOINTS = frozenset({"and", "&", "or", "of", "for", "in", "on", "at"})  # which no name ends with
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "my", "former", "ex"})


def plain(token: Token) -> str:
    """Return a token's text without case."""
    return token.text.casefold()


def trimmed(doc: Doc, start: int, end: int, words: NameWords) -> tuple[int, int, tuple[str, ...]]:
    """Return where a name begins and ends without determiners, titles and marks, and the titles before it."""
    titles: list[str] = []
    while start < end:
        word = plain(doc[start])
        two = f"{word} {plain(doc[start + 1])}" if start + 1 < end else ""
        if two in words.titles and start + 2 < end:
            titles.append(two)
            start += 2
        elif word in words.titles and start + 1 < end and word not in {"justice", "state"}:
            titles.append(word)
            start += 1
        elif _is_role_before(doc, start, end, words):
            titles.append(doc[start].lemma_.casefold())
            start += 1
        elif word in _EDGES or word in _DETERMINERS or doc[start].is_space:
            start += 1
        else:
            break
    while end > start and (plain(doc[end - 1]) in _EDGES | _JOINTS or doc[end - 1].is_space):
        if doc[end - 1].text == ")" and any(token.text == "(" for token in doc[start:end]):
            break
        end -= 1
    while end - start > 2 and doc[end - 1].is_upper and plain(doc[end - 1]) in words.after_names:
        end -= 1
    return start, end, tuple(titles)


def _is_role_before(doc: Doc, start: int, end: int, words: NameWords) -> bool:
    """Tell whether a capital noun for a person stands before a full name: "Widow Ada Roe"."""
    if end - start < 3 or plain(doc[start]) not in words.persons or plain(doc[end - 1]) in words.body_words:
        return False
    return plain(doc[start + 1]) in words.first_names or doc[end - 1].ent_type_ == "PERSON"


def after_name(doc: Doc, end: int, words: NameWords) -> int:
    """Return where letters behind a name end, which are no part of it: "Ada Roe KC"."""
    while end < len(doc) and doc[end].is_upper and plain(doc[end]) in words.after_names:
        end += 1
    return end


def titles_before(doc: Doc, start: int, words: NameWords) -> Iterator[str]:
    """Yield the titles that stand right before a name."""
    at = start - 1
    while at >= 0 and not doc[at].is_space:
        word = plain(doc[at])
        two = f"{plain(doc[at - 1])} {word}" if at else ""
        if two in words.titles:
            yield two
            at -= 2
        elif word in words.titles and (
            doc[at].is_title or doc[at].is_upper or doc[at].pos_ == "PROPN" or word == "spokesman"
        ):
            yield word
            at -= 1
        elif word == "." and at and plain(doc[at - 1]) in words.titles:
            at -= 1
        else:
            return
