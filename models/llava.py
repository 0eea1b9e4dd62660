"""A vision-language model that reads a photo and corrects it, with the OCR readers beside it.

Two questions to each sentence (`models/prompts.py`): read it letter by letter; then, after the
learner has seen what was read, correct it. Only edits of verbs come through.
"""

from __future__ import annotations

import gc
import importlib.util
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from models.backends import Looked, Ticket
from models.errors import BadAnswer, MissingDependency, TooMuchText
from models.grammar.edits import apply, compare
from models.grammar.faults import faults
from models.grammar.groups import verb_groups
from models.grammar.tokens import sentences, tokenize
from models.grammar.types import Certainty, Correction, Edit, Refusal, Span, Token, moved
from models.line_letters import has_ended
from models.llava_errors import working
from models.llava_notes import seen_as, told
from models.llava_sights import Sight, best_for, sights_of
from models.prompts import (
    Message,
    ask_to_correct,
    ask_to_read,
    read_judgement,
)
from models.vision_models import ADAPTER
from models.vision_vote import Seen, disputes, voted

if TYPE_CHECKING:
    from models.folding import Folded
    from models.llava_loading import Loaded, Wish
    from models.llava_talk import Answer
    from models.page import Page
    from models.photo import Photo
    from models.reading import Piece
    from models.transcript import Transcript

NEEDED = ("torch", "transformers", "safetensors", "accelerate")
HOW = 'Run `make run`, or `pip install "tenselens[vlm]"`.'
# Of the least sure letter of a corrected sentence: with less than `SURE` its edits are questions,
# with less than `LIKELY` the pocket LLaVA is not believed. On 41 drawn pages 3 of its 17 good edits
# were not sure and one not likely; of its 20 others 19 and 9.
SURE, LIKELY = 0.9, 0.7
READ_MORE, REASON = 40, 160  # tokens beside those of the sentence itself


class PageReading(Protocol):
    """The OCR readers: their words on the page, and the transcript made of them."""

    def missing(self) -> str | None: ...
    def load(self, ticket: Ticket) -> None: ...
    def read_page(
        self, page: Page, photo: Photo, ticket: Ticket
    ) -> tuple[Page, list[Piece], Transcript]: ...


@dataclass(slots=True)
class _Pace:
    """Tokens and seconds of the answers since it was new."""

    tokens: int = 0
    seconds: float = 0.0

    def add(self, answer: Answer) -> None:
        self.tokens += answer.tokens
        self.seconds += answer.seconds

    @property
    def tokens_a_second(self) -> float:
        return self.tokens / self.seconds if self.seconds else 0.0


class Llava:
    """`PhotoCorrector` on one loaded model. For one thread at a time.

    It keeps what it looks at of the last photo, so that its text can be corrected without reading
    it again. ``last_used`` is by `time.monotonic`.
    """

    def __init__(self, wish: Wish, ocr: PageReading) -> None:
        self.wish = wish
        self.name, self.title = wish.model.name, wish.model.title
        self.device = "GPU" if wish.device == "gpu" else "CPU"
        self.last_used = time.monotonic()
        self._ocr = ocr
        self._loaded: Loaded | None = None
        self._photo = ""  # digest
        self._shown: tuple[tuple[str, Folded], ...] = ()

    def missing(self) -> str | None:
        needed = list(NEEDED)
        if self.wish.precision in ("nf4", "int8"):
            needed.append("bitsandbytes")
        if (self.wish.model.folder / ADAPTER).exists():
            needed.append("peft")
        lacking = [name for name in needed if importlib.util.find_spec(name) is None]
        if lacking:
            return f"It needs {' and '.join(lacking)}. {HOW}"
        return self._ocr.missing()

    def load(self, ticket: Ticket) -> None:
        """Raises `MissingDependency`, `BadWeights`, `OutOfMemory` or `BackendFailed`."""
        self.ready(ticket)

    def ready(self, ticket: Ticket) -> Loaded:
        """The model, loaded if it was not. Raises as `load` does."""
        self.last_used = time.monotonic()
        if self._loaded is None:
            problem = self.missing()
            if problem is not None:
                raise MissingDependency(f"{self.title} cannot be used.", problem)
            from models.llava_loading import load

            self._loaded = load(self.wish, ticket)
        return self._loaded

    @property
    def is_loaded(self) -> bool:
        return self._loaded is not None

    def unload(self) -> None:
        if self._loaded is None:
            return
        on_gpu, self._loaded = self.wish.device == "gpu", None
        gc.collect()
        if on_gpu:
            import torch

            torch.cuda.empty_cache()

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """Raises `NoText` where there is nothing to read, and as `load` does."""
        from models.page import flatten

        ticket.progress("Looking for the page", 0.02)
        return self.transcribe(flatten(photo), photo, ticket)

    def transcribe(self, page: Page, photo: Photo, ticket: Ticket) -> Transcript:
        """What is on ``page`` as the OCR readers and the vision model see it."""
        read, sights = self._sights(page, photo, ticket)
        loaded = self.ready(ticket)
        seen: list[Seen] = []
        for number, sight in enumerate(sights):
            ticket.progress(_step("Reading", number, sights), 0.4 + 0.6 * number / len(sights))
            sentence = sight.span.of(read.text)
            if sight.folded is not None:
                most = len(sentence) + READ_MORE
                answer = self._answer(loaded, sight.folded, ask_to_read(), ticket, most)
                seen += seen_as(answer, sight.span, sentence)
        found = [dispute for one in seen for dispute in disputes(read, one, self.name)]
        return replace(
            voted(read, found, self.name), notes=tuple(told(self.title, sights, seen, found))
        )

    def look(self, text: str, photo: Photo, ticket: Ticket) -> Looked:
        """Sentence by sentence. Raises as `load` does."""
        if self._photo != photo.digest:
            from models.page import flatten

            ticket.progress("Looking for the page", 0.02)
            self._sights(flatten(photo), photo, ticket)
        loaded, pace = self.ready(ticket), _Pace()
        spans = sentences(text)
        edits: list[Edit] = []
        refused: list[Refusal] = []
        unanswered: list[Span] = []
        for number, span in enumerate(spans):
            ticket.progress(_step("Correcting", number, spans), 0.1 + 0.8 * number / len(spans))
            try:
                found = self._judged(loaded, span.of(text), ticket, pace)
            except (BadAnswer, TooMuchText):
                unanswered.append(span)
            else:
                edits += (moved(edit, span.start) for edit in found.edits)
                refused += (moved(one, span.start) for one in found.refused)
        correction = Correction(text, apply(text, edits), tuple(edits), tuple(refused))
        return Looked(correction, tuple(unanswered), pace.tokens_a_second)

    def square_of(self, sentence: str) -> Folded | None:
        """What it looks at for ``sentence`` of the last photo."""
        return best_for(sentence, self._shown)

    def _sights(
        self, page: Page, photo: Photo, ticket: Ticket
    ) -> tuple[Transcript, tuple[Sight, ...]]:
        """Read by OCR, and each sentence folded for the model, which must be loaded for it."""
        self._ocr.load(ticket)
        page, pieces, read = self._ocr.read_page(page, photo, ticket)
        loaded = self.ready(ticket)
        sights = sights_of(read, pieces, page, photo, loaded.canvases)
        self._photo = photo.digest
        self._shown = tuple(
            (sight.span.of(read.text), sight.folded) for sight in sights if sight.folded is not None
        )
        return read, sights

    def _judged(self, loaded: Loaded, sentence: str, ticket: Ticket, pace: _Pace) -> Correction:
        """Raises `BadAnswer` for no answer that can be used, and for one after which the grammar is
        sure of a mistake; or for no photo of the sentence."""
        square = self.square_of(sentence)
        if square is None:
            raise BadAnswer(f"{self.title} has not seen this sentence.")
        most = 2 * len(sentence) + REASON
        answer = self._answer(loaded, square, ask_to_correct(sentence), ticket, most)
        pace.add(answer)
        judged = read_judgement(answer.text.strip(), sentence)
        found = compare(sentence, judged.sentence, by=self.name)
        if not _may_stand(sentence, found.corrected):
            raise BadAnswer(f"{self.title} left or made a mistake.", raw=answer.text)
        confidence = min(answer.sureness(judged.sentence), default=0.0)
        lost = confidence < LIKELY or any(map(_is_of_words, found.refused))
        if self.wish.model.pocket and found.edits and lost:  # it was taught to change verbs alone
            raise BadAnswer(f"{self.title} lost its place in the sentence.", raw=answer.text)
        certainty = Certainty.SURE if confidence >= SURE else Certainty.MAYBE
        edits = (replace(edit, confidence=confidence, certainty=certainty) for edit in found.edits)
        return replace(found, edits=tuple(edits))

    def _answer(
        self,
        loaded: Loaded,
        square: Folded,
        messages: Sequence[Message],
        ticket: Ticket,
        most: int,
    ) -> Answer:
        from models.llava_talk import answer

        with working(self.wish.model):
            found = answer(loaded, square.image, messages, ticket, most=most)
        self.last_used = time.monotonic()
        return found


def _may_stand(sentence: str, corrected: str) -> bool:
    """Whether no mistake is left of which the grammar is sure, nor a new one made: no word said
    twice, no verb put into a heading, and no more that the grammar doubts than before."""
    if corrected != sentence and not has_ended(sentence) and not verb_groups(sentence):
        return False
    tokens = tokenize(corrected)
    left = faults(tokens)
    if any(fault.certainty is Certainty.SURE for fault in left):
        return False
    before = tokenize(sentence)
    return _said_twice(tokens) <= _said_twice(before) and len(left) <= len(faults(before))


def _is_of_words(change: Refusal) -> bool:
    """Whether it changes more than marks and capitals."""
    before, after = (
        [letter for letter in text.lower() if letter.isalnum()]
        for text in (change.before, change.after)
    )
    return before != after


def _said_twice(tokens: Sequence[Token]) -> int:
    words = [token.text.lower() for token in tokens]
    return sum(one == other for one, other in pairwise(words))


def _step(doing: str, number: int, of: Sequence[object]) -> str:
    return doing if len(of) == 1 else f"{doing} sentence {number + 1} of {len(of)}"
