"""How fast the two stages run on a LLaVA of random weights, beside transformers' plain Trainer.

    python -m training.finetune.bench --shape 7b       LLaVA 1.5 7B's exact shape, on a GPU
    python -m training.finetune.bench --shape tiny     anywhere, to try it out

Both train the same model on the same batches, with the same adapter, precision and checkpointing,
one after the other; the first steps are not counted. MFU is the share of the GPU's peak that goes
into the work the stage needs: what checkpointing computes twice does not count for it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import torch
from accelerate import Accelerator
from transformers import Trainer, TrainerCallback, TrainingArguments

from training.finetune.feed import Step
from training.finetune.parts import counts, in_words
from training.finetune.random_llava import SHAPES, operations, prepared, random_batch
from training.finetune.recipe import ALIGN, INSTRUCT, Recipe, read_recipe, recipes
from training.finetune.stage import accumulate, groups, set_rates

# Dense 16-bit operations a second, from NVIDIA's data sheets.
PEAKS = {"H100": 989e12, "H200": 989e12, "A100": 312e12, "L40S": 362e12, "4090": 165e12}
SKIPPED = 2  # steps that are not counted


@dataclass(frozen=True, slots=True)
class Measured:
    """``mfu`` is a share of 1, None where the peak of the machine is not known."""

    stage: str
    by: str
    images_a_second: float
    memory: int
    mfu: float | None
    loss: float


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    device = torch.device(asked.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    world = Accelerator(cpu=device.type == "cpu")
    recipe = _recipe(asked)
    found = []
    for stage in (ALIGN, INSTRUCT):
        for by, measure in (("ours", ours), ("Trainer", plain_trainer)):
            model = prepared(SHAPES[asked.shape](), recipe, stage, device)
            print(f"\n{stage}, {by}\n{in_words(counts(model))}", flush=True)
            found.append(measure(model, recipe, stage, asked.steps, world))
            print(json.dumps(asdict(found[-1])), flush=True)
            del model
            if device.type == "cuda":
                torch.cuda.empty_cache()
    print(f"\n{table(found)}")
    return 0


def ours(model: Any, recipe: Recipe, stage: str, steps: int, world: Accelerator) -> Measured:
    config = recipe.stage(stage)
    learning = {name: part for name, part in model.named_parameters() if part.requires_grad}
    optimizer = torch.optim.AdamW(groups(learning, config), lr=0.0)
    batch = random_batch(model.config, config.micro, world.device)
    many = config.batch // config.micro
    step = Step((batch,) * many, many * int((batch.labels >= 0).sum()))
    _forget_peak(world.device)
    started, loss = 0.0, 0.0
    for number in range(SKIPPED + steps):
        if number == SKIPPED:
            started = time.monotonic()
        set_rates(optimizer, config, number, SKIPPED + steps)
        total = accumulate(model, step, world)
        world.clip_grad_norm_(learning.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        loss = total.item()  # waits for the GPU
    seconds = time.monotonic() - started
    return _measured(model, recipe, stage, "ours", steps, seconds, loss, world.device)


def plain_trainer(
    model: Any, recipe: Recipe, stage: str, steps: int, world: Accelerator
) -> Measured:
    config = recipe.stage(stage)
    batch = random_batch(model.config, config.micro, torch.device("cpu"))
    one = {name: part[0] for name, part in batch.inputs(torch.device("cpu")).items()}
    clock = _Clock()
    _forget_peak(world.device)
    with tempfile.TemporaryDirectory() as folder:
        trainer = Trainer(
            model=model,
            args=_arguments(folder, recipe, stage, steps, world),
            train_dataset=[one] * (config.batch * (SKIPPED + steps)),
            callbacks=[clock],
        )
        ended = trainer.train()
    return _measured(
        model, recipe, stage, "Trainer", steps, clock.seconds, ended.training_loss, world.device
    )


def _arguments(
    folder: str, recipe: Recipe, stage: str, steps: int, world: Accelerator
) -> TrainingArguments:
    """The same training; what the Trainer would do beside it is left out."""
    config = recipe.stage(stage)
    return TrainingArguments(
        folder,
        per_device_train_batch_size=config.micro,
        gradient_accumulation_steps=config.batch // config.micro,
        max_steps=SKIPPED + steps,
        learning_rate=config.rate or config.projector_rate,
        lr_scheduler_type="cosine",
        bf16=True,
        activation_checkpointing=config.checkpointing,
        use_cpu=world.device.type == "cpu",
        report_to="none",
        save_strategy="no",
        disable_tqdm=True,
        logging_strategy="no",
        seed=recipe.seed,
    )


class _Clock(TrainerCallback):
    """Seconds from the end of the skipped steps to that of the last."""

    def __init__(self) -> None:
        self._started = self.seconds = 0.0

    def on_step_end(self, args: Any, state: Any, control: Any, **others: Any) -> None:
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        if state.global_step == SKIPPED:
            self._started = time.monotonic()
        self.seconds = time.monotonic() - self._started


def table(found: Sequence[Measured]) -> str:
    """Markdown."""
    rows = ["| stage | by | images/s | memory, GB | MFU |", "|---|---|---|---|---|"]
    for one in found:
        mfu = "-" if one.mfu is None else f"{one.mfu:.1%}"
        memory = f"{one.memory / 1e9:.1f}" if one.memory else "-"
        rows.append(f"| {one.stage} | {one.by} | {one.images_a_second:.2f} | {memory} | {mfu} |")
    return "\n".join(rows)


def _measured(
    model: Any,
    recipe: Recipe,
    stage: str,
    by: str,
    steps: int,
    seconds: float,
    loss: float,
    device: torch.device,
) -> Measured:
    speed = steps * recipe.stage(stage).batch / seconds
    mfu, memory = None, 0
    if device.type == "cuda":
        name = torch.cuda.get_device_name(device)
        peak = next((peak for key, peak in PEAKS.items() if key in name), None)
        needed = operations(model, {one.part: one for one in counts(model)})
        mfu = None if peak is None else speed * needed / peak
        memory = torch.cuda.max_memory_allocated(device)
    return Measured(stage, by, speed, memory, mfu, loss)


def _forget_peak(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)


def _recipe(asked: argparse.Namespace) -> Recipe:
    recipe = read_recipe(recipes()["llava-1.5"])
    bits = {"bits": asked.bits, "dropout": 0.0}  # so that both learn the same
    size = {"batch": asked.batch, "micro": asked.micro}
    return replace(
        recipe,
        lora=replace(recipe.lora, **bits),
        align=replace(recipe.align, **size),
        instruct=replace(recipe.instruct, **size),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.finetune.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--shape", choices=sorted(SHAPES), default="tiny")
    parser.add_argument("--steps", type=int, default=8, help="that are counted")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--micro", type=int, default=4)
    parser.add_argument("--bits", type=int, choices=(4, 16), default=4)
    parser.add_argument("--device", default="")
    return parser


if __name__ == "__main__":
    sys.exit(main())
