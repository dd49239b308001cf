"""The commands, one module for each desk an editor works at; each ends by saying what it found.

options   the group, and what several commands take
ending    how a command tells its findings, and how it leaves
building  check, build, serve
facts     fmt, schema, fingerprint, links
drafts    new
history   diff
reading   explain
"""

from . import building, drafts, facts, history, reading
from .options import cli

__all__ = ["building", "cli", "drafts", "facts", "history", "reading"]
