"""Numbers of the shapes against what others have published, and against models that are built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from transformers import CLIPVisionConfig, LlamaConfig, LlavaConfig

from models.catalogue import offers
from training.anatomy import __main__ as command
from training.anatomy.parts import RANK, cache_bytes, parts_of
from training.anatomy.photo_tokens import photo_tokens
from training.anatomy.report import anatomy, report
from training.anatomy.shapes import PAPERS, build
from training.pocket import llava as pocket
from training.pocket.config import ShapeConfig


@pytest.fixture(scope="module")
def seven() -> Any:
    return build("LLaVA 1.5 7B")


def test_the_parameters_are_the_published_ones(seven: Any) -> None:
    """llava-hf/llava-1.5-7b-hf has 7.06 B; its files, 2 bytes each, are those of the catalogue.

    CLIP ViT-L/14 at 336 pixels has 303.5 M in its tower (Radford et al. 2021: 304 M), Vicuna 7B
    6.74 B (Touvron et al. 2023: 6.7 B), two layers 1024 -> 4096 -> 4096 with bias 20.98 M.
    """
    found = parts_of(seven)
    assert found.total == 7_063_427_072
    assert 2 * found.total == offers()["llava-1.5-7b"].download
    assert found.tower == 303_507_456
    assert found.projector == 1024 * 4096 + 4096 + 4096 * 4096 + 4096
    assert f"{found.total / 1e9:.2f}" == "7.06"


def test_next_has_as_many_as_its_files_have_bytes_by_two() -> None:
    """llava-hf/llava-v1.6-mistral-7b-hf: 7.57 B; the row's end of 4096 is one of its weights."""
    model: Any = build("LLaVA-NeXT Mistral 7B")
    found = parts_of(model)
    assert 2 * found.total == offers()["llava-1.6-mistral-7b"].download
    assert found.projector == 20_979_712 + 4096
    # The most tokens that a photo takes (vLLM's image_feature_size for this model): 2928.
    assert max(photo.tokens for photo in photo_tokens(model.config)) == 2928
    assert cache_bytes(model.config, 1000) == 2 * 2 * 32 * 8 * 128 * 1000


def test_13b_has_as_many_as_the_hub_says() -> None:
    """llava-hf/llava-1.5-13b-hf: 13.4 B."""
    assert f"{parts_of(build('LLaVA 1.5 13B')).total / 1e9:.1f}" == "13.4"


def test_the_first_llava_has_one_layer_and_256_tokens() -> None:
    model: Any = build("LLaVA 1.0 7B")
    assert parts_of(model).projector == 1024 * 4096 + 4096
    (photo,) = photo_tokens(model.config)
    assert (photo.tokens, photo.tiles) == (256, 1)
    assert photo.share(2048) == 0.125


def test_stages_train_what_the_papers_say(seven: Any) -> None:
    """Rank 128 on the seven linear layers of each of 32 blocks; the tower never learns."""
    block = 4 * (4096 + 4096) + 3 * (4096 + 11008)
    first, adapter, full = parts_of(seven).trained().values()
    assert first == 20_979_712
    assert adapter == first + RANK * 32 * block == 20_979_712 + 319_815_680
    assert full == 7_063_427_072 - 303_507_456


def test_four_bits_are_a_third_of_sixteen(seven: Any) -> None:
    """QLoRA: 4 bits a number and 0.127 for constants (Dettmers et al. 2023, section 3)."""
    found = parts_of(seven)
    small = found.bytes_in()["nf4"] - 2 * (found.total - found.quantised)
    assert 8 * small / found.quantised == pytest.approx(4.127, abs=0.001)
    assert found.quantised == 32 * (4 * 4096 * 4096 + 3 * 4096 * 11008)
    assert found.bytes_in()["bf16"] == 2 * found.total
    assert cache_bytes(seven.config, 2048) == 2**30


def test_a_folder_is_taken_apart_by_its_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that are the head, too, count once."""
    text = LlamaConfig(
        vocab_size=100,
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        tie_word_embeddings=True,
    )
    tower = CLIPVisionConfig(
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=64,
        patch_size=16,
    )
    config = LlavaConfig(vision_config=tower, text_config=text, tie_word_embeddings=True)
    config.save_pretrained(tmp_path)
    out = tmp_path / "out"
    assert command.main(["--model", str(tmp_path), "--tokens", "10", "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert printed == (out / "anatomy.md").read_text("utf-8")
    (model,) = json.loads((out / "anatomy.json").read_text("utf-8"))["models"]
    assert model["photos"][0]["tokens"] == 16
    assert model["parameters"]["projector"] == 16 * 32 + 32 + 32 * 32 + 32
    blocks = 2 * (2 * 32 * 32 + 2 * 32 * 16 + 3 * 32 * 64 + 2 * 32)
    assert model["parameters"]["language model"] == 100 * 32 + blocks + 32
    assert model["cache_bytes"] == 2 * 2 * 2 * 2 * 8 * 10
    for number in model["parameters"].values():
        assert f"{number / 1e6:,.2f} M" in printed


def test_the_report_has_what_the_numbers_say(seven: Any) -> None:
    found = anatomy(["LLaVA 1.0 7B", "LLaVA 1.5 7B"], tokens=2048)
    text = report(found)
    assert "| projector | 4.20 M | 20.98 M |" in text
    assert "| LLaVA 1.5 7B | any | 1 | 576 | 28.1% | 1.8% | 0.4% |" in text
    assert "LLaVA 1.5 7B 0.30%" in text
    assert "| nf4 | 4.48 | 4.52 |" in text
    assert "| Q-Former of BLIP-2 | 188.00 M | 32 | Li et al." in text
    assert report(json.loads(json.dumps(found))) == text


@pytest.mark.parametrize("name", ["LLaVA 9", "/nowhere"])
def test_an_unknown_model_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--model", name]) == 1
    assert "LLaVA 1.5 7B" in capsys.readouterr().err


def test_the_page_in_docs_is_what_the_command_prints() -> None:
    page = Path(__file__).parents[3] / "docs" / "anatomy.md"
    assert page.read_text("utf-8") == report(anatomy(tuple(PAPERS), tokens=2048))


def test_the_pocket_llava_has_a_token_for_each_patch_of_its_strips(tmp_path: Path) -> None:
    pocket.build(ShapeConfig(32, 1, 32, 1)).config.save_pretrained(tmp_path)
    model: Any = build(str(tmp_path))
    (photo,) = photo_tokens(model.config)
    assert photo.tokens == pocket.PATCHES
