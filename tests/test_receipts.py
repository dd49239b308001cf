"""Receipts of whole projects: this site's, whose article may be at hand, and the fixture's."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from projects import FIXTURE, MINIMAL, ROOT, TODAY

from generator.build import Build, build, check
from generator.catalogue import catalogue
from generator.diagnostics import as_text
from generator.quotes import NORMALISER, decode, fingerprint_json, fingerprint_of, locate, words_of
from generator.verify import STATUSES as STATUSES_IN_ORDER

PROJECTS = {"fixture": FIXTURE, "minimal": MINIMAL}
# What the fixture's quotes are, where they are not exact.
STATUSES = {
    "ashdale-half": ["shortened"],
    "ashdale-radio": ["translated"],
    "blavik-mugs": ["typography"],
    "chovniar-already": ["translated"],
    "chovniar-every-sailing": ["paraphrase"],
    "chovniar-postcard": ["typography", "translated"],
    "chovniar-stones": ["translated"],
    "chovniar-wrote-it-down": ["translated"],
    "official-licence": ["paraphrase"],
    "qalmadi-charts": ["insertion"],
}
# Typography of all kinds, and the hash of its fingerprint. If the normaliser changes, so must NORMALISER: every fingerprint
# is then made again.
TYPOGRAPHY = """\
“We don’t—can’t—re\u00adopen the Müller–Łukasz café… not at −5°, not for $1,500 (or 1½ of it),” J. K. O’Brien said. «C’est non !»

"Isn't it 10² metres?" asked Mr. Міст-Їжак: ‘No. 5 is’ [sic] well-known . . . at 4:28 p.m.\u00a0“The dogs’ bed
isn’t ours.”

— Так, — сказав він; نامه\u200cای.
"""
NORMALISED = {1: "e374a953c602969180dcc86a09dfc3f7a68398470723697376a1425ff3d3bfa2"}


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder that holds the article, where it is at hand."""
    folder = Path(os.environ.get("EXPLAINER_SOURCE_TEXT") or ROOT / ".." / "shared" / "sources")
    if not any(folder.glob("oan*.txt")):
        pytest.skip("the article's text is not at hand (EXPLAINER_SOURCE_TEXT)")
    return folder


def text_of(texts: Path, source: str) -> str:
    return next(texts.glob(f"{source}*.txt")).read_text(encoding="utf-8")


def astray(checked: Build, texts: Path) -> Iterator[str]:
    """Facts with a link that does not lead to their words, and to nothing else."""
    assert checked.evidence is not None
    for id_, receipts in checked.evidence.receipts.items():
        for receipt in receipts:
            text = text_of(texts, receipt.source)
            words, passages = words_of(text), decode(receipt.href.partition("#")[2])
            places = [locate(passage, text) for passage in passages]
            first, last = words[receipt.first].start, words[receipt.last].end
            if not passages or not all(len(found) == 1 and first <= found[0] < last for found in places):
                yield id_


def test_each_link_of_this_site_finds_its_words_once(texts: Path) -> None:
    checked = check(ROOT)
    assert checked.evidence is not None
    assert list(astray(checked, texts)) == []
    assert {"trump-oval-office", "zelensky-x-thanks", "putin-reporters"} <= set(checked.evidence.receipts)


@pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
def test_each_link_of_a_made_up_site_does(project: Path) -> None:
    assert list(astray(check(project), project.parent / "sources")) == []


def test_text_and_fingerprint_of_this_site_agree(texts: Path) -> None:
    offline, at_hand = check(ROOT), check(ROOT, texts)
    assert as_text(at_hand.diagnostics) == as_text(offline.diagnostics) == ""
    assert at_hand.evidence == offline.evidence


@pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
def test_text_and_fingerprint_of_a_made_up_site_agree(project: Path) -> None:
    assert check(project).evidence == check(project, project.parent / "sources").evidence


def test_statuses_are_computed() -> None:
    evidence = check(FIXTURE).evidence
    assert evidence is not None
    assert {id_: list(statuses) for id_, statuses in evidence.statuses.items() if statuses != ("exact",)} == STATUSES
    assert list(evidence.statuses.values()).count(("exact",)) == 17


def test_statuses_are_shown() -> None:
    built = build(FIXTURE, date.fromisoformat(TODAY))
    page, t = built.files["quotes.md"].decode(), catalogue("uk")
    assert built.evidence is not None
    for id_, statuses in built.evidence.statuses.items():
        entry = page[page.index(f'id="{id_}"') :].partition("</article>")[0]
        shown = [status for status in STATUSES_IN_ORDER if f">{t(f'status.{status}')}" in entry]
        assert shown == list(statuses), id_


def test_what_is_used_and_set_aside_makes_up_the_article() -> None:
    evidence = check(ROOT).evidence
    assert evidence is not None
    coverage = evidence.coverage["oan"]
    assert coverage.used + coverage.set_aside == len(coverage.sentences)
    assert all(sentence.words for sentence in coverage.sentences)


@pytest.mark.parametrize("path", sorted(FIXTURE.parent.glob("sources/*.txt")), ids=lambda path: path.stem)
def test_a_committed_fingerprint_is_what_the_text_makes(path: Path) -> None:
    made = fingerprint_json(fingerprint_of(path.stem, path.read_text(encoding="utf-8")))
    assert made == (FIXTURE / "site_data" / "fingerprints" / f"{path.stem}.json").read_text(encoding="utf-8")


def test_this_sites_fingerprint_is_what_its_text_makes(texts: Path) -> None:
    made = fingerprint_json(fingerprint_of("oan", text_of(texts, "oan")))
    assert made == (ROOT / "site_data" / "fingerprints" / "oan.json").read_text(encoding="utf-8")


def test_a_changed_normaliser_has_a_new_number() -> None:
    made = fingerprint_of("x", TYPOGRAPHY).model_dump(mode="json")
    assert sha256(json.dumps(made, sort_keys=True).encode()).hexdigest() == NORMALISED[NORMALISER]
