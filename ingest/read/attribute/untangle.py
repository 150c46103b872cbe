"""Where one saying ends and the next of the same speaker begins: ", adding that"."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.view import View

_DEPTH = 4


def untangled(view: View, lexicon: Lexicon, drafts: Mapping[int, Draft]) -> dict[int, Draft]:
    """Return the drafts by head; a participle of saying after a comma has the speaker of the saying before it.

    The parse often hangs "adding that" on the verb within the first content; content and speaker are put right.
    """
    settled = dict(drafts)
    going_on = lexicon.lists["participles"]["going_on"]
    for head, draft in sorted(drafts.items()):
        comma = _comma(view, head)
        if view.tag[head] != "VBG" or view.lemma[head] not in going_on or comma is None:
            continue
        outer = _outer(view, settled, head)
        if outer is None:
            continue
        content = view.trim(i for i in settled[outer].content if i < comma or i > max(draft.content))
        if content and settled[outer].speaker:
            settled[outer] = dataclasses.replace(settled[outer], content=content)
            settled[head] = dataclasses.replace(draft, speaker=settled[outer].speaker)
    return settled


def _comma(view: View, head: int) -> int | None:
    """Return the comma before a participle, over an adverb or a closing mark."""
    before = view.previous(head)
    while before is not None and (view.pos[before] == "ADV" or view.text[before] in {"”", '"', "''"}):
        before = view.previous(before)
    return before if before is not None and view.text[before] == "," and view.kid(head, "nsubj") is None else None


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
