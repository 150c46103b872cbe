"""From drafts to attributions: one for each cue, with style, confidence and the words around it."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.lexicon import Lexicon
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.view import View
from ingest.read.found import Found
from kg.records import Style

_DIRECT = frozenset({"quote_after", "quote_before"})


def settle(view: View, lexicon: Lexicon, drafts: Iterable[Draft], quoted: list[int]) -> list[Found]:
    """Return the attributions in text order."""
    by_head: dict[int, Draft] = {}
    for draft in drafts:
        held = by_head.get(draft.head)
        by_head[draft.head] = draft if held is None else _merged(held, draft)
    found = [_found(view, lexicon, draft, quoted) for draft in by_head.values() if _holds(draft)]
    return sorted(found, key=lambda f: (f.cue[0], f.content))


def _holds(draft: Draft) -> bool:
    return bool(set(draft.content) - set(draft.cue)) or draft.rule in {"refusal", "silence"}


def _merged(direct: Draft, other: Draft) -> Draft:
    """Return one draft for two on the same cue: the quotation, widened by the clause that holds it."""
    quote, clause = set(direct.content), set(other.content)
    if direct.rule in _DIRECT and other.rule == "quoted_as":
        return other
    if direct.rule not in _DIRECT or not quote & clause:
        return direct
    content = tuple(sorted(quote | clause))
    return Draft(direct.rule, direct.head, direct.cue, direct.speaker or other.speaker, content, direct.act)


def _found(view: View, lexicon: Lexicon, draft: Draft, quoted: list[int]) -> Found:
    parts = set(draft.cue)
    content = tuple(i for i in draft.content if i not in parts)
    speaker = tuple(i for i in draft.speaker if i not in parts)
    return Found(
        cue=view.spans(draft.cue),
        speaker=view.spans(speaker),
        content=view.spans(content),
        act=draft.act,
        style=_style(view, content, quoted),
        confidence=lexicon.confidence.get(draft.rule, 0.5),
        addressee=view.spans(draft.addressee),
    )


def _style(view: View, content: tuple[int, ...], quoted: list[int]) -> Style:
    words = [i for i in content if view.text[i][:1].isalnum()]
    inside = sum(quoted[i] >= 0 for i in words)
    return "direct" if words and inside == len(words) else "mixed" if inside else "indirect"
