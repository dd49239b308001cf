"""Verb: plain values -> inline SVG: the timeline at a glance, how much of a source is used, who spoke of what.

Each picture is drawn twice, ``across`` for wide screens and ``upright`` for phones; the caller puts both in one
``<figure>`` and the style sheet (explainer-pictures.css) shows one. The drawings carry classes and sizes, no colours and
no ids. ``lettering`` knows how wide words can be, so that none overlap whatever the reader's font; the timeline is built from
``marks`` (the events) over ``axis`` (where days stand), ``columns`` (what stands together) and ``lanes`` and ``flags`` (where
marks and words go) to ``across`` and ``upright``.
"""

from .coverage import Sentence, coverage
from .marks import Mark, Shape, Words
from .markup import Drawings
from .network import Heading, Table, network
from .timeline import timeline

__all__ = ["Drawings", "Heading", "Mark", "Sentence", "Shape", "Table", "Words", "coverage", "network", "timeline"]
