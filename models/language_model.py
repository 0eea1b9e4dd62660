"""Witness 2: a small causal language model that reads the sentence, then copies it.

It was trained to write a learner's sentence again with its verbs right. So, while it copies the
sentence word by word, its odds for another word than the one that stands there are the odds of a
correction, given the whole sentence. One pass weighs every candidate of a sentence, and may weigh
those of several sentences: none sees another.

Its file is made once, by `models.weigher_setup`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from models.weigher_layout import Shape, arrays
from models.weigher_runs import Plan, Question, asked, bias, columns_of, past, plan_of, runs
from models.weigher_setup import FILE, GRAPH, prepared_folder

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

    Floats = np.ndarray[Any, Any]


class LanguageModel:
    """Not loaded until `load`; for one thread at a time."""

    def __init__(self) -> None:
        self._session: InferenceSession | None = None
        self._first: Sequence[Floats] = ()

    def load(self) -> None:
        """Open the prepared files. Raises `BadWeights` when they cannot be used."""
        if self._session is not None:
            return
        from models.onnx_session import open_session

        session = open_session(
            prepared_folder() / GRAPH,
            of="language model",
            hint="Run `tenselens get verb-weigher`: it makes a damaged file anew.",
        )
        self._first = _first_states()
        self._session = session

    def unload(self) -> None:
        self._session = None
        self._first = ()

    def weigh(self, source: str, current: str, variants: Sequence[str]) -> list[float]:
        """The answer to one `Question`, as `weigh_many` gives it."""
        (found,) = self.weigh_many([Question(source, current, variants)])
        return found

    def weigh_many(self, questions: Sequence[Question]) -> list[list[float]]:
        """For each variant of each question: how much likelier it is than ``current``, in nats.

        Odds are taken where the two first differ, given the learner's ``source`` and what stands
        before that place: the token of the variant against the rest of the word that stands there.
        A sentence that is too long gets zeros: nothing speaks for a change.
        """
        found = [[0.0] * len(question.variants) for question in questions]
        plans = [
            plan for plan in map(plan_of, range(len(questions)), questions) if plan is not None
        ]
        for together in runs(plans):
            for plan, gains in zip(together, self._run(together), strict=True):
                found[plan.number] = gains
        return found

    def _run(self, plans: Sequence[Plan]) -> Iterator[list[float]]:
        import numpy as np

        self.load()
        assert self._session is not None
        rows, queries = asked(plans)
        feeds = {
            "ids": np.asarray([[token for plan in plans for token in plan.new]], np.int64),
            "places": np.asarray([[place for plan in plans for place in plan.places]], np.int64),
            "bias": bias(plans),
            "rows": np.asarray(rows, np.int64),
            "queries": np.asarray(queries, np.int64),
        } | {f"past_{number}": states for number, states in enumerate(past(self._first, plans))}
        odds, *states = self._session.run(None, feeds)
        for plan, columns in zip(plans, columns_of(plans), strict=True):
            plan.memory.keep(plan.tokens, states, columns)
        done = 0
        for plan in plans:
            yield plan.gains(odds[done : done + len(plan.queries)])
            done += len(plan.queries)


def _first_states() -> list[Floats]:
    """Keys and values of the token that begins every sequence, from the prepared file."""
    import numpy as np

    array = next(array for array in arrays(Shape()) if array.name == "first")
    with (prepared_folder() / FILE).open("rb") as file:
        file.seek(array.offset)
        flat = np.frombuffer(file.read(array.size), np.float32)
    return list(flat.reshape(array.shape))
