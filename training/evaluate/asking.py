"""Ask a route about one page after the other; what was asked before is not asked again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from training.evaluate.answers import Answers
from training.evaluate.routes import Route, answer
from training.evaluate.truth import PagePair
from training.memory import Peak


def ask_all(
    route: Route, pairs: Sequence[PagePair], answers: Answers, *, cut: bool
) -> Generator[PagePair, None, None]:
    """Yields each pair when both its pages have their answer.

    Raises `TutorError` where the route cannot work at all.
    """
    with Peak() as memory:
        for pair in pairs:
            for page in pair.pages:
                if not answers.has(page.digest):
                    route.load()  # free when it is loaded
                    found = replace(answer(route, page, cut=cut), mebibytes=memory.mebibytes)
                    answers.keep(page.digest, page.key, found)
            yield pair
