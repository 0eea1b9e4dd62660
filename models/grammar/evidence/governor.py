"""Facts about the words beside the edit: *left* decides the form of a verb, *right* follows it."""

from __future__ import annotations

from collections.abc import Iterator

from models.grammar.auxiliaries import BE, NEGATIONS
from models.grammar.evidence.change import forms_of_word, verb_readings, word_classes
from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.tables import patterns
from models.grammar.types import Span

PREPOSITIONS = frozenset(
    ["about", "above", "across", "after", "against", "along", "among", "around", "as", "at", "before", "behind", "below", "beside", "besides", "between", "beyond", "by", "despite", "during", "except", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "regarding", "since", "through", "throughout", "toward", "towards", "under", "until", "up", "upon", "via", "while", "with", "within", "without", "instead", "than"]
)
# Fixed words before *to* that make it a preposition: in addition to reading.
_TO_IS_PREPOSITION = frozenset(
    ["addition", "due", "thanks", "according", "opposed", "prior", "close", "forward", "contrary", "key", "next", "owing", "regard", "respect", "comparison", "relation", "dedicated", "devoted", "committed", "addicted", "allergic", "accustomed", "commitment", "dedication", "reaction", "approach", "solution"]
)
_PRONOUNS = frozenset(
    ["i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "myself", "yourself", "himself", "herself", "itself", "ourselves", "themselves", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "one", "this", "that", "these", "those"]
)
_WH = frozenset(["how", "what", "when", "where", "which", "who", "whom", "why", "whether"])
_FEELINGS = frozenset(
    ["hungry", "thirsty", "cold", "hot", "warm", "afraid", "right", "wrong", "sleepy", "lucky", "tired", "late", "happy", "sad", "angry", "jealous", "careful", "ready", "sorry", "shy", "proud", "busy"]
)
_ADVERB_TAGS = frozenset({"RB", "RBR", "RBS"})
_NOUN_PHRASE_TAGS = frozenset(["DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "CD", "POS", "PDT"])
# A noun phrase longer than this is not stepped over to find the verb that governs.
_REACH = 6


def governor_facts(scene: Scene) -> Facts:
    """Facts *left* and *right*, with the word in the learner's text that shows each value."""
    left = _first(_left(scene.learner))
    for name, span in _left(scene.right):
        # A word that another edit puts in stands nowhere in the learner's text: Did he *goes*?
        home = scene.home(span)
        left.setdefault(name, home if home.start < home.end else None)
    return {"left": left, "right": _first(_right(scene.learner))}


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
    word, span = side.plain[at], side.words[at].span
    yield from _fixed_phrases(side, at)
    for name in sorted(word_classes(word) - {"not"}):
        yield ("modal" if name in ("will", "would") else name), span
    if word == "to":
        yield from _before_to(side, at)
    elif word in PREPOSITIONS:
        yield ("for" if word == "for" else "preposition"), span
        yield "preposition", span
    if word in ("and", "or", "but", ","):
        yield "and", span
    if word in _WH:
        yield "wh", span
    yield from _verb_at(side, at)
    yield from _over_noun_phrase(side, at)
    tag = side.words[at].tag
    if tag.startswith("JJ"):
        yield "adjective", span
    elif tag.startswith("NN"):
        yield "noun", span


def _before(side: Side, at: int) -> int:
    """The index of the word before ``at``, over adverbs and *not*; -1 where there is none."""
    at -= 1
    while at >= 0 and (side.plain[at] in NEGATIONS or side.words[at].tag in _ADVERB_TAGS):
        if side.plain[at] in ("better", "rather", "forward", "instead"):
            break
        at -= 1
    return at


def _fixed_phrases(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    words, tokens = side.plain, side.words
    last = words[at - 1] if at else ""
    if words[at] in ("better", "rather") and (word_classes(last) & {"have", "would"}):
        yield "better", tokens[at].span
    if words[at] in ("worth", "busy") or (words[at] in ("use", "point", "good") and last == "no"):
        yield "worth", tokens[at].span
    if words[at] == "get" or words[at] in ("gets", "got", "getting", "gotten"):
        yield "get", tokens[at].span


def _before_to(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """What the word before *to* makes of it: look forward to, be used to, devote time to."""
    words, tokens = side.plain, side.words
    last = words[at - 1] if at else ""
    if last == "forward":
        yield "look-forward", Span(tokens[max(at - 2, 0)].span.start, tokens[at].span.end)
    elif last in ("used", "use", "accustomed"):
        before = words[at - 2] if at > 1 else ""
        habit = word_classes(before) & {"be"} or before in ("get", "got", "gets", "getting", "am")
        yield "be-used" if habit else "used", tokens[at - 1].span
    elif last in _TO_IS_PREPOSITION:
        yield "preposition", tokens[at].span
    for index in range(at - 1, max(at - 1 - _REACH, -1), -1):
        if "to-gerund" in _patterns_at(side, index):
            yield "preposition", tokens[at].span
            return
        if tokens[index].tag not in _NOUN_PHRASE_TAGS:
            break
    yield from _verbs_before_to(side, at)


def _verbs_before_to(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """The verb that *to* depends on: enjoy to read, let me to go, worth to see."""
    before = _before(side, at)
    if before < 0:
        return
    if side.start == at + 1:
        yield from (
            (name, span)
            for name, span in _verb_at(side, before)
            if name in ("gerund", "both", "free")
        )


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
    while at >= 0 and start - at < _REACH and _in_noun_phrase(side, at):
        at -= 1
    if at < 0 or at == start or side.plain[at] in (",", ";", ":"):
        return
    if side.plain[at] in PREPOSITIONS or side.plain[at] == "to":
        yield from _motion_before(side, at)
    word, span = side.plain[at], side.words[at].span
    classes = word_classes(word)
    if classes & {"do", "have", "be", "will", "would", "modal"} and _opens_question(side, at):
        for name in sorted(classes & {"do", "have", "be", "will", "would", "modal"}):
            yield ("modal" if name in ("will", "would") else name), span
        if classes & {"do", "be", "modal", "will", "would"}:
            return
    groups = _patterns_at(side, at)
    for name in ("let", "perception", "object-infinitive", "help"):
        if name in groups and not classes & {"be", "do", "modal"}:
            yield name, span
    if verb_readings(word) and not classes:
        yield "finite-verb", span


def _motion_before(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """*went* in *went to the shop buy milk*; ``at`` is the preposition."""
    before = _before(side, at)
    if before >= 0 and "motion" in _patterns_at(side, before):
        yield "motion", side.words[before].span


def _in_noun_phrase(side: Side, at: int) -> bool:
    word, tag = side.plain[at], side.words[at].tag
    if word in _PRONOUNS or word in NEGATIONS:
        return True
    return tag in _NOUN_PHRASE_TAGS and not (word_classes(word) or word in BE)


def _opens_question(side: Side, at: int) -> bool:
    """Whether an auxiliary stands first in its clause: *Did ...*, *what did ...*, *nor does*."""
    if at == 0:
        return True
    before = side.plain[at - 1]
    return (
        before in _WH
        or before in {",", "and", "but", "so", "nor", '"', "only", "never"}
        or (any(word in _WH for word in side.plain[max(0, at - 3) : at]))
    )


def _right(side: Side) -> Iterator[tuple[str, Span]]:
    at = side.end
    while at < len(side.words) and _stepped_over(side, at):
        at += 1
    if at >= len(side.words):
        return
    yield from _right_at(side, at)
    if _in_noun_phrase(side, at) and not forms_of_word(side.plain[at]) - {"base"}:
        yield from _after_noun_phrase(side, at)


def _right_at(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    word, token = side.plain[at], side.words[at]
    for name in sorted(word_classes(word)):
        yield ("modal" if name in ("will", "would") else name), token.span
    if word in ("been", "being"):
        yield word, token.span
    if word in ("used", "use") and "to" in side.plain[at + 1 : at + 2]:
        yield "used-to", token.span
    if token.tag == "CD" or word.isdigit():
        yield "number", token.span
    if word in _FEELINGS:
        yield "feeling", token.span
    if token.tag.startswith("JJ"):
        yield "adjective", token.span
    if token.tag.startswith("NN") or token.tag in ("DT", "PRP$"):
        yield "noun", token.span
    if not word_classes(word) and token.tag not in ("DT", "IN", "PRP", "PRP$", "CD"):
        for name in sorted(forms_of_word(word)):
            if token.tag[:2] in ("VB", "JJ") or name != "base":
                yield name, token.span


def _stepped_over(side: Side, at: int) -> bool:
    return side.plain[at] in NEGATIONS or side.words[at].tag in _ADVERB_TAGS


def _after_noun_phrase(side: Side, at: int) -> Iterator[tuple[str, Span]]:
    """What follows the subject of a question: *Where [do] you live*."""
    start = at
    while at < len(side.words) and at - start < _REACH and _in_noun_phrase(side, at):
        if at > start and side.words[at].tag.startswith("VB"):
            break
        at += 1
    if at < len(side.words) and at > start:
        yield from _right_at(side, at)
