"""Indirect attribution by verbs: a draft for every cue with somebody to perform it and something to perform it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.lexicon import Lexicon
from ingest.read.attribute import clauses
from ingest.read.attribute.cues import Match, act_of, cue_tokens, matches
from ingest.read.attribute.draft import Draft
from ingest.read.attribute.passives import asked, heard, passive
from ingest.read.attribute.retold import answer, garden, gerund, inner_quotation
from ingest.read.attribute.subjects import can_speak, is_passive, is_voice, named, subject_head
from ingest.read.attribute.surface import final_saying, is_quoted
from ingest.read.attribute.view import Tokens, View

_ALSO_AT = {"give": ("as",), "attribute": ("to",), "ascribe": ("to",), "liken": ("to",), "trace": ("to",)}
_FRAMES: tuple[tuple[str, str, Callable[[View, Match], Tokens]], ...] = (
    ("bare", "bare", clauses.around),
    ("clause", "clause", clauses.clause),
    ("clause", "clause", clauses.that_clause),
    ("bare", "clause", clauses.loose_clause),
    ("person", "person", clauses.told),
    ("to", "to", clauses.infinitive),
    ("clause", "clause", inner_quotation),
    ("quote", "clause", inner_quotation),
    ("clause", "clause", answer),
    ("clause", "clause", garden),
    ("object", "object", gerund),
    ("at", "object", lambda view, match: clauses.predicated(view, match, "at", *_ALSO_AT.get(match.cue.words[0], ()))),
    ("of", "of", lambda view, match: clauses.predicated(view, match, "of", "for", "with")),
    ("as", "as", lambda view, match: clauses.predicated(view, match, "as", "to")),
    ("object", "object", clauses.target),
    ("evidence", "object", clauses.target),
    ("bare", "block", clauses.next_block),
)

_NAMING = 10
_SAID = frozenset({"states", "asks", "demands", "denies", "confirms"})


def by_verbs(view: View, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield a draft for every verb that attributes."""
    for verb in range(view.size):
        cues = matches(view, lexicon, verb)
        if not cues or is_unreal(view, verb):
            continue
        draft = passive(view, lexicon, cues) if is_passive(view, verb) else _active(view, lexicon, cues)
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
    if _is_nobody(view, verb, who):
        return None
    first = view.low[who] in lexicon.lists["pronouns"]["first"]
    if view.low[who] == "you" or (first and not _is_retold(view, cues)):
        return None
    if _is_asked(view, verb):
        return asked(view, verb)
    if _tells_anybody(view, verb, who):
        return None
    tried = heard(view, lexicon, verb)
    if tried is not None:
        return tried
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
            if rule == "object" and _is_purpose(view, verb):
                continue
            if frame == "evidence" and not printed:
                continue
            if frame not in match.cue.frames or (match.cue.strength < 0.7 and not able):
                continue
            unsaid = rule in {"object", "as"} and match.cue.act == "states" and view.is_negated(verb)
            if unsaid and view.lemma[verb] not in lexicon.lists["refusals"]["mute"]:
                continue
            content = find(view, match)
            if match.cue.strength < 0.7 and not _is_statement(view, verb, content):
                continue
            if content and (_is_perceived(view, verb, content) or is_namelessness(view, verb, content)):
                continue
            if content:
                act = act_of(view, verb, match.cue.act)
                act = "states" if printed and act == "believes" else act
                return Draft(rule, verb, cue_tokens(view, verb, match.last), named(view, verb, who), content, act)
    return None


def _is_nobody(view: View, verb: int, who: int) -> bool:
    """Tell whether nobody speaks, or a fondness is told: "nobody says", "who says?", "he likes to sail"."""
    if view.lemma[verb] in view.grammar["wishing"] and not view.kids_of(verb, "aux"):
        return True
    if view.low[who] in view.grammar["nobody"] or any(view.low[kid] == "no" for kid in view.kids_of(who, "det")):
        return True
    return view.low[who] == "who" and view.head[who] == verb and who == view.bounds(verb)[0]


def _is_retold(view: View, cues: list[Match]) -> bool:
    """Tell whether "I told him" stands in a quotation and tells what was said; "I think" only hedges."""
    verb = cues[0].verb
    past = view.tag[verb] == "VBD" or any(view.low[kid] in {"had", "'d", "’d"} for kid in view.kids_of(verb, "aux"))
    return past and cues[0].cue.act in _SAID and is_quoted(view, verb)


def _is_statement(view: View, verb: int, content: Tokens) -> bool:
    """Tell whether a content is a statement of its own: "allowed that she was late", not "allowed them to go"."""
    return bool(content) and (
        view.low[content[0]] in {"that", "how"}
        or any(view.is_finite(kid) for kid in view.kids_of(verb, "ccomp", "advcl", "dep") if kid in content)
    )


def _is_purpose(view: View, verb: int) -> bool:
    """Tell whether a verb with an object only says what somebody is about to do: "met to discuss the plan"."""
    aux = view.kids_of(verb, "aux")
    if any(view.tag[kid] == "TO" for kid in aux):
        return all(view.lemma[kid] != "have" for kid in aux)
    shown = view.lemma[verb] in view.grammar["pointing"]
    return shown and view.tag[verb] == "VBG" and not any(view.lemma[kid] == "be" for kid in aux)


def _is_perceived(view: View, verb: int, content: Tokens) -> bool:
    """Tell whether "saw its shares fall" only says what happened: a bare infinitive is no thought."""
    if view.lemma[verb] not in view.grammar["perceiving"]:
        return False
    clause = next((kid for kid in view.kids_of(verb, "ccomp", "xcomp") if kid in content), None)
    if clause is None or view.kid(clause, "mark", "aux") is not None or view.tag[content[0]] in {"WP", "WRB", "WDT"}:
        return False
    return view.tag[clause] == "VB" or (view.tag[clause] == "VBP" and view.tag[verb] in {"VBD", "VBN"})


def is_namelessness(view: View, verb: int, content: Tokens) -> bool:
    """Tell whether somebody only wants not to be named: "asked us to leave his name out"."""
    if len(content) <= 5 and any(view.low[i] in view.grammar["named"] for i in content):
        return True
    if view.lemma[verb] not in view.grammar["naming"]:
        return False
    opening = content[:_NAMING]
    kept = view.is_negated(verb) or any(view.low[i] in {"not", "out", "withheld", "nothing"} for i in opening)
    hidden = any(view.low[i].startswith("anonym") or view.low[i] in {"nameless", "identified"} for i in opening)
    return hidden or (kept and any(view.low[i] in view.grammar["named"] for i in opening))


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


def _is_reported(view: View, verb: int, mark: int) -> bool:
    """Tell whether "asked whether she had told him" reports that somebody is thought to have said something."""
    past = view.tag[verb] == "VBD" or any(view.low[kid] in {"had", "has", "have"} for kid in view.kids_of(verb, "aux"))
    return view.low[mark] == "whether" and view.dep[verb] in {"ccomp", "pcomp"} and past


def is_unreal(view: View, verb: int) -> bool:
    """Tell whether a verb is only possible, commanded or asked for: nobody has said anything."""
    if any(view.low[kid] in view.grammar["unreal"] for kid in view.kids_of(verb, "aux")):
        return True
    mark = view.kid(verb, "mark")
    if mark is not None and view.low[mark] in {"if", "unless", "whether"} and not _is_reported(view, verb, mark):
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
