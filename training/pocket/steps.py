"""The steps of the training, each with what it leaves in the work folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from torch import nn
from transformers import CLIPVisionModel, LlavaForConditionalGeneration, PreTrainedModel

from training.pocket import ideal, stages, texts, tower
from training.pocket.ahead import Ahead
from training.pocket.blocks import page_block, talk_block
from training.pocket.config import Config, StepConfig
from training.pocket.export import export
from training.pocket.fitting import Run, fit
from training.pocket.font_packages import fetch_typefaces
from training.pocket.llava import build
from training.pocket.look import look
from training.pocket.measure import measure
from training.pocket.stages import IDEAL
from training.pocket.talks import Talks
from training.pocket.tower import SeeingTower
from training.verb_model.debian_texts import ARCHIVE


@dataclass(frozen=True)
class Place:
    """Where a training runs. ``workers`` processes draw pages; 0: this one does.

    ``weights`` is the folder that the finished model goes to, ``archive`` where Debian's packages
    are fetched from.
    """

    work: Path
    sources: Sequence[Path]
    weights: Path
    device: str
    workers: int
    archive: str = ARCHIVE


class Steps:
    """One training; each step is a method of its name.

    What stands in the work folder already is not made again, what is half made is gone on with.
    """

    def __init__(self, config: Config, place: Place) -> None:
        self.config, self.place = config, place
        place.work.mkdir(parents=True, exist_ok=True)

    def texts(self) -> None:
        config = self.config
        texts.write_texts(self.place.sources, self.place.work, config.texts, config.seed)

    def typefaces(self) -> None:
        """More of them than ours, for the training alone."""
        fetch_typefaces(self.place.work, self.place.archive)

    def tower(self) -> None:
        step, place = self.config.tower, self.place
        model = self._seeing()
        make = partial(page_block, "tower", place.work, step.batch, self.config.seed)
        # Its last norm is for CLIP's pooled patch and learns nothing here.
        learnt = {n: p for n, p in model.named_parameters() if "post_layernorm" not in n}
        with Ahead(make, place.workers) as blocks:
            loss = partial(tower.loss, model, device=place.device)
            fit(learnt, blocks, loss, self._run("tower", step))

    def look(self) -> None:
        """How well the tower sees that has been trained so far."""
        model = self._seeing()
        stages.put(model, stages.learnt_of(self._checkpoint("tower")))
        look(model.train(False), self.place.work, self.config)

    def language(self) -> None:
        step, device = self.config.language, self.place.device
        model = self._model()
        patches = ideal.IdealPatches(self.config.shape.language_width).to(device)
        learnt = stages.free(model, projector=False, language=True)
        learnt |= {f"{IDEAL}{name}": part for name, part in patches.named_parameters()}
        with Ahead(self._talks("language", step), self.place.workers) as blocks:
            loss = partial(ideal.loss, model, patches, device=device)
            fit(learnt, blocks, loss, self._run("language", step))

    def match(self) -> None:
        """The projector learns to show what the ideal patches show: no word is spoken, so it is
        quick, and stage 1 begins with patches that mean something."""
        step, device = self.config.match, self.place.device
        model = self._model()
        stages.put_tower(model, self._checkpoint("tower"))
        patches = ideal.IdealPatches(self.config.shape.language_width).to(device)
        stages.put(patches, stages.ideal_of(self._checkpoint("language")))
        learnt = stages.free(model, projector=True, language=False)
        make = partial(page_block, "match", self.place.work, step.batch, self.config.seed)
        with Ahead(make, self.place.workers) as blocks:
            loss = partial(ideal.unlike, model, patches, device=device)
            fit(learnt, blocks, loss, self._run("match", step))

    def align(self) -> None:
        """Stage 1: the projector learns, tower and language model are frozen."""
        model = self._model()
        stages.put_tower(model, self._checkpoint("tower"))
        stages.put_language(model, self._checkpoint("language"))
        stages.put(model, stages.learnt_of(self._checkpoint("match")))
        learnt = stages.free(model, projector=True, language=False)
        self._stage("align", model, learnt, self.config.align)

    def instruct(self) -> None:
        """Stage 2: projector and language model learn, the tower is frozen."""
        model = self._model()
        stages.put_tower(model, self._checkpoint("tower"))
        stages.put_language(model, self._checkpoint("language"))
        stages.put(model, stages.learnt_of(self._checkpoint("align")))
        learnt = stages.free(model, projector=True, language=True)
        self._stage("instruct", model, learnt, self.config.instruct)

    def measure(self) -> None:
        place = self.place
        measure(self._trained(), place.work, self.config, device=place.device)

    def export(self) -> None:
        export(self._trained(), self.config, self.place.work, self.place.weights)

    def _seeing(self) -> SeeingTower:
        torch.manual_seed(self.config.seed)
        model = CLIPVisionModel(tower.vision_config(self.config.shape))
        self._quicken(model)
        return SeeingTower(model).to(self.place.device)

    def _trained(self) -> LlavaForConditionalGeneration:
        """What the instruct step has learnt so far."""
        model = self._model()
        stages.put_tower(model, self._checkpoint("tower"))
        stages.put(model, stages.learnt_of(self._checkpoint("instruct")))
        model.train(False)
        return model

    def _stage(
        self,
        name: str,
        model: LlavaForConditionalGeneration,
        learnt: dict[str, nn.Parameter],
        step: StepConfig,
    ) -> None:
        with Ahead(self._talks(name, step), self.place.workers) as blocks:
            loss = partial(stages.loss, model, device=self.place.device)
            fit(learnt, blocks, loss, self._run(name, step))

    def _model(self) -> LlavaForConditionalGeneration:
        torch.manual_seed(self.config.seed)
        model = build(self.config.shape)
        self._quicken(model)
        model.to(self.place.device)  # type: ignore[arg-type]
        return model

    def _quicken(self, model: PreTrainedModel) -> None:
        """On a CPU the gradient of torch's own attention is slower than one written out."""
        if self.place.device == "cpu":
            model.set_attn_implementation("eager")

    def _talks(self, name: str, step: StepConfig) -> Callable[[int], list[Talks]]:
        key = texts.TextsKey(self.place.work, self.config.texts, self.config.seed)
        return partial(talk_block, key, name, step.batch)

    def _run(self, name: str, step: StepConfig) -> Run:
        return Run(name, step, self.config.shape, self.config.seed, self._checkpoint(name))

    def _checkpoint(self, name: str) -> Path:
        return self.place.work / f"{name}.pt"
