"""How often the grammar alone is right: false faults on right sentences, faults of made errors.

    python -m training.verb_model.grammar_report CORPUS.tsv ... [--seed 7] [--count 3000]

The files are corpus files (see `training.verb_model.corpus`). Prints for each the share of its
sentences in which `models.grammar.faults` finds a fault, and for every family of errors with one
error in the sentence: how many are found, how many have the right operations among the mends, and
how many right corrections the grammar supports and opposes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from models.grammar.faults import examine
from models.grammar.operations import KEEP, Operation
from models.grammar.tokens import tokenize
from training.verb_model.examples import Example, Examples

_COLUMNS = ("found", "mended", "supported", "opposed")


def main() -> None:
    """Print both tables for the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=3000)
    chosen = parser.parse_args()
    for path in chosen.corpora:
        print(path.name, _false_faults(path))
    shares = {path: 1.0 / len(chosen.corpora) for path in chosen.corpora}
    for line in _recall(Examples(shares, seed=chosen.seed).block(0, chosen.count)):
        print(line)


def _false_faults(path: Path) -> str:
    lines = [line.partition("\t")[0] for line in path.read_text("utf-8").split("\n") if line]
    found: Counter[str] = Counter()
    for text in lines:
        found.update({str(fault.certainty) for fault in examine(tokenize(text)).faults()})
    return " ".join(f"{name} {count / len(lines):.2%}" for name, count in sorted(found.items()))


def _recall(examples: Iterable[Example]) -> Iterable[str]:
    """One line a family, the commonest first."""
    total: Counter[str] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for example in examples:
        wanted = _operations(example)
        if len(example.families) != 1 or not wanted:
            continue
        family = example.families[0]
        total[family] += 1
        found.update((family, column) for column in _reached(example.wrong, wanted))
    for family, count in total.most_common():
        shares = (f"{column} {found[family, column] / count:.2f}" for column in _COLUMNS)
        yield f"{family:28} n={count:4} {' '.join(shares)}"


def _operations(example: Example) -> list[Operation]:
    tags = [*enumerate(example.replace), *enumerate(example.insert)]
    return [Operation(index, tag) for index, tag in tags if tag != KEEP]


def _reached(text: str, wanted: Sequence[Operation]) -> Iterable[str]:
    examination = examine(tokenize(text))
    faults = examination.faults()
    sign = examination.verdict(wanted).sign
    if faults:
        yield "found"
    if any(set(mend) <= set(wanted) for fault in faults for mend in fault.mends):
        yield "mended"
    if sign:
        yield "supported" if sign > 0 else "opposed"


if __name__ == "__main__":
    main()
