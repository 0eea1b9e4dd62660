"""The fact *left*: the words before the edit that decide the form of a verb."""

from __future__ import annotations

from collections.abc import Iterator

from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.steps import (
    NOUN_PHRASE_TAGS,
    NOUN_TAGS,
    REACH,
    in_noun_phrase,
    is_adverb,
)
from models.grammar.evidence.tables import patterns, words
from models.grammar.evidence.verb_words import auxiliary_names, verb_readings, word_classes
from models.grammar.types import Span

# Adverbs that decide themselves: had better, look forward to.
_DECIDING = frozenset({"better", "rather", "forward", "instead"})
_SUBJECTS = frozenset({"i", "you", "he", "she", "we", "they"})
_GET = frozenset({"get", "gets", "got", "getting", "gotten"})
# A clause may open with these before its auxiliary: nor does he, only then did they.
_BEFORE_INVERSION = frozenset({",", "and", "but", "so", "nor", '"', "only", "never"})


def governor_facts(scene: Scene) -> Facts:
    """The fact *left*, with the word in the learner's text that shows each value."""
    left = _first(_left(scene.learner))
    for name, span in _left(scene.right):
        # A word that another edit puts in stands nowhere in the learner's text: Did he *goes*?
        home = scene.home(span)
        left.setdefault(name, home if home.start < home.end else None)
    return {"left": left}


def _first(found: Iterator[tuple[str, Span]]) -> dict[str, Span | None]:
    """Every value with the first word that shows it."""
    values: dict[str, Span | None] = {}
    for name, span in found:
        values.setdefault(name, span)
    return values


def _left(side: Side) -> Iterator[tuple[str, Span]]:
    at = _before(side, side.start)
    if at < 0:
        return
    yield from _fixed_phrases(side, at)
    for name in auxiliary_names(side.plain[at]):
        yield name, side.words[at].span
    if side.plain[at] == "to":
        yield from _before_to(side, at)
    for name in _kinds(side, at):
        yield name, side.words[at].span
    yield from _verb_at(side, at)
    yield from _over_noun_phrase(side, at)
    if side.words[at].tag.startswith("JJ"):
        yield "adjective", side.words[at].span
    elif side.words[at].tag in NOUN_TAGS:
        yield "noun", side.words[at].span


def _kinds(side: Side, at: int) -> Iterator[str]:
    word = side.plain[at]
    kinds = (
        ("preposition", word in words("prepositions")),
        ("and", word in ("and", "or", "but", ",")),
        ("as", word == "as"),
        ("linking", word in words("linking verbs")),
        ("wh", word in words("question words")),
    )
    return (name for name, holds in kinds if holds)


def _before(side: Side, at: int) -> int:
    """The index of the word before ``at``, over adverbs and *not*; -1 where there is none."""
    at -= 1
    while at >= 0 and is_adverb(side, at) and side.plain[at] not in _DECIDING:
        at -= 1
    return at


def _fixed_phrases(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    word, span = side.plain[at], side.words[at].span
    last = side.plain[at - 1] if at else ""
    if word in ("better", "rather") and word_classes(last) & {"have", "would"}:
        yield "better", span
    if word in ("worth", "busy") or (word in ("use", "point", "good") and last == "no"):
        yield "worth", span
    if word in _GET:
        yield "get", span


def _before_to(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """What the word before *to* makes of it: look forward to, be used to, devote time to."""
    tokens, span = side.words, side.words[at].span
    last = side.plain[at - 1] if at else ""
    if last == "forward":
        yield "look-forward", Span(tokens[max(at - 2, 0)].span.start, span.end)
    elif last in ("used", "use", "accustomed"):
        place = _before(side, at - 1)
        before = side.plain[place] if place >= 0 else ""
        habit = "be" in word_classes(before) or before in _GET
        yield "be-used" if habit else "used", tokens[at - 1].span
    elif last in words("before preposition to") or _takes_preposition_to(side, at):
        yield "preposition", span
    yield from _verbs_before_to(side, at)


def _takes_preposition_to(side: Side, at: int) -> bool:
    """Whether *to* belongs to a verb before it: *devote your time to*."""
    for index in range(at - 1, max(at - 1 - REACH, -1), -1):
        if "to-gerund" in _patterns_at(side, index):
            return True
        if side.words[index].tag not in NOUN_PHRASE_TAGS:
            return False
    return False


def _verbs_before_to(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """The verb that *to* depends on: enjoy to read, let me to go, worth to see."""
    before = _before(side, at)
    if before >= 0 and side.start == at + 1:
        for name, span in _verb_at(side, before):
            if name in ("gerund", "both", "free"):
                yield name, span


def _patterns_at(side: Side, at: int) -> frozenset[str]:
    found: set[str] = set()
    for reading in verb_readings(side.plain[at]):
        found.update(patterns(reading.lemma))
    return frozenset(found)


def _verb_at(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """How the verb at ``at`` wants the next verb: *gerund, infinitive, both, free, help* ..."""
    word = side.plain[at]
    if word_classes(word) & {"be", "do", "will", "would", "modal", "to"}:
        return
    groups = _patterns_at(side, at)
    span = side.words[at].span
    for name in ("gerund", "infinitive", "both", "free", "help", "motion"):
        if name in groups:
            yield name, span
    if verb_readings(word) and side.words[at].tag[:2] != "NN" and not word_classes(word):
        yield "finite-verb", span


def _over_noun_phrase(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """The verb or auxiliary before the person: *make me cry, did your mother like*."""
    start = at
    while at >= 0 and start - at < REACH and in_noun_phrase(side, at):
        at -= 1
    if at < 0 or at == start or side.plain[at] in (",", ";", ":"):
        return
    word, span = side.plain[at], side.words[at].span
    if word in words("prepositions") or word == "to":
        yield from _motion_before(side, at)
    classes = word_classes(word) - {"to", "not", "for"}
    asks = "do" in classes or bool(classes and _opens_question(side, at))
    if asks:
        for name in auxiliary_names(word):
            yield name, span
    # "Have him call me" opens like a question, "Have you ever run" is one.
    causes = classes == {"have"} and side.plain[at + 1] not in _SUBJECTS
    if not asks or causes:
        yield from _verb_over_object(side, at)


def _verb_over_object(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """How a verb wants the verb after its object: *let, perception, object-infinitive, help*."""
    word, span = side.plain[at], side.words[at].span
    classes = word_classes(word)
    if not classes & {"be", "do", "modal"}:
        for name in ("let", "perception", "object-infinitive", "help"):
            if name in _patterns_at(side, at):
                yield name, span
    if verb_readings(word) and not classes:
        yield "finite-verb", span


def _motion_before(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """*went* in *went to the shop buy milk*; ``at`` is the preposition."""
    before = _before(side, at)
    if before >= 0 and "motion" in _patterns_at(side, before):
        yield "motion", side.words[before].span


def _opens_question(side: Side, at: int) -> bool:
    """Whether an auxiliary stands first in its clause: *Did ...*, *what did ...*, *nor does*."""
    if at == 0:
        return True
    near = side.plain[max(0, at - 3) : at]
    return near[-1] in _BEFORE_INVERSION or not words("question words").isdisjoint(near)
