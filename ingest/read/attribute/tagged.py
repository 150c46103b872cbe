"""What the tagger adds to the rules: sayings that they did not see, and parts that they left out."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from importlib.resources import files

from ingest.read.attribute.draft import Draft
from ingest.read.attribute.verbs import is_namelessness
from ingest.read.attribute.view import Tokens, View
from ingest.read.tagger import Tagged, Tags
from kg.records import Span

RULE = "tagged"
_SILENT = frozenset({"declines_comment", "no_response"})
# Rules that read these better than the tagger: quotations, and what layout says.
_SURE = frozenset(
    {"quote_after", "quote_before", "quoted_as", "floating", "headline", "signature", "block", "transcript"}
)
_EMPTY = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SYM"})  # what says nothing by itself
_LOOSE = frozenset({"conj", "cc", "parataxis", "punct", "dep", "advcl", "npadvmod", "appos"})
_MARKS = frozenset({"“", '"', "'", "‘", "`", "«"})
_LEAST = 0.01


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """How sure the tagger must be (0 to 1) to add a saying, or that there is none to drop a rule's."""

    add: float
    parts: float
    drop: float


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """How a saying's confidence follows from its rule's share of right ones and from the tagger, in log odds."""

    bias: float
    rule: float
    support: float


@functools.cache
def load_limits() -> Limits:
    """Load the limits; loaded once."""
    return Limits(**_data()["limits"])


@functools.cache
def load_weights() -> Weights:
    """Load the weights of the confidence; loaded once."""
    return Weights(**_data()["confidence"])


def _data() -> dict[str, dict[str, float]]:
    return tomllib.loads((files("ingest") / "lexicon" / "tagger.toml").read_text("utf-8"))


def confidence(share: float, support: float | None) -> float:
    """Return how likely a saying is right, 0 to 1: its rule's share of right ones, moved by what the tagger says."""
    if support is None:
        return share
    weights = load_weights()
    return 1 / (1 + math.exp(-weights.bias - weights.rule * log_odds(share) - weights.support * log_odds(support)))


def log_odds(share: float) -> float:
    """Return the logarithm of the odds of a probability, which is kept from 0 and 1."""
    held = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


def joined(view: View, drafts: Mapping[int, Draft], tags: Tags) -> dict[int, Draft]:
    """Return the drafts by head: the rules' that the tagger does not doubt, and its own where no rule saw a saying."""
    limits = load_limits()
    settled = {head: dataclasses.replace(draft, support=_support(view, draft, tags)) for head, draft in drafts.items()}
    settled = {
        head: draft for head, draft in settled.items() if draft.rule in _SURE or (draft.support or 0) >= limits.drop
    }
    cues = {i for draft in drafts.values() for i in draft.cue}
    contents = [set(draft.content) for draft in drafts.values() if draft.content]
    for one in tags.found:
        draft = _draft(view, one, limits)
        if draft is None or draft.head in settled or cues & {*draft.cue}:
            continue
        if any(_is_told(draft, other) for other in contents):
            continue
        settled[draft.head] = draft
    return settled


def _support(view: View, draft: Draft, tags: Tags) -> float | None:
    """Return how sure the tagger is that the draft's cue is one; None where no cue is printed."""
    if not draft.cue:
        return None
    return max((tags.cue(start, end) for start, end in view.spans(draft.cue)), default=0.0)


def _draft(view: View, one: Tagged, limits: Limits) -> Draft | None:
    """Return a tagged saying in tokens, or None where the tagger is not sure enough of it or it lacks a part."""
    cue = _tokens(view, [one.cue])
    if one.sure < limits.add or not cue or min(one.parts, default=0) < limits.parts:
        return None
    head = _head(view, cue)
    if view.pos[head] in _EMPTY - {"AUX", "PUNCT"}:
        return None
    said = _near(view, _tokens(view, one.content), cue)
    speaker = _speaker(view, _tokens(view, one.speaker), cue, said)
    content = _whole(view, [i for i in said if i not in {*cue, *speaker}], {*cue, *speaker})
    speaker = _whole(view, _nearest(view, speaker, cue), {*cue, *content})
    speaker = () if _is_hearer(view, head, speaker) or all(view.pos[i] in _EMPTY for i in speaker) else speaker
    if (not content and one.act not in _SILENT) or is_namelessness(view, head, content):
        return None
    if content and (all(view.pos[i] in _EMPTY for i in content) or _is_no_saying(view, head, content)):
        return None
    return Draft(RULE, head, cue, speaker, content, one.act, one.sure)


def _speaker(view: View, tagged: Tokens, cue: Tokens, said: Tokens) -> Tokens:
    """Return who speaks: without a preposition before it, and without what stands amid the words said."""
    words = [i for i in tagged if i not in cue]
    kept = [i for i in words if said and not said[0] < i < said[-1]] or words
    return tuple(kept[1:] if len(kept) > 1 and view.pos[kept[0]] == "ADP" else kept)


def _near(view: View, said: Tokens, cue: Tokens) -> Tokens:
    """Return the words that stand in the cue's sentence, or in others that follow one another from there.

    Another paragraph's count only where they open with a mark of quotation.
    """
    numbers = {view.sentence[i] for i in said}
    first = last = view.sentence[cue[0]]
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    kept = [i for i in said if first <= view.sentence[i] <= last]
    opening = {view.block[i]: i for i in reversed(kept)}
    home = view.block[cue[0]]
    return tuple(i for i in kept if view.block[i] == home or view.text[opening[view.block[i]]][:1] in _MARKS)


def _nearest(view: View, speaker: Tokens, cue: Tokens) -> Tokens:
    """Return the stretch of a speaker's words that lies nearest to the cue: there is one speaker."""
    stretches: list[list[int]] = []
    for i in speaker:
        if stretches and not view.between(stretches[-1][-1] + 1, i):
            stretches[-1].append(i)
        else:
            stretches.append([i])
    return tuple(min(stretches, key=lambda some: min(abs(i - at) for i in some for at in cue), default=()))


def _is_hearer(view: View, head: int, speaker: Tokens) -> bool:
    """Tell whether a speaker is the subject of a passive: "the authors were asked" by somebody else."""
    return view.kid(head, "nsubjpass") in speaker


def _is_no_saying(view: View, head: int, content: Tokens) -> bool:
    """Tell whether somebody only comes upon a thing, is moved, or willing: "identified 61 accounts", "keen to go"."""
    tops = [i for i in content if view.head[i] not in content or view.head[i] == i]
    willing = view.pos[head] == "ADJ" and view.low[content[0]] == "to"
    if view.pos[head] == "NOUN" and all(view.dep[i] == "relcl" and view.head[i] == head for i in tops):
        return True
    bare = all(view.pos[i] not in {"VERB", "AUX"} for i in tops)
    return willing or (
        bare and any(view.lemma[head] in view.grammar[kind] for kind in ("finding", "knowing", "moving"))
    )


def _whole(view: View, words: Sequence[int], others: Set[int]) -> Tokens:
    """Return words without holes: sentence by sentence what stands between them and what hangs on them, save others."""
    whole: set[int] = set()
    for number in sorted({view.sentence[i] for i in words}):
        inside = [i for i in words if view.sentence[i] == number]
        for a, b in itertools.pairwise(inside):
            gap = view.between(a, b + 1)
            whole.update(gap if others.isdisjoint(gap) else (a, b))
        whole.update(inside)
        for top in (i for i in inside if view.head[i] not in whole or view.head[i] == i):
            grown = view.subtree(top, without=_LOOSE)
            first, last = min(inside[0], grown[0]), max(inside[-1], grown[-1])
            hull = view.between(first, last + 1)
            if others.isdisjoint(hull):
                whole.update(hull)
    kept = view.trim(sorted(whole))
    while kept and view.pos[kept[-1]] in {"CCONJ", "SCONJ"}:
        kept = view.trim(kept[:-1])
    return kept


def _head(view: View, cue: Tokens) -> int:
    """Return the cue's main token: a verb where there is one, and the one that the others hang on."""
    inside = set(cue)
    tops = [i for i in cue if view.head[i] not in inside or view.head[i] == i]
    return next((i for i in tops if view.pos[i] == "VERB"), tops[0] if tops else cue[0])


def _tokens(view: View, spans: Iterable[Span]) -> Tokens:
    found: set[int] = set()
    for start, end in spans:
        first, last = bisect.bisect_right(view.end, start), bisect.bisect_left(view.start, end)
        found.update(i for i in range(first, last) if not view.space[i])
    return tuple(sorted(found))


def _is_told(draft: Draft, content: set[int]) -> bool:
    """Tell whether most of what a saying says is told in another one's content, in which the saying does not stand."""
    return 2 * len(content & {*draft.content}) > len(draft.content) and draft.head not in content
