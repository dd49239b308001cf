"""What is said in an article, and where that puts those who say it."""

from __future__ import annotations

from typing import Final

from generator.quotes import RUN

from .article import Article, Record
from .records import Records, day, id_of
from .vocabulary import MEDIA, PLACES, SAYING

POSITIONS: Final = 12


class Speech(Records):
    """Quotes, positions and conflicts."""

    def quote(self, article: Article, n: int, k: int, question: str) -> Record:
        """Something said. Those who are mentioned first in the article are asked its question first."""
        first = k < len(self.present)
        id_ = self.present[k] if first else self.some(list(self.names))
        name, (when, phrase) = self.names[id_], day(article.published, phrase=True, back=k % 7) if first else self.when(article)
        about = [question] if first or self.chance(0.3) else [self.some(list(self.stances))]
        if self.chance(0.2):
            about = list(dict.fromkeys([*about, self.some(list(self.stances))]))
        record: Record = {
            "id": f"{id_of(name.rpartition(' ')[2])}-{n + 1}-{k + 1}",
            "speaker": id_,
            **self.words(article, name, phrase),
            "when": when,
            "when_words": phrase,
        }
        via = self.some(list(self.names)) if self.chance(0.08) else id_
        record |= {
            "where": self.random.choice(PLACES) if self.chance(0.2) else "",
            "medium": self.random.choice(MEDIA) if self.chance(0.15) else "",
            "to": "Reporters" if self.chance(0.2) else "",
            "about": about,
            "context": self.context() if self.chance(0.75) else "",
            "via": [via] if via != id_ else [],
            "cite": record.pop("cite"),
            "notes": self.notes(0.4),
            "checked": self.checked(article),
        }
        self.add("quotes", record)
        return record

    def words(self, article: Article, name: str, phrase: str) -> Record:
        """The words or a paraphrase, and the citation."""
        kind, saying = self.random.random(), self.random.choice(SAYING)
        after = f"{name} {saying} {phrase}" if phrase else f"{name} {saying}"
        if kind < 0.4:
            sentence = article.say(f"{after} that {self.language.clauses(1, 3)}.")
            return {"paraphrase": self.prose(2, 3), "cite": [article.at(sentence)]}
        if kind < 0.5:
            fragment = self.language.clause()
            sentence = article.say(f"{after} that “{fragment}” and nothing else about {self.language.thing()}.")
            return {"words": fragment, "fragment": True, "cite": [{"source": article.id}]}
        if kind < 0.6:
            sentence = article.say(f"“{self.prose(1, 2)[:-1]},” {after}. “{self.prose(1, 3)}”")
            return {"words": [sentence[1:].split(",” ")[0], sentence.rpartition("“")[2][:-1]], "cite": [{"source": article.id}]}
        sentence = article.say(f"“{self.prose(2, 4)[:-1]},” {after}.")
        words = sentence[1:].split(",” ")[0].split()
        if kind < 0.65 and len(words) > 3 * RUN:
            words[RUN + 1 : -RUN - 1] = ["…"]
        return {"words": " ".join(words), "cite": [{"source": article.id}]}

    def context(self) -> str:
        id_ = self.some(list(self.names))
        return f"An answer to [[{id_}|{self.names[id_]}]]. {self.prose()}" if self.chance(0.3) else self.prose(2, 3)

    def positions(self, n: int, quotes: list[Record], question: str) -> int:
        """Two that do not fit together, with their record, and others that rest on the quotes as far as these allow; how many."""
        first, second = self.random.sample(self.stances[question], 2)
        ids = [self.position(n, quotes[0], question, first), self.position(n, quotes[1], question, second)]
        bound = {record["id"] for record in self.kinds["participants"] if record.get("affiliation")}
        for quote in quotes[2:]:
            key = (quote["speaker"], quote["about"][0])
            if (
                len(ids) < POSITIONS
                and len(quote["when"]) == 10
                and quote["speaker"] not in bound
                and quote["when"] not in self.taken.get(key, ())
            ):
                self.taken.setdefault(key, set()).add(quote["when"])
                ids.append(self.position(n, quote, quote["about"][0], self.random.choice(self.stances[quote["about"][0]])))
        record = {
            "id": f"conflict-{n + 1}",
            "title": f"Two answers about {self.language.thing()}",
            "positions": ids[:2],
            "kind": "contradicts",
        }
        self.add(
            "conflicts",
            {
                **record,
                "explanation": f"{self.prose(4, 5)} {self.prose(4, 5)}",
                "rests_on": [quotes[0]["id"], quotes[1]["id"]],
                "notes": self.notes(1),
            },
        )
        return len(ids)

    def position(self, n: int, quote: Record, question: str, stance: str) -> str:
        id_ = f"{quote['speaker']}-on-{question.rpartition('-')[2]}-{n + 1}-{len(self.kinds.get('positions', ()))}"
        about = {"participant": quote["speaker"], "question": question, "stance": stance, "since": quote["when"]}
        self.add("positions", {"id": id_, **about, "sentence": self.prose(2, 3), "rests_on": [quote["id"]], "notes": self.notes(0.2)})
        return id_
