"""The picture shown where a page is shared."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.previews import SIZE, Preview, draw, drawn

TITLES = {
    "a question": "Must the ferry stop?",
    "Cyrillic": "Чи мусить пором зупинятися?",
    "one long word": "W" * 300,
    "very long": "Must the ferry stop at the island? " * 30,
    "letters the typefaces lack": "هل يجب أن تتوقف العبارة؟",
    "emoji": "🚢 ferry",
    "nothing": "",
}


def grey(picture: bytes) -> Image.Image:
    image = Image.open(BytesIO(picture))
    assert (image.format, image.size, image.mode) == ("PNG", SIZE, "L")
    return image


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_whatever_the_title_the_picture_keeps_its_margins(title: str) -> None:
    image = grey(draw(Preview(title, "Explainer", "A name")))
    paper = image.getpixel((0, 0))
    for box in ((0, 0, SIZE[0], 60), (0, 0, 70, SIZE[1]), (SIZE[0] - 70, 0, *SIZE), (0, SIZE[1] - 40, *SIZE)):
        assert image.crop(box).getextrema() == (paper, paper), box


def test_letters_that_cannot_be_drawn_are_left_out() -> None:
    assert draw(Preview(TITLES["letters the typefaces lack"], "a", "b")) == draw(Preview("", "a", "b"))
    assert draw(Preview(TITLES["Cyrillic"], "a", "b")) != draw(Preview("", "a", "b"))


def test_the_same_words_give_the_same_picture_under_the_same_name() -> None:
    one, two = Preview("A title", "k", "n"), Preview("A title", "k", "n")
    assert (one.path, draw(one)) == (two.path, draw(two))
    assert len({Preview(*words).path for words in (("ab", "c", "d"), ("a", "bc", "d"), ("a", "b", "cd"))}) == 3


def test_a_picture_that_is_there_is_not_drawn_again(tmp_path: Path) -> None:
    preview = Preview("A title", "k", "n")
    file = tmp_path / preview.path
    file.parent.mkdir(parents=True)
    file.write_bytes(b"drawn before")
    assert drawn([preview], tmp_path) == {preview.path: b"drawn before"}
    file.unlink()
    assert drawn([preview], tmp_path) == {preview.path: draw(preview)}
