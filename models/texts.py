"""Texts are corrected sentence by sentence: apart, then put together again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TypeVar

from models.backends import Ticket
from models.grammar.tokens import sentences, without_label
from models.grammar.types import Correction, Edit, Refusal, Span, moved
from models.together import Ask, Work, in_order

Question = TypeVar("Question")
Answer = TypeVar("Answer")
DOING = "Checking the verbs"


def correct_texts(
    texts: Iterable[str],
    correct_sentence: Callable[[str], Work[Question, Answer, Correction]],
    ask: Ask[Question, Answer],
    ticket: Ticket,
) -> Generator[Correction, None, None]:
    """The corrections in the order of ``texts``, which is read only a few sentences ahead.

    Sentences of one text and of several go side by side, so a long text does not hold others up.
    """
    begun: deque[tuple[str, Sequence[Span]]] = deque()

    def all_sentences() -> Iterator[Work[Question, Answer, Correction]]:
        for text in texts:
            ticket.progress(DOING, 0.0)
            begun.append((text, tuple(without_label(text, span) for span in sentences(text))))
            for span in begun[-1][1]:
                yield correct_sentence(span.of(text))

    found: list[Correction] = []
    with closing(in_order(all_sentences(), ask)) as corrections:
        for correction in corrections:
            while not begun[0][1]:
                yield _joined(*begun.popleft(), [])
            found.append(correction)
            text, spans = begun[0]
            ticket.progress(DOING, len(found) / len(spans))
            if len(found) == len(spans):
                begun.popleft()
                yield _joined(text, spans, found)
                found = []
        while begun:
            yield _joined(*begun.popleft(), [])


def _joined(text: str, spans: Sequence[Span], found: Sequence[Correction]) -> Correction:
    """One correction of ``text`` from those of its sentences; positions are those of ``text``."""
    edits: list[Edit] = []
    refused: list[Refusal] = []
    parts: list[str] = []
    done = 0
    for span, correction in zip(spans, found, strict=True):
        edits += [moved(edit, span.start) for edit in correction.edits]
        refused += [moved(refusal, span.start) for refusal in correction.refused]
        parts += [text[done : span.start], correction.corrected]
        done = span.end
    return Correction(text, "".join(parts) + text[done:], tuple(edits), tuple(refused))
