"""Our reader against the `gguf` package, on files written here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.errors import BadWeights
from models.gguf import GGUF

gguf = pytest.importorskip("gguf", reason="the gguf package is part of the training extra only")

SHAPE = (6, 64)
KINDS = ("F32", "Q8_0", "Q4_1")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file with every type of value in its header and one matrix of every type we read."""
    path = tmp_path / "tiny.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_uint32("number", 7)
    writer.add_float32("float", 0.5)
    writer.add_bool("flag", True)
    writer.add_string("text", "“quoted”")
    writer.add_array("numbers", [1, 2, 3])
    writer.add_array("words", ["one", "two", "three"])
    values = np.random.default_rng(1).normal(size=SHAPE).astype(np.float32)
    for kind in KINDS:
        number = gguf.GGMLQuantizationType[kind]
        writer.add_tensor(kind, gguf.quants.quantize(values, number), raw_dtype=number)
    writer.add_tensor("half", values.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_are_those_of_the_reference(written: Path, kind: str) -> None:
    tensors = {tensor.name: tensor for tensor in gguf.GGUFReader(written).tensors}
    expected = gguf.quants.dequantize(tensors[kind].data, tensors[kind].tensor_type)
    found = GGUF(written)[kind]
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected.reshape(SHAPE), rtol=1e-6, atol=1e-7)


def test_a_type_we_cannot_read_and_a_name_that_is_not_there(written: Path) -> None:
    file = GGUF(written)
    with pytest.raises(BadWeights, match="half has a type"):
        file["half"]
    with pytest.raises(BadWeights, match="has no head"):
        file["head"]


def test_the_alignment_of_the_header_counts(tmp_path: Path) -> None:
    path = tmp_path / "aligned.gguf"
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_custom_alignment(256)
    writer.add_tensor("row", np.arange(32, dtype=np.float32).reshape(1, 32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    assert GGUF(path)["row"].tolist() == [list(range(32))]


@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.5, 0.6])
def test_half_a_file_is_noticed(written: Path, share: float) -> None:
    raw = written.read_bytes()
    written.write_bytes(raw[: int(len(raw) * share)])
    with pytest.raises(BadWeights, match=r"GGUF file|cut off"):
        GGUF(written)["Q4_1"]


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.gguf"
    path.write_bytes(b"\x89PNG" + bytes(100))
    with pytest.raises(BadWeights, match="is not a GGUF file"):
        GGUF(path)
