"""The whole way of a fine-tune, from pages and a base to a folder that the program offers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from accelerate import Accelerator

from models.canvas import Canvas, canvases_of
from models.prompts import PROMPT_VERSION
from models.tuned import RECORD, Tuned, folder_of_base
from training.finetune import forecast
from training.finetune.answers import ask
from training.finetune.asked import Asked
from training.finetune.beginning import WORK, beginning, checkpoint_of
from training.finetune.checkpoint import StageCheckpoint
from training.finetune.errors import CannotTune
from training.finetune.feed import Feed, Share, Squares, batches
from training.finetune.journal import TITLES, Journal
from training.finetune.material import Material, gather, sample
from training.finetune.model import Subject, read_config, read_speech, reshapes
from training.finetune.parts import counts, free, in_words
from training.finetune.recipe import ALIGN, INSTRUCT
from training.finetune.result import Measured, save, table
from training.finetune.stage import Lesson, mean_loss, train
from training.finetune.talks import Speech

MEASURED_BASE = "base.json"  # the first that is written


def tune(asked: Asked) -> None:
    """Both stages and what is measured before and after.

    Raises:
        CannotTune: it does not fit, or ``asked.out`` holds another training.
        TutorError: there is no such base.
        FileNotFoundError: there are no pages.
    """
    world = Accelerator(cpu=asked.device == "cpu")
    recipe, base = asked.recipe, folder_of_base(asked.base)
    work = _begin(asked, world)
    journal = Journal(work, quiet=not world.is_main_process)
    speech = read_speech(base, recipe.shape)
    squares = Squares(work / "squares", _canvas(base, speech.side))
    with world.main_process_first():
        material = gather(asked.pages, recipe, speech, squares, asked.also)
    journal.say(_told(asked, material))
    journal.say(_forecast(asked, base, material, world))

    def subject(stage: str | None) -> Subject:
        return beginning(stage, asked, base, speech, world.device)

    measured = {"base": _measured_base(asked, subject, material, squares, world)}
    for stage in (ALIGN, INSTRUCT):
        lesson = _lesson(stage, asked, speech, material, squares, world)
        if StageCheckpoint(lesson.checkpoint, lesson.settings).finished(lesson.feed.steps):
            continue
        model = subject(stage).model
        free(model, stage, rank=recipe.lora.rank)
        journal.say(f"\n{TITLES[stage]}\n{in_words(counts(model))}")
        _set_checkpointing(model, on=recipe.stage(stage).checkpointing)
        train(model, lesson, world, journal, shard=asked.shard)
        del model
    tuned = subject(None)
    measured["tuned"] = _measured(asked, tuned, material, squares, world)
    if world.is_main_process:
        save(asked.out, tuned, recipe, _record(asked, base, speech.side), measured)
    journal.say(f"\n{table(measured)}\n\nThe tuned model is in {asked.out}")


def _begin(asked: Asked, world: Accelerator) -> Path:
    """The folder to work in. Nothing that is there is overwritten unless that was asked for."""
    work = asked.out / WORK
    if asked.shard and asked.recipe.lora.rank and asked.recipe.lora.bits == 4:
        raise CannotTune("Weights in 4 bit cannot be shared out: leave out --shard, or --bits 16.")
    if asked.device == "cuda" and world.device.type != "cuda":
        raise CannotTune("There is no GPU that torch can use: leave out --device cuda.")
    if world.is_main_process:
        begun = (work / MEASURED_BASE).exists() and not asked.resume
        if (asked.out / RECORD).exists() or begun:
            raise CannotTune(
                f"{asked.out} holds a fine-tune already: go on with it by --resume if it was"
                " broken off, else choose another folder by --out, or delete this one."
            )
        work.mkdir(parents=True, exist_ok=True)
    world.wait_for_everyone()
    return work


def _canvas(base: Path, side: int) -> Canvas:
    """What the program will show the tuned model."""
    config = read_config(base).to_dict()
    config["vision_config"]["image_size"] = side
    (found,) = canvases_of(config)
    return found


def _told(asked: Asked, material: Material) -> str:
    known = ", ".join(f"{TITLES[name]}: {len(talks)}" for name, talks in material.talks.items())
    left_out = f"; {material.left_out} have no room" if material.left_out else ""
    return (
        f"recipe {asked.name}, base {asked.base}\nconversations: {known}; on test verbs:"
        f" {len(material.tests)}{left_out}; the longest has {material.longest} tokens"
    )


def _forecast(asked: Asked, base: Path, material: Material, world: Accelerator) -> str:
    shape, cuda = forecast.shape_of(read_config(base)), world.device.type == "cuda"
    shards = world.num_processes if asked.shard else 1
    needs = {
        stage: forecast.need(shape, asked.recipe, stage, material.longest, cuda=cuda, shards=shards)
        for stage in (ALIGN, INSTRUCT)
    }
    return forecast.check(needs, forecast.available(world.device), asked.recipe)


def _set_checkpointing(model: Any, *, on: bool) -> None:
    if on:
        model.activation_checkpointing_enable({"use_reentrant": False})
    else:
        model.activation_checkpointing_disable()
    model.config.use_cache = model.config.text_config.use_cache = False


def _lesson(
    stage: str,
    asked: Asked,
    speech: Speech,
    material: Material,
    squares: Squares,
    world: Accelerator,
) -> Lesson:
    recipe, processor = asked.recipe, speech.processor
    share = Share(world.process_index, world.num_processes)
    seen = sample(material.tests, recipe.held_out, recipe.seed)
    # The same number for each process: they wait for each other.
    equal = seen[: len(seen) // share.processes * share.processes]
    own = equal[share.rank :: share.processes]
    return Lesson(
        name=stage,
        recipe=recipe,
        feed=Feed(
            material.talks[stage],
            squares,
            processor,
            recipe.stage(stage),
            seed=recipe.seed,
            share=share,
        ),
        held_out=tuple(batches(own, squares, processor, recipe.stage(stage).micro)),
        checkpoint=checkpoint_of(asked, stage),
        settings={
            **_flat(asdict(recipe)),
            "base": asked.base,
            "learnt from": material.digest(stage),
            "prompt version": PROMPT_VERSION,
        },
    )


def _flat(settings: dict[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in settings.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{before}{key}.")
        else:
            found[f"{before}{key}"] = value
    return found


def _measured(
    asked: Asked, subject: Subject, material: Material, squares: Squares, world: Accelerator
) -> Measured:
    """On all pages of test verbs."""
    micro, processor = asked.recipe.instruct.micro, subject.speech.processor
    shown = batches(material.tests, squares, processor, micro)
    loss = mean_loss(subject.model, shown, world)
    answers = None if asked.quick else ask(subject, material.test_pages, squares)
    return Measured(loss, answers)


def _measured_base(
    asked: Asked,
    subject: Callable[[str], Subject],
    material: Material,
    squares: Squares,
    world: Accelerator,
) -> Measured:
    """Measured once: a run that is gone on with has it already."""
    path = asked.out / WORK / MEASURED_BASE
    if path.exists():
        return Measured.from_json(json.loads(path.read_text("utf-8")))
    found = _measured(asked, subject(ALIGN), material, squares, world)
    if world.is_main_process:
        scratch = path.with_suffix(".part")
        scratch.write_text(json.dumps(asdict(found)), encoding="utf-8")
        scratch.replace(path)
    return found


def _record(asked: Asked, base: Path, side: int) -> Tuned:
    whole = not asked.recipe.lora.rank
    return Tuned(
        base=asked.base,
        recipe=asked.name,
        canvas=side,
        whole=whole,
        reshaped=not whole and reshapes(read_config(base), asked.recipe.shape),
    )
