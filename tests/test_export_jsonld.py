"""JSON-LD: read by an RDF library, held against shapes, and silent about whatever the sources leave open."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from exported import HOSTILE, PROJECTS, SITE, explainer, reworded
from jinja2 import Environment
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from generator.catalogue import catalogue
from generator.dates import in_words, parse
from generator.export import jsonld_for
from generator.link import SUMMARY
from generator.model import KINDS, Event, Participant, Position, Quote, Source
from generator.views import Page, pages_of

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the library itself, while it parses

CASES = Path(__file__).parent / "cases" / "export"
CONTEXT = json.loads((CASES / "schema_org.json").read_text(encoding="utf-8"))
S = Namespace("http://schema.org/")


@cache
def pages(name: str) -> list[Page]:
    return pages_of(*explainer(name), date(2025, 8, 8))


@cache
def graphs(name: str, site_url: str = SITE) -> dict[str, dict[str, Any]]:
    """The graph of each page that has one."""
    found = {page.path: jsonld_for(page.facts, *explainer(name), site_url, page.root) for page in pages(name)}
    return {path: graph for path, graph in found.items() if graph is not None}


def read(graph: dict[str, Any], base: str = SITE) -> Graph:
    """The statements of a graph, by a context that asks nobody."""
    assert graph["@context"] == "https://schema.org"
    return Graph().parse(data=json.dumps({**graph, "@context": CONTEXT}), format="json-ld", publicID=base)


def nodes(name: str, path: str, type_: str) -> dict[str, dict[str, Any]]:
    """The nodes of a type on a page, by the fact they tell of."""
    found = [node for node in graphs(name)[path]["@graph"] if node["@type"] == type_]
    return {node["@id"].rpartition("#")[2]: node for node in found}


@pytest.mark.parametrize("name", PROJECTS)
def test_every_page_keeps_to_the_shapes(name: str) -> None:
    shapes = Graph().parse(CASES / "shapes.ttl")
    for path, graph in graphs(name).items():
        conforms, _, report = validate(read(graph), shacl_graph=shapes)
        assert conforms, (path, report)


def test_the_shapes_refuse_what_they_are_there_for() -> None:
    shapes = Graph().parse(CASES / "shapes.ttl")
    for wrong in (
        {"@type": "Quotation", "url": SITE, "text": "No", "spokenByCharacter": {"@type": "Thing", "name": "Somebody"}},
        {"@type": "Event", "url": SITE, "name": "It happens", "startDate": "2024-05-13/2024-05-16"},
        {"@type": "Person", "name": "Åse Blåvik", "jobTitle": "Director"},
    ):
        assert not validate(read({"@context": "https://schema.org", "@graph": [wrong]}), shacl_graph=shapes)[0], wrong


@pytest.mark.parametrize("name", PROJECTS)
def test_every_address_leads_to_a_page_of_the_site(name: str) -> None:
    known = {SITE + page.address for page in pages(name)}
    for path, graph in graphs(name).items():
        for subject in set(read(graph).subjects()):
            if isinstance(subject, URIRef):
                assert str(subject).partition("#")[0] in known, path


@pytest.mark.parametrize("name", PROJECTS)
def test_without_a_site_url_the_same_is_said_relative_to_the_page(name: str) -> None:
    for page in pages(name):
        graph = graphs(name, "").get(page.path)
        if graph is not None:
            assert read(graph, SITE + page.address).isomorphic(read(graphs(name)[page.path], SITE + page.address)), page.path


@pytest.mark.parametrize("name", PROJECTS)
def test_nobody_without_a_name_becomes_a_person(name: str) -> None:
    library, _ = explainer(name)
    named = {fact.id for fact in library.of("participants", Participant) if fact.kind in ("person", "organisation")}
    people = {f"people/{id_}.md" for id_ in named}
    assert {path for path in graphs(name) if path.startswith("people/")} == people
    for graph in graphs(name).values():
        found = read(graph)
        for type_ in (S.Person, S.Organization):
            ids = {str(node).rpartition("#")[2] for node in found.subjects(RDF.type, type_) if isinstance(node, URIRef)}
            assert ids <= named


@pytest.mark.parametrize("name", PROJECTS)
def test_only_exact_words_are_quotations(name: str) -> None:
    library, _ = explainer(name)
    quotes = library.of("quotes", Quote)
    told = nodes(name, "quotes.md", "Quotation")
    assert {id_: node["text"] for id_, node in told.items()} == {quote.id: " … ".join(quote.words) for quote in quotes if quote.words}
    assert nodes(name, "quotes.md", "Claim").keys() == {quote.id for quote in quotes if not quote.words}


@pytest.mark.parametrize("name", PROJECTS)
def test_a_question_has_a_claim_for_each_position(name: str) -> None:
    library, _ = explainer(name)
    for position in library.of("positions", Position):
        claim = nodes(name, f"questions/{position.question}.md", "Claim")[position.id]
        assert [said["@id"].rpartition("#")[2] for said in claim["appearance"]][: len(position.rests_on)] == list(position.rests_on)


@pytest.mark.parametrize(
    ("id_", "start"),
    [
        ("licence-1987", "1987"),
        ("council-session", "2024-03"),
        ("news-conference", "2024-05-15"),
        ("rowing-protest", "2024-05-14T18:40"),
        ("empty-sailing", "2024-05-15T07:30+02:00"),
        ("storm", None),  # around a month
        ("official-briefing", None),  # some time in a period: when it began nobody says
        ("hearing", None),  # planned, without a date
    ],
)
def test_an_event_is_as_exact_as_its_source(id_: str, start: str | None) -> None:
    event = explainer("fixture")[0].get(id_, Event)
    node = nodes("fixture", "timeline.md", "Event")[id_]
    t = catalogue("uk")
    in_our_words = None if start else in_words(parse(event.when), t.language, t.texts)
    asked = [node.get(key) for key in ("startDate", "endDate", "disambiguatingDescription", "eventStatus")]
    assert asked == [start, None, in_our_words, "https://schema.org/EventScheduled" if event.status == "planned" else None]


def test_a_threat_is_no_event() -> None:
    library, _ = explainer("fixture")
    events = library.of("timeline", Event)
    assert nodes("fixture", "timeline.md", "Event").keys() == {event.id for event in events if event.status != "threatened"}


def test_the_front_page_is_an_article_about_the_question() -> None:
    article = nodes("fixture", "index.md", "Article")["explainer"]
    assert article["about"]["@id"] == f"{SITE}questions/island-call/#island-call"
    assert article["contentReferenceTime"] == "2024-05-20"
    sources = [f"{SITE}sources/{source.id}/#{source.id}" for source in explainer("fixture")[0].of("sources", Source)]
    assert [work["@id"] for work in article["isBasedOn"]] == sources
    assert [node["@id"] for node in graphs("fixture")["index.md"]["@graph"][1:3]] == sources


def test_what_facts_share_is_told_once() -> None:
    told = [node["@id"] for node in graphs("fixture")["quotes.md"]["@graph"]]
    assert len(set(told)) == len(told)
    assert f"{SITE}people/ashdale/#ashdale" in told


def test_the_source_page_names_the_article() -> None:
    article = nodes("fixture", "sources/harbour-gazette.md", "NewsArticle")["harbour-gazette"]
    assert article["headline"] == "Ferry firm has until Friday to answer the island"
    assert (article["publisher"]["name"], article["creditText"]) == ("The Harbour Gazette", "Marit Oakesund")
    assert article["datePublished"] == "2024-05-16T06:15"
    radio = nodes("fixture", "sources/quay-radio.md", "CreativeWork")["quay-radio"]
    assert (radio["datePublished"], radio["creditText"]) == ("2024-05-15T19:05+02:00", "Радіо Косий причал")


def test_pages_without_a_word_of_schema_org_have_no_graph() -> None:
    assert not graphs("fixture").keys() & {"glossary.md", "corrections.md", "unknowns.md", "data.md", "people/ministry-official.md"}


def test_hostile_texts_stay_texts() -> None:
    library, evidence = reworded("fixture", list(HOSTILE[:40:3]))
    template = Environment(autoescape=True).from_string('<script type="application/ld+json">{{ graph | tojson }}</script>')
    for kind in (SUMMARY, *KINDS):
        ids = [id_ for id_, entry in library.entries.items() if entry.kind == kind]
        graph = jsonld_for(ids, library, evidence, SITE)
        if graph is not None:
            page = template.render(graph=graph)
            assert page.count("<") == 2
            assert json.loads(page.partition(">")[2].removesuffix("</script>")) == graph
            before = jsonld_for(ids, *explainer("fixture"), SITE)
            assert before is not None
            assert set(read(graph).predicates()) == set(read(before).predicates())
            assert all(isinstance(text, Literal) for text in read(graph).objects(None, S.text))
