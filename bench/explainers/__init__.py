"""Made-up explainers of any size, as an editor would have written them; the same seed gives the same bytes.

One article for every hundred facts: its text is made up sentence by sentence, each fact cites its own sentence, and what
no fact uses is set aside. Afterwards the text is a fingerprint only, as everywhere.

    vocabulary  names, roles and sentences
    article     the text, and where a fact's words stand in it
    records     what is known so far
    speech      quotes, positions, conflicts
    maker       all other kinds, and the order of it all
    yaml_text   records as an editor writes them down
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from generator.quotes import fingerprint_json, fingerprint_of

from .maker import Maker
from .yaml_text import yaml_text

__all__ = ["explainer", "sizes", "write_explainer"]

PER_ARTICLE: Final = 100
FIRST_DAY: Final = date(2024, 1, 15)
MONTHS: Final = 5


def explainer(facts: int, seed: int = 1) -> dict[str, str]:
    """The files of ``site_data/`` by path below it. ``facts`` is a multiple of 100."""
    maker = Maker(Random(seed))
    articles = facts // PER_ARTICLE
    for n in range(articles):
        maker.article(n, FIRST_DAY + timedelta(n * 30 * MONTHS // articles))
    files = {f"{kind}.yml": yaml_text(records) for kind, records in maker.kinds.items()}
    files["explainer.yml"] = yaml_text(maker.settings())
    for article in maker.articles:
        files[f"fingerprints/{article.id}.json"] = fingerprint_json(fingerprint_of(article.id, article.text))
    return files


def write_explainer(root: Path, facts: int, seed: int = 1) -> None:
    """Write ``site_data/`` below ``root``."""
    for name, text in explainer(facts, seed).items():
        path = root / "site_data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def sizes(files: Mapping[str, str]) -> tuple[int, int]:
    """How many lines and how many bytes of YAML there are."""
    texts = [text for name, text in files.items() if name.endswith(".yml")]
    return sum(text.count("\n") for text in texts), sum(len(text.encode()) for text in texts)
