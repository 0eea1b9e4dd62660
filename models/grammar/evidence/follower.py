"""The fact *right*: what follows the edit."""

from __future__ import annotations

from collections.abc import Iterator

from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.steps import NOUN_TAGS, REACH, in_noun_phrase, is_adverb
from models.grammar.evidence.tables import words
from models.grammar.evidence.verb_words import auxiliary_names, forms_of_word, word_classes
from models.grammar.types import Span

_NO_VERB_TAGS = frozenset({"DT", "IN", "PRP", "PRP$", "CD"})


def follower_facts(scene: Scene) -> Facts:
    """The fact *right*, with the word in the learner's text that shows each value."""
    values: dict[str, Span | None] = {}
    for name, span in _right(scene.learner):
        values.setdefault(name, span)
    return {"right": values}


def _right(side: Side) -> Iterator[tuple[str, Span]]:
    at = side.end
    while at < len(side.words) and is_adverb(side, at) and side.plain[at] not in words("feelings"):
        at += 1
    if at >= len(side.words):
        return
    yield from _word_at(side, at)
    if in_noun_phrase(side, at) and not forms_of_word(side.plain[at]) - {"base"}:
        yield from _after_noun_phrase(side, at)


def _word_at(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    span = side.words[at].span
    for name in (*auxiliary_names(side.plain[at]), *_kinds(side, at), *_forms(side, at)):
        yield name, span


def _kinds(side: Side, at: int) -> Iterator[str]:
    word, tag = side.plain[at], side.words[at].tag
    following = side.plain[at + 1 : at + 2]
    kinds = (
        ("been", word in ("been", "being")),
        ("used-to", word in ("used", "use") and following == ("to",)),
        ("number", tag == "CD"),
        ("feeling", word in words("feelings")),
        ("adjective", tag.startswith("JJ")),
        ("as", word == "as"),
        ("preposition", word in words("prepositions")),
        ("noun", tag in NOUN_TAGS or tag in ("DT", "PRP$")),
    )
    return (name for name, holds in kinds if holds)


def _forms(side: Side, at: int) -> Iterator[str]:
    """The forms of a full verb; a plain form only where the tag does not speak against it."""
    word, tag = side.plain[at], side.words[at].tag
    if word_classes(word) or tag in _NO_VERB_TAGS:
        return
    for name in sorted(forms_of_word(word)):
        if name != "base" or tag[:2] in ("VB", "JJ"):
            yield name


def _after_noun_phrase(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """What follows the subject of a question: *Where [do] you live*."""
    start = at
    while at < len(side.words) and at - start < REACH and in_noun_phrase(side, at):
        at += 1
    if start < at < len(side.words):
        yield from _word_at(side, at)
