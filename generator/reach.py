"""Verb: are the sources still where they were? Asks each address once, and keeps apart what is gone from what could not be asked."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from generator.diagnostics import visible
from generator.model import Source

# Answers that say the page is not there any more; every other failure says only that we could not see it.
_GONE: Final = frozenset({404, 410})
_SECONDS: Final = 20.0
_NAME: Final = "explainer-link-check (asks once a week whether a cited page is still there)"


@dataclass(frozen=True)
class Answer:
    """What asking for one address of a source came to."""

    source: str
    url: str
    verdict: Literal["there", "gone", "could not check"]
    detail: str


def ask_all(sources: Iterable[Source]) -> Iterator[Answer]:
    """Ask for every source's address, and for its archived copy's."""
    opener = urllib.request.OpenerDirector()  # only these: no files, no FTP, however an answer redirects
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
    ):
        opener.add_handler(handler)
    for source in sources:
        for url in filter(None, (source.url, source.archived_url)):
            yield _ask(source.id, url, opener)


def _ask(source: str, url: str, opener: urllib.request.OpenerDirector) -> Answer:
    request = urllib.request.Request(url, headers={"User-Agent": _NAME})  # noqa: S310 - the model lets only web addresses through
    try:
        with opener.open(request, timeout=_SECONDS) as answer:
            moved = "" if answer.url == url else f", now at {answer.url}"
            return Answer(source, url, "there", f"answers {answer.status}{moved}")
    except urllib.error.HTTPError as error:
        with error:
            return Answer(source, url, "gone" if error.code in _GONE else "could not check", f"answers {error.code}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(source, url, "could not check", str(getattr(error, "reason", error)) or type(error).__name__)


def as_markdown(answers: Iterable[Answer]) -> str:
    """The answers as a list that a terminal and a job summary both show; what is gone comes first."""
    order = ("gone", "could not check", "there")
    lines = sorted(answers, key=lambda answer: (order.index(answer.verdict), answer.source, answer.url))
    return "".join(f"- **{item.verdict}** `{item.source}`: <{visible(item.url, 400)}> ({visible(item.detail, 200)})\n" for item in lines)
