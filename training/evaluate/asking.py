"""Ask a route about one page after the other; what was asked before is not asked again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from training.evaluate.answers import Answers
from training.evaluate.routes import Route, answer
from training.evaluate.truth import PagePair
from training.memory import Peak, on_card


def ask_all(
    route: Route, pairs: Sequence[PagePair], answers: Answers
) -> Generator[PagePair, None, None]:
    """Yields each pair when both its pages have their answer.

    Raises `TutorError` where the route cannot work at all.
    """
    with Peak() as memory:
        for pair in pairs:
            for page in pair.pages:
                if not answers.has(page.digest):
                    route.load()  # free when it is loaded
                    found = answer(route, page)
                    found = replace(found, mebibytes=(memory.mebibytes, on_card()))
                    answers.keep(page.digest, page.key, found)
            yield pair
