"""What a vision model's answers come to, and what a learner has to know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.errors import BadAnswer
from models.grammar.types import Span
from models.llava_sights import Sight
from models.prompts import read_transcript
from models.vision_vote import Dispute, Seen, is_of

if TYPE_CHECKING:
    from models.llava_talk import Answer


def seen_as(answer: Answer, span: Span, sentence: str) -> Iterator[Seen]:
    """What was read where the OCR readers have ``sentence``; nothing where the answer is none, or
    is about something else."""
    try:
        text = read_transcript(answer.text)
    except BadAnswer:
        return
    if is_of(text, sentence):
        yield Seen(span, text, answer.sureness(text))


def told(
    title: str, sights: Sequence[Sight], seen: Sequence[Seen], found: Sequence[Dispute]
) -> Iterator[str]:
    """Sentences about how the model ``title`` has read; none where all went well."""
    for one in found:
        if one.repair:
            printed, its = one.readings
            yield (
                f"{title} read “{its.text}” where “{printed.text}” is printed, as if it were mended"
                " already. What is printed was kept."
            )
    long = sum(sight.folded is None for sight in sights)
    if long:
        yield (
            f"Of {len(sights)} sentences {long} are too long for {title}: only the OCR readers read"
            " these."
        )
    unread = len(sights) - long - len(seen)
    if unread:
        yield f"{title} gave no usable reading of {unread} of {len(sights)} sentences."
