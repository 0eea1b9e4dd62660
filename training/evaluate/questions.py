"""Questions with options about a page, one for each ability, made from the grid and the grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from models.grammar.faults import faults
from models.grammar.tokens import tokenize
from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.evaluate.abilities import verb_type
from training.evaluate.truth import PagePair, Shown
from training.grid import GridPair, GridTense, Planted, grid

MOST = 4  # options: A to D
_SOME = 7  # every so many pairs have most of the rules, and all are slow to explain
_PERSONS = (
    "the one who speaks: I, we",
    "the one who is spoken to: you",
    "someone or something else: he, she, it, they",
)
_VERB_TYPES = {
    "regular": "regular, with -ed added as it is",
    "regular, spelt otherwise": "regular, but its spelling changes before -ed",
    "irregular": "irregular, and never an auxiliary",
    "also an auxiliary": "one that is also an auxiliary: be, have or do",
}


@dataclass(frozen=True, slots=True)
class Question:
    """``options`` in their first order; the one at ``right`` is the answer."""

    ability: str
    page: Shown
    text: str
    options: tuple[str, ...]
    right: int

    def rotated(self, by: int) -> Question:
        """The same with each option ``by`` places further up, around the end."""
        many = len(self.options)
        turned = tuple(self.options[(at + by) % many] for at in range(many))
        return Question(self.ability, self.page, self.text, turned, (self.right - by) % many)

    @property
    def written(self) -> str:
        """As it is asked, after MMBench: the options lettered, and the letter asked for."""
        lettered = (
            f"{letter}. {option}" for letter, option in zip("ABCD", self.options, strict=False)
        )
        ask = "Answer with the letter of the right option only."
        return "\n".join((self.text, *lettered, ask))


def questions(pair: PagePair) -> Iterator[Question]:
    """One for each ability, and a second on judging, about the right page."""
    chance = Random(f"questions {pair.wrong.pair.key}")
    for ability, make in _MAKERS.items():
        yield _question(ability, pair.wrong, *make(pair.wrong, chance), chance)
    yield _question("judging", pair.right, *_judging(pair.right, chance), chance)


Made = tuple[str, str, Sequence[str]]  # the question, the right option, the others


def _question(
    ability: str, page: Shown, text: str, right: str, others: Sequence[str], chance: Random
) -> Question:
    options = [right, *others]
    chance.shuffle(options)
    return Question(
        ability, page, text.format(where=page.where), tuple(options), options.index(right)
    )


def _some(right: str, among: Sequence[str], chance: Random) -> list[str]:
    """As many of the others as there is room for."""
    others = [option for option in dict.fromkeys(among) if option != right]
    return chance.sample(others, min(MOST - 1, len(others)))


def _tense(page: Shown, chance: Random) -> Made:
    right = page.pair.cell.tense
    return (
        "In which tense should the verb of {where} be?",
        right,
        _some(right, [*GridTense], chance),
    )


def _person(page: Shown, chance: Random) -> Made:
    right = _PERSONS[page.pair.cell.person - 1]
    return "Who does the verb of {where} speak of?", right, _some(right, _PERSONS, chance)


def _verb_type(page: Shown, chance: Random) -> Made:
    lemma = page.pair.cell.verb
    right = _VERB_TYPES[verb_type(lemma)]
    others = _some(right, [*_VERB_TYPES.values()], chance)
    return f"What kind of verb is “{lemma}”, the verb of {{where}}?", right, others


def _error_kind(page: Shown, chance: Random) -> Made:
    right = page.pair.planted.words
    others = _some(right, [kind.words for kind in Planted], chance)
    return "What is wrong with the verb of {where}?", right, others


def _reading(page: Shown, chance: Random) -> Made:
    """The right sentence stands among the options: who repairs while reading takes it."""
    near = [pair.wrong for pair in grid() if pair.cell.verb == page.pair.cell.verb]
    others = [
        page.pair.right,
        *chance.sample([text for text in near if text != page.pair.wrong], 2),
    ]
    return "What does {where} say, letter by letter?", page.pair.wrong, others


def _judging(page: Shown, chance: Random) -> Made:
    answers = ("yes", "no")
    return "Is the verb of {where} right?", answers[not page.right], [answers[page.right]]


def _correcting(page: Shown, chance: Random) -> Made:
    wrong = page.pair.wrong
    others = _some(wrong, wrong_forms(page.pair), chance)[: MOST - 2]
    return "What should {where} be?", page.pair.right, [wrong, *others]


def _explaining(page: Shown, chance: Random) -> Made:
    right = page.pair.explanation().title
    others = [
        title
        for kind, titles in _titles().items()
        for title in titles
        if kind is not page.pair.planted
    ]
    return "Which rule does the verb of {where} break?", right, _some(right, others, chance)


_MAKERS: dict[str, Callable[[Shown, Random], Made]] = {
    "tense": _tense,
    "person": _person,
    "verb type": _verb_type,
    "error kind": _error_kind,
    "reading": _reading,
    "judging": _judging,
    "correcting": _correcting,
    "explaining": _explaining,
}


def wrong_forms(pair: GridPair) -> tuple[str, ...]:
    """The right sentence with its verb in other forms, those in which the grammar sees a fault."""
    found = []
    last = pair.group.words[-1]  # the verb itself
    for form in Form:
        changed = (
            pair.right[: last.start] + inflect(pair.cell.verb, form)[0] + pair.right[last.end :]
        )
        text = changed[0].upper() + changed[1:]
        if text not in (pair.right, pair.wrong) and faults(tokenize(text)):
            found.append(text)
    return tuple(dict.fromkeys(found))


@cache
def _titles() -> dict[Planted, tuple[str, ...]]:
    """By the kind of error, rules that it breaks, and that no other kind does."""
    found: dict[Planted, dict[str, None]] = {kind: {} for kind in Planted}
    for pair in grid()[::_SOME]:
        found[pair.planted][pair.explanation().title] = None
    shared = [title for titles in found.values() for title in titles]
    return {
        kind: tuple(title for title in titles if shared.count(title) == 1)
        for kind, titles in found.items()
    }
