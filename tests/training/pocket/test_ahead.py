"""Blocks made ahead in another process are those that are made here.

Takes more than five seconds, because the other process has to start.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import torch

from tests.training.pocket.work import TEXTS, fill
from training.pocket.ahead import Ahead
from training.pocket.blocks import talk_block
from training.pocket.texts import TextsKey


def test_other_processes_make_the_same_blocks(tmp_path: Path) -> None:
    fill(tmp_path)
    make = partial(talk_block, TextsKey(tmp_path, TEXTS, 1), "instruct", 2)
    with Ahead(make, workers=1) as ahead, Ahead(make, workers=0) as here:
        for number in (4, 5, 7):
            for one, other in zip(ahead(number), here(number), strict=True):
                assert torch.equal(one.ids, other.ids)
                assert torch.equal(one.pixels, other.pixels)
