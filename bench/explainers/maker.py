"""One article after the other, a hundred facts from each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from .article import Article, Record
from .records import id_of
from .speech import POSITIONS, Speech
from .vocabulary import MARKS, PLACES, capitalised

# Of each hundred facts; the others are one source, one question, one conflict and one correction.
PARTICIPANTS, TERMS, QUOTES, EVENTS, OPEN_POINTS = 8, 3, 45, 25, 3
_LONG: Final = timedelta(365 * 75)  # until a review is due, which would be a finding


class Maker(Speech):
    """Makes the records of all kinds."""

    def settings(self) -> Record:
        last = self.articles[-1].published
        quoted = [record["id"] for record in self.kinds["quotes"]]
        summary: Iterator[Record] = (
            {
                "id": f"answer-{n}",
                "text": f"[[{self.some(list(self.names))}|One side]] holds that {self.language.clause()}.",
                "rests_on": [id_],
            }
            for n, id_ in enumerate(quoted[:5])
        )
        return {
            "title": "The made-up crossing, explained",
            "question": "Is the crossing to be built, and who pays for it?",
            "standfirst": self.prose(2, 3),
            "as_of": last.isoformat(),
            "status": "developing",
            "summary": list(summary),
            "main_question": next(iter(self.stances)),
            "order": "first_mention",
            "language": "en",
        }

    def article(self, n: int, published: date) -> None:
        """A hundred facts from one article."""
        article = Article(f"gazette-{n + 1}", published, self.random)
        self.articles.append(article)
        aside = [self.set_aside(article, "The opening, in the reporter’s own voice.")]
        terms = [self.term(n, k) for k in range(TERMS)]
        self.participants(article)
        question = self.question(n, terms)
        quotes = [self.quote(article, n, k, question) for k in range(QUOTES)]
        aside.append(self.set_aside(article, "A general outlook, attributed to nobody."))
        self.kinds["questions"][-1]["rests_on"] = [quote["id"] for quote in quotes if question in quote["about"]][:3]
        missing = POSITIONS - self.positions(n, quotes, question)
        events = [self.event(article, n, k, quotes) for k in range(EVENTS + missing)]
        for k in range(OPEN_POINTS):
            self.open_point(n, k, question, events)
        changed = self.random.choice(quotes)
        self.add(
            "corrections",
            {
                "id": f"correction-{n + 1}",
                "date": published.isoformat(),
                "was": self.prose(),
                "now": self.prose(),
                "facts": [changed["id"]],
            },
        )
        aside.append(self.set_aside(article, "Background that no fact rests on."))
        article.choose_words()
        self.source(article, [{**passage, "at": passage["at"]["at"]} for passage in aside])

    def source(self, article: Article, aside: list[Record]) -> None:
        stated = {"date": article.published.isoformat(), "time": f"{self.random.randint(6, 22):02}:{self.random.randint(0, 59):02}"}
        about = {
            "publisher": "The Made-up Gazette",
            "headline": capitalised(self.language.clause()),
            "author": self.random.choice(list(self.names.values())),
        }
        where = {"url": f"https://gazette.example/{article.published:%Y/%m/%d}/{article.id}/", "kind": "article", "language": "en"}
        self.add("sources", {"id": article.id, **about, **where, "published": stated, "set_aside": aside, "notes": self.notes(0.5)})

    def set_aside(self, article: Article, reason: str) -> Record:
        """A few sentences that no fact uses."""
        passage = [article.say(self.prose()) for _ in range(self.random.randint(1, 4))]
        return {"at": article.between(passage[0], passage[-1] if len(passage) > 1 else ""), "reason": reason}

    def term(self, n: int, k: int) -> str:
        term = self.language.term()
        self.add("glossary", {"id": f"term-{n + 1}-{k + 1}", "term": term, "definition": self.prose(2, 3), "basis": "editor"})
        return term

    def participants(self, article: Article) -> None:
        """One body, two who speak for it, and others who speak for themselves."""
        body = self.language.body()
        first = article.say(f"The {body} is said to take part: {self.language.clause()}.")
        body_id = id_of(body)
        self.add(
            "participants",
            {"id": body_id, "name": body, "kind": "organisation", "role": "Takes part in the dispute", "cite": [article.at(first)]},
        )
        self.present = []
        for n in range(PARTICIPANTS - 1):
            name, role = self.language.name(), self.language.role()
            sentence = article.say(f"{name}, {role[:1].lower()}{role[1:]}, holds that {self.language.clause()}.")
            first_name, _, last = name.partition(" ")
            self.add(
                "participants",
                {
                    "id": id_of(name),
                    "name": name,
                    "kind": "person",
                    "role": role,
                    "native_name": {"text": self.language.native(), "language": "uk"} if self.chance(0.2) else {},
                    "aliases": [f"{first_name} {last[-1].upper()}. {last}", f"Dr {name}"] if self.chance(0.7) else [],
                    "affiliation": body_id if n < 2 else "",
                    "ids": {"wikidata": f"Q{self.random.randint(10**6, 10**8)}"} if self.chance(0.3) else {},
                    "description": self.prose(2, 3) if self.chance(0.5) else "",
                    "cite": [article.at(sentence)],
                    "notes": self.notes(0.6),
                },
            )
            self.present.append(id_of(name))
            self.names[id_of(name)] = name

    def question(self, n: int, terms: list[str]) -> str:
        id_ = f"question-{n + 1}-{id_of(self.language.noun())}"
        stances = [(id_of(label), label, meaning) for label, meaning in self.language.stances()]
        self.stances[id_] = [stance for stance, _, _ in stances]
        thing = self.language.thing()
        self.add(
            "questions",
            {
                "id": id_,
                "question": f"Should {thing} come before {self.language.thing()}?",
                "short": f"{capitalised(thing)} first?",
                "stances": [
                    {"id": stance, "label": label, "mark": mark, "meaning": meaning}
                    for (stance, label, meaning), mark in zip(stances, MARKS, strict=False)
                ],
                "background": f"It is about {', '.join(f'the {term}' for term in terms)}. {self.prose(2, 4)}",
                "rests_on": [],
            },
        )
        return id_

    def event(self, article: Article, n: int, k: int, quotes: list[Record]) -> Record:
        status = self.random.choices(("happened", "reported", "planned", "threatened", "deadline"), (70, 10, 10, 5, 5))[0]
        when, phrase = ("unknown", "") if status not in ("happened", "reported") else self.when(article)
        if status == "deadline":
            when = (article.published + timedelta(self.random.randint(3, 60))).isoformat()
        sentence = article.say(f"{self.prose(1, 2)[:-1]} {phrase}".rstrip() + ".")
        who = list(dict.fromkeys(self.some(list(self.names)) for _ in range(self.random.randint(1, 2))))
        record = {
            "id": f"the-{id_of(self.language.noun())}-{n + 1}-{k + 1}",
            "what": self.prose(2, 3),
            "when": when,
            "when_words": phrase,
            "status": status,
            "who": who,
            "where": self.random.choice(PLACES) if self.chance(0.3) else "",
            "about": [self.some(list(self.stances))] if self.chance(0.7) else [],
            "details": self.prose() if self.chance(0.3) else "",
            "cite": [article.at(sentence)],
            "rests_on": [self.random.choice(quotes)["id"]] if self.chance(0.5) else [],
            "notes": self.notes(0.2),
        }
        self.add("timeline", record)
        return record

    def open_point(self, n: int, k: int, question: str, events: list[Record]) -> None:
        about = [question, self.random.choice(events)["id"]]
        review = (self.articles[-1].published + _LONG).isoformat()
        record = {
            "id": f"open-{n + 1}-{k + 1}",
            "point": f"Whether {self.language.clauses(2, 4)}.",
            "would_settle": self.prose(1, 3),
            "review_by": review,
            "about": about,
        }
        self.add("open_points", {**record, **({"basis": "editor"} if k else {"cite": self.random.choice(events)["cite"]})})
