"""Verb: the facts a page is the home of -> JSON-LD in the words of schema.org. What the sources leave open is left out.

Only a named person is a ``Person``, and only an organisation an ``Organization``: everybody else stands in ``creditText``, as
text. Our own words for what somebody said are a ``Claim``, never a ``Quotation``. A threat is no ``Event``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from generator.dates import machine, parse
from generator.link import Library
from generator.model import Event, Participant, Position, Question, Quote, Record, Source, Stance, Statement
from generator.verify import Evidence, Receipt

from .edition import Edition

Node = dict[str, Any]

_CONTEXT: Final = "https://schema.org"
_WORKS: Final[Mapping[str, str]] = {"article": "NewsArticle", "post": "SocialMediaPosting"}
_ACTORS: Final[Mapping[str, str]] = {"person": "Person", "organisation": "Organization"}


def jsonld_for(page_facts: Sequence[str], library: Library, evidence: Evidence, site_url: str = "", root: str = "") -> Node | None:
    """The graph of a page that is the home of these facts; none where schema.org has no word for them.

    Without ``site_url`` addresses are relative to the page, from which ``root`` leads to the site's root.
    """
    of = Edition.of(library, evidence, site_url).seen_from(root)
    facts = [library.entries[id_].fact for id_ in page_facts]
    nodes = [node for fact in facts if (make := _NODES.get(type(fact))) and (node := make(of, fact))]
    if any(isinstance(fact, Statement) for fact in facts):
        nodes = [_explainer(of), *(_source(of, source) for source in library.of("sources", Source))]
    return {"@context": _CONTEXT, "@graph": _graph(nodes)} if nodes else None


def _graph(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without keys that have no value, and what they share once beside them, not in each."""
    shared: dict[str, Node] = {}

    def referred(value: Any) -> Any:
        if isinstance(value, list):
            return [referred(item) for item in value]
        if not isinstance(value, dict):
            return value
        if "@id" not in value:
            return filled(value)
        if value["@id"] not in told:
            shared.setdefault(value["@id"], value)
        return {"@id": value["@id"]}

    def filled(node: Node) -> Node:
        return {key: referred(value) for key, value in node.items() if value not in (None, "", [], {})}

    told = {node["@id"] for node in nodes}
    return [*map(filled, nodes), *shared.values()]


def _id(of: Edition, id_: str) -> str:
    """What a fact is known by: the place where it stands."""
    address = of.library.addresses[id_]
    return of.href(f"{address.page}#{id_}")


def _exact(edtf: str) -> str | None:
    """A date as ISO 8601 has it, if it is no more than a day, month, year or time."""
    return machine(parse(edtf))


# Who, and where it stands


def _actor(of: Edition, id_: str) -> Node | None:
    """A short node for a person or organisation with a name."""
    fact = of.library.get(id_, Participant)
    return {"@type": _ACTORS[fact.kind], "@id": _id(of, id_), "name": fact.name} if fact.kind in _ACTORS else None


def _work(of: Edition, source: Source) -> Node:
    return {"@type": _WORKS.get(source.kind, "CreativeWork"), "@id": _id(of, source.id), "url": source.url}


def _works(of: Edition, receipts: Sequence[Receipt]) -> list[Node]:
    """The sources of some receipts, each once."""
    return [_work(of, of.library.get(id_, Source)) for id_ in dict.fromkeys(receipt.source for receipt in receipts)]


def _passages(of: Edition, receipts: Sequence[Receipt]) -> list[Node]:
    """The sentences the receipts lead to."""
    return [{"@type": "CreativeWork", "url": receipt.href, "isPartOf": _works(of, [receipt])[0]} for receipt in receipts]


# One kind each


def _explainer(of: Edition) -> Node:
    explainer = of.library.explainer
    asked = _asked(of, explainer.main_question) if explainer.main_question else {"@type": "Question", "name": explainer.question}
    return {
        "@type": "Article",
        "@id": of.href("#explainer"),
        "url": of.href("") or "./",
        "headline": explainer.title,
        "description": of.text(explainer.standfirst),
        "about": asked,
        "abstract": " ".join(of.text(statement.text) for statement in explainer.summary),
        "contentReferenceTime": _exact(explainer.as_of),
        "creativeWorkStatus": of.t(f"explainer.{explainer.status}"),
        "inLanguage": explainer.language,
        "license": explainer.licences.facts_url,
        "isBasedOn": [_work(of, source) for source in of.library.of("sources", Source)],
    }


def _source(of: Edition, fact: Source) -> Node:
    published = fact.published
    day = _exact(published.date)
    timed = parse(published.date).precision == "day" and published.time
    article = fact.kind == "article"
    return {
        **_work(of, fact),
        "headline": fact.headline,
        "publisher": {"@type": "Organization", "name": fact.publisher} if article else None,
        "creditText": ", ".join(filter(None, (fact.author, None if article else fact.publisher))),
        "datePublished": f"{day}T{published.time}{published.zone or ''}" if day and timed else day,
        "inLanguage": fact.language,
        "archivedAt": fact.archived_url,
    }


def _participant(of: Edition, fact: Participant) -> Node | None:
    node = _actor(of, fact.id)
    if node is None:
        return None
    names = [fact.native_name.text] if fact.native_name else []
    belongs = _actor(of, fact.affiliation) if fact.affiliation else None
    organisation = belongs if belongs and belongs["@type"] == "Organization" else None
    return {
        **node,
        "url": of.page(fact.id),
        "alternateName": list(dict.fromkeys([*names, *fact.aliases])),
        "disambiguatingDescription": of.text(fact.role),
        "description": of.text(fact.description),
        "affiliation" if fact.kind == "person" else "memberOf": organisation,
        "sameAs": f"https://www.wikidata.org/wiki/{fact.ids.wikidata}" if fact.ids.wikidata else None,
    }


def _quote(of: Edition, fact: Quote) -> Node:
    """Words are a quotation; a paraphrase is a claim of the speaker's that appears in the source."""
    speaker, receipts = _actor(of, fact.speaker), of.evidence.receipts.get(fact.id, ())
    shared = {
        "text": of.said(fact),
        "creditText": None if speaker else of.name(fact.speaker),
        "dateCreated": _exact(fact.when),
        "inLanguage": of.language(fact),
        "about": [_asked(of, id_) for id_ in fact.about],
        "citation": _passages(of, receipts),
    }
    if fact.words is None:
        return {**_said(of, fact), **shared, "author": speaker, "appearance": _works(of, receipts)}
    return {**_said(of, fact), **shared, "spokenByCharacter": speaker, "isBasedOn": _works(of, receipts)}


def _said(of: Edition, fact: Quote) -> Node:
    """A short node for a quote."""
    return {"@type": "Quotation" if fact.words else "Claim", "@id": _id(of, fact.id), "url": of.page(fact.id)}


def _asked(of: Edition, id_: str) -> Node:
    return {"@type": "Question", "@id": _id(of, id_), "name": of.library.get(id_, Question).question}


def _question(of: Edition, fact: Question) -> Node:
    return {**_asked(of, fact.id), "url": of.page(fact.id), "description": of.text(fact.background)}


def _position(of: Edition, fact: Position) -> Node:
    """A claim of the participant's. It appears in the quotes it rests on, or in the sources it cites."""
    author = _actor(of, fact.participant)
    said = [_said(of, of.library.get(id_, Quote)) for id_ in fact.rests_on]
    receipts = of.evidence.receipts.get(fact.id, ())
    return {
        "@type": "Claim",
        "@id": _id(of, fact.id),
        "url": of.page(fact.id),
        "name": _stance(of, fact).label,
        "text": of.text(fact.sentence),
        "author": author,
        "creditText": None if author else of.name(fact.participant),
        "about": _asked(of, fact.question),
        "temporalCoverage": _span(fact),
        "appearance": said + _works(of, receipts),
        "citation": _passages(of, receipts),
    }


def _stance(of: Edition, fact: Position) -> Stance:
    return next(stance for stance in of.library.get(fact.question, Question).stances if stance.id == fact.stance)


def _span(fact: Position) -> str | None:
    """Since when and until when, if both are exact."""
    since = _exact(fact.since)
    until = _exact(fact.until) if fact.until else ".."
    return f"{since}/{until}" if since and until else None


def _event(of: Edition, fact: Event) -> Node | None:
    if fact.status == "threatened":
        return None
    exact = _exact(fact.when)
    return {
        "@type": "Event",
        "@id": _id(of, fact.id),
        "url": of.page(fact.id),
        "name": of.text(fact.what),
        "startDate": exact,
        "disambiguatingDescription": None if exact else of.told(fact.when),
        "description": of.text(fact.details),
        "eventStatus": "https://schema.org/EventScheduled" if fact.status == "planned" else None,
        "location": of.text(fact.where),
        "about": [actor for id_ in fact.who if (actor := _actor(of, id_))],
        "subjectOf": _passages(of, of.evidence.receipts.get(fact.id, ())),
    }


_NODES: Final[Mapping[type[Record], Callable[[Edition, Any], Node | None]]] = {
    Event: _event,
    Participant: _participant,
    Position: _position,
    Question: _question,
    Quote: _quote,
    Source: _source,
}
