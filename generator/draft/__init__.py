"""Noun: the first draft of an explainer, from a source's text by rules; and the files of an empty one.

    article     the text as the reporter's sentences, in which a quotation is one item (``marks``, ``turns``)
    mentions    phrases that can stand for somebody (``names``), and where they stand in their sentence (``roles_in_sentence``)
    cast        whom each of them means (``likeness``)
    frames      the verbs of speech with their subjects
    speakers    who says each quotation
    speech      which quotations are speech, and which are one quote
    dated       words for dates, and the day of publication
    people, quotes, events, settings    the records (``locators``, ``yaml_text``)
    project     everything of a project that is no fact

``lexicon`` and ``given`` hold all that is known of English; a text in another language gets its quotations and no speakers.
Nothing is fetched, nothing is written, and the same text gives the same draft. Every record is marked `draft: true`.
"""

from .drafting import About, Draft, draft
from .project import empty_project, frame

__all__ = ["About", "Draft", "draft", "empty_project", "frame"]
