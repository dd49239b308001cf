"""Noun: pure text matching: words, runs of words, where a quote stands, its nearest miss, links to it.

A text becomes ``Word``s (``words``), a quote's words its ``Part``s (``parts``), a source's words its ``Fingerprint``
(``fingerprint``, with ``sentences`` and ``quotations`` for the places it records), and a ``Matcher`` finds a ``Row`` of
words in it (``matcher``). ``nearest`` says what went wrong with words that are not found; ``passages`` chooses the text
fragment for words that are, ``fragment`` writes and reads it, ``page`` searches a text for it as a browser would. Nothing
here reads a file, knows a record or reports a finding.
"""

from .fingerprint import RUN, fingerprint_json, fingerprint_of
from .fragment import Passage, decode, encode, linked
from .matcher import Matcher, Row
from .nearest import Near, nearest, stumble
from .page import Page, locate
from .parts import Part, QuoteError, check_marks, parts_of
from .passages import passage_for, passage_within
from .words import NORMALISER, Word, bare, landmark, same, words_of

__all__ = [
    "NORMALISER",
    "RUN",
    "Matcher",
    "Near",
    "Page",
    "Part",
    "Passage",
    "QuoteError",
    "Row",
    "Word",
    "bare",
    "check_marks",
    "decode",
    "encode",
    "fingerprint_json",
    "fingerprint_of",
    "landmark",
    "linked",
    "locate",
    "nearest",
    "parts_of",
    "passage_for",
    "passage_within",
    "same",
    "stumble",
    "words_of",
]
