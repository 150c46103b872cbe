"""Indirect attribution by verbs: a draft for every cue with somebody to perform it and something to perform it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.lexicon import Lexicon
from ingest.read.attribute import clauses
from ingest.read.attribute.cues import Match, act_of, cue_tokens, matches
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.subjects import agent, can_speak, is_passive, is_voice, named, noun_phrase, subject_head
from ingest.read.attribute.surface import final_saying
from ingest.read.attribute.view import Tokens, View

_FRAMES: tuple[tuple[str, str, Callable[[View, Match], Tokens]], ...] = (
    ("bare", "bare", clauses.around),
    ("clause", "clause", clauses.clause),
    ("clause", "clause", clauses.that_clause),
    ("bare", "clause", clauses.loose_clause),
    ("person", "person", clauses.told),
    ("to", "to", clauses.infinitive),
    ("of", "of", lambda view, match: clauses.predicated(view, match, "of", "for", "with")),
    ("as", "as", lambda view, match: clauses.predicated(view, match, "as", "to")),
    ("object", "object", clauses.target),
    ("evidence", "object", clauses.target),
    ("bare", "block", clauses.next_block),
)


def by_verbs(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every verb that attributes."""
    for verb in range(view.size):
        cues = matches(view, lexicon, verb)
        if not cues or is_unreal(view, verb):
            continue
        draft = _passive(view, cues) if is_passive(view, verb) else _active(view, lexicon, cues)
        if draft is not None:
            yield draft


def _active(view: View, lexicon: Lexicon, cues: list[Match]) -> Draft | None:
    verb = cues[0].verb
    final = _final(view, cues)
    if final is not None:
        return final
    who = subject_head(view, verb)
    if who is None or view.pos[who] in {"PART", "AUX", "PUNCT"} or view.low[who] in {"'s", "’s", "let"}:
        return None
    if view.low[who] in lexicon.lists["pronouns"]["first"] or view.low[who] == "you":
        return None
    if _is_asked(view, verb) or _tells_anybody(view, verb, who):
        return None
    printed = view.lemma[who] in lexicon.lists["speakers"]["documents"]
    noun_like = view.dep[verb] == "acl" and any(view.tag[kid] == "TO" for kid in view.kids_of(verb, "aux"))
    words = lexicon.lists["speakers"]
    able, voiced = can_speak(view, who, words), is_voice(view, who, words)
    for frame, rule, find in _FRAMES:
        for match in cues:
            if noun_like and rule in {"object", "as", "to", "person"}:
                continue
            if rule in {"object", "as", "to"} and not voiced:
                continue
            if frame == "evidence" and not printed:
                continue
            if frame not in match.cue.frames or (match.cue.strength < 0.7 and not able):
                continue
            unsaid = rule in {"object", "as"} and match.cue.act == "states" and view.is_negated(verb)
            if unsaid and view.lemma[verb] not in lexicon.lists["refusals"]["mute"]:
                continue
            content = find(view, match)
            if match.cue.strength < 0.7 and not any(view.is_finite(i) for i in content):
                continue
            if content and (_is_perceived(view, verb, content) or _is_namelessness(view, content)):
                continue
            if content:
                act = act_of(view, verb, match.cue.act)
                act = "states" if printed and act == "believes" else act
                return Draft(rule, verb, cue_tokens(view, verb, match.last), named(view, verb, who), content, act)
    return None


def _is_perceived(view: View, verb: int, content: Tokens) -> bool:
    """Tell whether "saw its shares fall" only says what happened: a bare infinitive is no thought."""
    if view.lemma[verb] not in view.grammar["perceiving"]:
        return False
    clause = next((kid for kid in view.kids_of(verb, "ccomp", "xcomp") if kid in content), None)
    if clause is None or view.kid(clause, "mark", "aux") is not None or view.tag[content[0]] in {"WP", "WRB", "WDT"}:
        return False
    return view.tag[clause] == "VB" or (view.tag[clause] == "VBP" and view.tag[verb] in {"VBD", "VBN"})


def _is_namelessness(view: View, content: Tokens) -> bool:
    """Tell whether somebody only wants not to be named."""
    return len(content) <= 5 and any(view.low[i] in view.grammar["named"] for i in content)


def _is_asked(view: View, verb: int) -> bool:
    """Tell whether "asked whether it was so, she said" has a subject that is asked and does not ask."""
    before = view.previous(verb)
    opens = before is None or before < view.bounds(verb)[0] or view.text[before] in {",", "“", '"', "When", "when"}
    own = view.kid(verb, "nsubj", "nsubjpass")
    return view.lemma[verb] == "ask" and own is None and opens and view.dep[verb] != "conj" and view.tag[verb] != "VBG"


def _tells_anybody(view: View, verb: int, who: int) -> bool:
    """Tell whether a thing "tells you" something: no speaker, nobody addressed."""
    told = view.kid(verb, "dobj", "dative")
    thing = view.low[who] in {"it", "this", "that"} or view.pos[who] == "NOUN"
    return told is not None and view.low[told] == "you" and thing and view.lemma[verb] == "tell"


def _final(view: View, cues: list[Match]) -> Draft | None:
    """Read ", she said." by its place."""
    match = next((match for match in cues if "bare" in match.cue.frames), None)
    if match is None:
        return None
    verb = match.verb
    content, who = final_saying(view, verb)
    if not content or view.low[who[0]] in {"i", "we", "you"}:
        return None
    return Draft("bare", verb, cue_tokens(view, verb, match.last), who, content, act_of(view, verb, match.cue.act))


def _passive(view: View, cues: list[Match]) -> Draft | None:
    """Read "was accused by X of lying": the subject is spoken of, the agent speaks."""
    verb = cues[0].verb
    who = agent(view, verb)
    attached = clauses.after_agent(view, verb)
    who = tuple(i for i in who if i not in attached)
    about = view.kid(verb, "nsubjpass")
    spoken_of = () if about is None else noun_phrase(view, about)
    for match in cues:
        frames = match.cue.frames
        rest: Tokens = ()
        if "of" in frames:
            rest = clauses.predicated(view, match, "of", "for", "with") or attached
        if not rest and "as" in frames:
            rest = clauses.predicated(view, match, "as")
        told = not rest and who and "clause" in frames
        if told:
            rest = clauses.clause(view, match)
        if not rest and not (who and frames & {"object", "as"}):
            continue
        if not spoken_of and not who:
            continue
        content = {i for i in rest if i not in who} | (set() if told and rest else set(spoken_of))
        if content:
            act = act_of(view, verb, match.cue.act)
            return Draft("of", verb, cue_tokens(view, verb, match.last), who, tuple(sorted(content)), act)
    return None


def is_unreal(view: View, verb: int) -> bool:
    """Tell whether a verb is only possible, commanded or asked for: nobody has said anything."""
    if any(view.low[kid] in view.grammar["unreal"] for kid in view.kids_of(verb, "aux")):
        return True
    mark = view.kid(verb, "mark")
    if mark is not None and view.low[mark] in {"if", "unless", "whether"}:
        return True
    if view.dep[verb] == "xcomp" and view.lemma[view.head[verb]] in view.grammar["unfulfilled"]:
        return True
    if view.dep[verb] == "pcomp" and view.low[view.head[verb]] == "without":
        return True
    start, end = view.bounds(verb)
    asks = any(view.text[i] == "?" for i in range(max(start, end - 3), end))
    aux = next((kid for kid in view.kids_of(verb, "aux")), None)
    own = view.kid(verb, "nsubj")
    return asks and aux is not None and own is not None and aux < own
