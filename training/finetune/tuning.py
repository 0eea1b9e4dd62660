"""The whole way of a fine-tune, from pages and a base to a folder that the program offers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from accelerate import Accelerator

from models.canvas import canvases_of
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
    """Both stages, and what is measured before and after.

    Raises:
        CannotTune: it does not fit, or ``asked.out`` holds another training.
        TutorError: there is no such base.
        FileNotFoundError: there are no pages.
    """
    world = Accelerator(cpu=asked.device == "cpu")
    begin(asked, world)
    fine_tune = prepare(asked, world)
    fine_tune.foretell()
    measured = {"base": fine_tune.measure_base()}
    for stage in (ALIGN, INSTRUCT):
        fine_tune.learn(stage)
    tuned = fine_tune.subject(None)
    measured["tuned"] = fine_tune.measure(tuned)
    fine_tune.keep(tuned, measured)


def begin(asked: Asked, world: Accelerator) -> None:
    """Raises `CannotTune` where that is plain; nothing that is there is overwritten unasked."""
    if asked.shard and asked.recipe.lora.rank and asked.recipe.lora.bits == 4:
        raise CannotTune("Weights in 4 bit cannot be shared out: leave out --shard, or --bits 16.")
    if asked.device == "cuda" and world.device.type != "cuda":
        raise CannotTune("There is no GPU that torch can use: leave out --device cuda.")
    begun = (asked.out / WORK / MEASURED_BASE).exists() and not asked.resume
    if begun or (asked.out / RECORD).exists():
        raise CannotTune(
            f"{asked.out} holds a fine-tune already: go on with it by --resume if it was broken"
            " off, else choose another folder by --out, or delete this one."
        )
    world.wait_for_everyone()


def prepare(asked: Asked, world: Accelerator) -> FineTune:
    base, work = folder_of_base(asked.base), asked.out / WORK
    speech = read_speech(base, asked.recipe.shape)
    # What the program will show the tuned model.
    config = read_config(base).to_dict()
    config["vision_config"]["image_size"] = speech.side
    (canvas,) = canvases_of(config)
    squares = Squares(work / "squares", canvas)
    with world.main_process_first():
        material = gather(asked.pages, asked.recipe, speech, squares, asked.also)
        work.mkdir(parents=True, exist_ok=True)
    journal = Journal(work, quiet=not world.is_main_process)
    return FineTune(asked, world, base, speech, squares, material, journal)


@dataclass(frozen=True, slots=True)
class FineTune:
    """One fine-tune, ready to begin."""

    asked: Asked
    world: Accelerator
    base: Path
    speech: Speech
    squares: Squares
    material: Material
    journal: Journal

    def foretell(self) -> None:
        """Say what is to be learnt from, and what memory it takes. Raises `TooLarge`."""
        known = self.material.talks.items()
        each = ", ".join(f"{TITLES[name]}: {len(talks)}" for name, talks in known)
        left_out = f"; {self.material.left_out} have no room" if self.material.left_out else ""
        self.journal.say(
            f"recipe {self.asked.name}, base {self.asked.base}\nconversations: {each}; on test"
            f" verbs: {len(self.material.tests)}{left_out}; the longest has"
            f" {self.material.longest} tokens"
        )
        recipe, shape = self.asked.recipe, forecast.shape_of(read_config(self.base))
        shards = self.world.num_processes if self.asked.shard else 1
        cuda, longest = self.world.device.type == "cuda", self.material.longest
        needs = {
            stage: forecast.need(shape, recipe, stage, longest, cuda=cuda, shards=shards)
            for stage in (ALIGN, INSTRUCT)
        }
        free_memory = forecast.available(self.world.device)
        self.journal.say(forecast.check(needs, free_memory, recipe))

    def subject(self, stage: str | None) -> Subject:
        """The model as ``stage`` begins; None: after both."""
        return beginning(stage, self.asked, self.base, self.speech, self.world.device)

    def learn(self, stage: str) -> None:
        """Train a stage to its end; nothing, where it is there."""
        recipe, lesson = self.asked.recipe, self._lesson(stage)
        if StageCheckpoint(lesson.checkpoint, lesson.settings).finished(lesson.feed.steps):
            return
        model = self.subject(stage).model
        free(model, stage, rank=recipe.lora.rank)
        self.journal.say(f"\n{TITLES[stage]}\n{in_words(counts(model))}")
        if recipe.stage(stage).checkpointing:
            model.activation_checkpointing_enable({"use_reentrant": False})
        model.config.use_cache = model.config.text_config.use_cache = False
        train(model, lesson, self.world, self.journal, shard=self.asked.shard)

    def measure(self, subject: Subject) -> Measured:
        """On all pages of test verbs."""
        micro, processor = self.asked.recipe.instruct.micro, self.speech.processor
        shown = batches(self.material.tests, self.squares, processor, micro)
        loss = mean_loss(subject.model, shown, self.world)
        asked = not self.asked.quick
        answers = ask(subject, self.material.test_pages, self.squares) if asked else None
        return Measured(loss, answers)

    def measure_base(self) -> Measured:
        """Done once: a run that is gone on with has it already."""
        path = self.asked.out / WORK / MEASURED_BASE
        if path.exists():
            return Measured.from_json(json.loads(path.read_text("utf-8")))
        found = self.measure(self.subject(ALIGN))
        if self.world.is_main_process:
            scratch = path.with_suffix(".part")
            scratch.write_text(json.dumps(asdict(found)), encoding="utf-8")
            scratch.replace(path)
        self.world.wait_for_everyone()
        return found

    def keep(self, tuned: Subject, measured: dict[str, Measured]) -> None:
        """Save the result and say where it is."""
        asked, whole = self.asked, not self.asked.recipe.lora.rank
        record = Tuned(
            base=asked.base,
            recipe=asked.name,
            canvas=self.speech.side,
            whole=whole,
            reshaped=not whole and reshapes(read_config(self.base), asked.recipe.shape),
        )
        if self.world.is_main_process:
            save(asked.out, tuned, asked.recipe, record, measured)
        self.journal.say(f"\n{table(measured)}\n\nThe tuned model is in {asked.out}")

    def _lesson(self, stage: str) -> Lesson:
        recipe, processor, world = self.asked.recipe, self.speech.processor, self.world
        config, share = recipe.stage(stage), Share(world.process_index, world.num_processes)
        talks = self.material.talks[stage]
        return Lesson(
            name=stage,
            recipe=recipe,
            feed=Feed(talks, self.squares, processor, config, seed=recipe.seed, share=share),
            held_out=tuple(batches(self._seen(share), self.squares, processor, config.micro)),
            checkpoint=checkpoint_of(self.asked, stage),
            settings={
                **recipe.deciding(stage),
                "base": self.asked.base,
                "learnt from": self.material.digest(stage),
                "prompt version": PROMPT_VERSION,
            },
        )

    def _seen(self, share: Share) -> list[Any]:
        """What this process takes the loss of while training: as many as the others."""
        recipe = self.asked.recipe
        chosen = sample(self.material.tests, recipe.held_out, recipe.seed)
        equal = chosen[: len(chosen) // share.processes * share.processes]
        return equal[share.rank :: share.processes]
