"""Verb: a project -> its site in the browser of this machine, built anew whenever something is saved.

    watch    what a build reads, and when it was last changed
    preview  builds when that changes; remembers the outcome for everybody who asks
    server   the published folder and the outcome over HTTP, on 127.0.0.1 alone

A build is the whole build, so the preview is never anything but a site that passed every check. While the facts are wrong
the last good site stays, with the findings over it.
"""

from .preview import Outcome, Preview
from .server import Server
from .watch import inputs_of

__all__ = ["Outcome", "Preview", "Server", "inputs_of"]
