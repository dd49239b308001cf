"""What all published shapes share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.dates import Precision
from generator.model import Marker, Ref

FormerId = Annotated[str, Marker("id")]
PastId = Annotated[str, Marker("id")]
AnyId = Annotated[str, Ref.to()]
SourceId = Annotated[str, Ref.to("sources")]
ParticipantId = Annotated[str, Ref.to("participants")]
QuestionId = Annotated[str, Ref.to("questions")]
QuoteId = Annotated[str, Ref.to("quotes")]
PositionId = Annotated[str, Ref.to("positions")]


class Shape(BaseModel):
    """Every key is always there; one without a value is null or an empty list."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Date(Shape):
    """A date that says how exact it is."""

    edtf: str = Field(description="as the editors wrote it, in EDTF; `unknown` where the sources give none")
    text: str = Field(description="as readers see it")
    precision: Precision = Field(description="how exact it is; a period is some time in between, from a day on, or until one")
    earliest: str | None = Field(description="the first day it can be, `approximate` and `uncertain` aside; null where nothing says")
    latest: str | None = Field(description="the last day it can be")
    approximate: bool
    uncertain: bool
    time: str | None = Field(description="hours and minutes, as the clock at the place shows them")
    zone: str | None = Field(description="the time zone, only where the source states one")


class Receipt(Shape):
    """Words of a source that a fact rests on."""

    source: SourceId
    words: str = Field(description="a quotation, or the first and the last words of the passage with … between them")
    quoted: bool = Field(description="whether the source has them inside quotation marks")
    paragraph: int = Field(description="from 1")
    sentence: int = Field(description="within the paragraph, from 1")
    first_word: int = Field(description="the number of the first word in the source, from 0")
    last_word: int
    url: str = Field(description="leads to the words in the published source, by a text fragment")


class Fact(Shape):
    """What all facts have. Texts are plain: links in them are listed under `mentions`."""

    id: str = Field(description="unique over the whole explainer; never changes because a wording did")
    page: str = Field(description="where it stands on the site; below the site's root unless `site` is set")
    formerly: tuple[FormerId, ...] = Field(description="earlier ids")
    checked: str | None = Field(description="the day on which a person last checked it, in EDTF")
    notes: tuple[str, ...] = Field(description="the editors' own, not from a source")
    mentions: tuple[AnyId, ...] = Field(description="ids of the facts that its texts link to")


class Backed(Fact):
    """A fact with receipts of its own, those of the quotes it rests on, or the basis `editor`."""

    basis: Literal["editor"] | None = Field(description="`editor` where it is the editors' own statement, not from a source")
    rests_on: tuple[QuoteId, ...]
    receipts: tuple[Receipt, ...]
