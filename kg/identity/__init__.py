"""Which entities are one, and which claims say the same."""

from kg.identity.canonical import canonical
from kg.identity.names import Judgement, judge
from kg.identity.propositions import Sameness, same_claim

__all__ = ["Judgement", "Sameness", "canonical", "judge", "same_claim"]
