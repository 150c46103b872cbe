"""What is said, thought or asked: the words that a cue's frame makes its content."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.read.attribute.cues import Match
from ingest.read.attribute.subjects import before_aside, subject_head
from ingest.read.attribute.surface import without_remark
from ingest.read.attribute.view import Tokens, View

_NEAR = 14
_FRONTED = ("advcl", "prep", "npadvmod", "advmod", "cc")
_JOINING = frozenset({"but"})
_RELATIVE = frozenset({"which", "who", "whom", "that", "whose"})
_OPPOSING = frozenset({"although", "though", "while", "whereas"})
_ASKING = frozenset({"how", "whether", "why"})
_MARKS = frozenset({"”", '"', "''", "’"})
_PARTED = frozenset({",", "—", "–", "--", "-", "―"})


def hull(view: View, tokens: Iterable[int]) -> Tokens:
    """Return everything printed from the first to the last of the tokens."""
    kept = sorted(tokens)
    return view.between(kept[0], kept[-1] + 1) if kept else ()


def clause(view: View, match: Match) -> Tokens:
    """Return the clause that a verb of saying takes, before it, after it or around it."""
    verb = match.verb
    aside = before_aside(view, verb)
    heads = [kid for kid in view.kids_of(verb, "ccomp") if not _is_parenthetical(view, kid)]
    heads = [kid for kid in heads if aside is None or view.kid(kid, "nsubj", "nsubjpass") != aside]
    after = [kid for kid in heads if kid > verb]
    before = [kid for kid in heads if kid < verb]
    if after and not (before and view.is_finite(before[0]) and not _after_colon(view, verb)):
        return _behind(view, match, after)
    if before and not _after_colon(view, verb):
        return _around(view, match, before[0])
    if view.dep[verb] == "parataxis" or (view.dep[verb] in {"ccomp", "advcl"} and _is_between_commas(view, verb)):
        return _host(view, verb)
    return ()


def _after_colon(view: View, verb: int) -> bool:
    """Tell whether a saying begins after a colon or semicolon: what stands before it is not its content."""
    before = view.previous(_own(view, verb, -1)[0])
    return before is not None and view.text[before] in {":", ";"}


def _behind(view: View, match: Match, heads: list[int]) -> Tokens:
    first = _after_aside(view, match)
    tokens = sorted(i for head in heads for i in view.subtree(head) if i >= first)
    if not tokens:
        return ()
    lost = [i for i in range(match.last + 1, tokens[0]) if view.low[i] == "that" and view.tag[i] == "IN"]
    block = view.blocks[view.block[match.verb]]
    if block in view.headings and view.dep[match.verb] == "ROOT":
        return view.trim(view.between(tokens[0], block[1]))
    tokens += _coordinated(view, match.verb, max(tokens))
    return without_remark(view, view.trim(hull(view, [*lost[:1], *tokens])))


def _coordinated(view: View, verb: int, last: int) -> list[int]:
    """Return a further clause with a subject of its own that the parse hung on the saying: "said that A, but B"."""
    further = view.kid(verb, "conj")
    if further is None or further < last or not view.is_finite(further):
        return []
    own = view.kid(further, "nsubj", "nsubjpass", "expl")
    joined = view.kid(verb, "cc")
    if own is None or joined is None or view.low[joined] not in _JOINING or joined < last or view.pos[own] == "PROPN":
        return []
    return [] if view.kid(further, "ccomp") is not None and view.lemma[further] != "be" else view.subtree(further)


def _own(view: View, verb: int, content: int) -> list[int]:
    """Return the tokens of the saying itself: subject, verb and what hangs on it, without the content."""
    tokens = [verb]
    for kid in view.kids[verb]:
        if kid != content and view.dep[kid] not in {"punct", "cc", "conj", "ccomp"}:
            part = view.subtree(kid)
            if view.dep[kid] in {"nsubj", "aux", "neg", "auxpass", "dobj", "dative"} or kid > verb:
                tokens += part
    return sorted(tokens)


def _around(view: View, match: Match, head: int) -> Tokens:
    verb = match.verb
    own = _own(view, verb, head)
    inside = view.subtree(head)
    first = min(own[0], verb) if own[0] > head else verb
    start = _begin(view, verb, inside[0])
    left = view.trim(view.between(start, first))
    before = view.previous(first)
    if before is None or view.text[before] not in _PARTED | _MARKS | {"?", "!", "."} or len(left) < 2:
        return ()
    right = [i for i in inside if i > max(own)]
    right = [] if right and view.low[right[0]] in _OPPOSING else right
    return left + view.trim(hull(view, right)) if right else left


def _begin(view: View, verb: int, start: int) -> int:
    """Return where a clause before its verb begins: with the sentence, unless another clause is in between."""
    sentence = view.opening(verb)
    loose = view.between(sentence, start)
    if all(view.pos[i] not in {"VERB", "AUX"} for i in loose) or view.dep[verb] == "ROOT":
        return sentence
    return start


def _is_parenthetical(view: View, verb: int) -> bool:
    """Tell whether a verb is a saying at the sentence's end that the parse took for a content."""
    return (
        _is_between_commas(view, verb)
        and view.low[_own(view, verb, -1)[0]] != "that"
        and view.kid(verb, "ccomp") is None
        and view.bounds(verb)[1] - _own(view, verb, -1)[-1] <= 3
    )


def _is_between_commas(view: View, verb: int) -> bool:
    """Tell whether a saying with its own subject begins after a comma."""
    own = _own(view, verb, -1)
    before = view.previous(own[0])
    return (
        before is not None
        and before >= view.bounds(verb)[0]
        and view.text[before] in _PARTED
        and view.kid(verb, "mark") is None
        and view.kid(verb, "nsubj") is not None
    )


def _host(view: View, verb: int) -> Tokens:
    own = set(view.subtree(verb))
    host = view.subtree(view.head[verb])
    left = [i for i in host if i < min(own)]
    right = [i for i in host if i > max(own)]
    return view.trim(hull(view, left)) + view.trim(hull(view, right))


def around(view: View, match: Match) -> Tokens:
    """Return the rest of the sentence where a saying stands between commas, or after a comma at the sentence's end."""
    verb = match.verb
    start, end = view.opening(verb), view.bounds(verb)[1]
    head = subject_head(view, verb)
    own = _own(view, verb, -1)
    if (
        head is None
        or head not in own
        or view.dep[verb] == "conj"
        or view.tag[verb] == "VBG"
        or view.low[head] in _RELATIVE
    ):
        return ()
    before = view.previous(own[0])
    if before is None or before < start or view.text[before] not in _PARTED:
        return ()
    left = view.trim(view.between(start, before))
    spoken = [i for i in own if i < verb]
    if len(left) < 2 or view.kid(verb, "mark") is not None or any(view.low[i] in _RELATIVE for i in spoken):
        return ()
    rest = view.trim(view.between(own[-1] + 1, end))
    after = view.next(own[-1])
    told = any(view.is_finite(i) and view.pos[i] in {"VERB", "AUX"} for i in left)
    if not rest:
        return left if told or (head < verb and not _is_fronted(view, verb, left)) else ()
    if after is None or view.text[after] not in _PARTED or _is_fronted(view, verb, left):
        return ()
    if told and view.low[rest[0]] in _OPPOSING:
        return left
    return left if view.tag[rest[0]] == "VBG" else left + rest


def _is_fronted(view: View, verb: int, left: Tokens) -> bool:
    """Tell whether words before a saying only say when or how it was said."""
    fronted = {i for kid in view.kids_of(verb, *_FRONTED) if kid < verb for i in view.subtree(kid)}
    return all(i in fronted or not view.text[i][:1].isalnum() for i in left)


def that_clause(view: View, match: Match) -> Tokens:
    """Return the clause that begins with "that" or "how" soon after the verb, where the parse hangs it elsewhere."""
    end = view.bounds(match.verb)[1]
    first = _after_aside(view, match)
    for i in range(first, min(match.last + _NEAR, end)):
        if i < first:
            continue
        if view.text[i] in {":", ";", ".", "?"} or (view.is_finite(i) and view.pos[i] in {"VERB", "AUX"}):
            return ()
        if view.tag[i] == "VBG" and view.text[i - 1] == ",":
            first = _resumed(view, i)
            if not first:
                return ()
        if view.low[i] in _ASKING and _is_asking(view, match.verb, i):
            return view.trim([t for t in view.subtree(view.head[i]) if t >= i])
        if view.low[i] == "that" and (view.tag[i] == "IN" or view.dep[i] == "mark"):
            top = view.head[i]
            if _describes(view, top, match.verb, i):
                return ()
            below = [t for t in view.subtree(top) if t >= i] if view.dep[i] == "mark" else []
            return view.trim(hull(view, below)) if len(below) > 3 else view.trim(view.between(i, end))
    return ()


def _is_asking(view: View, verb: int, word: int) -> bool:
    """Tell whether "how" begins what a verb that is no purpose tells: "recounted in a letter how she left"."""
    aim = any(view.tag[kid] == "TO" for kid in view.kids_of(verb, "aux"))
    return not aim and view.dep[word] in {"mark", "advmod"} and view.head[word] > word


def _resumed(view: View, start: int) -> int:
    """Return where "that" stands after an aside that begins at a participle: "claimed, offering no proof, that"."""
    closing = (i for i in range(start + 1, min(start + _NEAR, view.size - 1)) if view.text[i] == ",")
    return next((i + 1 for i in closing if view.low[i + 1] == "that"), 0)


def _after_aside(view: View, match: Match) -> int:
    """Return where to look for "that": behind ", citing the records," where such an aside follows the verb."""
    first = match.last + 1
    if first + 1 >= view.size or view.text[first] != "," or view.tag[first + 1] != "VBG":
        return first
    return _resumed(view, first + 1) or first


def _describes(view: View, clause: int, verb: int, that: int) -> bool:
    """Tell whether a clause with "that" belongs to the verb's object, not to the verb."""
    noun = view.head[clause]
    if view.dep[clause] == "relcl" and not view.kids_of(clause, "mark"):
        return (
            view.tag[that] != "IN" or view.dep[noun] != "pobj" or view.kid(clause, "nsubj", "nsubjpass") in {None, that}
        )
    return view.dep[clause] == "acl" and view.dep[noun] == "dobj" and view.head[noun] == verb


def loose_clause(view: View, match: Match) -> Tokens:
    """Return a clause without "that" that the parse took for an adverbial: "said after the vote he would go"."""
    for kid in view.kids_of(match.verb, "advcl", "dep", "parataxis"):
        own = view.kid(kid, "nsubj", "nsubjpass", "expl")
        if kid < match.verb or own is None or view.kid(kid, "mark") is not None or not view.is_finite(kid):
            continue
        if view.tag[own] not in {"WDT", "WP", "WRB"} and not any(view.tag[k] == "WRB" for k in view.kids[kid]):
            start = min(view.subtree(own))
            return view.trim(hull(view, [i for i in view.subtree(kid) if i >= max(start, match.last + 1)]))
    return ()


def next_block(view: View, match: Match) -> Tokens:
    """Return the paragraph after a saying that ends its own with a colon."""
    block = view.block[match.verb]
    if block < 0 or block + 1 >= len(view.blocks):
        return ()
    last = view.previous(view.blocks[block][1])
    if last is None or view.text[last] != ":" or last - match.last > _NEAR:
        return ()
    return view.trim(view.between(*view.blocks[block + 1]))


def infinitive(view: View, match: Match) -> Tokens:
    """Return the to-infinitive of a verb like "promise"."""
    for kid in view.kids_of(match.verb, "xcomp"):
        if kid > match.verb and any(view.tag[k] == "TO" for k in view.kids_of(kid, "aux")):
            return view.trim(hull(view, [i for i in view.subtree(kid) if i > match.last]))
    return ()


def told(view: View, match: Match) -> Tokens:
    """Return object and infinitive of a verb like "urge"."""
    verb = match.verb
    for kid in view.kids_of(verb, "xcomp", "ccomp", "advcl"):
        if kid < verb or not any(view.tag[k] == "TO" for k in view.kids_of(kid, "aux")):
            continue
        target = view.kid(verb, "dobj", "dative")
        if len(match.cue.words) > 1:
            target = view.kid(match.last, "pobj")
        heads = [kid] if target is None or target < verb else [kid, target]
        own = view.kid(verb, "nsubj")
        relative = view.dep[verb] == "relcl" and own is not None and view.low[own] not in _RELATIVE
        if len(heads) == 1 and view.kid(kid, "nsubj") is None and len(match.cue.words) == 1 and not relative:
            continue
        return view.trim(hull(view, [i for h in heads for i in view.subtree(h) if i > match.last]))
    return ()


def target(view: View, match: Match) -> Tokens:
    """Return the object of a verb, or of the preposition its cue ends with."""
    if len(match.cue.words) > 1:
        noun = view.kid(match.last, "pobj", "pcomp")
        if noun is None and view.dep[match.last] in {"prt", "advmod"}:
            noun = view.kid(match.verb, "dobj")
    else:
        noun = next(reversed(view.kids_of(match.verb, "dobj")), None)
    if noun is None or noun < match.verb or view.entity[noun] in {"DATE", "TIME"}:
        return ()
    parts = [noun]
    if noun == view.kid(match.verb, "dobj"):
        parts += [kid for kid in view.kids_of(match.verb, "prep") if view.low[kid] in {"as", "for"} and kid > noun]
        parts += _doing(view, match.verb, noun)
    return view.trim(hull(view, [i for part in parts for i in view.subtree(part) if i > match.last]))


def _doing(view: View, verb: int, noun: int) -> list[int]:
    """Return what the object of a verb like "recall" is said to do: "recalled the scale reading two ounces"."""
    if view.lemma[verb] not in view.grammar["knowing"]:
        return []
    after = max(view.subtree(noun)) + 1
    return [kid for kid in view.kids_of(verb, "advcl") if view.tag[kid] == "VBG" and min(view.subtree(kid)) == after]


def predicated(view: View, match: Match, *words: str) -> Tokens:
    """Return the object of a verb and what is said of it: "X of lying", "X as odd", "X odd"."""
    verb = match.verb
    parts = [kid for kid in view.kids_of(verb, "prep", "agent") if view.low[kid] in words and kid > verb]
    if "as" in words:
        parts += [kid for kid in view.kids_of(verb, "oprd", "ccomp", "xcomp", "acomp", "attr") if kid > verb]
    objects = [kid for kid in view.kids_of(verb, "dobj") if kid > verb]
    if "at" in words and not objects:
        return ()
    if not parts and words[0] in {"of", "at"}:
        parts = [k for noun in objects for k in view.kids_of(noun, "prep") if view.low[k] in words and k > noun]
    if not parts:
        return ()
    return view.trim(hull(view, [i for kid in (*parts, *objects) for i in view.subtree(kid) if i > match.last]))
