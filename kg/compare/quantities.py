"""Numbers: of the same measure they agree, one holds the other, or they cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.finding import Finding
from kg.compare.lexicon import lexicon
from kg.compare.measure import Measure, comparable, measure, standing
from kg.compare.sketch import Pair, Sketch
from kg.records import Quantity

ALIKE = 0.8
NEAR = 0.5  # of one matter at least to this share, or two numbers have nothing to do with one another
SAME_WORDS = 0.93  # from here on nothing but the number tells two sentences apart
ONLY_JUST = 0.58  # "9" and "more than 9": no more than a slip of wording
AROUND = 4  # words on either side that tell which number is which

Match = tuple[Quantity, Quantity, Measure, Measure]


def quantities(pair: Pair) -> Iterator[Finding]:
    """Yield what each two numbers of one measure say."""
    if not pair.a.quantities or not pair.b.quantities:
        return
    near = pair.nearness()
    if near < NEAR or not _same_matter(pair):
        return
    for one, two, left, right in matches(pair):
        yield _finding(pair, (one, two, left, right), near)


def _same_matter(pair: Pair) -> bool:
    """Whether more than what is counted is common to both: who counts, or what is done."""
    counted = {root for side in (pair.a, pair.b) for quantity in side.quantities for root in measure(quantity).of}
    if not pair.shared_words():
        return False
    return len(pair.shared() - counted) >= (1 if pair.overlap() >= ALIKE else 2)


def matches(pair: Pair) -> list[Match]:
    """Return the pairs of numbers that measure the same, the likeliest first; each number stands in one at most."""
    options = []
    for i, one in enumerate(pair.a.quantities):
        for j, two in enumerate(pair.b.quantities):
            if _former(pair.a.text, one) or _former(pair.b.text, two):
                continue
            left, right = measure(one), measure(two)
            if comparable(left, right) and _counted_alike(pair, (one, two, left, right)):
                options.append((-_likeness(pair, one, two, left, right) + abs(i - j) * 0.05, i, j, left, right))
    found: list[Match] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for _, i, j, left, right in sorted(options, key=lambda option: option[:3]):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append((pair.a.quantities[i], pair.b.quantities[j], left, right))
    return found


def _counted_alike(pair: Pair, match: Match) -> bool:
    """Whether a bare number and one that says what it counts can be the same: its surroundings must name it."""
    one, two, left, right = match
    if left.dimension != "count" or bool(left.of) == bool(right.of) or pair.overlap() >= SAME_WORDS:
        return True
    around = _context(pair.left, one) if right.of else _context(pair.right, two)
    return (right.of or left.of)[-1] in around


def _likeness(pair: Pair, one: Quantity, two: Quantity, left: Measure, right: Measure) -> float:
    near_one, near_two = _context(pair.left, one), _context(pair.right, two)
    common = 2 * len(near_one & near_two) / max(len(near_one) + len(near_two), 1)
    same_of = 0.5 if left.of and left.of == right.of else 0.0
    agree = 0.2 if standing(left, right) in ("equal", "within", "around", "rounded") else 0.0
    return common + same_of + agree


def _context(side: Sketch, quantity: Quantity) -> frozenset[str]:
    before = [t.root for t in side.tokens if t.end <= quantity.start][-AROUND:]
    after = [t.root for t in side.tokens if t.start >= quantity.end][:AROUND]
    return frozenset(before + after)


def _former(text: str, quantity: Quantity) -> bool:
    """Whether a number is told as the one that another has replaced."""
    return f" {text[: quantity.start].rstrip().lower()}".endswith(lexicon().former)


def _partial(text: str, quantity: Quantity) -> bool:
    window = text[max(0, quantity.start - 12) : quantity.end + 14].lower()
    return any(f" {phrase} " in f" {window} " for phrase in lexicon().partial)


def _finding(pair: Pair, match: Match, near: float) -> Finding:
    one, two, left, right = match
    a, b = ((one.start, one.end),), ((two.start, two.end),)
    how = standing(left, right)
    said = f"{_measure(one, two)}; {one.text} against {two.text}"
    if how == "equal":
        return Finding("same", "quantity", near, f"same number ({one.text})", a, b)
    if how == "rounded":
        return Finding("same", "quantity", near * 0.9, f"{said}: the same when rounded", a, b)
    if how == "within":
        return Finding("within", "quantity", near, f"{said}: the first lies within the second", a, b)
    if how == "around":
        bearing = "same" if left.approximate and right.low == right.high else "wider"
        return Finding(bearing, "quantity", near, f"{said}: the second lies within the first", a, b)  # type: ignore[arg-type]
    if how == "overlap":
        return Finding("wider", "quantity", near, f"{said}: both can be right", a, b)
    if how == "touching":
        bearing = "against" if near >= SAME_WORDS else "wider"
        return Finding(bearing, "quantity", ONLY_JUST, f"{said}: one leaves out the other's number", a, b)  # type: ignore[arg-type]
    if _partial(pair.a.text, one) != _partial(pair.b.text, two):
        return Finding("apart", "part_of_whole", near, f"{said}: one is a part of the whole", a, b)
    if near < SAME_WORDS and _ambiguous(pair, left, right):
        return Finding("apart", "several_numbers", near, f"{said}: one gives several numbers of this measure", a, b)
    return Finding("against", "quantity", 0.55 + 0.42 * near, said, a, b)


def _ambiguous(pair: Pair, left: Measure, right: Measure) -> bool:
    """Whether one side gives more numbers of a measure than the other, so that it is not plain which answers which."""
    mine = sum(comparable(measure(q), right) for q in pair.a.quantities if not _former(pair.a.text, q))
    theirs = sum(comparable(measure(q), left) for q in pair.b.quantities if not _former(pair.b.text, q))
    return mine != theirs


def _measure(one: Quantity, two: Quantity) -> str:
    what = one.of or two.of or one.unit or two.unit
    return f"same measure ({what})" if what else "same measure"
