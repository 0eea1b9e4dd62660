"""Train the built-in verb corrector: `python -m training.verb_model --corpus DIR --work DIR`.

Steps, in order; each leaves files in the work folder and is passed over when they are there:

    modern    the small language model writes modern sentences
    corpus    all right sentences get their Penn tags
    tagger    witness 1 is fine-tuned and written to models/weights/verb-tagger
    weigher   witness 2 is fine-tuned and written to models/weights/verb-weigher
    decide    the rule between the two is fitted on held-out sentences

A step that was killed goes on from its last checkpoint. `--only STEP` runs one step.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from models.language_model import main as prepare_language_model
from models.verb_tagger import SHIPPED as TAGGER
from models.weigher_layout import Shape
from models.weigher_setup import SHIPPED as WEIGHER
from training.verb_model import calibrate, corpus
from training.verb_model.adapter import write_adapter
from training.verb_model.bases import (
    encoder,
    kept_tokens,
    language_model,
    pruned_model,
    pruned_tokenizer,
)
from training.verb_model.config import DEFAULT, Config, read_config
from training.verb_model.examples import Example, examples, mixed
from training.verb_model.export import export, kept_pieces, prune
from training.verb_model.graph import write_graph
from training.verb_model.modern import write_texts
from training.verb_model.report import write_report
from training.verb_model.tagger import train as train_tagger
from training.verb_model.weigher import FACTOR
from training.verb_model.weigher import train as train_weigher

SOURCES = ("prose", "everyday", "modern")


class Run:
    """One training: where its files are, and each step as a method."""

    def __init__(self, config: Config, sources: Path, work: Path, device: str) -> None:
        self.config, self.sources, self.work, self.device = config, sources, work, device
        work.mkdir(parents=True, exist_ok=True)

    def modern(self) -> None:
        out = self.work / "modern.jsonl"
        if _lines(out) >= self.config.corpus.modern_texts:
            return
        model, tokenizer = language_model(self.work)
        model.to(self.device).eval()
        write_texts(
            model, tokenizer, out, count=self.config.corpus.modern_texts, seed=self.config.seed
        )

    def corpus(self) -> None:
        sizes = self.config.corpus
        rng = random.Random(self.config.seed)
        readers = {
            "prose": (lambda: corpus.prose(self.sources, rng), sizes.prose_sentences),
            "everyday": (lambda: corpus.everyday(self.sources, rng), sizes.everyday_sentences),
            "modern": (lambda: corpus.modern(self.work / "modern.jsonl"), sys.maxsize),
        }
        for name, (read, most) in readers.items():
            if self._tagged(name).exists():
                continue
            whole = self.work / f"{name}.all.tsv"
            print(name, corpus.write_tagged(read(), whole, most), "sentences", flush=True)
            self._set_apart(name, whole)

    def tagger(self) -> None:
        settings = self.config.tagger
        base, tokenizer = encoder(self.work)
        found = self._examples(settings.seed)
        checkpoint = self.work / "tagger.pt"
        model = train_tagger(base, tokenizer, found, settings, checkpoint, device=self.device)
        kept = kept_pieces(tokenizer, self._words())
        export(model.cpu(), prune(model, tokenizer, kept), TAGGER)

    def weigher(self) -> None:
        settings = self.config.weigher
        whole, tokenizer = language_model(self.work)
        path = self.work / "language-model" / "tokenizer.json"
        kept = kept_tokens(Tokenizer.from_file(str(path)), self._texts())
        WEIGHER.mkdir(parents=True, exist_ok=True)
        text = pruned_tokenizer(Tokenizer.from_file(str(path)), kept)
        (WEIGHER / "tokenizer.json").write_text(text, encoding="utf-8")
        found = self._examples(settings.seed)
        model = pruned_model(whole, kept)
        adapters = train_weigher(
            model, found, settings, self.work / "weigher.pt", device=self.device
        )
        parts = {name: (one.a.cpu(), one.b.cpu()) for name, one in adapters.items()}
        write_adapter(WEIGHER / "adapter.npz", parts, FACTOR, kept)
        write_graph(WEIGHER / "graph.onnx", Shape(vocabulary=len(kept)), "weigher.bin")

    def decide(self) -> None:
        prepare_language_model(["prepare"])
        settings = self.config.decision
        paths = {self._held_out(name): 1.0 for name in SOURCES}
        stream = examples(mixed(paths, seed=settings.seed), seed=settings.seed, sample=2000)
        held_out = list(itertools.islice(stream, settings.sentences))
        cases = calibrate.collect(held_out)
        decision, report = calibrate.decided(cases, held_out, settings)
        calibrate.write_decision(TAGGER / "decision.json", decision)
        write_report(self.work, report)
        (self.work / "config.json").write_text(json.dumps(asdict(self.config), indent=1))

    def _tagged(self, name: str) -> Path:
        return self.work / f"{name}.tsv"

    def _held_out(self, name: str) -> Path:
        return self.work / f"{name}.held-out.tsv"

    def _set_apart(self, name: str, whole: Path) -> None:
        lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
        apart = min(self.config.corpus.held_out, len(lines) // 10)
        self._held_out(name).write_text("".join(lines[len(lines) - apart :]), encoding="utf-8")
        whole.write_text("".join(lines[: len(lines) - apart]), encoding="utf-8")
        shutil.move(whole, self._tagged(name))

    def _examples(self, seed: int) -> Iterator[Example]:
        sizes = self.config.corpus
        shares = (sizes.prose_share, sizes.everyday_share, sizes.modern_share)
        paths = {self._tagged(name): share for name, share in zip(SOURCES, shares, strict=True)}
        return examples(mixed(paths, seed=seed), seed=seed)

    def _texts(self) -> Iterator[str]:
        for name in SOURCES:
            with self._tagged(name).open(encoding="utf-8") as lines:
                for line in lines:
                    yield line.partition("\t")[0]

    def _words(self) -> Iterator[str]:
        for text in self._texts():
            yield from re.findall(r"\w+|[^\w\s]", text)


def _lines(path: Path) -> int:
    return sum(1 for _ in path.open(encoding="utf-8")) if path.exists() else 0


STEPS = ("modern", "corpus", "tagger", "weigher", "decide")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.verb_model", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the .xz files")
    parser.add_argument("--work", type=Path, default=Path("runs/verb-model"))
    parser.add_argument("--config", type=Path, default=DEFAULT)
    parser.add_argument("--only", choices=STEPS, action="append", help="run only this step")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    asked = parser.parse_args(arguments)
    run = Run(read_config(asked.config), asked.corpus, asked.work, asked.device)
    for step in asked.only or STEPS:
        print(f"== {step}", flush=True)
        getattr(run, step)()
    return 0


if __name__ == "__main__":
    sys.exit(main())
