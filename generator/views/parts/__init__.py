"""Noun: what pages are made of. Everything here is decided: texts, dates, labels, order, addresses relative to the site's root."""

from .kinds import (
    ConflictView,
    CorrectionView,
    EventView,
    OpenPointView,
    PositionView,
    QuoteView,
    StanceView,
    StatementView,
    TermView,
)
from .layout import (
    WEIGHTS,
    Cell,
    Choice,
    Filter,
    Grid,
    Page,
    Row,
    Silent,
)
from .shared import (
    Day,
    Link,
    Person,
    Piece,
    Proof,
    ReceiptView,
)

__all__ = [
    "WEIGHTS",
    "Cell",
    "Choice",
    "ConflictView",
    "CorrectionView",
    "Day",
    "EventView",
    "Filter",
    "Grid",
    "Link",
    "OpenPointView",
    "Page",
    "Person",
    "Piece",
    "PositionView",
    "Proof",
    "QuoteView",
    "ReceiptView",
    "Row",
    "Silent",
    "StanceView",
    "StatementView",
    "TermView",
]
