"""Noun: pure text matching: words, runs of words, where a quote stands, its nearest miss, links to it.

A text becomes ``Word``s (``words``), a source's words become its ``Fingerprint`` and a ``Matcher`` finds a quote's
words in it (``fingerprint``, with ``sentences`` and ``quotations`` for the places it records), ``nearest`` says what
went wrong with a quote that is not found, and ``fragment`` addresses one that is. Nothing here reads a file,
knows a record or reports a finding.
"""

from .fingerprint import RUN, Matcher, fingerprint_json, fingerprint_of
from .fragment import Passage, decode, encode, locate, passage_for, passage_within
from .nearest import Near, nearest, stumble
from .words import NORMALISER, Part, QuoteError, Word, bare, parts_of, same, words_of

__all__ = [
    "NORMALISER",
    "RUN",
    "Matcher",
    "Near",
    "Part",
    "Passage",
    "QuoteError",
    "Word",
    "bare",
    "decode",
    "encode",
    "fingerprint_json",
    "fingerprint_of",
    "locate",
    "nearest",
    "parts_of",
    "passage_for",
    "passage_within",
    "same",
    "stumble",
    "words_of",
]
