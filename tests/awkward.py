"""Awkward but valid projects, written from plain data: what nobody thinks of until a site breaks on it.

``awkward(root, case)`` writes ``site_data/`` below ``root`` and returns the made-up source's text, by source id. Every
file is written as JSON, which is YAML too, so that no case depends on a way of quoting.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.quotes import fingerprint_json, fingerprint_of

SOURCE = "gazette"
DAY = "2024-05-16"
PLAN = "the-plan"


class Project:
    """The records of a project by kind, and the text of its only source."""

    def __init__(self, text: str, title: str = "An awkward project") -> None:
        self.text, self.title = text, title
        self.kinds: dict[str, list[dict[str, Any]]] = {}

    def add(self, kind: str, at: str | None = None, /, **record: Any) -> None:
        """Add a record. It cites the words ``at``, the source alone if it is a quote, and nothing if it says what it rests on."""
        if at:
            record["cite"] = [{"source": SOURCE, "at": at}]
        elif kind == "quotes":
            record["cite"] = [{"source": SOURCE}]
        self.kinds.setdefault(kind, []).append(record)

    def person(self, id_: str, name: str, at: str, **more: Any) -> None:
        self.add("participants", at, **{"id": id_, "name": name, "kind": "person", "role": "Speaks in the article", **more})

    def question(self, at: str | None = None, **more: Any) -> None:
        stances = [
            {"id": "in-favour", "label": "In favour", "mark": "filled"},
            {"id": "against", "label": "Against", "mark": "open"},
        ]
        self.add("questions", at, **{"id": PLAN, "question": "Should it go ahead?", "short": "The plan?", "stances": stances, **more})

    def quote(self, id_: str, speaker: str, words: str, at: str | None = None, **more: Any) -> None:
        self.add("quotes", at, **{"id": id_, "speaker": speaker, "words": words, "when": "unknown", **more})

    def position(self, participant: str, stance: str, at: str | None = None, **more: Any) -> None:
        about = {"participant": participant, "question": PLAN, "stance": stance, "since": "unknown"}
        self.add("positions", at, **{"id": f"{participant}-on-it", **about, "sentence": f"Said to be {stance}.", **more})


def one_participant_only() -> Project:
    """A participant and nothing else: no question, no quote, no event."""
    project = Project("Only one person was seen on the pier that day. Nobody heard him speak, and nothing happened.")
    project.person("the-one", "The One", "Only one person was seen … heard him speak, and nothing happened")
    return project


def no_quotes() -> Project:
    """Positions and an event that rest on the article's own sentences."""
    project = Project("Vera Lind wants the plan to go ahead. Tom Birk is said to be against it. The plan was drawn up on Tuesday.")
    project.person("lind", "Vera Lind", "Vera Lind wants the plan")
    project.person("birk", "Tom Birk", "Tom Birk is said to")
    project.question("Vera Lind wants the plan … is said to be against it")
    project.position("lind", "in-favour", "wants the plan to go ahead")
    project.position("birk", "against", "is said to be against it")
    when = {"when": "2024-05-14", "when_words": "on Tuesday", "status": "happened"}
    project.add("timeline", "The plan was drawn up on Tuesday", id="drawn-up", what="The plan is drawn up.", **when)
    return project


def no_positions() -> Project:
    """A question that nobody has answered, and a quote that is about nothing."""
    project = Project("Should the plan go ahead at all? “I have no idea whatsoever,” Vera Lind said.")
    project.person("lind", "Vera Lind", "no idea whatsoever,” Vera Lind said")
    project.question("Should the plan go ahead at all?")
    project.quote("no-idea", "lind", "I have no idea whatsoever")
    return project


def three_hundred_events_on_one_day() -> Project:
    """More on one day than a picture has room for; every other event has its time."""
    sentences = [
        f"At {14 + n // 60}:{n % 60:02} boat number {n} left the pier." if n % 2 else f"Boat number {n} left the pier that day."
        for n in range(300)
    ]
    project = Project(" ".join(sentences))
    for n, sentence in enumerate(sentences):
        when = f"{DAY}T{sentence[3:8]}" if n % 2 else DAY
        project.add("timeline", sentence, id=f"boat-{n}", what=f"Boat number {n} leaves the pier.", when=when, status="happened")
    return project


def name_of_200_characters() -> Project:
    """A name without a place to break, and one of many words."""
    unbroken, broken = ("Llanfairpwllgwyn" * 13)[:200], ("Maria Antonia " * 15)[:199] + "S"
    project = Project(f"The meeting was opened by {unbroken} himself. It was closed by {broken} and nobody else.")
    project.person("unbroken", unbroken, f"was opened by {unbroken} himself", aliases=[unbroken[:100]])
    project.person("broken", broken, f"It was closed by {broken} and nobody else")
    return project


def right_to_left_name() -> Project:
    """Names from right to left: in a record, in running prose, in what is said, beside digits and brackets."""
    name, other, words = "يسرى حلمازي", "תרצה בן־גלון", "أنا أوافق على هذه الخطة تماما"
    project = Project(f"“{words},” said {name} of the harbour. The paper mentions {other} too, without saying more.")
    native = {"text": name, "language": "ar"}
    project.person("yusra", name, f"said {name} of the harbour", native_name=native, aliases=["Yusra Halmazi"])
    native = {"text": other, "language": "he"}
    project.person("tirza", "Tirza Ben-Galon", f"The paper mentions {other} too", native_name=native)
    project.question(f"{words},” said {name}", short=f"{name}?")
    project.quote("agrees", "yusra", words, about=[PLAN])
    sentence = f"[[yusra]] ({name}) agrees; [[tirza|{other}]] is not reported to have answered (1, 2, 3)."
    project.position("yusra", "in-favour", rests_on=["agrees"], sentence=sentence)
    return project


def emoji_everywhere() -> Project:
    """Emoji in every kind of text, joined, coloured and flags too."""
    words, flag = "I 👍🏽 the plan and the 🚢 and the 👩‍👩‍👧‍👦 too", "The 🏴‍☠️ flag was seen over the harbour"
    project = Project(f"“{words},” 🦊 Fox wrote 🎉. {flag} 🌊.", "🚢 or no 🚢?")
    project.person("fox", "🦊 Fox 👩🏽‍🚀", "👩‍👩‍👧‍👦 too,” 🦊 Fox wrote", role="Wrote it 🎉", aliases=["🦊", "🇺🇦🇪🇺"])
    project.question("I 👍🏽 the plan and", short="🚢?", background="It is about a 🚢, see [[flag]] 👀.")
    project.quote("thumbs", "fox", words, medium="📱", about=[PLAN])
    project.position("fox", "in-favour", rests_on=["thumbs"], sentence="Fox answered with a 👍🏽.")
    project.add("timeline", flag, id="flag", what="A 🏴‍☠️ flag is seen.", when="unknown", status="reported", where="🌊")
    project.add("glossary", id="ship", term="🚢", definition="A ship ⛴️.", basis="editor")
    return project


def quote_of_2000_words() -> Project:
    """A quote longer than most articles."""
    words = ", ".join(f"wave {n} came in and wave {n} went out again" for n in range(1, 201))
    project = Project(f"The keeper counted: “{words},” he said.")
    project.person("keeper", "The keeper", "The keeper counted: “wave 1")
    project.quote("waves", "keeper", words)
    return project


def question_with_40_participants() -> Project:
    """A grid of forty rows, and half of them disagree with the other half."""
    first, last = ("Ada", "Bo", "Cleo", "Dag", "Eva", "Finn", "Gro", "Hal"), ("Ask", "Birk", "Dale", "Eng", "Foss")
    stances = {f"{a} {b}": "in favour of" if n % 2 else "against" for a in first for n, b in enumerate(last)}
    said = {name: f"I am {stance} it all" for name, stance in stances.items()}
    project = Project(" ".join(f"“{words},” {name} told us." for name, words in said.items()))
    project.question(basis="editor")
    for name, words in said.items():
        id_ = name.lower().replace(" ", "-")
        project.person(id_, name, f"it all,” {name} told us")
        project.quote(f"{id_}-answer", id_, words, f"{words},” {name} told us", about=[PLAN])
        project.position(id_, "in-favour" if "favour" in words else "against", rests_on=[f"{id_}-answer"])
    return project


CASES: dict[str, Callable[[], Project]] = {
    case.__name__: case
    for case in (
        one_participant_only,
        no_quotes,
        no_positions,
        three_hundred_events_on_one_day,
        name_of_200_characters,
        right_to_left_name,
        emoji_everywhere,
        quote_of_2000_words,
        question_with_40_participants,
    )
}


def awkward(root: Path, case: str) -> dict[str, str]:
    """Write the project of a case into ``root``; the texts of its sources, by id."""
    project = CASES[case]()
    data = root / "site_data"
    (data / "fingerprints").mkdir(parents=True)
    summary = [{"id": "answer", "text": f"The case is called *{case}*.", "basis": "editor"}]
    words = {"title": project.title, "question": "What is awkward about it?", "standfirst": "A made-up case."}
    _write(data / "explainer.yml", {**words, "as_of": DAY, "status": "settled", "summary": summary, "order": "as_listed"})
    paper = {"publisher": "The Made-up Gazette", "url": "https://gazette.example/story", "kind": "article", "language": "en"}
    _write(data / "sources.yml", [{"id": SOURCE, **paper, "published": {"date": DAY}}])
    for kind, records in project.kinds.items():
        _write(data / f"{kind}.yml", records)
    fingerprint = fingerprint_json(fingerprint_of(SOURCE, project.text))
    (data / "fingerprints" / f"{SOURCE}.json").write_text(fingerprint, encoding="utf-8")
    return {SOURCE: project.text}


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
