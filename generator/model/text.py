"""What a text may hold: one line of visible characters, or a form of its own. Errors read ``what is wrong: what to do``."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

# Characters that show nothing, turn the direction of others, control a terminal, or are none. They could make a page read
# otherwise than the file. The joiners and selectors that scripts need stay (U+200C, U+200D, U+180B, U+FE0F, …).
_HIDDEN: Final = (
    (0x00, 0x08),
    (0x0B, 0x0C),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE007F),
    (0x10FFFE, 0x10FFFF),
)
# Written as what is none of the others, which is read eight times faster.
HIDDEN: Final = re.compile("[^" + "".join(f"{chr(end + 1)}-{chr(start - 1)}" for (_, end), (start, _) in pairwise(_HIDDEN)) + "]")
_FOLDED = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_LONGEST_ID: Final = 60


def name_of(char: str) -> str:
    """A character that cannot be shown: by code point, and by name if it has one."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")


def one_line(text: str) -> str:
    """Visible text on one line, white space folded."""
    if found := HIDDEN.search(text):
        raise ValueError(f"holds the invisible character {name_of(found[0])}: remove it")
    folded = _FOLDED.sub(" ", text).strip(" ")
    if not folded or folded.isspace():
        raise ValueError("is empty: write a text, or remove the key")
    return folded


def kebab(text: str) -> str:
    """An id."""
    if len(text) > _LONGEST_ID:
        raise ValueError(f"is longer than {_LONGEST_ID} characters: an id is short, and never changes")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        raise ValueError("is no id: lower-case letters and digits, words joined by hyphens" + (f", as in `{near}`" if near else ""))
    return text


def web_address(text: str) -> str:
    """An address of the web, as a browser shows or copies it."""
    if HIDDEN.search(text) or not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s\"'<>\\^`{|}]*)?", text):
        raise ValueError("is no web address: https://host/path, without spaces and quotation marks")
    return text


def language_code(text: str) -> str:
    """A language, and perhaps a script or region."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("is no language code: en, uk, pt-BR")
    return text


def true_or_false(value: object) -> object:
    """The two words; anything else stays what it is, and is refused."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
