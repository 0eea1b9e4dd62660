"""Take a LLaVA apart: `python -m training.anatomy [--model NAME] [--out DIR]`.

NAME is one of the papers' shapes ("LLaVA 1.5 7B"), an installed vision model ("pocket-llava") or a
folder with a config.json; without --model all of the papers' stand side by side. Nothing is
fetched and no weights are read. DIR gets anatomy.md and anatomy.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from models.errors import TutorError


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    from training.anatomy.report import anatomy, report  # imports transformers: not for --help
    from training.anatomy.shapes import PAPERS

    try:
        found = anatomy(asked.model or tuple(PAPERS), tokens=asked.tokens)
    except TutorError as error:
        print(error, file=sys.stderr)
        return 1
    text = report(found)
    print(text, end="")
    if asked.out is not None:
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / "anatomy.md").write_text(text, encoding="utf-8")
        (asked.out / "anatomy.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.anatomy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--model", action="append", metavar="NAME", help="may be given more often")
    parser.add_argument("--tokens", type=int, default=2048, metavar="N", help="of the KV cache")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for Markdown and JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
