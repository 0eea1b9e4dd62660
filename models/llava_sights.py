"""What a vision model is shown of a page: each of its sentences on a square of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from models.canvas import Canvas
from models.errors import TooMuchText
from models.folding import Folded, fold, plain_x_height
from models.folding_cuts import cuts_of_words, grey_of
from models.grammar.types import Span

if TYPE_CHECKING:
    from models.page import Page
    from models.photo import Photo
    from models.reading import Piece
    from models.transcript import Transcript

ALIKE = 0.5  # share of the words; a sentence that a learner has mended more is another one


@dataclass(frozen=True, slots=True)
class Sight:
    """``span`` is where the transcript has the sentence; ``folded`` None where it cannot be shown:
    too long, or of no place that is known."""

    span: Span
    folded: Folded | None


def sights_of(
    read: Transcript,
    pieces: Sequence[Piece],
    page: Page,
    photo: Photo,
    canvases: Sequence[Canvas],
) -> tuple[Sight, ...]:
    """All sentences of ``read``, whose words are ``pieces`` of ``page``."""
    # The transcript may have the lines in another order, and tells places on the photo.
    known = {page.to_photo(piece.box): piece for piece in pieces}
    side = max(canvases[0].width, canvases[0].height)
    before = plain_x_height(page.legibility.measures.x_height, photo.image.size, side)
    grey = grey_of(page)
    found = []
    for span in read.sentences:
        words = [
            known[word.box]
            for word in read.words
            if span.start <= word.span.start < span.end and word.box in known
        ]
        try:
            folded = fold(cuts_of_words(words, page, grey), canvases, before=before)
        except TooMuchText:
            folded = None
        found.append(Sight(span, folded))
    return tuple(found)


def best_for(sentence: str, shown: Sequence[tuple[str, Folded]]) -> Folded | None:
    """The square of the sentence that ``sentence`` was read as, or mended from."""
    words = sentence.lower().split()

    def alike(one: tuple[str, Folded]) -> float:
        matcher = SequenceMatcher(None, words, one[0].lower().split(), autojunk=False)
        return matcher.ratio()

    best = max(shown, key=alike, default=None)
    return None if best is None or alike(best) < ALIKE else best[1]
