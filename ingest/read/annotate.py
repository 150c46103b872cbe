"""From a text to a spaCy ``Doc`` with the same text: sentences, tags, parse and names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from ingest.read.blocks import Block, blocks
from ingest.read.datelines import LONGEST_DATELINE, dateline_length

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = "en_core_web_sm"
LONGEST_SENTENCE = 250
PIECE = 600
LONGEST_RUN = 300
_STOPS = frozenset(".!?…")
_OPENING = frozenset("“‘«„")
_CLOSING = frozenset("”’»)]}")
_STRAIGHT = frozenset("\"'")
_TURNS = frozenset({"Q", "A"})  # who asks and who answers in an interview

_SCALES = frozenset({"m.", "k.", "b.", "bn.", "tn."})
_CUT = 100
_RUN = re.compile(rf"\S{{{LONGEST_RUN},}}")
# Marks typed without a blank: "said,“Look", "it is.”He".
_GLUED = (
    "[“”„«»]",
    '(?<=[^\\W\\d_])[,:.!?](?=["“”„«»])',
    '(?<=[^\\W\\d_][,:.!?])"(?=[^\\W\\d_])',
)
# Words that the tokenizer would cut at their hyphen, and the spelling under which the parser knows them.
_ONE_WORD = {
    start + rest: start.replace("-", "") + rest
    for start in ("e-mail", "E-mail", "E-Mail", "E-MAIL")
    for rest in ("", "s", "S", "ed", "ing")
}

Tokens = np.ndarray[Any, np.dtype[np.int64]]


@functools.cache
def load_language(name: str | None = None) -> Language:
    """Return the shipped spaCy pipeline, or the one of this package name or path; loaded once."""
    import spacy
    from spacy.util import compile_infix_regex, compile_prefix_regex

    where = str(files("ingest") / "models" / SHIPPED) if name is None else name
    nlp = spacy.load(where, exclude=["senter"])
    marks = cast(Any, nlp.tokenizer)
    marks.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_GLUED]).finditer
    marks.prefix_search = compile_prefix_regex(["``", *(nlp.Defaults.prefixes or ())]).search
    for word in _ONE_WORD:
        marks.add_special_case(word, [{"ORTH": word}])
    return nlp


def annotate(nlp: Language, text: str) -> Doc:
    """Return the text as a parsed ``Doc`` whose ``text`` equals it, character for character.

    The parser never sees line breaks: every block is parsed without them, a sentence torn over two paragraphs in one
    go, and the result is laid over the tokens of the whole text. ``doc.spans`` holds "blocks" and "headings".
    """
    from spacy.tokens import Doc

    raw = _tokens(nlp, text)
    words = [token.text for token in raw]
    spaces = [bool(token.whitespace_) for token in raw]
    found = blocks(text)
    inside = _tokens_of(raw, found)
    rows = np.zeros((len(words), len(_columns())), dtype="uint64")
    known = [_ONE_WORD.get(word, word) for word in words]
    for piece, parsed in _parsed(nlp, (known, spaces), inside):
        _lay(rows, piece, parsed)
    _hang_breaks(rows, np.asarray([not word.isspace() for word in words], dtype=bool), raw)
    _hang_headings(rows, found, inside)
    doc = Doc(raw.vocab, words=words, spaces=spaces).from_array(_columns(), cast(Any, rows))
    _mark(doc, found, inside)
    return doc


def _tokens(nlp: Language, text: str) -> Doc:
    """Return the text's tokens; a long run without a blank is cut by length, for the tokenizer's time is its square."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    last = 0
    for run in _RUN.finditer(text):
        before = nlp.tokenizer(text[last : run.start()])
        words += [token.text for token in before]
        spaces += [bool(token.whitespace_) for token in before]
        pieces = [run.group()[at : at + _CUT] for at in range(0, len(run.group()), _CUT)]
        words += pieces
        spaces += [False] * len(pieces)
        last = run.end()
    if not last:
        return nlp.tokenizer(text)
    rest = nlp.tokenizer(text[last:])
    words += [token.text for token in rest]
    spaces += [bool(token.whitespace_) for token in rest]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _columns() -> list[int | str]:
    from spacy import attrs

    return [attrs.HEAD, attrs.DEP, attrs.TAG, attrs.POS, attrs.LEMMA, attrs.MORPH, attrs.ENT_IOB, attrs.ENT_TYPE]


def _tokens_of(raw: Doc, found: Sequence[Block]) -> list[Tokens]:
    """Return each block's tokens, without the whitespace."""
    starts = np.asarray([token.idx for token in raw], dtype=np.int64)
    printed = np.asarray([not token.is_space for token in raw], dtype=bool)
    inside = []
    for block in found:
        parts = [np.arange(*np.searchsorted(starts, span), dtype=np.int64) for span in block.spans]
        tokens = np.concatenate(parts)
        inside.append(tokens[printed[tokens]])
    return inside


def _parsed(
    nlp: Language, text: tuple[list[str], list[bool]], inside: Sequence[Tokens]
) -> Iterator[tuple[Tokens, Doc]]:
    """Parse the blocks, several short ones or a part of a long one at a time; yield tokens and their parse."""
    from spacy.tokens import Doc

    words, spaces = text
    for piece, starts in _pieces(words, spaces, inside):
        plain = Doc(
            nlp.vocab,
            words=[words[i] for i in piece],
            spaces=[spaces[i] or (i + 1 < len(words) and words[i + 1].isspace()) for i in piece],
            sent_starts=starts,
        )
        for _, component in nlp.pipeline:
            plain = component(plain)
        yield piece, plain


def _pieces(
    words: list[str], spaces: list[bool], inside: Sequence[Tokens]
) -> Iterator[tuple[Tokens, list[bool | int | None]]]:
    """Yield stretches of at most ``PIECE`` tokens or one sentence more, with the known sentence starts."""
    piece: list[int] = []
    starts: list[bool | int | None] = []
    for tokens in inside:
        known = _sentence_starts(words, spaces, tokens)
        for token, start in zip(tokens.tolist(), known, strict=True):
            if len(piece) >= PIECE and (start or (start is None and words[piece[-1]] in _STOPS)):
                yield np.asarray(piece, dtype=np.int64), starts
                piece, starts, start = [], [], True
            piece.append(token)
            starts.append(start)
    if piece:
        yield np.asarray(piece, dtype=np.int64), starts


def _sentence_starts(words: list[str], spaces: list[bool], tokens: Tokens) -> list[bool | int | None]:
    """Say of each token of a block whether a sentence starts there: yes, no, or None for the parser to decide."""
    known: list[bool | int | None] = [None] * len(tokens)
    last, comma = 0, 0
    order = tokens.tolist()
    for at, token in enumerate(order):
        word = words[token]
        before = words[order[at - 1]] if at else ""
        if at == 0:
            known[0] = True
        elif before in _STOPS or (before[-1:] in _STOPS and len(before) > 1 and before.strip(".!?…") == ""):
            last = at
            known[at] = _after_stop(words, spaces, order, at)
        elif word in _CLOSING or _is_quote(before):
            known[at] = _after_mark(words, spaces, order, at)
        elif before in _SCALES and words[order[at - 2]][-1:].isdigit() and word[:1].isupper():
            known[at], last = True, at  # "by $4.3m. Roe said"
        elif before[-1:].isalnum() and word[:1].isalnum() and token == order[at - 1] + 1:
            known[at] = False  # no sentence begins between two words of a line
        if before in {",", ";", ":"}:
            comma = at
        if at - last >= LONGEST_SENTENCE:
            cut = comma if comma > last else at
            known[cut] = True
            last = cut
    begun = dateline_length(
        [words[i] for i in order[:LONGEST_DATELINE]], [_spaced(words, spaces, i) for i in order[:LONGEST_DATELINE]]
    )
    begun = begun or (2 if len(order) > 2 and words[order[0]] in _TURNS and words[order[1]] == ":" else 0)
    if begun:
        known[1:begun] = [False] * (begun - 1)
        known[begun] = True
    return known


def _is_quote(word: str) -> bool:
    return word in _OPENING or word in _CLOSING or word in _STRAIGHT or word in {"``", "''", "’’"}


def _is_opening(words: list[str], spaces: list[bool], order: list[int], at: int) -> bool:
    word = words[order[at]]
    if word in _STRAIGHT:
        return at == 0 or (_spaced(words, spaces, order[at - 1]) and not _spaced(words, spaces, order[at]))
    return word in _OPENING or word == "``"


def _spaced(words: list[str], spaces: list[bool], token: int) -> bool:
    return spaces[token] or token + 1 >= len(words) or words[token + 1].isspace()


def _after_stop(words: list[str], spaces: list[bool], order: list[int], at: int) -> bool | None:
    """Decide on the token after a full stop: a closing mark belongs to what it closes, an opening one begins."""
    word = words[order[at]]
    if _is_opening(words, spaces, order, at):
        return True
    if _is_quote(word) or word in _CLOSING:
        return False
    return None


def _after_mark(words: list[str], spaces: list[bool], order: list[int], at: int) -> bool | None:
    """Decide on the token after a quotation mark, or on a closing mark: sentences begin before marks, not after."""
    if words[order[at]] in _CLOSING:
        return False
    if _is_opening(words, spaces, order, at - 1):
        return False
    if at >= 2 and words[order[at - 2]] in _STOPS:
        if _is_opening(words, spaces, order, at):
            return True
        return False if words[order[at]][:1].islower() else None
    return None


def _lay(rows: Any, piece: Tokens, parsed: Doc) -> None:
    """Write a piece's parse into the rows of its tokens, heads as offsets within the whole."""
    part = parsed.to_array(_columns())
    heads = np.arange(len(piece)) + part[:, 0].astype(np.int64)
    part[:, 0] = (piece[heads] - piece).astype(np.uint64)
    rows[piece] = part


def _hang_breaks(rows: Any, printed: Any, raw: Doc) -> None:
    """Hang every whitespace token on the printed token before it, or on the first one."""
    from spacy.symbols import SPACE, dep

    if not len(rows):
        return
    tag = raw.vocab.strings.add("_SP")
    first = int(np.argmax(printed)) if printed.any() else 0
    last = first
    for at in np.flatnonzero(~printed).tolist():
        before = at - 1
        while before >= 0 and not printed[before]:
            before -= 1
        last = before if before >= 0 else first
        lemma = raw.vocab.strings.add(raw[at].text)
        rows[at, :5] = (np.int64(last - at).astype(np.uint64), dep, tag, SPACE, lemma)
        after = at + 1
        while after < len(rows) and not printed[after]:
            after += 1
        within_name = after < len(rows) and rows[after, 6] == 1 and before >= 0
        rows[at, 6:] = rows[after, 6:] if within_name else (2, 0)


def _hang_headings(rows: Any, found: Sequence[Block], inside: Sequence[Tokens]) -> None:
    """Hang the root of a heading within a torn sentence on that sentence's root, as ``meta``."""
    from spacy.symbols import meta

    around = np.zeros(0, dtype=np.int64)
    for block, tokens in zip(found, inside, strict=True):
        if block.kind == "paragraph":
            around = tokens
        elif len(tokens) and len(around) and around[0] < tokens[0] < around[-1]:
            root = int(around[np.searchsorted(around, tokens[0]) - 1])
            while rows[root, 0]:
                root += int(rows[root, 0].astype(np.int64))
            own = tokens[rows[tokens, 0] == 0]
            rows[own, 0] = (root - own).astype(np.uint64)
            rows[own, 1] = meta


def _mark(doc: Doc, found: Sequence[Block], inside: Sequence[Tokens]) -> None:
    from spacy.tokens import Span

    spans = [
        Span(doc, int(tokens[0]), int(tokens[-1]) + 1, label=block.kind)
        for block, tokens in zip(found, inside, strict=True)
        if len(tokens)
    ]
    doc.spans["blocks"] = spans
    doc.spans["headings"] = [span for span in spans if span.label_ == "heading"]
