"""Indirect attribution by verbs: one draft for every cue with somebody to perform it and something to perform it on."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.lexicon import Lexicon
from ingest.read.attribute import clauses
from ingest.read.attribute.cues import Match, act_of, cue_tokens, matches
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import agent, can_speak, is_passive, noun_phrase, speaker, subject_head
from ingest.read.attribute.view import Tokens, View

_UNREAL = frozenset({"can", "could", "should", "must", "might", "may"})


def by_verbs(view: View, lexicon: Lexicon, quoted: list[int]) -> Iterator[Draft]:
    """Yield a draft for every verb that attributes; ``quoted`` tells of a token which quotation it stands in, or -1."""
    for verb in range(view.size):
        for match in matches(view, lexicon, verb):
            draft = _draft(view, lexicon, match, quoted)
            if draft is not None:
                yield draft
                break


def _draft(view: View, lexicon: Lexicon, match: Match, quoted: list[int]) -> Draft | None:
    verb = match.verb
    if is_unreal(view, verb):
        return None
    if is_passive(view, verb):
        return _passive(view, match)
    who = subject_head(view, verb)
    if who is None or (match.cue.strength < 0.7 and not can_speak(view, who, lexicon.lists["speakers"]["mute"])):
        return None
    if view.low[who] in lexicon.lists["pronouns"]["first"] or view.low[who] == "you":
        return None
    rule, content = _content(view, match)
    if not content:
        return None
    return Draft(
        rule,
        verb,
        cue_tokens(view, verb, match.last),
        noun_phrase(view, who),
        content,
        act_of(view, verb, match.cue.act),
    )


def _content(view: View, match: Match) -> tuple[str, Tokens]:
    frames = match.cue.frames
    tried = (
        ("clause", "clause", lambda: clauses.clause(view, match)),
        ("to", "to", lambda: clauses.infinitive(view, match)),
        ("person", "person", lambda: clauses.told(view, match)),
        ("of", "of", lambda: clauses.predicated(view, match, "of", "for", "with")),
        ("as", "as", lambda: clauses.predicated(view, match, "as", "to")),
        ("object", "object", lambda: clauses.target(view, match)),
        ("clause", "that", lambda: clauses.that_clause(view, match.last)),
    )
    for frame, rule, find in tried:
        if frame in frames:
            content = find()
            if content:
                return rule, content
    if "quote" in frames and match.cue.strength == 1.0:
        content = clauses.bare(view, match.verb, match.last)
        if content:
            return "bare", content
    return "", ()


def _passive(view: View, match: Match) -> Draft | None:
    """Read "was accused by X of lying": the subject is spoken of, the agent speaks."""
    verb = match.verb
    who = agent(view, verb)
    frames = match.cue.frames
    about = view.kid(verb, "nsubjpass")
    spoken_of = () if about is None else noun_phrase(view, about)
    rest: Tokens = ()
    if "of" in frames:
        rest = clauses.predicated(view, match, "of", "for", "with")
    if not rest and "as" in frames:
        rest = clauses.predicated(view, match, "as")
    if not rest and who and "clause" in frames:
        rest = clauses.clause(view, match)
        spoken_of = ()
    if not rest and not (who and frames & {"object", "as"}):
        return None
    rest = tuple(i for i in rest if i not in who)
    content = tuple(sorted({*spoken_of, *rest}))
    if not content:
        return None
    return Draft("of", verb, cue_tokens(view, verb, match.last), who, content, act_of(view, verb, match.cue.act))


def is_unreal(view: View, verb: int) -> bool:
    """Tell whether a verb is only possible, commanded or asked for: nobody has said anything."""
    if any(view.low[kid] in _UNREAL for kid in view.kids_of(verb, "aux")):
        return True
    mark = view.kid(verb, "mark")
    if mark is not None and view.low[mark] in {"if", "unless", "whether"}:
        return True
    start, end = view.bounds(verb)
    asks = any(view.text[i] == "?" for i in range(max(start, end - 3), end))
    aux = next((kid for kid in view.kids_of(verb, "aux")), None)
    own = view.kid(verb, "nsubj")
    return asks and aux is not None and own is not None and aux < own


__all__ = ["by_verbs", "is_unreal", "speaker"]
