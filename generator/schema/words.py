"""Noun: what each field of a record is for, and an example. What a base holds stands under its name.

The words of an editor's help, shown while typing; a test holds the table against the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.model import Record

_CITE: Final = {"source": "echo", "at": "first few words … last few words"}
_STANCES: Final = [{"id": "in-favour", "label": "In favour", "mark": "filled"}, {"id": "against", "label": "Against", "mark": "open"}]
_STATEMENT: Final = {"id": "answer", "text": "The librarian is in favour; the council has not voted.", "rests_on": ["worth-two"]}

FIELDS: Final[Mapping[str, Mapping[str, tuple[str, Any]]]] = {
    "Fact": {
        "id": ("What other records call this one; its address on the site. Unique in all files, and never changed.", "worth-two"),
        "formerly": ("Earlier ids of this record. Their addresses lead here.", ["two-for-one"]),
        "draft": ("`true` while it is not to be published.", True),
        "checked": ("The day a person last compared this record with its source.", "2024-03-05"),
        "notes": ("What the editor adds, shown as not from the source. Prose.", ["The spelling of the name is the editor’s addition."]),
        "allow": ("Warnings this record may have, each with the reason.", [{"check": "slanted-verb", "reason": "The article’s verb."}]),
    },
    "Allow": {
        "check": ("The code of the warning.", "slanted-verb"),
        "reason": ("Why it may stand. Prose.", "The verb is the article’s."),
    },
    "Backed": {
        "cite": ("Where in a source this stands.", [_CITE]),
        "rests_on": ("Ids of the quotes this rests on.", ["worth-two"]),
        "basis": ("Only for what no source says: the site shows it as the editor’s own, not from the article.", "editor"),
    },
    "Cite": {
        "source": ("Id of the source.", "echo"),
        "at": ("At least five words of the source; of a long passage the first few … the last few.", _CITE["at"]),
    },
    "Explainer": {
        "title": ("The explainer’s name, on every page.", "Sundays at the library"),
        "question": ("The question it answers, as a reader would ask it.", "Should the library open on Sundays?"),
        "standfirst": ("One or two sentences below the title. Prose.", "One librarian has answered. The council has not voted yet."),
        "as_of": ("The day to which the facts are complete.", "2024-03-04"),
        "status": ("Whether the story goes on.", "developing"),
        "summary": ("The 30-second answer: statements, each with the words it rests on.", [_STATEMENT]),
        "main_question": ("Id of the question the front page is about.", "open-on-sundays"),
        "scope": ("What the explainer covers and what it leaves out.", {"covers": ["One article of 4 March 2024."]}),
        "draft": ("`true` while nothing is to be published.", True),
        "allow": ("Warnings the whole explainer may have, each with the reason.", [{"check": "slanted-verb", "reason": "Legal terms."}]),
        "order": ("The printed rule for the order of people and columns.", "first_mention"),
        "language": ("The language of the site and of its own words.", "en"),
        "contact": ("Where a reader reports an error.", {"name": "The editors", "url": "https://explainer.example/contact"}),
        "licences": ("Under which terms each part may be used again.", {"facts": "CC BY 4.0"}),
    },
    "Statement": {
        "text": ("One line of the answer. Prose; `[[id]]` links a record.", "[[quince|The librarian]] is in favour."),
    },
    "Scope": {
        "covers": ("What the explainer is about, a line each. Prose.", ["What was said in the council’s meeting."]),
        "leaves_out": ("What it leaves out on purpose, a line each. Prose.", ["Everything published afterwards."]),
    },
    "Contact": {
        "name": ("Who answers.", "The editors"),
        "url": ("A page with a way to write to them.", "https://explainer.example/contact"),
    },
    "Licences": {
        "facts": ("Licence of the facts.", "CC BY 4.0"),
        "facts_url": ("Where that licence can be read.", "https://creativecommons.org/licenses/by/4.0/"),
        "code": ("Licence of the code.", "MIT"),
        "quotes": ("What holds for quoted words.", "Quoted words belong to their speakers."),
    },
    "Source": {
        "publisher": ("Who published it.", "The Thistlemere Echo"),
        "url": ("Where it was published.", "https://echo.example/library"),
        "kind": ("What sort of text it is.", "article"),
        "language": ("The language it is written in.", "en"),
        "published": ("When it appeared.", {"date": "2024-03-04", "time": "16:28"}),
        "headline": ("Its headline.", "Library to open on Sundays?"),
        "author": ("Who wrote it, as printed.", "Mabel Thorne"),
        "archived_url": ("A copy in a web archive.", "https://archive.example/20240304/echo.example/library"),
        "accessed": ("The day on which it was read.", "2024-03-05"),
        "set_aside": ("Passages no fact uses, each with the reason.", [{"at": "The Echo is printed … every Monday", "reason": "Imprint."}]),
    },
    "Published": {
        "date": ("The day.", "2024-03-04"),
        "time": ("Hours and minutes as the source gives them.", "16:28"),
        "zone": ("Distance from UTC, only where the source states it: +02:00, or Z.", "+02:00"),
    },
    "SetAside": {
        "at": ("The words of the source, or its first few … its last few.", "The Echo is printed … every Monday"),
        "reason": ("Why no fact uses them. Prose.", "Imprint."),
    },
    "Participant": {
        "name": ("The house spelling of the name.", "Ada Quince"),
        "kind": ("What sort of participant it is; a speaker without a name is `unnamed`, never merged with a named colleague.", "person"),
        "role": ("What they were at the time. Prose.", "Librarian"),
        "native_name": ("The name in the bearer’s own language.", {"text": "Володимир Зеленський", "language": "uk"}),
        "aliases": ("Every other spelling; search finds them all.", ["A. Quince", "Quince, Ada"]),
        "affiliation": ("Id of the participant they belong to.", "library"),
        "ids": ("The same participant elsewhere.", {"wikidata": "Q42"}),
        "description": ("A sentence or two about them. Prose.", "Has run the library since 2011."),
    },
    "NativeName": {
        "text": ("The name.", "Володимир Зеленський"),
        "language": ("Its language.", "uk"),
    },
    "Identifiers": {
        "wikidata": ("Number in Wikidata.", "Q42"),
    },
    "Question": {
        "question": ("The disputed question, neutrally worded.", "Should the library open on Sundays?"),
        "short": ("The same in a few words, for headings of columns.", "Open on Sundays?"),
        "stances": ("The closed list of answers, at least two.", _STANCES),
        "background": ("What one must know beforehand. Prose.", "The library is closed on Sundays."),
    },
    "Stance": {
        "id": ("The name positions use for it.", "in-favour"),
        "label": ("The answer in a few words.", "In favour"),
        "mark": ("The shape shown beside the label.", "filled"),
        "meaning": ("What it says, and what it does not say. Prose.", "The library should open."),
    },
    "Quote": {
        "speaker": ("Id of the participant who said it.", "quince"),
        "words": ("Exactly what was said; a list where the reporter interrupts.", "A library that is open on Sundays is worth two"),
        "paraphrase": ("What was said, in our words, where the source quotes none. Prose.", "She is in favour of opening on Sundays."),
        "fragment": ("`true` if the source quotes no whole sentence.", True),
        "when": ("When it was said, no more exact than the source.", "2024-03"),
        "when_words": ("The source’s own words for when; the build proves that they fit.", "by Friday"),
        "where": ("Where it was said. Prose.", "The council’s meeting"),
        "medium": ("On what it was said. Prose.", "Radio interview"),
        "to": ("To whom. Prose.", "The council"),
        "about": ("Ids of the questions it is about.", ["open-on-sundays"]),
        "context": ("What one must know to understand it. Prose.", "An answer to a question from the council."),
        "via": ("Ids of those through whom the source has it, the nearest to the speaker first.", ["echo-reporter"]),
        "original_language": ("The language it was said in, if the source translated it.", "uk"),
    },
    "Event": {
        "what": ("What happened, or is to happen, in the present tense. Prose.", "The council votes on opening hours."),
        "when": ("When, no more exact than the source.", "2024-03-08"),
        "when_words": ("The source’s own words for when; the build proves that they fit.", "by Friday"),
        "status": ("Whether it happened, and how sure that is.", "planned"),
        "who": ("Ids of those who took part, or are to.", ["quince"]),
        "where": ("Where. Prose.", "The town hall"),
        "about": ("Ids of the questions it bears on.", ["open-on-sundays"]),
        "details": ("What else the source says of it. Prose.", "The meeting is public."),
    },
    "Position": {
        "participant": ("Id of the participant whose position it is.", "quince"),
        "question": ("Id of the question.", "open-on-sundays"),
        "stance": ("Id of one of that question’s stances.", "in-favour"),
        "since": ("From when on; a change of mind is a second position.", "2024-03"),
        "until": ("Until when, if the source says that it ended.", "2024-04"),
        "sentence": ("The position in one sentence. Prose.", "Quince told the council that a library open on Sundays is worth two."),
    },
    "Conflict": {
        "title": ("A heading for it.", "Two answers from the council"),
        "positions": ("Ids of the positions that do not fit together, at least two.", ["quince-in-march", "quince-in-may"]),
        "kind": ("How they do not fit.", "contradicts"),
        "explanation": ("What does not fit, spelled out and not resolved. Prose.", "In March she was against, in May in favour."),
    },
    "OpenPoint": {
        "point": ("What is not known yet. Prose.", "Whether the council will vote in March."),
        "would_settle": ("What would settle it. Prose.", "The council’s agenda."),
        "review_by": ("The day by which somebody looks again.", "2024-04-01"),
        "about": ("Ids of the questions and events it concerns.", ["open-on-sundays"]),
    },
    "Term": {
        "term": ("The word as readers meet it.", "reading room"),
        "definition": ("What it means, in plain words. Prose.", "A room of the library in which nothing is lent out."),
        "aliases": ("Other forms of the word; they link here too.", ["reading rooms"]),
    },
    "Correction": {
        "date": ("The day of the correction.", "2024-03-06"),
        "was": ("What was wrong. Prose.", "The vote was dated 7 March."),
        "now": ("What it says now. Prose.", "The vote is dated 8 March."),
        "facts": ("Ids of the records that were corrected.", ["worth-two"]),
    },
    "LoggedChange": {
        "date": ("The day of the change.", "2024-03-06"),
        "kind": ("What happened.", "more_precise"),
        "facts": ("Ids of the records it happened to, also of what is gone by now.", ["worth-two"]),
        "summary": ("What happened, in plain words.", "The vote is dated by its day, no longer by its month."),
    },
}  # fmt: skip


def said_of(record: type[Record], key: str) -> tuple[str, Any]:
    """The description of a field and its example."""
    return next((FIELDS[base.__name__][key] for base in record.__mro__ if key in FIELDS.get(base.__name__, {})), ("", None))
