"""Auxiliaries too many, and doubled ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.operations import DELETE, KEEP
from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.verb_model.learner_errors.change import Change, extra, undo_tag
from training.verb_model.learner_errors.sentence import BE, DO, HAVE, Sentence

INTRANSITIVE = frozenset(
    "happen occur appear disappear arrive die exist come go agree fall stay live become rise "
    "sleep smile laugh look seem remain depend belong work consist".split()
)


def _no_passive(s: Sentence, index: int) -> bool:
    """Whether "was" before this past form is surely wrong: "was opened" alone would be right."""
    if s.lemma(index) in INTRANSITIVE:
        return True
    if s.words[index] not in inflect(s.lemma(index), Form.PAST_PARTICIPLE):
        return True
    return s.tag(index + 1) in ("PRP", "PRP$", "NNP") and s.word(index + 1) != "it"


def extra_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I agree -> I am agree; It happened -> It was happened; He can go -> He can be go."""
    for index in s.verbs("VBZ", "VBP", "VBD", "VB"):
        word, tag = s.words[index], s.tags[index]
        if word in BE or word in HAVE or word in DO or not s.lemma(index):
            continue
        if tag == "VB":
            if s.word(index - 1) in ("to", "can", "will", "should", "would"):
                yield from extra(s, index, "be")
            continue
        past = tag == "VBD"
        if past and not _no_passive(s, index):
            continue
        be = ("was" if past else "is") if s.singular_subject(index) else ("were" if past else "are")
        if s.word(index - 1) == "i":
            be = "was" if past else "am"
        base = s.lemma(index)
        if tag == "VBZ" and rng.random() < 0.6:
            yield Change({index: ((be, DELETE), (base, ">third"))})
        else:
            yield from extra(s, index, be)
    for index, word in enumerate(s.words):
        if word in BE and s.tag(index + 1) in ("JJ", "VBG", "NN", "DT"):
            yield from extra(s, index + 1, rng.choice(("been", "be")))


def passive_of_intransitive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """It can happen -> It can be happened; She arrives -> She is arrived."""
    be = {"VB": "be", "VBZ": "is", "VBP": "are"}
    for index in s.verbs("VB", "VBZ", "VBP"):
        lemma = s.lemma(index)
        # "He is gone", "winter is come" are right.
        if lemma in INTRANSITIVE - {"go", "come", "become", "fall"} and s.word(index - 1) != "i":
            participle = inflect(lemma, Form.PAST_PARTICIPLE)[0]
            tag = undo_tag(s, index) if participle != s.words[index] else KEEP
            yield Change({index: ((be[s.tags[index]], DELETE), (participle, tag))})


def extra_do(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I can not go -> I do can not go; He went -> He did went / did go."""
    for index in s.verbs("VBD", "VBZ"):
        lemma = s.lemma(index)
        if not lemma or s.words[index] in BE or s.words[index] in HAVE or s.words[index] in DO:
            continue
        do = "did" if s.tags[index] == "VBD" else "does"
        yield Change({index: ((do, DELETE), (s.words[index], KEEP))})


def extra_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I went -> I have went; He is -> He has is."""
    for index in s.verbs("VBD", "VBZ", "VBP"):
        lemma = s.lemma(index)
        if lemma and lemma not in ("be", "have", "do") and s.word(index - 1) not in HAVE:
            participle = inflect(lemma, Form.PAST_PARTICIPLE)
            if s.words[index] not in participle:
                have = "has" if s.singular_subject(index) else "have"
                yield from extra(s, index, have)


def doubled(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """to to go; is is; will can."""
    for index, word in enumerate(s.words):
        tag = s.tags[index]
        if tag == "MD" and word in ("can", "will", "would", "could") and s.word(index + 1) != "n't":
            yield from extra(s, index, rng.choice(("will", "do", word)))
        elif word == "to" and s.tag(index + 1) == "VB":
            yield from extra(s, index, "to")
        elif word in BE and tag.startswith("VB") and rng.random() < 0.3:
            yield from extra(s, index, word)
