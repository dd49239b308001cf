"""The records made so far, and what all kinds of them need."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .article import Article, Record
from .vocabulary import Language, capitalised


class Records:
    """The records made so far, by kind."""

    def __init__(self, random: Random) -> None:
        self.random, self.language = random, Language(random)
        self.kinds: dict[str, list[Record]] = {}
        self.articles: list[Article] = []
        self.names: dict[str, str] = {}  # of those who speak, in the order of their first words
        self.present: list[str] = []  # those whom the present article mentions first; the first two speak for one body
        self.stances: dict[str, list[str]] = {}
        self.taken: dict[tuple[str, str], set[str]] = {}

    def add(self, kind: str, record: Record) -> None:
        self.kinds.setdefault(kind, []).append({key: value for key, value in record.items() if value})

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, known: list[str]) -> str:
        """One of the known ones; the earlier ones far more often, as in the news."""
        return known[int(len(known) * self.random.random() ** 3)]

    def prose(self, least: int = 1, most: int = 2) -> str:
        return capitalised(self.language.clauses(least, most)) + "."

    def notes(self, share: float) -> list[str]:
        return [f"The article does not say whether {self.language.clauses(2, 3)}."] if self.chance(share) else []

    def checked(self, article: Article) -> str:
        return (article.published + timedelta(self.random.randint(0, 9))).isoformat() if self.chance(0.8) else ""

    def when(self, article: Article) -> tuple[str, str]:
        """A date and the words for it: mostly a day of the last week."""
        kind = self.random.random()
        if kind < 0.75:
            return day(article.published, phrase=self.chance(0.7), back=self.random.randint(0, 6))
        if kind < 0.82:
            month = article.published.replace(day=1) - timedelta(1)
            return f"{month:%Y-%m}", f"in {month:%B} {month:%Y}"
        return "unknown", "previously" if self.chance(0.5) else ""


def day(published: date, *, phrase: bool, back: int) -> tuple[str, str]:
    """A day some days before an article's, and perhaps the article's words for it."""
    then = published - timedelta(back)
    return then.isoformat(), f"on {then:%A}" if phrase else ""


def id_of(name: str) -> str:
    return "-".join(name.lower().replace("å", "a").split())
