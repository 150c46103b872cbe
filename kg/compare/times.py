"""Times: what happens once cannot happen on two days; what can happen again is of another time."""

from __future__ import annotations

from collections.abc import Iterator

from kg.compare.finding import Finding
from kg.compare.lexicon import lexicon
from kg.compare.sketch import Pair
from kg.records import Time

NEAR = 0.65
FIRST, LAST = "0000", "9999"


def times(pair: Pair) -> Iterator[Finding]:
    """Yield how the times of both stand to one another, where both give one."""
    left, right = _dated(pair.a.times), _dated(pair.b.times)
    if not left or not right:
        return
    meeting = [(one, two) for one in left for two in right if _meet(one, two)]
    one, two = meeting[0] if meeting else (left[0], right[0])
    a, b = ((one.start, one.end),), ((two.start, two.end),)
    if meeting:
        bearing, how = _nesting(one, two)
        yield Finding(bearing, "time", pair.nearness(), how, a, b)  # type: ignore[arg-type]
    elif _happens_once(pair):
        reason = f"the same event on different days; {shown(one)} against {shown(two)}"
        yield Finding("against", "time", 0.5 + 0.45 * pair.nested(), reason, a, b)
    else:
        yield Finding(
            "apart",
            "other_time",
            pair.nearness(),
            f"they speak of different times: {shown(one)} and {shown(two)}",
            a,
            b,
        )


def shown(time: Time) -> str:
    """Return a time as printed, with its dates."""
    dates = " to ".join(dict.fromkeys(d for d in (time.from_, time.to) if d))
    return f"{time.text} ({dates})" if dates and dates != time.text else time.text


def _dated(found: tuple[Time, ...]) -> list[Time]:
    return [time for time in found if time.from_ or time.to]


def _ends(time: Time) -> tuple[str, str]:
    return (time.from_ or FIRST)[:10], (time.to or LAST)[:10]


def _meet(one: Time, two: Time) -> bool:
    (low_a, high_a), (low_b, high_b) = _ends(one), _ends(two)
    return low_a <= high_b and low_b <= high_a


def _nesting(one: Time, two: Time) -> tuple[str, str]:
    (low_a, high_a), (low_b, high_b) = _ends(one), _ends(two)
    if (low_a, high_a) == (low_b, high_b):
        return "same", f"same time ({shown(one)})"
    if low_b <= low_a and high_a <= high_b:
        return "within", f"{shown(one)} lies within {shown(two)}"
    return "wider", f"{shown(two)} is not told by {shown(one)}"


def _happens_once(pair: Pair) -> bool:
    """Whether both tell of one event that cannot happen twice, with no number that could differ by time."""
    once = pair.shared() & lexicon().once
    return (
        bool(once)
        and pair.nested() >= NEAR
        and len(pair.shared()) >= 2
        and not (pair.a.quantities and pair.b.quantities)
    )
