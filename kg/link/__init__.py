"""What one stored article means beside the others: names, copies, denials, propositions and relations, derived."""

from kg.link.article import LINKER, link, relink
from kg.link.plan import Linked
from kg.link.withdrawing import heal

__all__ = ["LINKER", "Linked", "heal", "link", "relink"]
