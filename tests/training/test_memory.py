from __future__ import annotations

import os
import sys

import pytest

from training.memory import Peak, on_card, resident


def test_this_process_has_memory_in_use() -> None:
    assert resident(os.getpid()) > 10
    assert resident(2**22 + 1) == 0  # there is no such process


def test_the_peak_is_not_below_what_was_in_use() -> None:
    with Peak() as memory:
        held = bytearray(50 * 1024 * 1024)
        held[::4096] = b"x" * len(held[::4096])
        memory.look()
        before = memory.mebibytes
        del held
    assert memory.mebibytes >= before > 50


def test_without_torch_there_is_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    assert on_card() == 0
