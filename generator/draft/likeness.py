"""Whether a role without a name can be somebody's: “the Ukrainian president” and “Ukrainian President Volodymyr Zelensky”."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from . import lexicon
from .mentions import Mention

if TYPE_CHECKING:
    from .somebody import Somebody

_LONG: Final = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "cllr": "councillor",
    "supt": "superintendent",
    "det": "detective",
    "sgt": "sergeant",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "pc": "constable",
    "ceo": "executive",
    "rev": "reverend",
    "adviser": "advisor",
    "mps": "mp",
    **dict.fromkeys(("councilor", "councilman", "councilwoman"), "councillor"),
    **dict.fromkeys(("congressman", "congresswoman"), "representative"),
    **dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson"),
    **dict.fromkeys(("chairman", "chairwoman"), "chair"),
    "headteacher": "head",
    "harbormaster": "harbourmaster",
    "co-founder": "founder",
    "neighbor": "neighbour",
}
# A loose word for a role, and the roles it may stand for.
_LOOSE: Final = {
    "leader": "president minister premier chancellor chair mayor governor king head chief speaker",
    "politician": "senator representative mp councillor member minister president governor mayor leader chancellor secretary",
    "lawmaker": "senator representative mp councillor member speaker",
    "legislator": "senator representative mp councillor member speaker",
    "minister": "secretary premier",
    "premier": "minister",
    "official": "secretary deputy aide advisor director commissioner minister spokesperson",
    "executive": "chief chair president director head founder",
    "boss": "chief executive chair president director head manager coach",
    "chief": "director head executive",
    "head": "chief director principal",
    "officer": "detective inspector sergeant constable sheriff chief superintendent commissioner",
    "doctor": "surgeon physician",
    "academic": "professor lecturer researcher historian scientist scholar",
    "scientist": "professor researcher biologist geologist hydrologist epidemiologist doctor",
    "researcher": "professor scientist doctor biologist hydrologist",
    "expert": "professor researcher analyst scientist",
    "campaigner": "activist organiser",
    "activist": "campaigner organiser",
    "journalist": "reporter editor correspondent",
    "author": "writer novelist",
    "writer": "author novelist poet",
    "diplomat": "ambassador envoy",
    "pupil": "student",
    "lawyer": "attorney barrister solicitor",
    "attorney": "lawyer prosecutor",
    "farmer": "grower",
    "musician": "singer composer",
    "worker": "nurse",
}
_LOOSELY: Final = {word: frozenset(roles.split()) for word, roles in _LOOSE.items()}
_COUNTRIES: Final = {
    "american": "us", "u.s": "us", "usa": "us", "america": "us", "british": "uk", "u.k": "uk", "britain": "uk", "france": "fren",
    "spain": "span", "netherlands": "dutc", "poland": "poli", "denmark": "dani", "ireland": "iris", "wales": "wels", "finland": "finn",
    "turkey": "turk", "switzerland": "swis", "sweden": "swed",
}  # fmt: skip
# They say when, or how good, and not which one.
_IDLE: Final = frozenset(
    [
        "former",
        "then",
        "new",
        "old",
        "young",
        "veteran",
        "outgoing",
        "incoming",
        "current",
        "longtime",
        "long-serving",
        "local",
        "acting",
        "own",
        "late",
        "first",
        "senior",
        "junior",
    ]
)


def role_words(role: Iterable[str]) -> set[str]:
    """The words of a role as they are compared."""
    return {_alike(low) for text in role if (low := lexicon.bare(text)) not in lexicon.DETERMINERS}


def _alike(word: str) -> str:
    """A word as it is compared: written out; a country's name and what is said of its people made one."""
    word = _LONG.get(word, word)
    known = _COUNTRIES.get(word)
    if known:
        return known
    return word[:4] if word in lexicon.DEMONYMS or word.title() in lexicon.states() else word


def fits_role(mention: Mention, somebody: Somebody) -> float | None:
    """How well a role fits somebody: a point for each word they have in common; None if it is not theirs."""
    if somebody.kind in ("state", "thing") or (somebody.kind == "group") != lexicon.is_group(mention.head):
        return None
    if somebody.kind == "organisation":
        words = {text.lower() for text in somebody.name} | somebody.described
        return 1.0 + _others(mention, words) if mention.head in lexicon.BODIES and mention.head in words else None
    if mention.head in lexicon.BODIES | lexicon.DOCUMENTS:
        return 1.0 if somebody.noun == " ".join(text.lower() for text in mention.role) else None
    fits = _fits_head(mention.head, somebody.described)
    score = fits + _others(mention, somebody.described)
    return score if fits and score > 0 else None


def _fits_head(head: str, words: set[str]) -> float:
    """How well the noun of a role fits: as it is, or as a loose word for what somebody is."""
    if _alike(head) in words:
        return 1.0
    loose = _LOOSELY.get(head, frozenset()) & words
    return 0.5 if loose and head not in ("president", "minister") else 0.0


def _others(mention: Mention, words: set[str]) -> float:
    """What the other words of the role speak for, or against."""
    score = 0.0
    for text in mention.role[:-1]:
        low = lexicon.bare(text)
        word = _alike(low)
        if low in _IDLE:
            continue
        if word in words:
            score += 1
        elif text[:1].isupper() or low in lexicon.DEMONYMS:
            score -= 0.75 if not any(other != word and len(other) <= 4 for other in words) else 2  # noqa: PLR2004 - countries have four letters here
        else:
            score -= 0.5
    return score
