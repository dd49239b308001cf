"""Noun: how to cite a quote: in plain words, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from generator.catalogue import Catalogue
from generator.dates import When, in_words, parse
from generator.model import Participant, Quote, Source
from generator.prose import plain

# https://docs.citationstyles.org/en/stable/specification.html: item types
_CSL_TYPES = {"article": "article-newspaper", "statement": "document", "transcript": "speech", "post": "post", "document": "document"}
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_SPECIAL = re.compile("[" + re.escape("".join(_LATEX)) + "]")


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a quote, ready to copy."""

    plain: str
    bibtex: str
    csl: str


def citation(quote: Quote, speaker: Participant, source: Source | None, t: Catalogue) -> Citation:
    """The citation of a quote; that of a paraphrase says that the words are ours."""
    said = t("quote.open") + " … ".join(quote.words) + t("quote.close") if quote.words else plain(quote.paraphrase or "")
    if source is None:
        return Citation(f"{speaker.name}: {said}", "", "")
    when = parse(quote.when)
    dated = in_words(when, t.language, t.texts)
    published = in_words(parse(source.published.date), t.language, t.texts)
    key = "cite.quoted" if quote.words else "cite.paraphrased"
    place = ", ".join(filter(None, (source.author, source.headline, source.publisher, published)))
    text = t(key, speaker=speaker.name, said=said, date=dated, place=place, url=source.url)
    return Citation(text, _bibtex(quote, speaker, source, said), csl_json(csl_item(quote, speaker, source, said)))


def _bibtex(quote: Quote, speaker: Participant, source: Source, said: str) -> str:
    when = parse(source.published.date)
    fields = {
        "author": "{" + _latex(speaker.name) + "}",
        "title": _latex(said),
        "howpublished": _latex(source.publisher),
        "year": str(when.first.year) if when.first else "n.d.",
        "url": source.url.replace("{", "%7B").replace("}", "%7D"),
        "note": _latex(", ".join(filter(None, (source.author, source.headline, source.publisher, source.published.date)))),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{quote.id},\n{lines}}}\n"


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _LATEX[found[0]], text)


def csl_item(quote: Quote, speaker: Participant, source: Source, said: str) -> dict[str, Any]:
    """The quote as a CSL-JSON item."""
    item = {
        "id": quote.id,
        "type": _CSL_TYPES[source.kind],
        "title": said,
        "author": [{"literal": speaker.name}],
        "container-title": source.headline or source.publisher,
        "publisher": source.publisher,
        "issued": csl_date(parse(source.published.date)),
        "URL": source.url,
        "language": source.language,
    }
    if source.accessed and (accessed := csl_date(parse(source.accessed))):
        item["accessed"] = accessed
    return item


def csl_date(when: When) -> dict[str, Any]:
    """A date as CSL-JSON has it; an empty one where there is none."""
    if when.first is None:
        return {}
    size = {"year": 1, "month": 2}.get(when.precision, 3)
    parts = [[when.first.year, when.first.month, when.first.day][:size]]
    if when.precision == "period" and when.last is not None:
        parts.append([when.last.year, when.last.month, when.last.day])
    return {"date-parts": parts}


def csl_json(item: dict[str, Any]) -> str:
    """An item as text."""
    return json.dumps([item], ensure_ascii=False, indent=2)
