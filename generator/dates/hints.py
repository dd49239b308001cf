"""What to write instead of a text that is no date: the nearest thing an editor can paste, else an example."""

from __future__ import annotations

import contextlib
import io
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import Final

MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

_LONGEST = 64
# Other spellings and what they would be here; each counts only if the result is a date.
_REWRITES = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ _t]([0-9].*)", r"\1T\2"),
        (r"(.*T.*)z", r"\1Z"),
        (r"(.*T[0-9:]+[+-][0-9]{2})([0-9]{2})", r"\1:\2"),
        (r"(.*T[0-9:]+[+-][0-9]{2})", r"\1:00"),
        (r"([0-9]{4})[-./]([0-9])[-./]([0-9])", r"\1-0\2-0\3"),
        (r"([0-9]{4})[-./]([0-9])[-./]([0-9]{2})", r"\1-0\2-\3"),
        (r"([0-9]{4})[-./]([0-9]{2})[-./]([0-9])", r"\1-\2-0\3"),
        (r"([0-9]{4})[./]([0-9]{2})(?:[./]([0-9]{2}))", r"\1-\2-\3"),
        (r"([0-9]{4})[-./]([0-9])", r"\1-0\2"),
        (r"([0-9]{4})\.([0-9]{2})", r"\1-\2"),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", r"\1-\2-\3"),
        (r"([0-9-]+?)(?:\.\.|--)([0-9-]+)", r"\1/\2"),
        (r"/(.+)", r"../\1"),
        (r"(.+)/", r"\1/.."),
        (r"(.+?)(?:\.\.|/?open)", r"\1/.."),
        (r"[~?%](.+)", r"\1~"),
        (r"ca?\.?(.+)", r"\1~"),
    )
)
_SAYS_UNKNOWN = re.compile(r"[X?-]{1,10}|n/?a|n\.?d\.?|tb[acd]|none|null|not (?:known|given|stated)|unknown\b.*|undated", re.IGNORECASE)
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{2,4}")
_SHORT_YEAR = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{2}")
_MAYBE_EDTF = re.compile(r"[][0-9XYES?~%./,^T:Z+-]+")
_IN_WORDS = re.compile(r"(?:(?P<day>[0-9]{1,2})\.? )?(?P<month>[A-Za-z]{3,9})\.? (?:(?P<day2>[0-9]{1,2}),? )?(?P<year>[0-9]{4})")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def hint(text: str, accepted: Callable[[str], bool]) -> str:
    """One phrase for a DateError; ``accepted`` tells whether a text is a date."""
    text = text[: _LONGEST + 1].strip()
    if not text:
        return "is empty: write a date such as 2025-08-07, or `unknown`"
    if _SAYS_UNKNOWN.fullmatch(text):
        return "is no date: write `unknown`"
    if _SHORT_YEAR.fullmatch(text):
        return "is no date: write the year with four digits, as in 2025-08-07"
    if written := next((rewritten for rewritten in _rewritten(text) if accepted(rewritten)), ""):
        return f"is no date: write {written}"
    if _DAY_FIRST.fullmatch(text):
        return "is no date: write the year first, as in 2025-08-07"
    return _other_edtf(text) or "is no date: write 2025-08-07, 2025-08, 2025, an interval 2025-08-04/2025-08-07, or `unknown`"


def _rewritten(text: str) -> Iterator[str]:
    plain = text.translate(_DASHES)
    for whole in (plain, "".join(plain.split())):
        yield whole
        yield from (found.expand(written) for pattern, written in _REWRITES if (found := pattern.fullmatch(whole)))
    if found := _IN_WORDS.fullmatch(text):
        number = next((n for n, name in enumerate(MONTHS, 1) if name[:3] == found["month"][:3].title()), 0)
        day = found["day"] or found["day2"]
        yield f"{found['year']}-{number:02}" + (f"-{int(day):02}" if day else "")


def _other_edtf(text: str) -> str:
    """What the library knows beyond our forms, said in ours where it has two ends."""
    if len(text) > _LONGEST or not _MAYBE_EDTF.fullmatch(text):
        return ""
    import edtf  # noqa: PLC0415 - its grammar takes a tenth of a second to build, and a good date never needs it

    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints what it cannot build
            value = edtf.parse_edtf(text)
            first, last = value.lower_strict(), value.upper_strict()
    except Exception:  # noqa: BLE001 - it raises what it likes: TypeError for open ends, its own for syntax
        return ""
    if first.tm_year < 1000 or last.tm_year > 9999:  # noqa: PLR2004 - the years that have four digits
        return "is outside the years 1000 to 9999"
    written, marks = _shortest(first[:3], last[:3]), set("~?%") & set(text)
    mark = "" if "/" in written or not marks else marks.pop() if len(marks) == 1 else "%"
    return f"is a form of EDTF that is not used here: write {written}{mark}"


def _shortest(first: tuple[int, ...], last: tuple[int, ...]) -> str:
    """From first to last day, without months or days where all of them are meant."""
    parts = 3
    if first[2] == 1 and last[2] == monthrange(last[0], last[1])[1]:
        parts = 1 if (first[1], last[1]) == (1, 12) else 2
    one, two = ("-".join(f"{number:02}" for number in side[:parts]) for side in (first, last))
    return one if one == two else f"{one}/{two}"
