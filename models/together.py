"""Several pieces of work in step, so that what they ask can be answered together.

A piece of work is a generator: it yields a question, is sent the answer, and returns its result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")
Result = TypeVar("Result")
Work = Generator[Question, Answer, Result]
Ask = Callable[[Sequence[Question]], Sequence[Answer]]

# Begun before the first of them must be done: their results and their memory are held meanwhile.
AHEAD = 24
TOGETHER = 8


def in_order(
    work: Iterable[Work[Question, Answer, Result]], ask: Ask[Question, Answer]
) -> Generator[Result, None, None]:
    """The results of ``work`` in its order; ``work`` is read only `AHEAD` pieces ahead.

    Questions are answered some at a time, on another thread while other pieces can go on. What a
    piece of work or ``ask`` raises is raised here.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="answers") as thread:
        yield from _Line(iter(work), ask, thread).results()


def alone(work: Work[Question, Answer, Result], ask: Ask[Question, Answer]) -> Result:
    """The result of one piece of work, on this thread."""
    try:
        question = next(work)
        while True:
            (answer,) = ask([question])
            question = work.send(answer)
    except StopIteration as end:
        result: Result = end.value
        return result


class _Piece(Generic[Question, Answer, Result]):
    """One piece of work: it asks `question`, or is done when ``results`` holds its result."""

    def __init__(self, work: Work[Question, Answer, Result]) -> None:
        self._work = work
        self.results: list[Result] = []
        self._advance(lambda: next(work))

    def tell(self, answer: Answer) -> None:
        self._advance(lambda: self._work.send(answer))

    def _advance(self, step: Callable[[], Question]) -> None:
        try:
            self.question = step()
        except StopIteration as end:
            self.results.append(end.value)


class _Line(Generic[Question, Answer, Result]):
    def __init__(
        self,
        work: Iterator[Work[Question, Answer, Result]],
        ask: Ask[Question, Answer],
        thread: ThreadPoolExecutor,
    ) -> None:
        self._work = work
        self._ask = ask
        self._thread = thread
        self._begun: deque[_Piece[Question, Answer, Result]] = deque()
        self._asking: list[_Piece[Question, Answer, Result]] = []
        self._asked: list[_Piece[Question, Answer, Result]] = []
        self._answers: Future[Sequence[Answer]] | None = None
        self._all_begun = False

    def results(self) -> Iterator[Result]:
        while self._begun or not self._all_begun:
            if self._answers is None:
                if self._asking and not self._may_begin():
                    self._send(self._answer_here if self._all_asking() else self._answer_there)
            elif not self._may_begin():
                self._receive()
            if self._may_begin():
                self._begin()
            while self._begun and self._begun[0].results:
                yield self._begun.popleft().results.pop()

    def _may_begin(self) -> bool:
        few = len(self._begun) < AHEAD and len(self._asking) < TOGETHER
        return few and not self._all_begun

    def _begin(self) -> None:
        work = next(self._work, None)
        if work is None:
            self._all_begun = True
            return
        piece = _Piece(work)
        self._begun.append(piece)
        self._sort_in([piece])

    def _all_asking(self) -> bool:
        """Nothing can be done while these questions are answered."""
        return self._all_begun and len(self._asking) <= TOGETHER

    def _send(self, answer: Callable[[Sequence[Question]], Future[Sequence[Answer]]]) -> None:
        self._asked, self._asking = self._asking[:TOGETHER], self._asking[TOGETHER:]
        self._answers = answer([piece.question for piece in self._asked])

    def _answer_there(self, questions: Sequence[Question]) -> Future[Sequence[Answer]]:
        return self._thread.submit(self._ask, questions)

    def _answer_here(self, questions: Sequence[Question]) -> Future[Sequence[Answer]]:
        # To wake another thread costs up to some milliseconds where the processor is busy.
        answers: Future[Sequence[Answer]] = Future()
        answers.set_result(self._ask(questions))
        return answers

    def _receive(self) -> None:
        assert self._answers is not None
        answers, asked = self._answers.result(), self._asked
        self._answers = None
        # The next questions are on their way while the pieces think about these answers.
        if self._asking:
            self._send(self._answer_there)
        for piece, answer in zip(asked, answers, strict=True):
            piece.tell(answer)
        self._sort_in(asked)

    def _sort_in(self, pieces: Iterable[_Piece[Question, Answer, Result]]) -> None:
        self._asking += [piece for piece in pieces if not piece.results]
