"""From drafts to attributions: one for each cue, with style, confidence and the words around it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from ingest.lexicon import Lexicon
from ingest.read.attribute.acts import by_content
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.parties import parties
from ingest.read.attribute.relays import cited
from ingest.read.attribute.tagged import confidence, joined
from ingest.read.attribute.tails import shortened
from ingest.read.attribute.untangle import continued, untangled
from ingest.read.attribute.view import Tokens, View
from ingest.read.found import Found
from ingest.read.tagger import Tags
from ingest.read.text import text_of
from kg.records import Style

_DIRECT = frozenset({"quote_after", "quote_before"})
_SILENT = frozenset({"refusal", "silence"})
_OF_PRONOUNS = frozenset({"denies", "confirms", "doubts"})  # "doubted it" says what somebody thinks of what was said
_PAIRS = {"“": "”", "„": "”", "``": "''", "‘": "’"}
_PRONOUNS = frozenset(
    "it this that them him her so these those he she they me us you itself himself herself themselves anonymity".split()
)


@dataclasses.dataclass(frozen=True, slots=True)
class Quoted:
    """Which quotation each token stands in, or -1, and the quotations that nobody was found to say."""

    within: Sequence[int]
    alone: Sequence[Tokens]


def settle(
    view: View, lexicon: Lexicon, drafts: Iterable[Draft], *, quoted: Quoted, tags: Tags | None = None
) -> list[Found]:
    """Return the attributions in text order; ``tags`` is what the tagger says of the text, if one was asked."""
    by_head: dict[int, Draft] = {}
    ands = {i for i in range(view.size) if view.pos[i] == "CCONJ"}
    for draft in drafts:
        held = by_head.get(draft.head)
        by_head[draft.head] = draft if held is None else _merged(held, draft, ands)
    by_head = untangled(view, lexicon, by_head)
    by_head = shortened(view, lexicon, by_head)
    by_head = cited(view, lexicon, by_head)
    by_head = continued(view, by_head, quoted.alone)
    by_head = by_head if tags is None else _joined(view, lexicon, by_head, tags)
    hearsay = {draft.head for draft in by_head.values() if draft.rule == "adverb"}
    mute = {i for draft in by_head.values() if draft.rule in _SILENT for i in draft.content}
    sayings = _sayings(by_head.values())
    kept = [
        draft
        for draft in by_head.values()
        if _holds(view, draft) and draft.head not in mute and not _is_saying(draft, sayings)
    ]
    found = [_found(view, lexicon, _bounded(view, draft, hearsay), quoted.within) for draft in kept]
    return by_content(text_of(view.doc), sorted(found, key=lambda f: (f.anchor, f.content)))


def _joined(view: View, lexicon: Lexicon, by_head: dict[int, Draft], tags: Tags) -> dict[int, Draft]:
    """Return the drafts with those that the tagger adds, and with whom these cite."""
    both = joined(view, by_head, tags)
    known = by_head.keys() | both.keys()
    return both | {head: draft for head, draft in cited(view, lexicon, both).items() if head not in known}


def _sayings(drafts: Iterable[Draft]) -> dict[int, list[set[int]]]:
    """Return the words of speakers with their cues by each of their tokens."""
    by_token: dict[int, list[set[int]]] = {}
    for draft in drafts:
        words = {*draft.cue, *draft.speaker}
        for token in words:
            by_token.setdefault(token, []).append(words)
    return by_token


def _is_saying(draft: Draft, sayings: dict[int, list[set[int]]]) -> bool:
    """Tell whether a content is nothing but "she said"."""
    content = set(draft.content)
    return bool(content) and any(content <= words for words in sayings.get(draft.content[0], ()))


def _holds(view: View, draft: Draft) -> bool:
    content = [i for i in draft.content if i not in set(draft.cue) and view.text[i][:1].isalnum()]
    if not content:
        return draft.rule in _SILENT
    return len(content) > 1 or draft.act in _OF_PRONOUNS or view.low[content[0]] not in _PRONOUNS


def _merged(held: Draft, other: Draft, cut: set[int]) -> Draft:
    """Return one draft for two on the same cue: the quotation, widened by the clause that holds it."""
    if held.rule in _DIRECT and other.rule == "quoted_as":
        return other
    quote, clause = set(held.content), set(other.content)
    if held.rule not in _DIRECT or not quote & clause:
        return held
    extra = sorted(clause - quote)
    if extra and min(clause) in quote and extra[0] - 1 in quote and extra[0] in cut:
        clause = set()  # “...,” and did something else
    content = tuple(sorted(quote | clause))
    return dataclasses.replace(held, speaker=held.speaker or other.speaker, content=content)


def _bounded(view: View, draft: Draft, hearsay: set[int]) -> Draft:
    """Return a draft whose parts do not overlap; hearsay ("reportedly") is no part of the cue it stands in."""
    cue = tuple(i for i in draft.cue if i == draft.head or i not in hearsay)
    taken = set(cue)
    speaker = tuple(i for i in _with_hyphens(view, draft.speaker) if i not in taken)
    ended = _ended(view, tuple(i for i in draft.content if i not in taken | set(speaker)))
    content = _balanced(view, tuple(i for i in ended if i not in taken))
    return dataclasses.replace(draft, cue=cue, content=content, speaker=speaker)


def _with_hyphens(view: View, words: Tokens) -> Tokens:
    """Return words with the rest of a last one that has a hyphen: "an internal e-mail"."""
    end = words[-1] + 1 if words else view.size
    while end + 1 < view.size and view.text[end] == "-" and not (view.after[end - 1] or view.after[end]):
        words, end = (*words, end, end + 1), end + 2
    return words


def _ended(view: View, content: Tokens) -> Tokens:
    """Return a content with the genitive of its last word, and without a conjunction that leads to something else."""
    while len(content) > 1 and (view.pos[content[-1]] == "CCONJ" or view.text[content[-1]] == ","):
        content = content[:-1]
    after = view.next(content[-1]) if content else None
    return (*content, after) if after is not None and view.tag[after] == "POS" else content


def _balanced(view: View, content: Tokens) -> Tokens:
    """Return a content with the closing mark that belongs to an opening one in it, and without a stray mark."""
    if not content:
        return content
    last = content[-1]
    opened = [i for i in content if view.text[i] in _PAIRS]
    closed = [i for i in content if view.text[i] in {"”", "''"}]
    if view.text[last] == "”" and not any(view.text[i] in {"“", "„"} for i in content):
        return view.trim(content[:-1])
    if len(opened) > len(closed):
        mark = _PAIRS[view.text[opened[-1]]]
        for i in range(last + 1, min(last + 4, view.size)):
            if view.text[i] == mark:
                return content + view.between(last + 1, i + 1)
            if view.text[i] not in {".", ",", "!", "?"} and not view.space[i]:
                break
    return content


def _found(view: View, lexicon: Lexicon, draft: Draft, quoted: Sequence[int]) -> Found:
    beside = parties(view, lexicon, draft)
    when = view.spans(beside.when)
    return Found(
        cue=view.spans(draft.cue),
        speaker=view.spans(draft.speaker),
        content=view.spans(draft.content),
        act=draft.act,
        style=_style(view, draft.content, quoted),
        confidence=confidence(lexicon.confidence.get(draft.rule, 0.5), draft.support),
        addressee=view.spans(beside.addressee),
        medium=view.spans(beside.medium),
        said_at=when[0] if when else None,
    )


def _style(view: View, content: Tokens, quoted: Sequence[int]) -> Style:
    words = [i for i in content if view.text[i][:1].isalnum()]
    inside = sum(quoted[i] >= 0 for i in words)
    return "direct" if words and inside == len(words) else "mixed" if inside else "indirect"
