"""Two statements side by side: what one is to the other, with reasons; and which of the graph's to compare with."""

from kg.compare.arbiter import compare
from kg.compare.bulk import compare_pairs
from kg.compare.candidates import Candidate, candidates
from kg.compare.statement import statement_of

__all__ = ["Candidate", "candidates", "compare", "compare_pairs", "statement_of"]
