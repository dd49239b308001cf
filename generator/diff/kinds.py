"""The table: what sort of change a differing field is, by the field's name, else by its marker, else by what it may hold.

Each entry looks at the two texts of the field, an empty one where there is none. ``wording`` and ``typography`` promise that
nothing else changed, so they are given only where that can be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import AfterValidator

from generator.dates import DateError, When, parse
from generator.model import ChangeKind, Marker, Record, Ref
from generator.model.text import one_line
from generator.prose import plain, targets
from generator.quotes import same, words_of

Classify = Callable[[str, str, frozenset[str]], ChangeKind]

# The weightiest first.
WEIGHT: Final[Mapping[str, int]] = {kind: n for n, kind in enumerate(get_args(ChangeKind))}
# Words without which a sentence says the opposite, in the languages of the catalogues.
_NEGATIONS: Final = frozenset({
    "no", "not", "never", "none", "nobody", "nothing", "nor", "neither", "without", "cannot", "unless",
    "не", "ні", "ані", "ніколи", "ніхто", "нічого", "немає", "нема", "жоден", "жодна", "жодне", "жодного", "без", "крім",
})  # fmt: skip
_WORD: Final = re.compile(r"[\w’']+")


def _always(kind: ChangeKind) -> Classify:
    return lambda _before, _after, _names: kind


def prose(before: str, after: str, names: frozenset[str]) -> ChangeKind:
    """Wording, if both texts hold the same numbers, names, negations and links; else the text says something else."""
    if not (before and after):
        return "text"
    return "wording" if _telling(before, names) == _telling(after, names) else "text"


def _telling(text: str, names: frozenset[str]) -> Counter[str]:
    """What of a text cannot be a matter of wording."""
    words = [word.replace("’", "'").strip("'") for word in _WORD.findall(plain(text))]
    told = [name for word in words if (name := word.partition("'")[0]) in names]
    told += [word for word in map(str.casefold, words) if word in _NEGATIONS or word.endswith("n't") or any(map(str.isdigit, word))]
    return Counter([*told, *(f"[[{target}" for target in targets(text))])


def quoted(before: str, after: str, _names: frozenset[str]) -> ChangeKind:
    """Typography, if the words are the same ones as the check against a source compares them."""
    one, two = words_of(before), words_of(after)
    alike = len(one) == len(two) > 0 and all(same(a, b, n == len(one)) for n, (a, b) in enumerate(zip(one, two, strict=True), 1))
    return "typography" if alike else "words"


def dates(before: str, after: str, _names: frozenset[str]) -> ChangeKind:
    """More or less precise, if one of the two dates says all that the other does, and more; else another date."""
    try:
        one, two = parse(before), parse(after)
    except DateError:
        return "other_date"
    finer, coarser = _within(two, one), _within(one, two)
    if finer and coarser:
        return "wording"
    return "more_precise" if finer else "less_precise" if coarser else "other_date"


def _within(one: When, two: When) -> bool:
    """Whether ``one`` can only be where ``two`` can be, and is no less sure."""
    (first, last), (earliest, latest) = _days(one), _days(two)
    if not earliest <= first <= last <= latest:
        return False
    if two.precision != "undated" and ((one.approximate and not two.approximate) or (one.uncertain and not two.uncertain)):
        return False
    return (one.time or "").startswith(two.time or "") and two.zone in (None, one.zone)


def _days(when: When) -> tuple[date, date]:
    return when.first or date.min, when.last or date.max


BY_NAME: Final[Mapping[str, Classify]] = {
    "stance": _always("stance"),
    "stances": _always("answers"),
    "status": _always("status"),
    "speaker": _always("attribution"),
    "via": _always("attribution"),
    "participant": _always("attribution"),
    "cite": _always("evidence"),
    "rests_on": _always("evidence"),
    "basis": _always("evidence"),
    "set_aside": _always("evidence"),
    "fingerprint": _always("evidence"),
    "when_words": quoted,
    "notes": _always("notes"),
    "checked": _always("checked"),
    "formerly": _always("address"),
}
BY_MARKER: Final[Mapping[str, Classify]] = {
    "edtf": dates,
    "prose": prose,
    "words": quoted,
    "locator": _always("evidence"),
    "ref": _always("links"),
}


def classify(model: type[Record], name: str, before: str, after: str, names: frozenset[str]) -> ChangeKind:
    """What sort of change the two texts of a field are; ``names`` are words that name participants."""
    markers, is_text = _read(model, name)
    found = BY_NAME.get(name) or next(
        (BY_MARKER[marker.name] for marker in markers if marker.name in BY_MARKER), prose if is_text else None
    )
    return found(before, after, names) if found else "detail"


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words by which participants are named; not the small ones between them."""
    return frozenset(word for name in names for word in _WORD.findall(name) if not word[0].islower())


def is_reference(model: type[Record], name: str) -> bool:
    """Whether a field holds ids of facts."""
    return any(isinstance(marker, Ref) for marker in _read(model, name)[0])


@cache
def _read(model: type[Record], name: str) -> tuple[tuple[Marker, ...], bool]:
    """The markers of a field, or of the items of its list; whether it is free text."""
    info = model.model_fields[name]
    found = list(_metadata(info.annotation, info.metadata))
    is_text = any(isinstance(item, AfterValidator) and item.func is one_line for item in found)
    return tuple(item for item in found if isinstance(item, Marker)), is_text


def _metadata(annotation: Any, metadata: Iterable[Any]) -> Iterator[Any]:
    yield from metadata
    args = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _metadata(args[0], args[1:])
    else:
        for arg in args:
            yield from _metadata(arg, ())
