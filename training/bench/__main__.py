"""`python -m training.bench [--evaluation FOLDER]`, or `make bench`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from training.bench import quality, speed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.bench", description=__doc__)
    parser.add_argument("--evaluation", type=Path, help="folder of evaluation files and score.py")
    evaluation: Path | None = parser.parse_args().evaluation
    with tempfile.TemporaryDirectory() as folder:
        for what, number in speed.measure(Path(folder)):
            print(f"{what:45} {number:>16}", flush=True)
        if evaluation is None or not quality.is_evaluation(evaluation):
            print("\nNo evaluation files, so quality was not measured: see CONTRIBUTING.md.")
            return
        for report in quality.measure(evaluation, Path(folder)):
            print(f"\n{report}", end="", flush=True)


if __name__ == "__main__":
    main()
