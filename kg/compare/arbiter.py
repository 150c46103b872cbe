"""The last word on two statements: what the comparators found, weighed into one verdict with its reasons."""

from __future__ import annotations

from kg.compare.finding import Finding
from kg.compare.names import names
from kg.compare.opposites import opposites
from kg.compare.polarity import polarity
from kg.compare.quantities import quantities
from kg.compare.scope import scope
from kg.compare.sketch import Pair, pair_of
from kg.compare.times import times
from kg.records import Act, Statement, VerdictName
from kg.verdicts import PairSpans, Probabilities, Verdict

METHOD = "onrecord/compare 1"
COMPARATORS = (quantities, times, polarity, opposites, names, scope)
ASSERTING: frozenset[Act] = frozenset(
    {"states", "alleges", "denies", "confirms", "believes", "predicts", "intends", "corrects", "retracts", "reports"}
)
ALIKE = 0.8  # content words in common at which two statements say the same
ALIKE_MEANING = 0.85  # nearness in meaning at which half the words are enough
COVERED = 0.95  # of b's content said by a: b follows
LEAST = 3  # content words of b, or that it follows says too little
REPEATED = 0.97


def compare(a: Statement, b: Statement, *, similarity: float | None = None) -> Verdict:
    """Return what b is to a: ``similarity`` is the cosine of their embeddings, where it is known."""
    pair = pair_of(a, b, similarity)
    if a.act not in ASSERTING or b.act not in ASSERTING:
        return _verdict("cannot_tell", "no_assertion", 0.0, ("one of the two asserts nothing",), ())
    if not pair.left.bag or not pair.right.bag:
        return _verdict("cannot_tell", "no_content", 0.0, ("one of the two has no words to compare",), ())
    return decide(pair, [finding for comparator in COMPARATORS for finding in comparator(pair)])


def decide(pair: Pair, findings: list[Finding]) -> Verdict:
    """Return the verdict on what was found: opposition first, softened by scope and by time, then agreement."""
    against = sorted((f for f in findings if f.bearing == "against"), key=lambda f: -f.strength)
    # Where only one name can stand, another name is the contradiction and no other subject.
    named = any(f.kind == "name" for f in against)
    apart = [f for f in findings if f.bearing == "apart" and not (named and f.kind == "other_subject")]
    if against:
        return _opposed(pair, against, apart)
    return _agreed(pair, [f for f in findings if f.bearing != "apart"], apart)


def _opposed(pair: Pair, against: list[Finding], apart: list[Finding]) -> Verdict:
    reasons = (f"same matter ({_matter(pair)})", *(f.reason for f in against), *_days(pair))
    if apart and not (_moved_on(pair) and all(f.kind == "other_time" for f in apart)):
        reasons = (*(f.reason for f in apart), *(f.reason for f in against))
        return _verdict("compatible", apart[0].kind, 0.1, reasons, (*apart, *against))
    if _moved_on(pair):
        reasons = (f"the same speaker ({pair.a.speaker}) at a later time", *reasons)
        return _verdict("updates", against[0].kind, 0.15, reasons, tuple(against))
    return _verdict("contradicts", against[0].kind, min(against[0].strength, 0.98), reasons, tuple(against))


def _agreed(pair: Pair, findings: list[Finding], apart: list[Finding]) -> Verdict:
    overlap, (_, covered) = pair.overlap(), pair.cover()
    alike = overlap >= ALIKE or ((pair.similarity or 0.0) >= ALIKE_MEANING and overlap >= 0.5)
    follows = covered >= COVERED and len(pair.right.bag) >= LEAST
    if pair.a.polarity != pair.b.polarity or not (alike or follows) or not pair.shared_words():
        return _unclear(pair, apart)
    if apart:
        return _verdict("compatible", apart[0].kind, 0.05, tuple(f.reason for f in apart), tuple(apart))
    if any(f.bearing == "wider" for f in findings):
        kept = tuple(f for f in findings if f.bearing == "wider")
        return _verdict("compatible", kept[0].kind, 0.05, tuple(f.reason for f in kept), kept)
    if len(pair.b.quantities) > len([f for f in findings if f.kind == "quantity"]):
        return _verdict("cannot_tell", "number", 0.05, ("the second gives a number that the first does not",), ())
    return _supported(pair, tuple(findings))


def _supported(pair: Pair, findings: tuple[Finding, ...]) -> Verdict:
    reasons = (f"same content ({_matter(pair)})", *(f.reason for f in findings))
    strength = max(pair.overlap(), pair.cover()[1] * 0.85, pair.similarity or 0.0)
    same_words = pair.a.text.casefold().split() == pair.b.text.casefold().split()
    same_speaker = pair.a.speaker is not None and pair.a.speaker == pair.b.speaker
    if same_words or (same_speaker and pair.overlap() >= ALIKE):
        return _verdict("repeats", "repetition", -max(strength, REPEATED), reasons, findings)
    return _verdict("supports", findings[0].kind if findings else "content", -min(strength, 0.97), reasons, findings)


def _unclear(pair: Pair, apart: list[Finding]) -> Verdict:
    shared = len(pair.shared())
    reason = f"{shared} of {len(pair.left.bag | pair.right.bag)} content words in common: too few to compare"
    named = [f for f in apart if f.kind in ("other_name", "other_subject")]
    return _verdict("cannot_tell", "too_far", 0.05 * pair.overlap(), (reason, *(f.reason for f in named)), ())


def _moved_on(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    return bool(a.speaker and a.speaker == b.speaker and a.said_at and b.said_at and a.said_at[:10] != b.said_at[:10])


def _matter(pair: Pair) -> str:
    shown = [t.lower for t in pair.left.tokens if t.content and t.root in pair.right.bag]
    return ", ".join(dict.fromkeys(shown[:8])) or "by its names"


def _days(pair: Pair) -> tuple[str, ...]:
    a, b = pair.a.said_at, pair.b.said_at
    if not a or not b:
        return ()
    return (f"both said on {a[:10]}" if a[:10] == b[:10] else f"said on {a[:10]} and on {b[:10]}",)


def _verdict(
    name: VerdictName, kind: str, lean: float, reasons: tuple[str, ...], findings: tuple[Finding, ...]
) -> Verdict:
    """Make a verdict; ``lean`` above 0 is the probability of contradiction, below 0 that of support."""
    contradicts = lean if lean > 0 else max(0.0, 0.02 * (1 + lean))
    supports = -lean if lean < 0 else 0.3 * (1 - contradicts) * (name != "contradicts")
    spans = PairSpans(tuple(s for f in findings for s in f.a), tuple(s for f in findings for s in f.b))
    probabilities = Probabilities(contradicts, supports, 1 - contradicts - supports)
    return Verdict(name, kind, probabilities, reasons, METHOD, spans)
