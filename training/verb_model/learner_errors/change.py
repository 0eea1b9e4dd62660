"""Changes: what stands in a wrong sentence in place of right words, and what undoes it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.grammar.operations import CLOSED, DELETE, KEEP
from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.verb_model.learner_errors.sentence import BE_CLITIC, Sentence

UNDO = {
    "VB": ">base",
    "VBP": ">base",
    "VBZ": ">third",
    "VBD": ">past",
    "VBN": ">participle",
    "VBG": ">gerund",
}


WrongWords = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Change:
    """``slots`` maps the index of a right word to the wrong words that stand in its place.

    A wrong word is (text, tag): ``tag`` is the replacing operation that undoes it. A right word
    with no wrong words was dropped; the operation that puts it back goes to the next wrong word.
    """

    slots: Mapping[int, WrongWords]


Family = Callable[[Sentence, random.Random], Iterable[Change]]


def undo_tag(sentence: Sentence, index: int) -> str:
    """The operation that gives the right word back."""
    word = sentence.words[index]
    word = BE_CLITIC.get(word, word)
    if word in CLOSED:
        return f"={word}"
    tag = UNDO.get(sentence.tags[index], "")
    if tag == ">participle":
        lemma = sentence.lemma(index)
        if lemma and word in inflect(lemma, Form.PAST):
            return ">past"
    return tag


def swap(sentence: Sentence, index: int, *wrong: str) -> Iterator[Change]:
    """One change for each wrong word in the place of the right one."""
    tag = undo_tag(sentence, index)
    for word in wrong:
        if tag and word and word != sentence.words[index]:
            yield Change({index: ((word, tag),)})


def swap_form(sentence: Sentence, index: int, *forms: Form) -> Iterator[Change]:
    lemma = sentence.lemma(index)
    if not lemma:
        return
    for form in forms:
        for spelling in inflect(lemma, form)[:1]:
            yield from swap(sentence, index, spelling)


def drop(index: int) -> Change:
    return Change({index: ()})


def extra(sentence: Sentence, index: int, *words: str) -> Iterator[Change]:
    for word in words:
        yield Change({index: ((word, DELETE), (sentence.words[index], KEEP))})


def join(*changes: Change) -> Change:
    slots: dict[int, WrongWords] = {}
    for change in changes:
        slots.update(change.slots)
    return Change(slots)
