"""The future, modal verbs and the continuous in the wrong place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from models.grammar.operations import DELETE, KEEP
from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.verb_model.learner_errors.change import (
    Change,
    drop,
    swap,
    swap_form,
    undo_tag,
)
from training.verb_model.learner_errors.sentence import Sentence
from training.verb_model.learner_errors.time_words import FUTURE_TIME


def drop_future(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I will see you tomorrow -> I see you tomorrow."""
    certain = FUTURE_TIME.search(s.text) or re.search(r"\b(if|when)\b", s.text, re.I)
    if not certain:
        return
    for index in s.verbs("VB"):
        if s.word(index - 1) == "will":
            yield drop(index - 1)
            yield from swap(s, index - 1, "would")


def modal_tense(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """If I were rich, I would buy it -> I will buy it; could -> can beside a past verb."""
    pair = {"would": "will", "could": "can", "will": "would", "can": "could", "wo": "would"}
    past = bool(list(s.verbs("VBD"))) or "wish" in s.words
    present = bool(list(s.verbs("VBZ", "VBP")))
    for index, word in enumerate(s.words):
        if s.tags[index] != "MD" or word not in pair:
            continue
        if (word in ("would", "could") and past) or (word in ("will", "can") and present):
            nxt = s.word(index + 1)
            new = pair[word]
            if word == "wo":
                yield Change({index: ((new, "=will"),)})
            elif nxt == "n't" and new in ("can", "will"):
                yield Change({index: (({"can": "ca", "will": "wo"}[new], f"={word}"),)})
            else:
                yield from swap(s, index, new)


def wish_present(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I wish I could -> I wish I can; I wish I were -> I wish I am; if only he knew -> knows."""
    wish = re.search(r"\b(wish(es|ed)?|if only)\b", s.text, re.I)
    if not wish:
        return
    table = {"could": "can", "would": "will", "had": "have", "did": "do"}
    for index, word in enumerate(s.words):
        if s.tokens[index].span.start < wish.end() or s.tags[index] not in ("MD", "VBD"):
            continue
        third = s.singular_subject(index)
        if word == "could" and s.word(index + 1) == "n't":
            yield Change({index: (("ca", "=could"),)})
        elif word in ("was", "were"):
            yield from swap(
                s, index, "am" if s.word(index - 1) == "i" else "is" if third else "are"
            )
        elif word in table:
            yield from swap(s, index, "has" if word == "had" and third else table[word])
        elif s.tags[index] == "VBD":
            yield from swap_form(s, index, Form.THIRD if third else Form.BASE)


def to_continuous(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I know -> I am knowing; He works every day -> He is working every day."""
    stative = re.compile(
        r"^(know|like|want|need|love|believe|understand|belong|seem|prefer|own|hate|agree|think|have)$"
    )
    habit = re.search(r"\b(every \w+|always|usually|often|never|sometimes)\b", s.text, re.I)
    for index in s.verbs("VBZ", "VBP", "VBD"):
        lemma = s.lemma(index)
        if not lemma or lemma in ("be", "do") or not (stative.match(lemma) or habit):
            continue
        if lemma == "have" and s.tag(index + 1) in ("VBN", "TO", "RB"):
            continue
        be = {"VBZ": "is", "VBP": "are"}.get(s.tags[index], "was")
        be = "am" if s.word(index - 1) == "i" and be == "are" else be
        tag = undo_tag(s, index)
        yield Change({index: ((be, DELETE), (inflect(lemma, Form.GERUND)[0], tag))})


def continuous_to_simple(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He is working now -> He works now, He working now."""
    if not re.search(
        r"\b(now|at the moment|currently|right now|while|when|look|listen)\b", s.text, re.I
    ):
        return
    for index in s.verbs("VBG"):
        at = index - 1
        if s.word(at) in ("is", "are", "am") and s.lemma(index):
            form = Form.THIRD if s.word(at) == "is" else Form.BASE
            word = inflect(s.lemma(index), form)[0]
            yield Change({at: (), index: ((word, ">gerund"),)})


def will_in_clause(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """If it rains -> If it will rain; when he comes -> when he will come."""
    for index in s.verbs("VBZ", "VBP"):
        lemma = s.lemma(index)
        clause = [s.word(at) for at in range(max(0, index - 4), index)]
        if lemma and lemma != "be" and {"if", "when", "until", "unless", "before"} & set(clause):
            tag = undo_tag(s, index) if s.tags[index] == "VBZ" else KEEP
            yield Change({index: (("will", DELETE), (lemma, tag))})
    for index in s.verbs("VBN"):
        if s.word(index - 1) == "had" and "if" in s.words[:index]:
            yield Change({index - 1: (("would", DELETE), ("have", "=had"))})
