"""Where one saying ends and the next of the same speaker begins: ", adding that"."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.view import Tokens, View

_DEPTH = 4
_SPOKEN = frozenset({"clause", "bare", "quote_after", "quote_before", "as", "object"})


def untangled(view: View, lexicon: Lexicon, drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the drafts by head; a participle of saying after a comma has the speaker of the saying before it.

    The parse often hangs "adding that" on the verb within the first content; content and speaker are put right.
    """
    settled = dict(drafts)
    going_on = lexicon.lists["participles"]["going_on"]
    for head, draft in sorted(drafts.items()):
        participle = view.tag[head] == "VBG"
        if participle and (view.lemma[head] not in going_on or view.kid(head, "nsubj") is not None):
            continue
        refused = draft.act == "declines_comment"
        comma = _comma(view, head) if participle else _conjunction(view, head, refused) or _contrast(view, head)
        if comma is None:
            continue
        outer = _outer(view, settled, head)
        if outer is None:
            continue
        beyond = max(draft.content) if view.tag[head] == "VBG" else view.size
        content = view.trim(i for i in settled[outer].content if i < comma or i > beyond)
        if content and settled[outer].speaker:
            settled[outer] = dataclasses.replace(settled[outer], content=content)
            if view.kid(head, "nsubj") is None:
                settled[head] = dataclasses.replace(draft, speaker=settled[outer].speaker)
    return settled


def continued(view: View, drafts: Mapping[int, Draft], alone: Sequence[Tokens]) -> dict[int, Draft]:
    """Return the drafts by head; a quotation that nobody says continues the saying of the sentence before.

    Where there is none, a quotation that is a paragraph by itself is a saying without a printed speaker or cue.
    """
    settled = dict(drafts)
    spoken: dict[int, list[int]] = {}
    for head, draft in settled.items():
        if draft.rule in _SPOKEN and draft.content:
            spoken.setdefault(view.sentence[head], []).append(head)
    floating: Draft | None = None
    for quotation in alone:
        before = spoken.get(view.sentence[quotation[0]] - 1, [])
        if not before or not _follows(view, max(before), quotation):
            if _is_paragraph(view, quotation):
                floating = _floating(view, floating, quotation)
                settled[floating.head] = floating
            continue
        main = min(before, key=lambda h: _depth(view, h))
        content = tuple(sorted({*settled[main].content, *quotation}))
        settled[main] = dataclasses.replace(settled[main], content=content)
    return settled


def _follows(view: View, head: int, quotation: Tokens) -> bool:
    """Tell whether a quotation stands in the paragraph of a saying, or is the whole of the next."""
    gap = view.block[quotation[0]] - view.block[head]
    start, end = view.blocks[view.block[quotation[0]]]
    return gap == 0 or (gap == 1 and quotation[0] == start and end - quotation[-1] <= 2)


def _floating(view: View, before: Draft | None, quotation: Tokens) -> Draft:
    """Return a saying without a printed speaker or cue; one in the paragraph after another goes on with it."""
    if before is not None and view.block[before.content[-1]] + 1 == view.block[quotation[0]]:
        return dataclasses.replace(before, content=(*before.content, *quotation))
    return Draft("floating", quotation[0], (), (), quotation, "states")


def _is_paragraph(view: View, quotation: Tokens) -> bool:
    """Tell whether a quotation is a sentence, and the whole of a paragraph that is not the first."""
    block = view.block[quotation[0]]
    start, end = view.blocks[block]
    alone = quotation[0] == start and not any(view.text[i][:1].isalnum() for i in view.between(quotation[-1] + 1, end))
    return block > 0 and alone and any(view.is_finite(i) for i in quotation if view.pos[i] in {"VERB", "AUX"})


def _depth(view: View, token: int) -> int:
    depth = 0
    while view.head[token] != token:
        token = view.head[token]
        depth += 1
    return depth


def _comma(view: View, head: int) -> int | None:
    """Return the comma before a participle, over an adverb or a closing mark."""
    before = view.previous(head)
    while before is not None and (view.pos[before] == "ADV" or view.text[before] in {"”", '"', "''"}):
        before = view.previous(before)
    return before if before is not None and view.text[before] == "," else None


def _contrast(view: View, head: int) -> int | None:
    """Return the comma before ", while others said"."""
    mark = view.kid(head, "mark")
    if view.dep[head] != "advcl" or mark is None or view.low[mark] not in {"while", "whereas"}:
        return None
    return mark - 1 if mark and view.text[mark - 1] == "," else None


def _conjunction(view: View, head: int, refused: bool) -> int | None:
    """Return the "and" before a finite saying of the same speaker that is hung into the content of the one before."""
    first = view.head[head]
    if view.dep[head] != "conj":
        return None
    joined = next((i for i in range(head - 1, first, -1) if view.pos[i] == "CCONJ"), None)
    shared = view.kid(head, "nsubj") is None
    if shared and refused and view.dep[first] in {"ccomp", "xcomp"}:
        return joined
    if shared and view.dep[first] == "xcomp" and view.tag[first] == "VB" and view.tag[head] in {"VBD", "VBZ"}:
        return joined
    if view.dep[first] != "ccomp" or view.tag[head] not in {"VBD", "VBZ"}:
        return None
    if view.tag[view.head[first]] != view.tag[head] or joined is None:
        return None
    own = view.kid(head, "nsubj")
    if own is not None:
        return joined if view.low[own] in {"he", "she", "they"} and view.text[joined - 1] == "," else None
    aux = view.kid(first, "aux")
    if aux is not None and view.lemma[aux] == "do":
        return None
    compound = view.lemma[first] == "be" or aux is not None
    return joined if compound or view.tag[first] != view.tag[head] else None


def _outer(view: View, drafts: Mapping[int, Draft], head: int) -> int | None:
    """Return the finite saying whose content the participle was hung into, a few steps up."""
    best = None
    verb = head
    for _ in range(_DEPTH):
        verb = view.head[verb]
        held = drafts.get(verb)
        if held is not None and head in held.content and verb < head and view.tag[verb] != "VBG":
            best = verb
        if view.head[verb] == verb:
            break
    return best
