"""Direct quotation: which saying stands beside a quotation, and which quotations go on without one."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.lexicon import Lexicon
from ingest.read.attribute.cues import Match, act_of, cue_tokens, matches
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.quotations import Quotation
from ingest.read.attribute.subjects import agent, is_passive, named, noun_phrase, subject_head
from ingest.read.attribute.unlisted import issued, unlisted
from ingest.read.attribute.view import Tokens, View

_REACH = 45
_ZONE = 12
_MARKS = frozenset({"“", "”", '"', "''", "``", "„", "«", "»", "‘", "’", "'"})
_LINKS = frozenset({",", "?", "!", "—", "–", "--", "-", "…", "..."})
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_STOPS = frozenset({".", ";", "?", "!", ":"})
_VERBAL = frozenset({"VERB", "AUX"})


def is_scare(view: View, quotation: Quotation) -> bool:
    """Tell whether a quotation is only a word or a few within somebody's sentence."""
    inside = [i for i in view.between(quotation.start, quotation.end) if view.text[i] not in _MARKS]
    if not inside:
        return True
    words = [i for i in inside if view.text[i][:1].isalnum()]
    if len(words) >= 9:
        return False
    ends = view.text[inside[-1]] in {".", ",", "!", "?", "…", "..."}
    before = view.previous(quotation.start)
    opened = before is None or before < view.bounds(quotation.start)[0] or view.text[before] in {",", ":"}
    return not (ends and opened) and not (opened and any(view.is_finite(i) for i in inside if view.pos[i] in _VERBAL))


def by_quotations(view: View, lexicon: Lexicon, found: Sequence[Quotation]) -> tuple[list[Draft], list[Tokens]]:
    """Return a draft for every saying beside a quotation, its content all the quotations that go with it.

    The second list holds the quotations that begin a sentence and have neither a saying nor a quotation to continue.
    """
    drafts: list[Draft] = []
    alone: list[Tokens] = []
    by_head: dict[int, int] = {}
    last: int | None = None
    previous: Quotation | None = None
    for number, quotation in enumerate(found):
        if is_scare(view, quotation):
            continue
        inside = view.between(quotation.start, quotation.end)
        after = found[number + 1].start if number + 1 < len(found) else view.size
        signed = _signature(view, quotation)
        if signed is not None:
            drafts.append(signed)
            last, previous = len(drafts) - 1, quotation
            continue
        match = (
            _after(view, lexicon, quotation, after)
            or _before(view, lexicon, quotation, previous)
            or unlisted(view, lexicon, quotation, after)
            or issued(view, lexicon, quotation)
        )
        if match is None and quotation.odd and not _is_beside(view, previous, quotation):
            continue
        if match is None:
            if last is not None and previous is not None and _goes_on(view, previous, quotation):
                drafts[last] = _joined(drafts[last], inside)
                previous = quotation
            elif _starts_sentence(view, quotation.start):
                alone.append(inside)
            continue
        rule, cue = match
        same = by_head.get(cue.verb)
        if same is not None:
            drafts[same] = _joined(drafts[same], inside)
            last = same
        else:
            by_head[cue.verb] = len(drafts)
            drafts.append(_draft(view, rule, cue, inside))
            last = len(drafts) - 1
        previous = quotation
    return drafts, alone


def _signature(view: View, quotation: Quotation) -> Draft | None:
    """Read a quotation with a dash and a name after it, as in a list of voices."""
    dash = view.next(quotation.end - 1)
    block = view.block[quotation.end - 1]
    if dash is None or view.block[dash] != block or view.text[dash] not in _DASHES:
        return None
    name = view.trim(view.between(dash + 1, view.blocks[block][1]))
    if not 0 < len(name) <= 8 or not view.text[name[0]][:1].isupper() or any(view.is_finite(i) for i in name):
        return None
    inside = view.between(quotation.start, quotation.end)
    return Draft("signature", dash, (dash,), name, inside, "states")


def _joined(draft: Draft, tokens: Tokens) -> Draft:
    return Draft(draft.rule, draft.head, draft.cue, draft.speaker, tuple(sorted({*draft.content, *tokens})), draft.act)


def _draft(view: View, rule: str, match: Match, content: Tokens) -> Draft:
    verb = match.verb
    passive = is_passive(view, verb) and (view.kid(verb, "auxpass") is not None or bool(agent(view, verb)))
    who = agent(view, verb) if passive else _speaker(view, verb, content)
    return Draft(rule, verb, cue_tokens(view, verb, match.last), who, content, act_of(view, verb, match.cue.act))


def _speaker(view: View, verb: int, content: Tokens) -> Tokens:
    """Return the subject; where the parse took it for something else, the noun phrase beside the verb."""
    quoted = set(content)
    head = subject_head(view, verb)
    zone = view.trim(view.between(max(content) + 1, verb)) if content else ()
    told = head is not None and head > verb and _is_speaker(view, zone)
    if head is not None and head not in quoted and not told:
        return tuple(i for i in named(view, verb, head) if i not in quoted)
    if _is_speaker(view, zone) or (0 < len(zone) <= _ZONE and view.pos[zone[0]] in {"PROPN", "DET", "NOUN", "PRON"}):
        return zone
    for beside in (view.next(verb), view.previous(verb)):
        if beside is None or beside in quoted or view.pos[beside] not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}:
            continue
        top = beside
        while view.head[top] not in {verb, top} and view.pos[view.head[top]] in {"NOUN", "PROPN"}:
            top = view.head[top]
        return tuple(i for i in noun_phrase(view, top) if i not in quoted)
    return ()


def _is_speaker(view: View, zone: Tokens) -> bool:
    """Tell whether words between a quotation and its verb are a noun phrase: “...,” chief executive Ann Roe told."""
    if not 0 < len(zone) <= _ZONE or view.pos[zone[-1]] not in {"PROPN", "NOUN", "PRON"}:
        return False
    return all(view.pos[i] in {"PROPN", "NOUN", "PRON", "DET", "ADJ", "ADP", "PUNCT", "PART", "NUM"} for i in zone)


def _quote_cues(view: View, lexicon: Lexicon, verb: int) -> list[Match]:
    return [m for m in matches(view, lexicon, verb) if "quote" in m.cue.frames]


def _after(view: View, lexicon: Lexicon, quotation: Quotation, limit: int) -> tuple[str, Match] | None:
    """Find the saying that follows: “...,” she said."""
    if quotation.goes_on:
        return None
    first = view.next(quotation.end - 1)
    if first is None or first >= limit or view.block[first] != view.block[quotation.end - 1]:
        return None
    inner = view.previous(quotation.end - 1)
    if inner is not None and view.text[inner] in _MARKS:
        inner = view.previous(inner)
    closing = view.text[inner] if inner is not None else ""
    linked = closing in _LINKS or closing[-1:] in {"?", "!", ",", "…"} or view.text[first] in _LINKS
    if not linked and not (view.low[first] in {"said", "says"} or view.text[first][:1].islower()):
        return None
    depth = 0
    aside: Match | None = None
    told = False
    for i in range(first, min(first + _REACH, limit)):
        depth += (view.text[i] in {"(", "["}) - (view.text[i] in {")", "]"})
        if (view.text[i] in _STOPS and not depth) or view.block[i] != view.block[first]:
            break
        if view.low[i] == "that" and view.dep[i] == "mark":
            return None
        cues = _quote_cues(view, lexicon, i)
        if cues and view.tag[i] != "VBG" and view.dep[i] != "amod" and not _is_aside(view, i, first):
            return "quote_after", cues[0]
        if cues and view.tag[i] == "VBN" and view.text[i - 1] == "," and view.low[i].endswith("ed"):
            aside = cues[0]
        told = told or (view.is_finite(i) and view.pos[i] in _VERBAL)
    return None if aside is None or told else ("quote_after", aside)


def _is_aside(view: View, verb: int, first: int) -> bool:
    """Tell whether a verb after a quotation belongs to a relative clause about its speaker, or about the quotation."""
    own = view.kid(verb, "nsubj")
    if own is not None and view.low[own] in {"which", "that"}:
        return True
    return view.dep[verb] in {"relcl", "acl"} and view.head[verb] >= first


def _before(view: View, lexicon: Lexicon, quotation: Quotation, previous: Quotation | None) -> tuple[str, Match] | None:
    """Find the saying that leads in: She said: “..."""
    start = quotation.start
    floor = previous.end if previous is not None and previous.end <= start else 0
    at = view.previous(start)
    if at is None or at < floor:
        return None
    if view.block[at] != view.block[start] and view.text[at] != ":":
        return None
    linked = view.text[at] in {",", ":", "—", "–", "--"} or view.low[at] == "that"
    aside: Match | None = None
    for i in range(at, max(at - _REACH, floor) - 1, -1):
        if view.block[i] not in {view.block[at], -1} or (i != at and view.text[i] in _STOPS - {":"}):
            break
        cues = _quote_cues(view, lexicon, i)
        if not cues or not (linked or i == at or cues[0].last == at):
            continue
        if view.dep[i] in {"relcl", "acl"} and view.tag[i] != "VBG":
            aside = aside or cues[0]
            continue
        return "quote_before", cues[0]
    return None if aside is None else ("quote_before", aside)


def _goes_on(view: View, previous: Quotation, quotation: Quotation) -> bool:
    """Tell whether a quotation without a saying continues the one before."""
    if previous.goes_on:
        return True
    if not _starts_sentence(view, quotation.start):
        return False
    gap = view.block[quotation.start] - view.block[previous.end - 1]
    return 0 <= gap <= 1


def _is_beside(view: View, previous: Quotation | None, quotation: Quotation) -> bool:
    return previous is not None and view.block[previous.start] == view.block[quotation.start]


def _starts_sentence(view: View, start: int) -> bool:
    before = view.previous(start)
    if before is None or view.block[before] != view.block[start]:
        return True
    return view.text[before] in {".", "?", "!", "”", '"', "''", "…"}
