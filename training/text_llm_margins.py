"""Fit the rule by which a text model chooses, on held-out sentences with errors of our making.

    python -m training.text_llm_margins --held-out FILE.tsv ... [--model NAME] [--own]

FILE.tsv are tagged sentences that no training has seen, as `python -m training.verb_model` leaves
them in its work folder (``*.held-out.tsv``). The rule goes to ``models/weights/text-llm``:
``any.json`` holds for every model without a file of its own, with ``--own`` it is NAME.json. What a
rule fitted on one half of the sentences does on the other half is printed; the one that is written
is fitted on all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from models.backends import Ticket
from models.decision import Decision
from models.text_choice import TextWish
from models.text_llm import ANY, MARGINS, TextLLM
from models.text_model import TextModel
from training.verb_model.calibrate import Case, calibrated, collect, open_decision, write_decision
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example, Examples
from training.verb_model.far_subjects import far_subjects
from training.verb_model.measure import decided, is_clean
from training.verb_model.report import table_of

SEED = 5
FAR_SUBJECTS = 10  # one such sentence for so many others
AIM = DecisionConfig(
    sentences=2000,
    seed=SEED,
    false_alarms=0.013,
    alone_false_alarms=0.015,
    sure_false_alarms=0.003,
)


class _Collector(TextLLM):
    """Shows every operation above the floor, or asked for by the grammar."""

    @property
    def decision(self) -> Decision:
        return open_decision()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given = parser.add_argument
    given("--held-out", type=Path, nargs="+", required=True, metavar="FILE.tsv")
    given("--model", default="auto", help="as `tenselens models list` names it")
    given("--precision", default="auto", help="float32, bf16, fp16, int8 or nf4")
    given("--sentences", type=int, default=AIM.sentences)
    given("--out", type=Path, default=MARGINS)
    given("--own", action="store_true", help="a rule for this model only")
    asked = parser.parse_args()
    model = TextModel(TextWish(asked.model, precision=asked.precision))
    name = model.load(Ticket()).name if asked.own else ANY
    held_out = sentences(asked.held_out, asked.sentences)
    decision, lines = fitted(collect(held_out, _Collector(model)), held_out)
    print("\n".join(lines))
    asked.out.mkdir(parents=True, exist_ok=True)
    write_decision(asked.out / f"{name}.json", decision)
    print(f"written to {asked.out / name}.json")


def sentences(paths: Sequence[Path], count: int) -> list[Example]:
    """``count`` sentences, most with errors, and some whose subject is far from its verb."""
    found = Examples(dict.fromkeys(paths, 1.0), seed=SEED).block(0, count)
    return [*found, *far_subjects(count // FAR_SUBJECTS, SEED)]


def fitted(cases: Sequence[Case], held_out: Sequence[Example]) -> tuple[Decision, tuple[str, ...]]:
    """The rule fitted on all cases, and a table of what one half says of the other."""
    _, report = decided(cases, held_out, AIM)
    lines = (*table_of("setting", report.rows), "", *table_of("kind", report.groups))
    clean = sum(map(is_clean, held_out))
    return calibrated(cases, AIM, clean), lines


if __name__ == "__main__":
    main()
