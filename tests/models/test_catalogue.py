"""The table of what can be had: whole, and used as it says."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from models.catalogue import Offer, offer_of, offers
from models.errors import StoreFailed
from models.model_file import ModelFile, is_wanted


@pytest.mark.parametrize("offer", offers().values(), ids=lambda offer: offer.name)
def test_every_row_can_be_used(offer: Offer) -> None:
    assert is_wanted(f"{offer.name}.json")
    assert re.fullmatch(r"[\w.-]+/[\w.-]+", offer.repo)
    assert re.fullmatch("[0-9a-f]{40}", offer.revision)
    assert offer.kind in ("llava", "text")
    assert offer.title
    assert offer.purpose
    assert offer.licence
    assert 0.2e9 < offer.download < 20e9
    assert offer.cpu > offer.download
    for name, sha in offer.weights.items():
        assert ModelFile(name, 1, f"sha256:{sha}").name.endswith(".safetensors")


def test_the_weights_of_a_row_are_complete() -> None:
    for offer in offers().values():
        for name in offer.weights:
            if found := re.search(r"-of-0*(\d+)\.", name):
                assert len(offer.weights) == int(found[1])


def test_transformers_knows_every_kind() -> None:
    for offer in offers().values():
        assert find_spec(f"transformers.models.{offer.model_type}"), offer.name


def test_names_are_found_in_any_case() -> None:
    assert offer_of("LLaVA-1.5-7B", offers()).repo == "llava-hf/llava-1.5-7b-hf"
    with pytest.raises(StoreFailed, match="There is no model “llava”"):
        offer_of("llava", offers())


@pytest.mark.parametrize(
    "name", ["model.safetensors", "tokenizer.model", "merges.txt", "chat_template.jinja", "LICENSE"]
)
def test_what_a_model_needs_is_fetched(name: str) -> None:
    assert is_wanted(name)


@pytest.mark.parametrize(
    "name",
    ["pytorch_model.bin", "model.py", "a.pkl", "x.gguf", "a/b.json", "..", ".json", "..\\a.json"],
)
def test_what_could_run_code_or_lead_elsewhere_is_not(name: str) -> None:
    assert not is_wanted(name)
    with pytest.raises(ValueError, match="not a file of a model"):
        ModelFile(name, 1, "sha256:" + "0" * 64)
