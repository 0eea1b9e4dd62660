"""`python -m training.bench.vision`: how fast a vision model answers, and what memory it takes.

A LLaVA of random weights in LLaVA-1.5-7B's exact shape is written once and loaded by the program's
own code, in NF4 and in 16 bit. Then the same conversation is answered three ways: by transformers'
plain `generate`, by the program's loop, and by `generate` with a static cache, which transformers
compiles into CUDA graphs on a GPU. The limit is what the memory allows: each token reads all
weights of the language model once. ``--shape tiny`` tries it out anywhere.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from transformers import CLIPImageProcessorPil, LlavaForConditionalGeneration, LlavaProcessor

from models.backends import Ticket
from models.llava_loading import Loaded, Wish, load
from models.llava_talk import answer, encoded
from models.prompts import CHAT_TEMPLATE, ask_to_correct
from models.vision_models import VisionModel
from training.finetune.random_llava import SHAPES
from training.pocket.vocabulary import IMAGE, number_of, tokenizer

TURNS = 3  # of each way; the median counts
COPIED = 1 << 28  # numbers of 4 bytes that are copied to measure the memory


@dataclass(frozen=True, slots=True)
class Measured:
    """``share`` is of the tokens a second that the memory allows; memory in bytes."""

    precision: str
    way: str
    load: float
    memory: int
    peak: int
    first: float
    tokens_a_second: float
    share: float


def written(shape: str, folder: Path) -> Path:
    """A checkpoint of random weights; made where it is not there yet."""
    place = folder / shape
    if (place / "processor_config.json").exists():
        return place
    config = SHAPES[shape]()
    config.image_token_id = number_of(IMAGE)
    vision: Any = config.vision_config
    torch.manual_seed(0)
    with torch.device("cuda" if torch.cuda.is_available() else "cpu"):
        model: Any = LlavaForConditionalGeneration(config)
    model.to(torch.float16).save_pretrained(place)
    side = vision.image_size
    photos = CLIPImageProcessorPil(
        size={"shortest_edge": side}, crop_size={"height": side, "width": side}
    )
    LlavaProcessor(  # type: ignore[no-untyped-call]
        photos,
        tokenizer(),
        patch_size=vision.patch_size,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=CHAT_TEMPLATE,
    ).save_pretrained(place)
    return place


def measure(place: Path, precision: str, tokens: int) -> Iterator[Measured]:
    """All ways with the model in one precision, on the GPU if there is one."""
    device = "gpu" if torch.cuda.is_available() else "cpu"
    model = VisionModel(place.name, place.name, place, None, 0, 0)
    begun = time.perf_counter()
    loaded = load(Wish(model, device, precision), Ticket())
    seconds, memory = time.perf_counter() - begun, _memory(loaded)
    loaded.model.generation_config.eos_token_id = []  # random weights may end at any token
    limit = bandwidth(device) / _read_each_token(loaded.model)
    photo = _noise(loaded.canvases[0].width)
    for way, run in _ways(loaded, photo):
        first = _median(partial(run, 1))
        each = (_median(partial(run, tokens)) - first) / (tokens - 1)
        peak = torch.cuda.max_memory_allocated() if device == "gpu" else memory
        yield Measured(precision, way, seconds, memory, peak, first, 1 / each, 1 / each / limit)


def bandwidth(device: str) -> float:
    """Bytes a second that the memory reads and writes, by copying."""
    where = torch.device("cuda" if device == "gpu" else "cpu")
    size = COPIED if device == "gpu" else COPIED >> 4
    one, other = torch.zeros(size, device=where), torch.empty(size, device=where)
    seconds = _median(lambda: other.copy_(one))
    return 2 * one.nbytes / seconds


def _ways(loaded: Loaded, photo: Image.Image) -> Iterator[tuple[str, Callable[[int], object]]]:
    asked = ask_to_correct("She go home every day.")
    prompt = encoded(loaded, photo, asked)

    def generated(count: int, **how: Any) -> object:
        return loaded.model.generate(
            **prompt, max_new_tokens=count, min_new_tokens=count, do_sample=False, **how
        )

    yield "the program's loop", lambda count: answer(loaded, photo, asked, Ticket(), most=count)
    for layer in loaded.model.modules():
        layer._forward_pre_hooks.clear()  # those that let a learner stop it
    yield "plain generate", generated
    yield "static cache", lambda count: generated(count, cache_implementation="static")


def _median(run: Callable[[], object]) -> float:
    """Seconds; once before that does not count, for what is compiled or cached."""
    run()
    taken = []
    for _ in range(TURNS):
        _finish()
        begun = time.perf_counter()
        run()
        _finish()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[TURNS // 2]


def _finish() -> None:
    if torch.cuda.is_available():
        torch.cuda.synchronize()


def _memory(loaded: Loaded) -> int:
    if torch.cuda.is_available():
        return torch.cuda.memory_allocated()
    return sum(parameter.nbytes for parameter in loaded.model.parameters())


def _read_each_token(model: Any) -> int:
    """Bytes of the language model's layers and of its head."""
    layers = model.model.language_model.layers
    return sum(part.nbytes for part in (*layers.parameters(), *model.lm_head.parameters()))


def _noise(side: int) -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 255, (side, side, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def table(found: Sequence[Measured]) -> str:
    """In Markdown."""
    head = "| precision | way | load | memory | peak | first token | tokens/s | of the limit |"
    rows = [
        f"| {one.precision} | {one.way} | {one.load:.1f} s | {one.memory / 1e9:.2f} GB |"
        f" {one.peak / 1e9:.2f} GB | {1000 * one.first:.0f} ms | {one.tokens_a_second:.1f} |"
        f" {100 * one.share:.0f} % |"
        for one in found
    ]
    return "\n".join((head, "|---|---|---|---|---|---|---|---|", *rows))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m training.bench.vision", description=__doc__)
    parser.add_argument("--shape", choices=sorted(SHAPES), default="7b")
    parser.add_argument("--folder", type=Path, help="keeps the checkpoint, 14 GB for 7b")
    parser.add_argument("--precisions", nargs="+", default=["nf4", "bf16"])
    parser.add_argument("--tokens", type=int, default=128)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        place = written(asked.shape, asked.folder or Path(scratch))
        found: list[Measured] = []
        for precision in asked.precisions:
            if torch.cuda.is_available():
                torch.cuda.empty_cache()
                torch.cuda.reset_peak_memory_stats()
            for one in measure(place, precision, asked.tokens):
                found.append(one)
                print(json.dumps(asdict(one)), flush=True)
    print(f"\n{table(found)}")


if __name__ == "__main__":
    main()
