"""Tune a LLaVA to tutor grammar, in the two stages of the LLaVA recipe.

    python -m training.render --out PAGES --seed 1           draws the 600 pages
    python -m training.finetune --pages PAGES                tunes the pocket LLaVA, anywhere
    python -m training.finetune --pages PAGES --recipe llava-1.5    LLaVA 1.5 7B by QLoRA, on a GPU
    accelerate launch -m training.finetune --pages PAGES ... the same on several GPUs
    python -m training.finetune merge DIR                    adapter and base become one model

Stage 1 aligns the projector, tower and language model frozen; stage 2 trains projector and
language model, by an adapter or whole. Verbs that are tested are never trained on. What was killed
goes on with --resume, with the same losses. docs/TRAINING.md walks through it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from models.errors import TutorError
from training.finetune.asked import read_asked
from training.finetune.errors import CannotTune


def main(arguments: list[str] | None = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if given[:1] == ["merge"]:
            return _merge(given[1:])
        asked = read_asked(given, __doc__ or "")
        from training.finetune.tuning import tune  # torch is not for --help

        tune(asked)
    except (TutorError, CannotTune, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _merge(given: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.finetune merge")
    parser.add_argument("folder", type=Path, help="of a tuned model with an adapter")
    parser.add_argument("--into", type=Path, help="left out: beside it, NAME-merged")
    found = parser.parse_args(given)
    from training.finetune.merging import merge

    into = found.into or found.folder.with_name(f"{found.folder.name}-merged")
    merge(found.folder, into)
    print(f"The merged model is in {into}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
