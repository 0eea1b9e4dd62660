"""Evaluate a route, a model or an adapter: `python -m training.evaluate --route ocr --out DIR`.

    --route ocr [--reader NAME] [--model NAME]      readers and correctors of models.registry
    --route text [--model NAME]                     a corrector, given the sentences as text
    --route vlm --model NAME | --adapter DIR        a vision model, or one that was tuned
    --route vlm --alone ...                         the model by itself: what it reads of each
                                                    sentence, multiple choice, ten questions
    --compare A B                                   two results (folders or JSON), side by side

The pages are drawn into the folder, in typefaces that no training uses, or taken from one of
`training.render` (--pages). DIR gets answers.jsonl (a line a page: a run that was killed goes on),
result.json with all numbers, and result.md with result.png for people.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import BadSettings, TutorError

if TYPE_CHECKING:
    from training.evaluate.routes import Route

CHOICES = 25
READER = "ocr"
SEED = 11  # of the pages that are drawn; trainings draw theirs with others


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        if asked.compare:
            one, other = asked.compare
            return _compare(one, other, asked.out)
        _check(asked)
        return _evaluate(asked)
    except TutorError as error:
        print(error, file=sys.stderr)
        return 1


def _check(asked: argparse.Namespace) -> None:
    if asked.out is None:
        raise BadSettings("The results need a folder.", "Add --out DIR.")
    vision = asked.route == "vlm"
    if vision and not (asked.model or asked.adapter):
        raise BadSettings("Which vision model is meant?", "Add --model NAME or --adapter DIR.")
    if not vision and (asked.alone or asked.adapter):
        raise BadSettings(f"The route {asked.route} has no vision model.", "Take --route vlm.")


def _evaluate(asked: argparse.Namespace) -> int:
    # Not for --help: these load NumPy and the grammar.
    from training.evaluate.pages import Pages
    from training.evaluate.publish import publish
    from training.evaluate.result import PAGE
    from training.evaluate.run import Run, evaluate

    pages = Pages(asked.pages, asked.out, asked.limit, held_out=asked.held_out, seed=asked.seed)
    run = Run(
        route=_route(asked),
        pages=pages,
        folder=asked.out,
        choices=asked.choices,
        command=_command(asked),
    )
    found = evaluate(run, workers=asked.workers)
    paired = found["rates"]["paired"]["value"]
    print(f"{found['title']}: both pages solved of {100 * paired:.1f} % of the pairs")
    page = asked.out / PAGE
    if asked.page is not None:
        page = asked.page
        publish(found, page)
    print(f"All numbers: {page}")
    return 0


def _route(asked: argparse.Namespace) -> Route:
    from training.evaluate.routes import CORRECTOR, OcrRoute, TextRoute

    if asked.route == "ocr":
        return OcrRoute(asked.reader, asked.model or CORRECTOR, asked.cut)
    if asked.route == "text":
        return TextRoute(asked.model or CORRECTOR)
    from training.evaluate.vision import AloneRoute, VisionRoute

    name = str(asked.adapter or asked.model)
    return AloneRoute(name) if asked.alone else VisionRoute(name, asked.cut)


def _compare(one: Path, other: Path, out: Path | None) -> int:
    from training.evaluate.compare import compared, comparison
    from training.evaluate.result import read_result

    found = compared(read_result(one), read_result(other))
    text = comparison(found)
    print(text, end="")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "compare.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
        (out / "compare.md").write_text(text, encoding="utf-8")
    return 0


def _command(asked: argparse.Namespace) -> str:
    """What gives the same result anywhere: folders by what they are, not by their names here."""
    words = ["python -m training.evaluate", f"--route {asked.route}", "--out DIR"]
    if asked.route == "ocr" and asked.reader != READER:
        words.append(f"--reader {asked.reader}")
    if asked.model:
        words.append(f"--model {asked.model}")
    if asked.adapter:
        words.append("--adapter ADAPTER")
    if asked.pages:
        words.append("--pages PAGES")
    words += [
        f"--{name}"
        for name in ("held-out", "cut", "alone")
        if getattr(asked, name.replace("-", "_"))
    ]
    words += [f"--limit {asked.limit}"] if asked.limit else []
    return " ".join(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--route", choices=("ocr", "text", "vlm"))
    what.add_argument("--compare", nargs=2, type=Path, metavar=("A", "B"))
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for answers and results")
    parser.add_argument(
        "--page", type=Path, metavar="NAME.md", help="publish the result there, too"
    )
    parser.add_argument("--model", default="", metavar="NAME", help="corrector, or vision model")
    parser.add_argument("--adapter", type=Path, metavar="DIR", help="a tuned vision model")
    parser.add_argument("--reader", default=READER, metavar="NAME", help="of the route ocr")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="pages of training.render")
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="so many pages at most")
    parser.add_argument("--held-out", action="store_true", help="only verbs that no training has")
    parser.add_argument("--seed", type=int, default=SEED, help="of pages that are drawn")
    parser.add_argument("--cut", action="store_true", help="show the sentence alone, not the page")
    parser.add_argument(
        "--alone", action="store_true", help="the vision model by itself, without the OCR readers"
    )
    parser.add_argument(
        "--choices", type=int, default=CHOICES, metavar="N", help="pairs for multiple choice"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="that draw pages")
    return parser


if __name__ == "__main__":
    sys.exit(main())
