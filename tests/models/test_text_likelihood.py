"""Weighing by a causal model: the fast way gives what the plain way gives, for every family."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.backends import Cancelled, Ticket
from models.text_choice import TextWish
from models.text_likelihood import LONGEST, Asked, Likelihood
from models.text_model import Loaded, TextModel
from tests.models.tiny_text import FAMILIES, install

ASKED: tuple[Asked, ...] = (
    (
        "Yesterday she go to school and they was tired.",
        (
            "Yesterday she went to school and they was tired.",
            "Yesterday she goes to school and they was tired.",
            "Yesterday she go to school and they were tired.",
            "Yesterday she has go to school and they was tired.",
            "Yesterday she go school and they was tired.",
            "Did yesterday she go to school and they was tired.",
        ),
    ),
    ("He sing.", ("He sings.", "He sang.", "He was sing.")),
    ("They are here.", ()),
)


@pytest.fixture(scope="module", params=sorted(FAMILIES))
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return load(request.param, tmp_path_factory.mktemp("models"))


def load(name: str, models: Path, precision: str = "float32") -> Loaded:
    install(name, models)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TENSELENS_MODELS", str(models))
        return TextModel(TextWish(name, "cpu", precision)).load(Ticket())


def plainly(loaded: Loaded, text: str) -> float:
    """The log-likelihood of a whole sentence, without a cache, by itself."""
    import torch

    tokenizer: Any = loaded.tokenizer
    named = (tokenizer.bos_token_id, tokenizer.pad_token_id, tokenizer.eos_token_id)
    first = next(token for token in named if token is not None)
    ids = torch.tensor([[first, *tokenizer.encode(text, add_special_tokens=False)]])
    with torch.inference_mode():
        odds = loaded.model(ids, use_cache=False).logits[0, :-1].float().log_softmax(-1)
    return float(odds.gather(-1, ids[0, 1:, None]).sum())


def gains(loaded: Loaded, asked: tuple[Asked, ...] = ASKED, most: int = 1000) -> list[list[float]]:
    return Likelihood(loaded.model, loaded.tokenizer, most_tokens=most).gains(asked, Ticket())


def test_it_is_the_likelihood_of_the_whole_sentence(loaded: Loaded) -> None:
    for (text, variants), found in zip(ASKED, gains(loaded), strict=True):
        alone = [plainly(loaded, variant) - plainly(loaded, text) for variant in variants]
        assert found == pytest.approx(alone, abs=1e-3)
        assert all(abs(gain) > 0.01 for gain in alone)  # else the test would show nothing


def test_batches_give_what_one_by_one_gives(loaded: Loaded) -> None:
    together = gains(loaded)
    for number, (text, variants) in enumerate(ASKED):
        for place, variant in enumerate(variants):
            ((alone,),) = gains(loaded, ((text, (variant,)),), most=1)
            assert together[number][place] == pytest.approx(alone, abs=1e-3)


def test_a_run_is_bounded(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, int]] = []

    class Watched:
        device = loaded.model.device

        def __call__(self, ids: Any, **options: Any) -> Any:
            sizes.append((ids.shape[0], ids.shape[1]))
            return loaded.model(ids, **options)

    Likelihood(Watched(), loaded.tokenizer, most_tokens=40).gains(ASKED, Ticket())
    assert len(sizes) > 4
    assert all(rows == 1 or rows * width <= 40 for rows, width in sizes)


def test_what_is_spelt_like_a_control_token_is_text(loaded: Loaded) -> None:
    end = loaded.tokenizer.eos_token
    ((gain,),) = gains(loaded, ((f"He go {end} home.", (f"He goes {end} home.",)),))
    assert gain != 0.0
    assert loaded.tokenizer.eos_token_id not in loaded.tokenizer.encode(
        f"He go {end} home.", add_special_tokens=False, split_special_tokens=True
    )


def test_a_sentence_that_is_too_long_gets_no_gain(loaded: Loaded) -> None:
    long = "She go. " * LONGEST
    assert gains(loaded, ((long, (long.replace("go", "goes"),)), ASKED[1]))[0] == [0.0]


def test_a_sentence_that_only_ends_earlier_gains_nothing(loaded: Loaded) -> None:
    assert gains(loaded, (("I must go to", ("I must go",)),)) == [[0.0]]


def test_a_learner_can_stop_between_runs(loaded: Loaded) -> None:
    ticket = Ticket()
    runs = 0

    class Watched:
        device = loaded.model.device

        def __call__(self, ids: Any, **options: Any) -> Any:
            nonlocal runs
            runs += 1
            ticket.cancel()
            return loaded.model(ids, **options)

    with pytest.raises(Cancelled):
        Likelihood(Watched(), loaded.tokenizer, most_tokens=1).gains(ASKED, ticket)
    assert runs == 1


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_four_bits_weigh_too(name: str, tmp_path: Path) -> None:
    small = load(name, tmp_path, "nf4")
    layer: Any = small.model.model.layers[0].mlp.down_proj
    assert type(layer).__name__ == "Linear4bit"
    assert layer.weight.quant_type == "nf4"
    assert layer.weight.quant_state.nested  # the scales are quantised, too
    assert type(small.model.lm_head).__name__ == "Linear"
    found = gains(small)
    for (text, variants), gained in zip(ASKED, found, strict=True):
        alone = [plainly(small, variant) - plainly(small, text) for variant in variants]
        assert gained == pytest.approx(alone, rel=0.1, abs=0.5)  # it computes in bfloat16
