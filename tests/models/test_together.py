"""Work in step, with questions that are answered together."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence

import pytest

from models.together import AHEAD, TOGETHER, Work, alone, in_order


def counting(number: int, rounds: int) -> Generator[int, int, list[int]]:
    """Asks for the square of ``number``, then of the answer, and so on."""
    found = []
    for _ in range(rounds):
        number = yield number
        found.append(number)
    return found


def squares(questions: Sequence[int]) -> list[int]:
    assert 1 <= len(questions) <= TOGETHER
    return [question**2 for question in questions]


def expected(number: int, rounds: int) -> list[int]:
    return [number ** (2 ** (step + 1)) for step in range(rounds)]


@pytest.mark.parametrize("count", [0, 1, 2, TOGETHER, AHEAD, 100])
def test_results_come_in_order_however_many_rounds_each_takes(count: int) -> None:
    rounds = [number * 7 % 5 for number in range(count)]
    found = in_order((counting(number, n) for number, n in enumerate(rounds)), squares)
    assert list(found) == [expected(number, n) for number, n in enumerate(rounds)]


def test_one_piece_of_work_needs_no_thread() -> None:
    threads = threading.active_count()
    assert alone(counting(3, 2), squares) == [9, 81]
    assert alone(counting(3, 0), squares) == []
    assert threading.active_count() == threads


def test_a_few_pieces_of_work_need_no_thread_either() -> None:
    threads: set[threading.Thread] = set()

    def ask(questions: Sequence[int]) -> list[int]:
        threads.add(threading.current_thread())
        return squares(questions)

    list(in_order((counting(number, 3) for number in range(TOGETHER - 1)), ask))
    assert threads == {threading.current_thread()}
    list(in_order((counting(number, 3) for number in range(AHEAD)), ask))
    assert len(threads) == 2


def test_questions_are_put_together() -> None:
    asked: list[int] = []

    def ask(questions: Sequence[int]) -> list[int]:
        asked.append(len(questions))
        return squares(questions)

    list(in_order((counting(number, 1) for number in range(80)), ask))
    assert sum(asked) == 80
    assert max(asked) == TOGETHER
    assert len(asked) <= 20


def test_work_is_read_only_some_pieces_ahead() -> None:
    begun = 0

    def work() -> Iterator[Work[int, int, list[int]]]:
        nonlocal begun
        for number in range(1000):
            begun += 1
            yield counting(number, 2)

    found = in_order(work(), squares)
    for number in range(100):
        assert next(found) == expected(number, 2)
        assert begun <= number + 1 + AHEAD
    found.close()
    assert begun < 200


def test_what_goes_wrong_is_raised_after_the_results_before_it() -> None:
    def wrong() -> Generator[int, int, list[int]]:
        yield 1
        raise ValueError("odd")

    def ask(questions: Sequence[int]) -> list[int]:
        raise LookupError("no answer")

    with pytest.raises(ValueError, match="odd"):
        list(in_order(iter([counting(1, 1), wrong()]), squares))
    with pytest.raises(LookupError, match="no answer"):
        list(in_order(iter([counting(1, 1)]), ask))
