"""What both drawings of the timeline share: the shapes of marks, the line and its breaks, and a link with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .columns import Entry
from .lettering import lines, width
from .marks import Shape
from .markup import element, escaped, path, text

RADIUS = 5.5
SLANT = 5.0  # of the strokes of a break
_ROOM = 4.0  # between words and the frame that shows the focus


@dataclass(frozen=True)
class Type:
    """Sizes of the lettering of one drawing, and the room its words have."""

    size: float
    leading: float
    room: float

    def set(self, entry: Entry, most: int) -> Written:
        """The entry's words broken into lines."""
        dates = lines(entry.date, self.room, self.size, 2, bold=True)
        return Written(entry, dates, lines(entry.label, self.room, self.size, most), self)


@dataclass(frozen=True)
class Written:
    """An entry broken into lines."""

    entry: Entry
    dates: tuple[str, ...]
    labels: tuple[str, ...]
    type: Type

    @property
    def height(self) -> float:
        return max(1, len(self.dates) + len(self.labels)) * self.type.leading

    @property
    def width(self) -> float:
        """The width of its longest line."""
        dates = [width(line, self.type.size, bold=True) for line in self.dates]
        return max([*dates, *(width(line, self.type.size) for line in self.labels)], default=0.0)


def link(written: Written, x: float, top: float, *marks: str) -> str:
    """A link of marks and words; its frame takes the pointer and shows the focus."""
    size, leading = written.type.size, written.type.leading
    baseline = top + leading / 2 + size * 0.36
    rows = [(line, "date") for line in written.dates] + [(line, "label") for line in written.labels]
    frame = element(
        "rect",
        x=x - _ROOM,
        y=top - _ROOM / 2,
        width=written.width + 2 * _ROOM,
        height=written.height + _ROOM,
        rx=3,
        class_="halo",
    )
    words = [text(line, x, baseline + n * leading, class_) for n, (line, class_) in enumerate(rows)]
    title = element("title", escaped(written.entry.name))
    return element("a", title, *marks, frame, *words, href=written.entry.href)


def point(shape: Shape, x: float, y: float) -> str:
    """The mark of an event that is drawn at one place."""
    if shape == "deadline":
        side = RADIUS + 1.5
        return element("path", d=path("M", x, y - side, "l", side, side, -side, side, -side, -side, "z"), class_="diamond")
    if shape == "undated":
        return element("circle", cx=x, cy=y, r=RADIUS, class_="undated")
    return element("circle", cx=x, cy=y, r=RADIUS, class_="dot")


def bar(x: float, y: float, across: float, down: float, class_: str = "bar") -> str:
    """The open bar of a period, from its corner."""
    return element("rect", x=x, y=y, width=across, height=down, rx=RADIUS, class_=class_)


def hairline(*steps: str | float) -> str:
    return element("path", d=path(*steps), class_="leader")


def axis(*steps: str | float, dashed: bool = False) -> str:
    return element("path", d=path(*steps), class_="axis undated" if dashed else "axis")


def background(parts: Sequence[str]) -> str:
    """What is drawn behind the links and says nothing of its own."""
    return element("g", *parts, aria_hidden="true")
