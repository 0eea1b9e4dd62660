"""The sentences that the tutor is trained and tested with: the grid and its variations.

python -m training.sentences                      # the 300 pairs, to read
python -m training.sentences --vary 10 --seed 1   # and 3000 variations
python -m training.sentences --out grid.jsonl     # with edits and explanations, a pair a line
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.grid import GridPair, grid, variations


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--vary", type=int, default=0, metavar="N", help="add N variations of each cell"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the variations")
    parser.add_argument("--out", type=Path, help="write JSON lines here instead of printing")
    asked = parser.parse_args()
    pairs = grid() + variations(asked.vary, seed=asked.seed)
    if asked.out:
        lines = (json.dumps(record(pair), ensure_ascii=False) + "\n" for pair in pairs)
        asked.out.write_text("".join(lines), "utf-8")
    else:
        print("\n".join(_line(pair) for pair in pairs))
    print(summary(pairs))


def record(pair: GridPair) -> dict[str, object]:
    """One line of the file: the pair, its edit, and what the tutor says."""
    explanation = pair.explanation()
    edit = explanation.edit
    return {
        "id": pair.key,
        "verb": pair.cell.verb,
        "tense": pair.cell.tense,
        "person": pair.cell.person,
        "error": pair.planted,
        "right": pair.right,
        "wrong": pair.wrong,
        "edit": {
            "start": edit.span.start,
            "end": edit.span.end,
            "before": edit.before,
            "after": edit.after,
            "kind": edit.kind,
        },
        "rule": explanation.rule,
        "explanation": f"{explanation.why_here} {explanation.text}",
    }


def summary(pairs: Sequence[GridPair]) -> str:
    kinds = Counter(pair.planted for pair in pairs)
    shares = ", ".join(f"{kind.words} {count}" for kind, count in kinds.most_common())
    return f"{len(pairs)} right and {len(pairs)} wrong sentences: {shares}"


def _line(pair: GridPair) -> str:
    return f"{pair.key:32} {pair.planted:13} {pair.right}\n{'':46} {pair.wrong}"


if __name__ == "__main__":
    main()
