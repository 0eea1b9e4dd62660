"""Train the pocket LLaVA: `python -m training.pocket --corpus DIR --work DIR`.

`python -m training.verb_model.fetch --out DIR` makes the corpus folder. Steps, in order; each
leaves files in the work folder, and what is there is not made again:

    texts     sentences are tagged and held-out ones set apart; variations of the grid are made
    typefaces more typefaces to draw pages in are fetched, out of Debian packages
    tower     the vision tower learns to see characters
    look      what the tower alone reads of held-out sentences
    language  the language model learns to read and correct from ideal patches, without photos
    match     the projector learns to show what the ideal patches show
    align     stage 1: the projector learns, tower and language model are frozen
    instruct  stage 2: projector and language model learn, the tower is frozen
    measure   reading and correcting held-out sentences in held-out typefaces
    export    the model with its card goes to models/weights/pocket-llava

A step that was killed goes on from its last checkpoint. `--only STEP` runs one step.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from models.folders import WEIGHTS
from training.pocket.config import DEFAULT, read_config
from training.verb_model.corpus import MissingSource
from training.verb_model.debian_texts import ARCHIVE
from training.verb_model.download import FetchError

STEPS = (
    "texts",
    "typefaces",
    "tower",
    "look",
    "language",
    "match",
    "align",
    "instruct",
    "measure",
    "export",
)


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    config = read_config(asked.config)
    import torch  # not for --help

    from training.pocket.stages import MissingStep
    from training.pocket.steps import Place, Steps

    if asked.threads:
        torch.set_num_threads(asked.threads)
    device = asked.device or ("cuda" if torch.cuda.is_available() else "cpu")
    place = Place(
        asked.work, asked.corpus, asked.weights, device, asked.workers, asked.debian.rstrip("/")
    )
    steps = Steps(config, place)
    try:
        for name in asked.only or STEPS:
            print(f"== {name}", flush=True)
            getattr(steps, name)()
    except (FetchError, MissingSource, MissingStep) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.pocket",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--corpus", type=Path, nargs="+", default=[], help="folders of the .xz files"
    )
    parser.add_argument("--debian", default=ARCHIVE, help=f"archive of Debian ({ARCHIVE})")
    parser.add_argument("--work", type=Path, default=Path("runs/pocket"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder that ships")
    parser.add_argument("--config", type=Path, default=DEFAULT)
    parser.add_argument("--only", choices=STEPS, action="append", help="run only this step")
    parser.add_argument("--device", default="", help="cpu or cuda; left out: cuda where it is")
    parser.add_argument("--threads", type=int, default=0, help="of the CPU; left out: all cores")
    parser.add_argument("--workers", type=int, default=0, help="processes that draw pages")
    return parser


if __name__ == "__main__":
    sys.exit(main())
