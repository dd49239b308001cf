"""Noun: the records, exactly as an editor may write them; frozen; imports nothing of ours.

Every value arrives as text (the loader never guesses types), so every type here starts from a string. Fields
that mean more than text carry a marker: ``Ref`` names the kinds an id may point at, ``EDTF`` marks a date,
``PROSE`` marks text with the small inline subset. Later stages walk the markers; none of them knows field names.
"""

from .base import EDTF, PROSE, Allow, Backed, Cite, Fact, Marker, Record, Ref, marked
from .explainer import Explainer, Scope, Statement
from .facts import (
    KINDS,
    ChangeKind,
    Conflict,
    Correction,
    Event,
    LoggedChange,
    NativeName,
    OpenPoint,
    Participant,
    Position,
    Published,
    Question,
    Quote,
    SetAside,
    Source,
    Stance,
    Term,
)
from .fingerprint import Earlier, Fingerprint

__all__ = [
    "EDTF",
    "KINDS",
    "PROSE",
    "Allow",
    "Backed",
    "ChangeKind",
    "Cite",
    "Conflict",
    "Correction",
    "Earlier",
    "Event",
    "Explainer",
    "Fact",
    "Fingerprint",
    "LoggedChange",
    "Marker",
    "NativeName",
    "OpenPoint",
    "Participant",
    "Position",
    "Published",
    "Question",
    "Quote",
    "Record",
    "Ref",
    "Scope",
    "SetAside",
    "Source",
    "Stance",
    "Statement",
    "Term",
    "marked",
]
