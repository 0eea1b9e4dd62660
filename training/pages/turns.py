"""The talk about a page, as LLaVA's recipe has it: made from the grammar core, never guessed.

Kinds (after Liu et al., Visual Instruction Tuning, 2023, where they are conversation, detailed
description and complex reasoning): ``read``, ``correct``, ``talk`` (several turns), ``describe``
and ``reason``.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from models import prompts
from models.grammar.explain import explain_all
from models.grammar.types import Explanation, Form
from models.grammar.verbs import inflect
from models.prompts import Judgement
from training.grid import GridPair, GridTense
from training.pages import questions

# The verb is the same for every subject: went, will go.
_ONE_FORM = (GridTense.PAST_SIMPLE, GridTense.FUTURE)
KINDS = ("read", "correct", "talk", "describe", "reason")
IMAGE = "<image>\n"  # where LLaVA puts the photo: before the first question
Turn = dict[str, str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What there is to say about one page: its sentence, and the explanation if it is wrong."""

    sentence: str
    pair: GridPair
    explanation: Explanation | None
    where: str
    facts: tuple[str, ...]

    @classmethod
    def of(cls, pair: GridPair, *, right: bool, where: str, facts: tuple[str, ...]) -> Spoken:
        if right:
            return cls(pair.right, pair, None, where, facts)
        (explanation,) = explain_all(pair.correction)
        return cls(pair.wrong, pair, explanation, where, facts)


def turns(page: Spoken, kind: str, chance: Random) -> list[Turn]:
    """One conversation about the page: human and gpt by turns, the photo before the first."""
    talk = _TALKS[kind](page, chance)
    found: list[Turn] = []
    for number, (question, answer) in enumerate(talk):
        asked = question.format(where=page.where, lemma=page.pair.cell.verb)
        found.append({"from": "human", "value": (IMAGE if number == 0 else "") + asked})
        found.append({"from": "gpt", "value": answer})
    return found


_Talk = list[tuple[str, str]]


def _read(page: Spoken, chance: Random) -> _Talk:
    return [(chance.choice(prompts.READ), page.sentence)]


def _correct(page: Spoken, chance: Random) -> _Talk:
    return [(chance.choice(prompts.CORRECT), corrected(page))]


def _talk(page: Spoken, chance: Random) -> _Talk:
    """Read first, then judge, then the tense, then the forms."""
    return [
        (chance.choice(prompts.READ), page.sentence),
        (chance.choice(questions.IS_RIGHT), corrected(page)),
        (chance.choice(questions.TENSE), _tense(page)),
        (chance.choice(questions.FORMS), _forms(page.pair.cell.verb)),
    ]


def _describe(page: Spoken, chance: Random) -> _Talk:
    place = f"{page.where[0].upper()}{page.where[1:]} reads: “{page.sentence}”"
    return [(chance.choice(questions.DESCRIBE), " ".join((*page.facts, place)))]


def _reason(page: Spoken, chance: Random) -> _Talk:
    found = page.explanation
    if found is None:
        return [(chance.choice(questions.WHY_RIGHT), _why_right(page))]
    if chance.random() < 0.4:
        return [(chance.choice(questions.HINT), found.hint)]
    if found.evidence is None:
        return [(chance.choice(questions.NO_EVIDENCE), f"{found.why_here} {found.text}")]
    word = found.evidence.of(page.sentence)
    answer = f"Look at “{word}”. {found.why_here} {found.text}"
    return [(chance.choice(questions.EVIDENCE), answer)]


_TALKS = {
    "read": _read,
    "correct": _correct,
    "talk": _talk,
    "describe": _describe,
    "reason": _reason,
}


def corrected(page: Spoken) -> str:
    """Judgement, corrected sentence, reason; the same form for every page."""
    found = page.explanation
    if found is None:
        return Judgement(True, page.sentence, _why_right(page)).written()
    return Judgement(False, page.pair.right, f"{found.why_here} {found.text}").written()


def _tense(page: Spoken) -> str:
    right, group = page.pair.right, page.pair.group
    answer = f"The {page.pair.cell.tense}: “{group.span.of(right)}”."
    if group.time_words:
        answer += f" The time word is “{group.time_words[0].of(right)}”."
    return answer


def _why_right(page: Spoken) -> str:
    right, group = page.pair.right, page.pair.group
    tense = page.pair.cell.tense
    answer = f"“{group.span.of(right)}” is the {tense} of “{group.head.lemma}”."
    if group.subject is not None and tense not in _ONE_FORM:
        answer += f" It agrees with the subject “{group.subject.of(right)}”."
    if group.time_words:
        answer += f" It fits the time word “{group.time_words[0].of(right)}”."
    return answer


def _forms(lemma: str) -> str:
    if lemma == "be":
        return "Present am, is, are; past was, were; past participle been; -ing form being."
    named = (
        ("plain form", Form.BASE),
        ("he/she/it form", Form.THIRD),
        ("past", Form.PAST),
        ("past participle", Form.PAST_PARTICIPLE),
        ("-ing form", Form.GERUND),
    )
    listed = "; ".join(f"{name} {inflect(lemma, form)[0]}" for name, form in named)
    return listed[0].upper() + listed[1:] + "."
