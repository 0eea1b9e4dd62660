"""What is counted: of each pair of pages, hits and tries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from training.evaluate.answers import Said
from training.evaluate.bootstrap import Count
from training.evaluate.reasons import names_kind, says
from training.evaluate.scores import PairScore, Score

Hit = Callable[[Score], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """``name`` is its key in files, ``label`` what a report calls it."""

    name: str
    label: str
    count: Callable[[PairScore], Count]
    less_is_better: bool = False


def _both(hit: Hit) -> Callable[[PairScore], Count]:
    """Both pages or nothing, as MME counts its pairs of questions (Fu et al. 2023)."""
    return lambda pair: (all(hit(page) for page in pair.pages), 1)


def _each(hit: Hit) -> Callable[[PairScore], Count]:
    return lambda pair: (sum(hit(page) for page in pair.pages), 2)


def _right(hit: Hit) -> Callable[[PairScore], Count]:
    return lambda pair: (hit(pair.right), 1)


def _wrong(hit: Hit) -> Callable[[PairScore], Count]:
    return lambda pair: (hit(pair.wrong), 1)


def _letters(pair: PairScore) -> Count:
    return sum(page.letters_off for page in pair.pages), sum(page.letters for page in pair.pages)


def _own_words(hit: Hit) -> Callable[[PairScore], Count]:
    """Of the wrong pages on which the model gave a reason of its own."""
    return lambda pair: (hit(pair.wrong), bool(pair.wrong.answer.reason))


def _same_kind(score: Score) -> bool:
    return [edit.kind for edit in score.edits] == [score.page.pair.edit.kind]


def _said(score: Score) -> Said | None:
    """What was said of the sentence's one edit; None where there are none or several."""
    found = [
        said
        for edit, said in zip(score.answer.edits, score.answer.said, strict=True)
        if edit in score.edits
    ]
    return found[0] if len(found) == 1 else None


def _same_rule(score: Score) -> bool:
    said, wanted = _said(score), score.page.explanation
    return said is not None and wanted is not None and said.rule == wanted.rule


def _same_evidence(score: Score) -> bool:
    said = _said(score)
    return said is not None and said.evidence == evidence_of(score)


def _explained(score: Score) -> bool:
    return _same_kind(score) and _same_rule(score) and _same_evidence(score)


def evidence_of(score: Score) -> str:
    """The words that decide in the wrong sentence, "" where there are none."""
    wanted = score.page.explanation
    evidence = wanted.evidence if wanted else None
    return evidence.of(score.page.sentence) if evidence else ""


def _reason_names_kind(score: Score) -> bool:
    return names_kind(score.answer.reason, score.page.pair.planted)


def _reason_names_evidence(score: Score) -> bool:
    return says(score.answer.reason, evidence_of(score))


PAIRED = "paired"
MEASURES = (
    Measure(PAIRED, "both pages of a pair solved (MME's acc+)", _both(lambda s: s.solved)),
    Measure("solved", "pages solved (MME's acc)", _each(lambda s: s.solved)),
    Measure("left_alone", "right sentences left alone", _right(lambda s: s.solved)),
    Measure("corrected", "wrong sentences corrected", _wrong(lambda s: s.solved)),
    Measure(
        "verbs",
        "both verbs right in the end, whatever else was misread",
        _both(lambda s: s.verb_right),
    ),
    Measure("judged", "sentences called what they are, right or wrong", _each(lambda s: s.judged)),
    Measure("read", "sentences read letter by letter", _each(lambda s: s.read_exactly)),
    Measure("letters", "letters misread (CER)", _letters, less_is_better=True),
    Measure("kept", "wrong forms read as they stand", _wrong(lambda s: s.fate.preserved)),
    Measure(
        "repaired",
        "wrong forms repaired while they were read",
        _wrong(lambda s: s.fate.repaired),
        less_is_better=True,
    ),
    Measure("kind", "kind of the edit as the grammar core has it", _wrong(_same_kind)),
    Measure("rule", "explained by the same rule", _wrong(_same_rule)),
    Measure("evidence", "the same word shown as the reason", _wrong(_same_evidence)),
    Measure("explained", "kind, rule and word all the same", _wrong(_explained)),
    Measure("own_kind", "the model's own words name the kind", _own_words(_reason_names_kind)),
    Measure("own_evidence", "and the word that decides", _own_words(_reason_names_evidence)),
    Measure(
        "elsewhere",
        "pages on which another word was changed",
        _each(lambda s: bool(s.elsewhere)),
        less_is_better=True,
    ),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
