"""Train the built-in verb corrector: `python -m training.verb_model --corpus DIR --work DIR`.

`python -m training.verb_model.fetch --out DIR` makes the corpus folder; of several folders, a file
is taken from the first that has it. Steps, in order; each leaves files in the work folder, and what
is there is not made again:

    modern    the small language model writes modern sentences
    corpus    all right sentences get their Penn tags
    tagger    witness 1 is fine-tuned and written to models/weights/verb-tagger
    weigher   witness 2 is fine-tuned and written to models/weights/verb-weigher
    decide    the rule between the two is fitted on held-out sentences

A step that was killed goes on from its last checkpoint. `--only STEP` runs one step. A training
can begin from the checkpoint of an earlier one: `start` in the configuration.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from models.folders import WEIGHTS
from training.verb_model.config import DEFAULT, read_config
from training.verb_model.corpus import MissingSource

STEPS = ("modern", "corpus", "tagger", "weigher", "decide")


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    config = read_config(asked.config)
    from training.verb_model.steps import Steps  # torch: not for --help

    steps = Steps(
        config,
        sources=asked.corpus,
        work=asked.work,
        weights=asked.weights,
        device=asked.device,
    )
    try:
        for name in asked.only or STEPS:
            print(f"== {name}", flush=True)
            getattr(steps, name)()
    except MissingSource as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.verb_model",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--corpus", type=Path, nargs="+", required=True, help="folders of the .xz files"
    )
    parser.add_argument("--work", type=Path, default=Path("runs/verb-model"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder that ships")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    parser.add_argument("--only", choices=STEPS, action="append", help="run only this step")
    parser.add_argument("--device", default="", help="cpu or cuda; left out: cuda where it is")
    return parser


if __name__ == "__main__":
    sys.exit(main())
