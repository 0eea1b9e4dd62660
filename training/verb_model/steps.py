"""The steps of the training, each with what it leaves in the work folder."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer

from models.folders import WEIGHTS
from models.verb_tagger import SHIPPED as TAGGER
from models.weigher_layout import Shape
from models.weigher_setup import FILE, GRAPH, prepare
from models.weigher_setup import SHIPPED as WEIGHER
from training.checksums import write_sums
from training.verb_model import bases, calibrate, corpus, tagger, weigher
from training.verb_model.adapter import write_adapter
from training.verb_model.config import Config
from training.verb_model.examples import Examples
from training.verb_model.export import export, kept_pieces, prune
from training.verb_model.far_subjects import far_subjects
from training.verb_model.graph import write_graph
from training.verb_model.measure import decided
from training.verb_model.modern import write_texts
from training.verb_model.report import write_report

SOURCES = ("prose", "everyday", "modern", "essays", "manuals")
# The rule is fitted on sentences of what learners write; of manuals the witnesses learn only.
DECIDING = ("prose", "everyday", "modern", "essays")
# One such sentence for so many held-out ones.
FAR_SUBJECTS = 10


class Steps:
    """One training: ``sources`` are the folders of the .xz files, ``work`` takes what is made.

    Each step is a method of its name. What stands in the work folder already is not made again,
    and what is half made is gone on with. What ships goes to ``weights``; `decide` weighs with
    what stands in models/weights.
    """

    def __init__(
        self,
        config: Config,
        *,
        sources: Sequence[Path],
        work: Path,
        weights: Path = WEIGHTS,
        device: str = "",
    ) -> None:
        self.config, self.sources, self.work = config, sources, work
        self._tagger, self._weigher = weights / TAGGER.name, weights / WEIGHER.name
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        work.mkdir(parents=True, exist_ok=True)

    def modern(self) -> None:
        out, count = self.work / "modern.jsonl", self.config.corpus.modern_texts
        if out.exists() and sum(1 for _ in out.open(encoding="utf-8")) >= count:
            return
        model, tokenizer = bases.language_model(self.work)
        torch.nn.Module.to(model, self.device).train(False)
        write_texts(model, tokenizer, out, count=count, seed=self.config.seed)

    def corpus(self) -> None:
        sizes = self.config.corpus
        rng = random.Random(self.config.seed)
        wanted = [name for name in SOURCES if not self._tagged(name).exists()]
        # All are found before the first is tagged, which takes minutes.
        files = {
            name: corpus.source_file(self.sources, name) for name in wanted if name in corpus.FILES
        }
        for name in wanted:
            if name in files:
                lines, most = corpus.READERS[name](files[name], rng), sizes.most()[name]
            else:
                lines, most = corpus.modern(self.work / "modern.jsonl"), sys.maxsize
            whole = self.work / f"{name}.all.tsv"
            print(name, corpus.write_tagged(lines, whole, most), "sentences", flush=True)
            apart = sizes.held_out if name in DECIDING else 0
            corpus.set_apart(whole, self._tagged(name), self._held_out(name), apart)

    def tagger(self) -> None:
        base, tokenizer = bases.encoder(self.work)
        settings = self.config.tagger
        model = tagger.train(
            base,
            tokenizer,
            self._examples(settings.seed),
            settings,
            self.work / "tagger.pt",
            device=self.device,
        )
        kept = kept_pieces(tokenizer, self._words())
        export(model.cpu(), prune(model, tokenizer, kept), self._tagger)

    def weigher(self) -> None:
        whole, _ = bases.language_model(self.work)
        tokenizer = Tokenizer.from_file(str(self.work / "language-model" / "tokenizer.json"))
        kept = bases.kept_tokens(tokenizer, self._texts())
        self._weigher.mkdir(parents=True, exist_ok=True)
        text = bases.pruned_tokenizer(tokenizer, kept)
        (self._weigher / "tokenizer.json").write_text(text, encoding="utf-8")
        settings = self.config.weigher
        adapters = weigher.train(
            bases.pruned_model(whole, kept),
            weigher.encoder(Tokenizer.from_str(text)),
            self._examples(settings.seed),
            settings,
            self.work / "weigher.pt",
            device=self.device,
        )
        parts = {name: (one.a.cpu(), one.b.cpu()) for name, one in adapters.items()}
        write_adapter(self._weigher / "adapter.npz", parts, weigher.FACTOR, kept)
        write_graph(self._weigher / GRAPH, Shape(vocabulary=len(kept)), FILE)

    def decide(self) -> None:
        prepare()
        settings = self.config.decision
        found = Examples({self._held_out(name): 1.0 for name in DECIDING}, seed=settings.seed)
        held_out = found.block(0, settings.sentences)
        held_out += far_subjects(settings.sentences // FAR_SUBJECTS, settings.seed)
        decision, report = decided(calibrate.collect(held_out), held_out, settings)
        calibrate.write_decision(self._tagger / "decision.json", decision)
        for folder in (self._tagger, self._weigher):
            write_sums(folder)
        write_report(self.work, report)
        text = json.dumps(asdict(self.config), indent=1)
        (self.work / "config.json").write_text(text, encoding="utf-8")

    def _tagged(self, name: str) -> Path:
        return self.work / f"{name}.tsv"

    def _held_out(self, name: str) -> Path:
        return self.work / f"{name}.held-out.tsv"

    def _examples(self, seed: int) -> Examples:
        shares = self.config.corpus.shares()
        return Examples({self._tagged(name): shares[name] for name in SOURCES}, seed=seed)

    def _texts(self) -> Iterator[str]:
        for name in SOURCES:
            with self._tagged(name).open(encoding="utf-8") as lines:
                for line in lines:
                    yield line.partition("\t")[0]

    def _words(self) -> Iterator[str]:
        for text in self._texts():
            yield from re.findall(r"\w+|[^\w\s]", text)
