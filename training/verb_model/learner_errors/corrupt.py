"""From changes to a wrong sentence with its labels."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.grammar.operations import INSERT_TAGS, KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.grammar.types import Token
from training.verb_model.learner_errors.change import Change, WrongWords
from training.verb_model.learner_errors.families import FAMILIES
from training.verb_model.learner_errors.sentence import BE_CLITIC, Sentence


@dataclass(frozen=True)
class Pair:
    """A wrong sentence, the right one, and for each word of the wrong one what undoes the error."""

    wrong: str
    right: str
    words: tuple[str, ...]
    replace: tuple[str, ...]
    insert: tuple[str, ...]
    families: tuple[str, ...]

    def operations(self) -> tuple[Operation, ...]:
        pairs = ((i, tag) for tags in (self.replace, self.insert) for i, tag in enumerate(tags))
        return tuple(Operation(i, tag) for i, tag in pairs if tag != KEEP)


def corrupt(
    text: str,
    tokens: Sequence[Token],
    rng: random.Random,
    errors: int,
    weights: Mapping[str, float],
) -> Pair | None:
    """A sentence with up to ``errors`` errors, or None where none can be put in and undone.

    The labels are applied to the wrong sentence as a check: they must give the right one back.
    """
    sentence = Sentence(text, tuple(tokens))
    options = _options(sentence, rng, weights)
    slots: dict[int, WrongWords] = {}
    names: list[str] = []
    for _ in range(errors if options else 0):
        name, _, changes = rng.choices(options, [weight for _, weight, _ in options])[0]
        change = rng.choice(changes)
        near = {at + step for at in slots for step in (-1, 0, 1)}
        if not near & set(change.slots):
            slots.update(change.slots)
            names.append(name)
    return _Wrong(sentence, slots).pair(tuple(names)) if slots else None


def _options(
    sentence: Sentence, rng: random.Random, weights: Mapping[str, float]
) -> list[tuple[str, float, list[Change]]]:
    """(name, weight, changes) of each family that the sentence allows."""
    found = []
    for family, _ in FAMILIES:
        weight = weights.get(family.__name__, 0.0)
        changes = [change for change in family(sentence, rng) if change.slots] if weight else []
        if changes:
            found.append((family.__name__, weight, changes))
    return found


class _Wrong:
    """The wrong sentence as it is built, word by word, with the labels that undo it."""

    def __init__(self, sentence: Sentence, slots: Mapping[int, WrongWords]) -> None:
        self.sentence, self.slots = sentence, slots
        self.text = ""
        self.words: list[str] = []
        self.replace: list[str] = []
        self.insert: list[str] = []
        # Words that were dropped: the next word gets the label that puts them back.
        self.dropped: list[str] = []

    def pair(self, families: tuple[str, ...]) -> Pair | None:
        for index, token in enumerate(self.sentence.tokens):
            new = self.slots.get(index, ((token.text, KEEP),))
            if new:
                self._put(index, new)
            else:
                self.dropped.append(self.sentence.words[index])
        if self.dropped or not self.words:
            return None
        if self.sentence.text[:1].isupper():
            self.text = self.text[:1].upper() + self.text[1:]
            self.words[0] = self.words[0][:1].upper() + self.words[0][1:]
        return self._checked(families)

    def _put(self, index: int, new: WrongWords) -> None:
        s, token = self.sentence, self.sentence.tokens[index]
        gap = s.text[s.tokens[index - 1].span.end : token.span.start] if index else ""
        for number, (word, tag) in enumerate(new):
            if token.text[:1] in "'’" and index in self.slots and word[:1].isalpha():
                # "I'm" -> "I is": what stands for a contraction stands alone.
                gap = " "
            word = _cased(word, token, first=number == 0, alone=len(new) == 1)
            self.text += ((gap if number == 0 else " ") if self.words else "") + word
            self.words.append(word)
            self.replace.append(tag)
            self.insert.append(f"+{' '.join(self.dropped)}" if self.dropped else KEEP)
            self.dropped = []

    def _right(self) -> str:
        """The right sentence; a contraction that was changed is spelt out: I am, not I'm."""
        s = self.sentence
        text, done = "", 0
        for index, token in enumerate(s.tokens):
            spelt_out = BE_CLITIC.get(s.words[index])
            new = [word for word, _ in self.slots.get(index, ())]
            # *I've looking* for *I'm looking*: one contraction for another.
            contracted = any(word.startswith("'") for word in new)
            if spelt_out and new and s.words[index] not in new and not contracted:
                text += f"{s.text[done : token.span.start]} {spelt_out}"
                done = token.span.end
        return text + s.text[done:]

    def _checked(self, families: tuple[str, ...]) -> Pair | None:
        right = self._right()
        if any(tag not in INSERT_TAGS for tag in self.insert) or self.text == right:
            return None
        labels = (tuple(self.words), tuple(self.replace), tuple(self.insert))
        pair = Pair(self.text, right, *labels, families)
        tokens = tokenize(self.text)
        if [token.text for token in tokens] != self.words:
            return None
        try:
            undone = apply(self.text, tokens, pair.operations())
        except ValueError:
            return None
        return pair if undone.lower() == right.lower() else None


def _cased(word: str, token: Token, *, first: bool, alone: bool) -> str:
    if word.lower() == token.text.lower():
        return token.text if alone or token.text == "I" else token.text.lower()
    capital = token.text[:1].isupper() and token.text != "I"
    return word.capitalize() if first and capital else word
