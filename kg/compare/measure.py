"""Quantities as intervals of one measure: what is counted, in which dimension, between which ends."""

from __future__ import annotations

import functools
import math
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from kg.compare.lexicon import lexicon
from kg.compare.sketch import tokens
from kg.records import Quantity

Standing = Literal["equal", "within", "around", "overlap", "rounded", "touching", "disjoint"]

TOLERANCE = 0.05  # what "about" allows, beside the rounding of the number as printed
NEARLY = 1e-9


@functools.cache
def _units() -> dict[str, tuple[str, float]]:
    table = tomllib.loads((files("kg") / "compare" / "units.toml").read_text(encoding="utf-8"))
    return {unit: (dimension, float(factor)) for dimension, units in table.items() for unit, factor in units.items()}


@dataclass(frozen=True, slots=True)
class Measure:
    """One quantity in the base unit of its dimension. ``of`` are the roots of what is counted, its head last.

    ``beyond`` says that the one end given is not itself allowed: "more than 9" leaves 9 out.
    """

    dimension: str
    low: float
    high: float
    of: tuple[str, ...]
    approximate: bool
    beyond: bool = False


def measure(quantity: Quantity) -> Measure:
    """Return the measure of a quantity."""
    unit = (quantity.unit or "").strip()
    lower = unit.lower()
    dimension, factor = _units().get(lower) or _units().get(lower.removesuffix("s")) or (unit or "count", 1.0)
    low = -math.inf if quantity.low is None else quantity.low * factor
    high = math.inf if quantity.high is None else quantity.high * factor
    of = tuple(token.root for token in tokens(quantity.of or "") if token.content)
    beyond = (quantity.low is None) != (quantity.high is None) and quantity.text.lower().startswith(lexicon().beyond)
    return Measure(dimension, low, high, of, quantity.approximate, beyond)


def grain(value: float) -> float:
    """Return half a unit of the last digit that is not a padding zero: 50 for 5,600 and 0.05 for 5.6."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        return 0.0
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.partition(".")[2])
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))


def _digits(value: float) -> int:
    return len(f"{abs(value):.12g}".replace(".", "").strip("0"))


def widened(m: Measure) -> tuple[float, float]:
    """Return the interval that an approximate quantity allows."""
    if not m.approximate or m.low != m.high:
        return m.low, m.high
    slack = max(abs(m.low) * TOLERANCE, grain(m.low))
    return m.low - slack, m.high + slack


def _rounds(one: Measure, two: Measure) -> bool:
    """Whether one exact number is the other, rounded as news do: 5,600 for 5,581, never 10 for 8."""
    if one.low != one.high or two.low != two.high or not math.isfinite(one.low) or not math.isfinite(two.low):
        return False
    rough, fine = (one.low, two.low) if grain(one.low) >= grain(two.low) else (two.low, one.low)
    return (
        _digits(rough) >= 2
        and abs(rough) >= 100 * grain(rough) / 5
        and grain(rough) >= 50 * NEARLY
        and (abs(rough - fine) <= grain(rough) and (abs(rough) >= 1000 or grain(rough) < 0.5))
    )


def standing(a: Measure, b: Measure) -> Standing:
    """Return how two intervals stand: ``within`` means that a lies inside b, ``around`` that b lies inside a."""
    if math.isclose(a.low, b.low, rel_tol=NEARLY) and math.isclose(a.high, b.high, rel_tol=NEARLY):
        return "equal"
    if _touching(a, b) or _touching(b, a):
        return "touching"
    (low_a, high_a), (low_b, high_b) = widened(a), widened(b)
    if high_a < low_b or high_b < low_a:
        return "rounded" if _rounds(a, b) else "disjoint"
    if low_b <= low_a and high_a <= high_b:
        return "within"
    return "around" if low_a <= low_b and high_b <= high_a else "overlap"


def _touching(one: Measure, two: Measure) -> bool:
    """Whether one is the very end that the other leaves out, or each goes its way from there."""
    if not one.beyond or one.approximate or two.approximate:
        return False
    end = one.low if math.isfinite(one.low) else one.high
    if two.beyond:
        other = two.low if math.isfinite(two.low) else two.high
        return math.isclose(end, other) and math.isfinite(one.low) != math.isfinite(two.low)
    return math.isclose(two.high if math.isfinite(one.low) else two.low, end)


def comparable(a: Measure, b: Measure) -> bool:
    """Whether two measures are of one dimension and nothing says that they count different things."""
    if a.dimension != b.dimension:
        return False
    if not a.of or not b.of:
        return True
    if a.of[-1] != b.of[-1]:
        return False
    left, right = set(a.of) - set(b.of), set(b.of) - set(a.of)
    return not (left and right)
