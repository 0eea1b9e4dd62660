"""A work folder with a few tagged sentences, and numbers for a model that trains in seconds."""

from __future__ import annotations

from pathlib import Path

from training.pocket.config import Config, ShapeConfig, StepConfig, TextsConfig

TEXTS = TextsConfig(
    prose_sentences=20,
    everyday_sentences=20,
    held_out=4,
    most_words=8,
    most_characters=40,
    grid_variations=1,
    prose_share=0.3,
    everyday_share=0.3,
    grid_share=0.4,
)
STEP = StepConfig(examples=24, batch=2, rate=2e-3, warm_up=0.1, weight_decay=0.01)
CONFIG = Config(
    seed=3,
    texts=TEXTS,
    shape=ShapeConfig(tower_width=32, tower_layers=1, language_width=32, language_layers=1),
    tower=STEP,
    language=STEP,
    match=STEP,
    align=STEP,
    instruct=STEP,
)
_TAGGED = (
    "She goes home.\tPRP VBZ NN .",
    "They were late.\tPRP VBD JJ .",
    "He has eaten it.\tPRP VBZ VBN PRP .",
    "We are here.\tPRP VBP RB .",
)


def fill(work: Path) -> None:
    """All files of the step texts, so that nothing has to be tagged."""
    for name in ("prose", "everyday"):
        for ending in (".tsv", ".held-out.tsv"):
            lines = "".join(f"{line}\n" for line in _TAGGED)
            (work / f"{name}{ending}").write_text(lines, encoding="utf-8")
    for ending in (".tsv", ".held-out.tsv"):
        pairs = "She go home.\tShe goes home.\nHe goed out.\tHe went out.\n"
        (work / f"grid{ending}").write_text(pairs, encoding="utf-8")
