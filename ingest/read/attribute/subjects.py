"""Who performs a verb: its subject, by way of conjunction, control, relative clause and passive."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.read.attribute.view import FINITE, Tokens, View

_LEFT_OUT = frozenset({"relcl", "advcl", "ccomp", "parataxis", "meta"})
_LONGEST = 45
_NAME = 8
_ASIDE = 14  # tokens
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as"})
_PERSONAL = ("er", "or", "ist", "man", "woman", "men", "women", "person", "ian", "ee", "ant", "cian", "crat", "ive")
_INVERTING = frozenset({",", "”", '"', "''", "’"})
_OPENING = frozenset({"“", '"', "``", "‘"})
_CLOSING = frozenset({"”", '"', "''", "’"})


def noun_phrase(view: View, head: int, before: int | None = None) -> Tokens:
    """Return a noun phrase with its apposition, without relative clauses, in one stretch around its head.

    Of a subject that precedes its verb nothing from the verb on is kept (``before``).
    """
    tokens = view.subtree(head, without=_LEFT_OUT)
    if before is not None and head < before:
        tokens = [i for i in tokens if i < before]
    kept = _stretch(view, [i for i in tokens if not view.space[i]], head)
    return view.trim(kept[:_LONGEST])


def _stretch(view: View, tokens: list[int], head: int) -> list[int]:
    """Cut what lies beyond a gap or a quotation mark, seen from the head."""
    at = tokens.index(head)
    left = right = at
    while left > 0 and _joined(view, tokens[left - 1], tokens[left]):
        left -= 1
    while right + 1 < len(tokens) and _joined(view, tokens[right], tokens[right + 1]):
        right += 1
    return tokens[left : right + 1]


def _joined(view: View, a: int, b: int) -> bool:
    """Tell whether two tokens of a phrase stand side by side; a quotation in it is no longer than a name."""
    if not all(view.space[i] for i in range(a + 1, b)):
        return False
    if view.text[b] in _OPENING:
        return any(view.text[i] in _CLOSING for i in range(b + 1, min(b + _NAME, view.size)))
    if view.text[a] in _CLOSING:
        return any(view.text[i] in _OPENING for i in range(max(a - _NAME, 0), a))
    return True


def subject_head(view: View, verb: int) -> int | None:
    """Return the head of a verb's subject, its own or the one it shares."""
    first = verb
    if view.tag[verb] in {"NN", "NNS"}:  # a verb that the tagger took for a noun, after its subject
        return max(view.kids_of(verb, "compound", "nmod", "amod", "nummod"), default=None)
    for _ in range(6):
        own = _own_subject(view, verb)
        if own is not None:
            return _antecedent(view, verb, own)
        aside = before_aside(view, verb)
        if aside is not None:
            return aside
        told = _of_preposition(view, verb)
        if told is not None:
            return told
        label, head = view.dep[verb], view.head[verb]
        if label in {"acl", "relcl"} and view.pos[head] in {"NOUN", "PROPN", "PRON"}:
            return head
        if label == "xcomp" and view.lemma[head] in view.grammar["object_control"]:
            target = view.kid(head, "dobj")
            if target is not None:
                return target
        if (
            label == "conj"
            and view.tag[verb] in {"VBD", "VBZ"}
            and view.tag[head] == "VB"
            and view.dep[head] == "xcomp"
        ):
            head = view.head[head]  # a finite verb goes on with a finite one
        if label in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis"} and head != verb:
            verb = view.head[head] if view.dep[head] == "prep" else head
            continue
        if label == "prep" and head != verb:
            verb = head
            continue
        break
    return _beside(view, first)


def before_aside(view: View, verb: int) -> int | None:
    """Return the subject that the parse gave to an aside: "two members, promised anonymity to speak, think".

    Also without commas, where only a participle can be meant: "experts not involved in the work urged caution".
    """
    for kid in view.kids_of(verb, "ccomp", "advcl"):
        own = view.kid(kid, "nsubj", "nsubjpass")
        if kid > verb or own is None or own > kid or view.kid(kid, "aux", "auxpass") is not None:
            continue
        set_off = view.text[kid - 1] == "," and view.text[verb - 1] == ","
        if set_off and view.tag[kid] in {"VBN", "VBD"}:
            return own
        if view.tag[kid] == "VBN" and "," not in {view.text[i] for i in view.between(own, verb)}:
            return own
    return None


def _of_preposition(view: View, verb: int) -> int | None:
    """Return the subject that the parse gave to a conjunction: "after the Register, quoting minutes, reported"."""
    if view.tag[verb] not in {"VBD", "VBZ"} or view.text[verb - 1] != ",":
        return None
    for i in range(verb - 2, max(view.bounds(verb)[0], verb - _ASIDE) - 1, -1):
        if view.tag[i] in FINITE:
            return None
        noun = view.kid(i, "pobj") if view.low[i] in _CONJUNCTIONS and view.dep[i] == "prep" else None
        after = None if noun is None else view.next(noun)
        if noun is not None and after is not None and view.text[after] == ",":
            return noun
    return None


def _beside(view: View, verb: int) -> int | None:
    """Return the noun directly before a finite verb that the parse left without a subject."""
    if view.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return None
    before = view.previous(verb)
    after = view.next(verb)
    object_ = view.kid(verb, "dobj")
    takes = object_ is not None and after is not None and verb < after <= object_
    if before is not None and view.text[before] == "," and (takes or _begins_clause(view, verb, after)):
        return _named_before(view, before)
    if (
        before is not None
        and after is not None
        and view.text[before] in _INVERTING
        and view.block[after] == view.block[verb]
    ):
        top = after
        while view.head[top] != top and view.head[top] > top and view.pos[view.head[top]] in {"NOUN", "PROPN"}:
            top = view.head[top]
        return top if view.pos[top] in {"NOUN", "PROPN"} else None
    while before is not None and (view.text[before] in {")", "]"} or view.pos[before] == "ADV"):
        if view.text[before] in {")", "]"}:
            before = next((i for i in range(before, max(before - 12, -1), -1) if view.text[i] in {"(", "["}), None)
            if before is None:
                return None
        before = view.previous(before)
    return before if before is not None and view.pos[before] in {"NOUN", "PROPN", "PRON"} else None


def _begins_clause(view: View, verb: int, after: int | None) -> bool:
    """Tell whether what follows a verb is the subject of what is said: "said the money had gone"."""
    if after is None:
        return False
    clause = next((kid for kid in view.kids_of(verb, "ccomp") if kid > verb), None)
    own = None if clause is None else view.kid(clause, "nsubj", "nsubjpass", "expl")
    return own is not None and after in view.subtree(own)


def _named_before(view: View, comma: int) -> int | None:
    """Return the name or noun before an aside: "Samira Bashford, prosecuting, said"."""
    for i in range(comma - 1, max(view.bounds(comma)[0], comma - _ASIDE), -1):
        if view.text[i] == "," and view.pos[i - 1] in {"NOUN", "PROPN"} and view.block[i - 1] == view.block[comma]:
            return i - 1
        if view.tag[i] in FINITE:
            return None
    return None


def _own_subject(view: View, verb: int) -> int | None:
    every = view.kids_of(verb, "nsubj", "nsubjpass", "csubj")
    before = [kid for kid in every if kid < verb and view.entity[kid] not in {"DATE", "TIME"}]
    own = before[-1] if len(every) > 1 and before else next(iter(every), None)
    if own is not None and view.low[own] in {"n't", "n’t", "not"}:
        return next((i for i in (own - 2, own - 1) if i >= 0 and view.pos[i] == "PRON"), None)
    return own


def _antecedent(view: View, verb: int, own: int) -> int:
    if view.low[own] in {"who", "which", "that"} and view.dep[verb] in {"relcl", "acl", "ccomp"}:
        head = view.head[verb]
        if view.pos[head] in {"NOUN", "PROPN", "PRON", "NUM"} and head < own:
            return head
    return own


def named(view: View, verb: int, head: int) -> Tokens:
    """Return the words of a verb's subject; of a relative clause the noun it is about, and its pronoun."""
    words = noun_phrase(view, head, verb)
    own = view.kid(verb, "nsubj", "nsubjpass")
    if own is not None and own != head and view.low[own] in {"who", "which", "that"}:
        return tuple(sorted({*words, own}))
    return words


def agent(view: View, verb: int) -> Tokens:
    """Return the words of the agent of a passive ("by the bank")."""
    by = view.kid(verb, "agent")
    if by is None:
        by = next((kid for kid in view.kids_of(verb, "prep") if view.low[kid] == "by"), None)
    noun = None if by is None else view.kid(by, "pobj")
    return () if noun is None else noun_phrase(view, noun)


def is_passive(view: View, verb: int) -> bool:
    """Tell whether a verb is passive."""
    return view.tag[verb] == "VBN" and (
        view.kid(verb, "nsubjpass", "auxpass") is not None
        or (view.dep[verb] in {"acl", "amod", "advcl"} and view.kid(verb, "aux") is None)
    )


def can_speak(view: View, head: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a noun phrase's head may be somebody or something that says, thinks or shows."""
    if view.pos[head] == "NUM" and view.entity[head] in {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"}:
        return False
    return view.low[head] not in words["mute"] and view.lemma[head] not in words["mute"]


def is_voice(view: View, head: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a noun phrase's head speaks: a name, a person, a body, a document."""
    if view.text[head][:1].isupper() and not view.kids_of(head, "det", "poss", "amod", "compound"):
        return True  # a name that the tagger does not know
    if view.pos[head] in {"PROPN", "NUM"} or view.entity[head] in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    if view.pos[head] == "PRON":
        return view.low[head] not in {"this", "that", "these", "which", "what", "there"}
    lemma = view.lemma[head]
    return lemma in words["documents"] or lemma in words["voices"] or lemma.endswith(_PERSONAL)
