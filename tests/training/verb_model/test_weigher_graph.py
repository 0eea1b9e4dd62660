"""The way of the language model to the user: GGUF, adapter, arrays and graph against torch."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
import torch
from transformers import LlamaForCausalLM

from models.errors import BadWeights
from models.gguf import GGUF
from models.onnx_session import open_session
from models.weigher_arrays import Adapter, computed
from models.weigher_balance import FIRST_TOKEN
from models.weigher_layout import arrays
from tests.training.verb_model.tiny_llama import SHAPE, tiny_llama, write_gguf
from training.verb_model.adapter import write_adapter
from training.verb_model.config import WeigherConfig
from training.verb_model.graph import write_graph
from training.verb_model.weigher import FACTOR, add_adapters

CONFIG = WeigherConfig(
    base="tiny",
    start="",
    rank=4,
    first_layer=1,
    sentences=1,
    batch_tokens=1,
    rate=1.0,
    warm_up_steps=1,
    longest=1,
    seed=1,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weigher")


@pytest.fixture(scope="module")
def model(folder: Path) -> LlamaForCausalLM:
    """With adapters that change a lot; `folder` gets all that a user's machine has."""
    found = tiny_llama()
    write_gguf(folder / "base.gguf", found)
    adapters = add_adapters(found, CONFIG)
    for adapter in adapters.values():
        adapter.b.data = torch.randn_like(adapter.b) * 0.05
    parts = {name: (one.a, one.b) for name, one in adapters.items()}
    write_adapter(folder / "adapter.npz", parts, FACTOR, list(range(SHAPE.vocabulary)))
    write_graph(folder / "graph.onnx", SHAPE, "weigher.bin")
    write_arrays(folder)
    found.train(False)
    return found


def write_arrays(folder: Path) -> None:
    rng = np.random.default_rng(5)
    sample = [rng.integers(2, SHAPE.vocabulary, 30).tolist() for _ in range(10)]
    base, adapter = GGUF(folder / "base.gguf"), Adapter(folder / "adapter.npz")
    found = dict(computed(base, adapter, SHAPE, sample))
    with (folder / "weigher.bin").open("wb") as file:
        for array in arrays(SHAPE):
            values = found.pop(array.name)
            assert (values.dtype.name, values.shape) == (array.kind, array.shape), array.name
            file.seek(array.offset)
            file.write(values.tobytes())
    assert not found


def test_gguf_is_read_as_its_own_package_reads_it(folder: Path, model: LlamaForCausalLM) -> None:
    ours, theirs = GGUF(folder / "base.gguf"), gguf.GGUFReader(folder / "base.gguf")
    kinds = set()
    for tensor in theirs.tensors:
        kinds.add(tensor.tensor_type.name)
        wanted = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        np.testing.assert_allclose(ours[tensor.name], wanted, rtol=1e-6, atol=1e-7)
    assert kinds == {"F32", "Q4_1", "Q8_0"}


def test_another_file_is_no_gguf(tmp_path: Path) -> None:
    (tmp_path / "photo.gguf").write_bytes(b"\x89PNG" + bytes(40))
    with pytest.raises(BadWeights, match=r"photo\.gguf"):
        GGUF(tmp_path / "photo.gguf")


def test_a_file_that_is_cut_off_is_refused(
    folder: Path, model: LlamaForCausalLM, tmp_path: Path
) -> None:
    whole = (folder / "base.gguf").read_bytes()
    (tmp_path / "base.gguf").write_bytes(whole[:-4000])
    cut = GGUF(tmp_path / "base.gguf")
    names = [tensor.name for tensor in gguf.GGUFReader(folder / "base.gguf").tensors]
    with pytest.raises(BadWeights, match="cut off"):
        cut[names[-1]]


def test_the_adapter_adds_what_was_learnt(folder: Path, model: LlamaForCausalLM) -> None:
    adapter = Adapter(folder / "adapter.npz")
    learnt: Any = model.model.layers[2].mlp.down_proj
    wanted = (learnt.b @ learnt.a * FACTOR).detach().numpy()
    found = adapter.change("2.down_proj")
    assert found is not None
    assert np.abs(found - wanted).max() < 0.02 * np.abs(wanted).max()
    # Layers before `first_layer` are left alone.
    assert adapter.change("0.down_proj") is None
    assert adapter.tokens.tolist() == list(range(SHAPE.vocabulary))


class Graph:
    """The graph as it is written, with its own arrays."""

    def __init__(self, folder: Path) -> None:
        self._session = open_session(folder / "graph.onnx", of="weigher", hint="")
        first = next(array for array in arrays(SHAPE) if array.name == "first")
        flat = np.fromfile(folder / "weigher.bin", np.float32, first.size // 4, offset=first.offset)
        self.first = list(flat.reshape(first.shape))

    def all_odds(
        self, ids: np.ndarray, places: np.ndarray, bias: np.ndarray, past: list[np.ndarray]
    ) -> tuple[np.ndarray, list[np.ndarray]]:
        """Log-probabilities (tokens, vocabulary) of what follows each token; keys and values."""
        everything = np.indices((len(ids), SHAPE.vocabulary)).reshape(2, -1).T
        feeds = {
            "ids": ids[None],
            "places": places[None],
            "bias": bias.astype(np.float32)[None, None],
            "rows": np.arange(len(ids)),
            "queries": everything,
        } | {f"past_{number}": states for number, states in enumerate(past)}
        odds, *states = self._session.run(None, feeds)
        return odds.reshape(len(ids), -1), states


@pytest.mark.parametrize("length", [2, 7, 40])
def test_the_graph_says_what_torch_says(folder: Path, model: LlamaForCausalLM, length: int) -> None:
    graph = Graph(folder)
    ids = np.random.default_rng(length).integers(2, SHAPE.vocabulary, length)
    no_bias = np.zeros((length, 1 + length))
    found, _ = graph.all_odds(ids, np.arange(1, length + 1), no_bias, graph.first)
    with torch.no_grad():
        logits = model(torch.tensor([[FIRST_TOKEN, *ids]])).logits[0]
    # Row 0 after the first token is that of the first of ``ids``.
    exact = logits.log_softmax(-1)[1:].numpy()
    assert exact.std() > 0.5, "a model that finds all words alike would prove nothing"
    assert np.corrcoef(found.reshape(-1), exact.reshape(-1))[0, 1] > 0.995
    assert np.sqrt(np.mean((found - exact) ** 2)) < 0.1 * exact.std()


def test_what_stands_beside_a_sentence_does_not_matter(
    folder: Path, model: LlamaForCausalLM
) -> None:
    graph = Graph(folder)
    one, two = np.random.default_rng(3).integers(2, SHAPE.vocabulary, (2, 9))
    places = np.arange(1, 10)
    apart = [graph.all_odds(ids, places, np.zeros((9, 10)), graph.first)[0] for ids in (one, two)]
    bias = np.zeros((18, 19))
    bias[9:, 1:10] = -1e9
    found, _ = graph.all_odds(np.append(one, two), np.tile(places, 2), bias, graph.first)
    np.testing.assert_allclose(found, np.concatenate(apart), atol=0.1 * found.std())
    # Not so where the second sees the first.
    seen, _ = graph.all_odds(np.append(one, two), np.tile(places, 2), bias * 0, graph.first)
    assert np.abs(seen[9:] - apart[1]).max() > found.std()


def test_a_sentence_may_go_on_from_what_was_read(folder: Path, model: LlamaForCausalLM) -> None:
    graph = Graph(folder)
    ids, places = np.random.default_rng(4).integers(2, SHAPE.vocabulary, 9), np.arange(1, 10)
    whole, _ = graph.all_odds(ids, places, np.zeros((9, 10)), graph.first)
    begun, states = graph.all_odds(ids[:5], places[:5], np.zeros((5, 6)), graph.first)
    rest, _ = graph.all_odds(ids[5:], places[5:], np.zeros((4, 10)), states)
    np.testing.assert_allclose(np.concatenate([begun, rest]), whole, atol=0.1 * whole.std())


def test_arrays_do_not_overlap() -> None:
    places = arrays(SHAPE)
    for before, after in pairwise(places):
        assert before.offset + before.size <= after.offset
        assert after.offset % 64 == 0
