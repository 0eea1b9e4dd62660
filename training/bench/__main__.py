"""`python -m training.bench [--evaluation FOLDER] [--photos FOLDER]`, or `make bench`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from training.bench import photos, quality, second_opinion, speed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.bench", description=__doc__)
    parser.add_argument("--evaluation", type=Path, help="folder of evaluation files and score.py")
    parser.add_argument(
        "--second-opinion", action="store_true", help="only compare with LanguageTool"
    )
    parser.add_argument(
        "--photos", type=Path, help=f"only compare readers on the photos of {photos.LIST} there"
    )
    asked = parser.parse_args()
    evaluation: Path | None = asked.evaluation
    with tempfile.TemporaryDirectory() as folder:
        if asked.photos is not None:
            if evaluation is None or not quality.is_evaluation(evaluation):
                parser.error("--photos needs --evaluation FOLDER with score.py in it")
            for report in photos.measure(asked.photos, evaluation, Path(folder)):
                print(f"\n{report}", end="", flush=True)
            return
        if asked.second_opinion:
            if evaluation is None or not quality.is_evaluation(evaluation):
                parser.error("--second-opinion needs --evaluation FOLDER with score.py in it")
            for report in second_opinion.measure(evaluation, Path(folder)):
                print(f"\n{report}", end="", flush=True)
            return
        for what, number in speed.measure(Path(folder)):
            print(f"{what:45} {number:>16}", flush=True)
        if evaluation is None or not quality.is_evaluation(evaluation):
            print("\nNo evaluation files, so quality was not measured: see CONTRIBUTING.md.")
            return
        for report in quality.measure(evaluation, Path(folder)):
            print(f"\n{report}", end="", flush=True)


if __name__ == "__main__":
    main()
