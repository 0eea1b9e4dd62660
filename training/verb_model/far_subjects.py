"""Sentences whose subject stands far from its verb, with another noun in between.

*The story of the three keys is old.* In running text few sentences are like that, so on held-out
text tagger and language model are hardly ever wrong about agreement, and the grammar, which finds
the head of the subject, has nothing to add. On these it has, and the rule learns what its word is
worth.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from models.grammar.operations import KEEP, Operation, apply
from models.grammar.tokens import tokenize
from training.verb_model.examples import Example, clean

# Singular, plural.
NOUNS = (
    "teacher teachers, customer customers, senator senators, cousin cousins, doctor doctors, "
    "child children, woman women, mouse mice, goose geese, man men, report reports, key keys, "
    "photograph photographs, story stories, analysis analyses, house houses, boy boys, plan plans"
)
ONE = ("the", "this", "that", "a", "each")
SEVERAL = ("the", "some", "those", "these", "most", "two")
# What may stand between; {noun} is the noun that is not the subject, {s} an ending of the verb.
BETWEEN = (
    "near {noun}",
    "of {noun}",
    "behind {noun}",
    "beside {noun}",
    "with {noun}",
    "that {noun} saw",
    "who know{s} {noun}",
    "that had surprised {noun}",
)
# With a singular subject, with a plural one, what undoes either mistake, and the rest.
VERBS = (
    ("is", "are", "=is", "=are", "missing"),
    ("was", "were", "=was", "=were", "quite old"),
    ("has", "have", "=has", "=have", "changed a lot"),
    ("does", "do", "=does", "=do", "not matter"),
    ("helps", "help", ">third", ">base", "the family"),
    ("annoys", "annoy", ">third", ">base", "the mayor"),
    ("surprises", "surprise", ">third", ">base", "Anna"),
    ("hides", "hide", ">third", ">base", "the truth"),
)


def far_subjects(count: int, seed: int) -> Iterator[Example]:
    """``count`` examples, half of them right."""
    rng = random.Random(f"far subjects {seed}")
    nouns = [tuple(pair.split()) for pair in NOUNS.split(", ")]
    for number in range(count):
        yield _example(rng, nouns, right=number % 2 == 0)


def _example(rng: random.Random, nouns: Sequence[tuple[str, ...]], *, right: bool) -> Example:
    plural = rng.random() < 0.5
    between = rng.choice(BETWEEN).format(
        noun=_phrase(rng, rng.choice(nouns), plural=rng.random() < (0.25 if plural else 0.75)),
        s="" if plural else "s",
    )
    *forms, of_one, of_several, rest = rng.choice(VERBS)
    start = f"{_phrase(rng, rng.choice(nouns), plural=plural).capitalize()} {between}"
    verb = forms[plural if right else not plural]
    text = f"{start} {verb} {rest}."
    tokens = tokenize(text)
    if right:
        return clean(text, tokens)
    words = tuple(token.text for token in tokens)
    at = len(start.split())
    tag = of_several if plural else of_one
    replace = tuple(tag if index == at else KEEP for index in range(len(words)))
    mended = apply(text, tokens, [Operation(at, tag)])
    return Example(text, mended, words, replace, (KEEP,) * len(words), ("far_subjects",))


def _phrase(rng: random.Random, noun: Sequence[str], *, plural: bool) -> str:
    determiner = rng.choice(SEVERAL if plural else ONE)
    word = noun[plural]
    return f"{'an' if determiner == 'a' and word[0] in 'aeiou' else determiner} {word}"
