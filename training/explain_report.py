"""How the rules share the edits of a set of corrected sentences.

    python -m training.explain_report PAIRS.jsonl [--show RULE ...]

Each line of the file holds ``source`` and ``targets`` (or ``target``), right sentences of which the
first is taken. Prints a table: how many verb edits each rule explains, and how many fall to a
generic rule; with ``--show`` the edits of these rules with their evidence, too. Where the lines
have ``edits`` with ``orig``, ``corr`` and ERRANT's ``type``, the last line says how many kinds are
the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from models.grammar.edits import compare
from models.grammar.explain import explain_all
from models.grammar.rulebook import rules
from models.grammar.types import Explanation


def main() -> None:
    """Print the table for the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", nargs="*", default=(), metavar="RULE")
    asked = parser.parse_args()
    shares: Counter[str] = Counter()
    without_evidence: Counter[str] = Counter()
    for text, explanation in explained(asked.path):
        shares[explanation.rule] += 1
        without_evidence[explanation.rule] += explanation.evidence is None
        if explanation.rule in asked.show or "all" in asked.show:
            print(_line(text, explanation))
    print(table(shares, without_evidence))
    same, compared = kinds_alike(asked.path)
    if compared:
        print(f"{same} of {compared} kinds are those of the file, {same / compared:.1%}")


def explained(path: Path) -> Iterator[tuple[str, Explanation]]:
    """Every explained edit of the file, with the text it is in."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        target = pair["targets"][0] if "targets" in pair else pair["target"]
        correction = compare(pair["source"], target)
        for explanation in explain_all(correction):
            yield correction.original, explanation


def kinds_alike(path: Path) -> tuple[int, int]:
    """How many edits have the kind that the file gives them, and how many both sides have."""
    same = compared = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if "edits" not in pair:
            continue
        correction = compare(pair["source"], pair["targets"][0])
        kinds = {_words(edit.before, edit.after): edit.kind.value for edit in correction.edits}
        for edit in pair["edits"]:
            kind = kinds.get(_words(edit["orig"], edit["corr"]))
            compared += kind is not None
            same += kind == edit["type"]
    return same, compared


def _words(before: str, after: str) -> tuple[str, str]:
    return before.strip().lower(), after.strip().lower()


def table(shares: Counter[str], without_evidence: Counter[str]) -> str:
    """The share of each rule, the commonest first, and of the generic ones together."""
    total = shares.total()
    generic = sum(shares[rule.key] for rule in rules() if rule.generic)
    rows = [
        f"{key:24}{count:6}{count / total:8.1%}{without_evidence[key]:12}"
        for key, count in shares.most_common()
    ]
    head = f"{'rule':24}{'edits':>6}{'share':>8}{'no evidence':>12}"
    last = f"{total} edits, {len(shares)} rules, {generic} explained by a generic rule"
    return "\n".join((head, *rows, last))


def _line(text: str, explanation: Explanation) -> str:
    edit, evidence = explanation.edit, explanation.evidence
    start, end = edit.span.start, edit.span.end
    word = evidence.of(text) if evidence else "-"
    near = f"{text[max(0, start - 40) : start]}[{edit.before}|{edit.after}]{text[end : end + 25]}"
    return f"{edit.kind.value:14} {explanation.rule:22} {word:14} {near}"


if __name__ == "__main__":
    main()
