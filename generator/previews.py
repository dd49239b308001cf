"""Verb: a page's title -> the picture shown where somebody shares its address. Drawn here, from typefaces that come as packages.

The same words give the same bytes: no system font, no clock, no compression that depends on the machine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

SIZE: Final = (1200, 630)
# Goes into the name of every picture: a new drawing gets a new address, and nobody's cache shows the old one.
_DRAWING: Final = "1"
_PAPER, _INK, _SOFT = 250, 26, 82
_MARGIN = 84
# Sixteen greys: letters stay smooth, files become small.
_STEPS = [round(value / 17) * 17 if value != _PAPER else value for value in range(256)]
_SIZES = (84, 72, 62, 52, 44)
_MOST_LINES = 5
_SYMBOLS = 0x2200  # beyond stand emoji and other signs that the typefaces lack


@dataclass(frozen=True)
class Preview:
    """The words of a picture: the page's title, a line above it, and the explainer's name with its date below."""

    title: str
    kicker: str
    name: str

    @property
    def path(self) -> str:
        """Where the picture goes, below ``content/``: named by its words."""
        words = f"{_DRAWING}\0{self.title}\0{self.kicker}\0{self.name}"
        return f"assets/previews/{sha256(words.encode()).hexdigest()[:16]}.png"


def drawn(previews: Iterable[Preview], content: Path) -> dict[str, bytes]:
    """The pictures by path. One that ``content`` has already, under the name its words give it, is not drawn again."""
    pictures: dict[str, bytes] = {}
    for preview in previews:
        there = content / preview.path
        pictures[preview.path] = there.read_bytes() if there.is_file() and not there.is_symlink() else draw(preview)
    return pictures


def draw(preview: Preview) -> bytes:
    """The picture as PNG, 1200 x 630."""
    image = Image.new("L", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * _MARGIN
    canvas.rectangle((_MARGIN, 72, SIZE[0] - _MARGIN, 74), fill=_INK)
    canvas.text((_MARGIN, 96), _fitting(_drawable(preview.kicker), _sans(28), width), font=_sans(28), fill=_SOFT)
    font, lines = _set(_drawable(preview.title), width)
    for n, line in enumerate(lines):
        canvas.text((_MARGIN, 168 + n * font.size * 1.12), line, font=font, fill=_INK)
    canvas.text((_MARGIN, SIZE[1] - 96), _fitting(_drawable(preview.name), _sans(28), width), font=_sans(28), fill=_SOFT)
    out = BytesIO()
    image.point(_STEPS).save(out, "PNG")
    return out.getvalue()


def _drawable(text: str) -> str:
    """The text if the typefaces have its letters (Latin, Greek, Cyrillic), else nothing: boxes tell nobody anything."""
    return text if all(_known(char) for char in text) else ""


@cache
def _known(char: str) -> bool:
    return (not char.isalpha() and ord(char) < _SYMBOLS) or unicodedata.name(char, "").split(" ")[0] in {"LATIN", "GREEK", "CYRILLIC"}


def _set(title: str, width: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits; at the smallest it is cut."""
    lines = [""]
    for size in _SIZES:
        lines = _wrapped(title, _serif(size), width)
        if len(lines) * size * 1.12 <= SIZE[1] - 168 - 120:
            return _serif(size), lines
    kept = lines[: _MOST_LINES + 1]
    return _serif(size), [*kept[:-1], _fitting(kept[-1] + "…", _serif(size), width)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines that fit; a word longer than a line is broken."""
    lines = [""]
    for word in text.split():
        tried = f"{lines[-1]} {word}".strip()
        if _width(tried, font) <= width:
            lines[-1] = tried
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if _width(lines[-1] + char, font) > width:
                lines.append("")
            lines[-1] += char
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The text, cut at its end where it is too long for one line."""
    if _width(text, font) <= width:
        return text
    kept = text
    while kept and _width(kept + "…", font) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _width(text: str, font: ImageFont.FreeTypeFont) -> float:
    """How far the text reaches to the right; kerning makes its length less than that now and then."""
    return max(font.getlength(text), font.getbbox(text)[2])


def _serif(size: int) -> ImageFont.FreeTypeFont:
    return _font("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", size)


def _sans(size: int) -> ImageFont.FreeTypeFont:
    return _font("font_source_sans_pro", "SourceSansPro-Regular.ttf", size)


@cache
def _font(package: str, name: str, size: int) -> ImageFont.FreeTypeFont:
    """A typeface out of its package, whose own code is not run."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return ImageFont.truetype(Path(spec.origin).parent / "files" / name, size, layout_engine=ImageFont.Layout.BASIC)
