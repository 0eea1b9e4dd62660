from __future__ import annotations

from itertools import pairwise

import pytest

from models.weigher_layout import ALIGNMENT, Shape, arrays

TINY = Shape(layers=2, hidden=24, inner=40, heads=3, key_heads=1, head=8, vocabulary=101, longest=9)


@pytest.mark.parametrize("shape", [Shape(), TINY])
def test_arrays_lie_one_after_another_on_aligned_places(shape: Shape) -> None:
    found = arrays(shape)
    assert found[0].offset == 0
    for one, following in pairwise(found):
        assert one.offset + one.size <= following.offset < one.offset + one.size + ALIGNMENT
        assert following.offset % ALIGNMENT == 0
    assert len({array.name for array in found}) == len(found)


def test_the_shipped_shape_holds_the_parameters_of_the_base() -> None:
    by_name = {array.name: array for array in arrays(Shape())}
    assert by_name["embedding"].shape == by_name["head"].shape[::-1]
    matrices = [array for name, array in by_name.items() if name.startswith("0.")]
    # One layer of SmolLM2-135M: four square-ish attention matrices, three of the inner layer.
    weights = 576 * (576 + 192 + 192) + 576 * 576 + 3 * 576 * 1536
    assert sum(array.size for array in matrices if array.kind == "int8") == weights


def test_sizes_are_in_bytes() -> None:
    by_name = {array.name: array for array in arrays(TINY)}
    assert by_name["0.qkv"].shape == (24, 40)
    assert by_name["0.qkv"].size == 960
    assert by_name["0.qkv_scale"].size == 160
