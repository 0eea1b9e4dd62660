"""Blocks of examples, made in other processes while the model learns from the one before."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Generic, TypeVar

import cv2
import torch

Block = TypeVar("Block")


class Ahead(Generic[Block]):
    """``make(number)`` gives a block, the same at each call; it must be picklable.

    With no workers each block is made when it is asked for, in this process.
    """

    def __init__(self, make: Callable[[int], Block], workers: int) -> None:
        self._make, self._workers = make, workers
        self._waiting: dict[int, Future[Block]] = {}
        self._pool = (
            ProcessPoolExecutor(workers, get_context("spawn"), _one_thread) if workers else None
        )

    def __call__(self, number: int) -> Block:
        if self._pool is None:
            return self._make(number)
        for near in range(number, number + 2 * self._workers):
            if near not in self._waiting:
                self._waiting[near] = self._pool.submit(self._make, near)
        return self._waiting.pop(number).result()

    def __enter__(self) -> Ahead[Block]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _one_thread() -> None:
    """The processes share the cores already."""
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
