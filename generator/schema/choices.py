"""Noun: what each value of a closed list means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CHOICES: Final[Mapping[str, Mapping[str, str]]] = {
    "Backed.basis": {"editor": "An editor’s note, not from a source."},
    "Explainer.status": {
        "developing": "The story goes on; reviews fall due.",
        "settled": "The question has its answer.",
        "archived": "Kept as it is, and no longer looked after.",
    },
    "Explainer.order": {
        "first_mention": "As the first source mentions them.",
        "alphabetical": "By name.",
        "as_listed": "As they stand in participants.yml.",
    },
    "Source.kind": {
        "article": "A report by journalists.",
        "statement": "A statement by the one it is about.",
        "transcript": "Spoken words, written down.",
        "post": "A post on a social network.",
        "document": "Any other text.",
    },
    "Participant.kind": {
        "person": "A person with a name.",
        "organisation": "An organisation, a company, an office, a city.",
        "state": "A state.",
        "group": "People without an organisation.",
        "unnamed": "Somebody the source does not name.",
    },
    "Stance.mark": {
        "filled": "A filled circle.",
        "open": "An open circle.",
        "half": "A half-filled circle.",
        "square": "A square.",
        "ring": "A circle with a dot.",
        "bar": "A bar.",
    },
    "Event.status": {
        "happened": "The source says that it took place.",
        "reported": "The source says that others report it.",
        "planned": "It is to take place.",
        "threatened": "Somebody threatens to do it.",
        "deadline": "The day by which something is due.",
    },
    "Conflict.kind": {
        "contradicts": "Not both can hold.",
        "supersedes": "The later one takes the place of the earlier.",
        "narrows": "One allows less than the other.",
        "may_mean_different_things": "Whether they contradict each other cannot be told.",
    },
    "LoggedChange.kind": {
        "removed": "A record is gone.",
        "added": "A record is new.",
        "renamed": "A record has a new id, and a new address.",
        "stance": "A position has another stance.",
        "other_date": "A date became another one.",
        "less_precise": "A date became less exact.",
        "more_precise": "A date became more exact.",
        "words": "Quoted words changed.",
        "attribution": "Who said it, or through whom, changed.",
        "status": "An event has another status.",
        "evidence": "What a record rests on changed.",
        "answers": "A question has other stances.",
        "links": "A record is connected with others.",
        "text": "A text changed.",
        "detail": "Some other detail changed.",
        "address": "An earlier address was added or dropped.",
        "wording": "The wording changed, the sense did not.",
        "typography": "Only the typography changed.",
        "notes": "An editor’s note changed.",
        "checked": "A person compared the record with its source again.",
    },
}
