"""Read the tensors of a GGUF file with NumPy alone (the types that our base model uses).

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from models.errors import BadWeights

if TYPE_CHECKING:
    import numpy as np

BLOCK = 32
# Value types of the header: number -> struct format; 8 is a string, 9 an array.
SCALARS: Mapping[int, str] = {
    0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
}  # fmt: skip
F32, Q4_1, Q8_0 = 0, 3, 8
VERSIONS = (struct.pack("<I", 2), struct.pack("<I", 3))


@dataclass(frozen=True)
class _Place:
    shape: tuple[int, ...]
    kind: int
    offset: int


class GGUF:
    """One file: ``file["blk.0.attn_q.weight"]`` is a float32 array (rows = outputs)."""

    def __init__(self, path: Path) -> None:
        """Reads the header only. Raises `BadWeights` for another kind of file or half a file."""
        self.path = path
        self._places: dict[str, _Place] = {}
        with path.open("rb") as file:
            if file.read(4) != b"GGUF" or file.read(4) not in VERSIONS:
                raise BadWeights(f"{path.name} is not a GGUF file that TenseLens can read.")
            try:
                tensors, pairs = _number(file, "Q"), _number(file, "Q")
                alignment = self._read_pairs(file, pairs)
                self._read_places(file, tensors)
            except (struct.error, KeyError, MemoryError, OverflowError) as error:
                raise self._cut_off() from error
            self._start = -(-file.tell() // alignment) * alignment

    def __getitem__(self, name: str) -> np.ndarray[Any, Any]:
        import numpy as np

        place = self._places.get(name)
        if place is None:
            raise BadWeights(f"{self.path.name} is of another model: it has no {name}.")
        count = int(np.prod(place.shape))
        block = {F32: np.dtype("<f4"), Q4_1: _Q4_1(), Q8_0: _Q8_0()}.get(place.kind)
        if block is None:
            raise BadWeights(f"{self.path.name}: {name} has a type that TenseLens cannot read.")
        size = count if place.kind == F32 else count // BLOCK
        raw = np.fromfile(self.path, block, size, offset=self._start + place.offset)
        if len(raw) != size:
            raise self._cut_off()
        return _floats(raw, place.kind).reshape(place.shape[::-1])

    def _cut_off(self) -> BadWeights:
        return BadWeights(f"{self.path.name} is cut off or damaged.", "Install it again.")

    def _read_pairs(self, file: BinaryIO, pairs: int) -> int:
        alignment = 32
        for _ in range(pairs):
            key = _string(file)
            value = _value(file, _number(file, "I"))
            if key == "general.alignment":
                alignment = int(value)
        return alignment

    def _read_places(self, file: BinaryIO, tensors: int) -> None:
        for _ in range(tensors):
            name = _string(file)
            shape = tuple(_number(file, "Q") for _ in range(_number(file, "I")))
            self._places[name] = _Place(shape, _number(file, "I"), _number(file, "Q"))


def _Q4_1() -> Any:
    import numpy as np

    return np.dtype([("scale", "<f2"), ("least", "<f2"), ("pairs", "u1", BLOCK // 2)])


def _Q8_0() -> Any:
    import numpy as np

    return np.dtype([("scale", "<f2"), ("values", "i1", BLOCK)])


def _floats(raw: np.ndarray[Any, Any], kind: int) -> np.ndarray[Any, Any]:
    import numpy as np

    if kind == F32:
        return raw
    scale = raw["scale"].astype(np.float32)[:, None]
    if kind == Q8_0:
        return raw["values"] * scale
    # The low halves are the first 16 values of the block, the high halves the last 16.
    values = np.concatenate([raw["pairs"] & 15, raw["pairs"] >> 4], axis=1)
    return values * scale + raw["least"].astype(np.float32)[:, None]


def _number(file: BinaryIO, form: str) -> int:
    found: int = struct.unpack(f"<{form}", file.read(struct.calcsize(form)))[0]
    return found


def _string(file: BinaryIO) -> str:
    return file.read(_number(file, "Q")).decode("utf-8", "replace")


def _value(file: BinaryIO, kind: int) -> Any:
    if kind == 8:
        return _string(file)
    if kind == 9:
        inner, count = _number(file, "I"), _number(file, "Q")
        if inner in SCALARS:
            # Only the length matters: no array of the header is used.
            file.seek(struct.calcsize(f"<{SCALARS[inner]}") * count, 1)
            return None
        return [_value(file, inner) for _ in range(count)]
    return _number(file, SCALARS[kind])
