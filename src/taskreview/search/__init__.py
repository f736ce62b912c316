"""Search: a query language, the tiers of a match, and the finder that puts tasks in order."""

from taskreview.search.finder import Finder, Results
from taskreview.search.matching import Marks, Place, Reason, Span, Tier
from taskreview.search.query import Query, Word, parse

__all__ = [
    "Finder",
    "Marks",
    "Place",
    "Query",
    "Reason",
    "Results",
    "Span",
    "Tier",
    "Word",
    "parse",
]
