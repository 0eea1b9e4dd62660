"""A vision model's reading beside that of the OCR readers: where they differ, and who is believed.

A vision model repairs a learner's mistake while it reads: it is shown *She go home* and writes *She
goes home*. The OCR readers look at letters and have no such wish. So theirs is the text, with its
boxes; the vision model is believed only where they were unsure, and never where its reading would
mend a verb. Both readings are told (docs/adr/0013).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from models.grammar.edits import compare
from models.grammar.types import Span
from models.line_ends import HYPHENS
from models.reading_chunks import SAME, Chunk, Kind, chunks
from models.transcript import Box, Difference, Reading, Transcript, Word, around

UNSURE = 0.6  # of an OCR reading: then the vision model may know better
SAME_SENTENCE = 0.5  # share of words; with less the vision model told something else
_HYPHEN = re.compile(f"[{HYPHENS}] ?")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a vision model read where the OCR readers have the sentence ``span``.

    ``sure`` has a probability for each letter of ``text``.
    """

    span: Span
    text: str
    sure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """``span`` of the transcript, the readings there, and whether the vision model mended a verb.

    The first of ``readings`` is the one that is believed.
    """

    span: Span
    readings: tuple[Reading, ...]
    repair: bool


def is_of(seen: str, sentence: str) -> bool:
    """Whether a reading can be of that sentence at all."""
    one, other = seen.lower().split(), sentence.lower().split()
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_SENTENCE


def disputes(read: Transcript, seen: Seen, name: str) -> Iterator[Dispute]:
    """Where the vision model ``name`` saw something else than what was ``read``."""
    sentence = seen.span.of(read.text)
    for chunk in chunks(sentence, seen.text):
        printed, its = chunk.first.of(sentence), chunk.second.of(seen.text)
        if chunk.kind is Kind.NOTHING or _plain(printed) == _plain(its):
            continue
        place = Span(seen.span.start + chunk.first.start, seen.span.start + chunk.first.end)
        ocr = Reading(read.reader, printed, _confidence(read, seen.span, place))
        sure = min(seen.sure[chunk.second.start : chunk.second.end], default=0.0)
        vision = Reading(name, its.strip(), sure)
        mended = _mends_a_verb(sentence, chunk, its)
        believed = not mended and ocr.confidence < UNSURE and vision.confidence > ocr.confidence
        yield Dispute(place, (vision, ocr) if believed else (ocr, vision), mended)


def voted(read: Transcript, found: Iterable[Dispute], name: str) -> Transcript:
    """``read`` by the vision model ``name`` and the OCR readers, with what they differed in."""
    text, moved = read.text, read
    told: list[Difference] = []
    for dispute in sorted(found, key=lambda each: each.span, reverse=True):
        boxes = tuple(word.box for word in read.words if _meet(word.span, dispute.span))
        if dispute.readings[0].reader == name:
            text = text[: dispute.span.start] + dispute.readings[0].text + text[dispute.span.end :]
            moved = _with(moved, dispute)
            told = [_shifted(each, dispute) for each in told]
        if boxes:
            end = dispute.span.start + len(dispute.readings[0].text)
            place = Span(dispute.span.start, end)
            told.insert(0, Difference(place, around(boxes), dispute.readings))
    spans = [each.span for each in told]
    kept = [each for each in moved.differences if not any(_meet(each.span, one) for one in spans)]
    differences = tuple(sorted((*kept, *told), key=lambda each: each.span))
    return replace(moved, text=text, reader=name, differences=differences)


def _plain(text: str) -> str:
    """Without what says nothing: kinds of quotes, hyphens at the ends of lines."""
    return _HYPHEN.sub("", text.translate(SAME))


def _confidence(read: Transcript, sentence: Span, place: Span) -> float:
    """Of the OCR readers at ``place``; of the whole sentence where they have nothing there."""
    here = [word.confidence for word in read.words if _meet(word.span, place)]
    around_it = [word.confidence for word in read.words if _meet(word.span, sentence)]
    return min(here or around_it, default=read.confidence)


def _mends_a_verb(sentence: str, chunk: Chunk, its: str) -> bool:
    other = sentence[: chunk.first.start] + its + sentence[chunk.first.end :]
    return bool(compare(sentence, other).edits)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with(read: Transcript, dispute: Dispute) -> Transcript:
    """``read`` after the words at the dispute's place were replaced; its text stays as it is."""
    words: list[Word] = []
    held = [word for word in read.words if _meet(word.span, dispute.span)]
    for word in read.words:
        if word not in held:
            words.append(replace(word, span=_moved(word.span, dispute)))
        elif word is held[0]:
            words += _words(dispute, [word.box for word in held])
    return replace(
        read,
        words=tuple(words),
        sentences=tuple(_moved(span, dispute) for span in read.sentences),
        parts=tuple(replace(part, span=_moved(part.span, dispute)) for part in read.parts),
        differences=tuple(_shifted(each, dispute) for each in read.differences),
    )


def _words(dispute: Dispute, boxes: Sequence[Box]) -> Iterator[Word]:
    """The words that are believed now, in the boxes of those before, or side by side in them."""
    reading = dispute.readings[0]
    texts = reading.text.split(" ")
    if len(texts) != len(boxes):
        whole, letters = around(tuple(boxes)), max(1, len(reading.text))
        boxes, at = [], 0
        for text in texts:
            left = whole.left + whole.width * at // letters
            boxes.append(Box(left, whole.top, whole.width * len(text) // letters, whole.height))
            at += len(text) + 1
    start = dispute.span.start
    for text, box in zip(texts, boxes, strict=True):
        yield Word(text, Span(start, start + len(text)), box, reading.confidence)
        start += len(text) + 1


def _moved(span: Span, dispute: Dispute) -> Span:
    """Where ``span`` is when the dispute's new text is in place."""
    longer = len(dispute.readings[0].text) - (dispute.span.end - dispute.span.start)

    def place(at: int) -> int:
        return at + longer if at >= dispute.span.end else min(at, dispute.span.end + longer)

    return Span(place(span.start), place(span.end))


def _shifted(difference: Difference, dispute: Dispute) -> Difference:
    return replace(difference, span=_moved(difference.span, dispute))
