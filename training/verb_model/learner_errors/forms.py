"""Wrong forms: after an auxiliary, after "to", after another verb, in a phrase."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.operations import DELETE
from models.grammar.types import Form
from models.grammar.verbs import analyse, inflect
from training.verb_model.learner_errors.change import (
    Change,
    drop,
    extra,
    join,
    swap,
    swap_form,
    undo_tag,
)
from training.verb_model.learner_errors.sentence import BE, DO, HAVE, MODALS, VERB_TAGS, Sentence

HELP = frozenset({"let", "lets", "make", "makes", "made", "help", "helps", "helped", "see"})


def after_modal(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """can go -> can goes, can went, can going; did go -> did went; to go -> to went."""
    for index in s.verbs("VB"):
        if s.words[index] in ("be", "have"):
            continue
        at = s.governor(index)
        if s.word(at) in MODALS:
            forms: tuple[Form, ...] = (Form.THIRD, Form.PAST, Form.GERUND, Form.PAST)
        elif s.word(at) == "to":
            forms = (Form.PAST, Form.GERUND, Form.THIRD, Form.GERUND, Form.PAST)
        elif s.word(at) in DO or s.word(s.question_governor(index)) in DO:
            forms = (Form.PAST, Form.PAST, Form.THIRD, Form.GERUND, Form.PAST_PARTICIPLE)
        elif s.word(s.question_governor(index)) in MODALS:
            forms = (Form.THIRD, Form.PAST)
        else:
            forms = (Form.PAST, Form.THIRD, Form.GERUND)
        yield from swap_form(s, index, rng.choice(forms))


def after_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """has gone -> has went, has go; having gone -> having went."""
    for index in s.verbs("VBN"):
        governors = {s.word(s.governor(index)), s.word(s.question_governor(index))}
        if governors & {*HAVE, "having"}:
            form = rng.choice((Form.PAST, Form.PAST, Form.BASE, Form.THIRD))
            if s.words[index] != "been":
                yield from swap_form(s, index, form)
            else:
                yield from swap(s, index, rng.choice(("be", "being", "was", "were")))


def after_be_gerund(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """is going -> is go, is goes, is gone."""
    for index in s.verbs("VBG"):
        word = s.word(s.governor(index))
        if word in BE or word in ("'s", "'m", "'re", "be", "been"):
            form = rng.choice((Form.BASE, Form.BASE, Form.BASE, Form.PAST, Form.THIRD))
            yield from swap_form(s, index, form)


def after_be_passive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """was written -> was wrote, was write, was writing."""
    for index in s.verbs("VBN"):
        word = s.word(s.governor(index))
        if word in BE or word in ("be", "been", "being", "get", "got"):
            form = rng.choice((Form.PAST, Form.PAST, Form.BASE, Form.BASE, Form.GERUND))
            yield from swap_form(s, index, form)


def participle_phrase(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """a man called Tom -> a man call Tom; interested -> interesting; based on -> base on."""
    for index in s.verbs("VBN"):
        word = s.word(s.governor(index))
        if word in BE or word in HAVE or word in ("be", "been", "being", "'s"):
            continue
        # "roamed" after a noun may be a past tense that the tagger took for a participle.
        if s.tag(index + 1) in ("IN", "TO") or s.tag(index - 1) in ("DT", "JJ", "IN", "RB"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.GERUND, Form.BASE)))
    for index in s.verbs("VBG"):
        if s.tag(index - 1) in ("NN", "NNS", "PRP", ","):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.PAST, Form.THIRD)))


def gerund(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """good at swimming -> good at swim; enjoy reading -> enjoy to read; worth doing -> worth do."""
    for index in s.verbs("VBG"):
        tag = s.tag(index - 1)
        if s.word(index - 1) in BE or tag in ("NN", "NNS", "PRP"):
            continue
        lemma = s.lemma(index)
        if not lemma:
            continue
        if tag in ("IN", "TO") or s.word(index - 1) in ("before", "after", "without"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.BASE, Form.PAST)))
        elif tag in VERB_TAGS or s.word(index - 1) == "worth":
            to_verb = (("to", DELETE), (lemma, ">gerund"))
            yield rng.choice((Change({index: to_verb}), Change({index: to_verb[1:]})))
        elif index == 0 or tag in (",", "CC", "``"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.BASE, Form.PAST)))


def infinitive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """want to go -> want go, want going, want to going."""
    for index in s.verbs("VB"):
        if s.word(index - 1) != "to" or (s.words[index] in ("be", "have") and rng.random() < 0.6):
            continue
        tag = undo_tag(s, index)
        lemma = s.lemma(index)
        if not lemma or not tag:
            continue
        wrong = inflect(lemma, rng.choice((Form.GERUND, Form.GERUND, Form.PAST)))[0]
        kinds = [drop(index - 1), drop(index - 1)]
        kinds.append(join(drop(index - 1), Change({index: ((wrong, tag),)})))
        yield rng.choice(kinds)


def bare_infinitive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """must go -> must to go; let him go -> let him to go, let him went; helped me finish."""
    for index in s.verbs("VB"):
        word = s.word(index - 1)
        if word in MODALS and word not in ("ca", "wo"):
            yield from extra(s, index, "to")
        elif HELP & {word, s.word(index - 2)}:
            yield rng.choice(
                [*extra(s, index, "to"), *swap_form(s, index, Form.PAST, Form.GERUND, Form.THIRD)]
                or [Change({})]
            )


def past_for_participle(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I saw -> I seen; she sang -> she sung."""
    for index in s.verbs("VBD"):
        if s.words[index] not in ("was", "were", "had", "did") and s.word(index - 1) not in HAVE:
            yield from swap_form(s, index, Form.PAST_PARTICIPLE)


def bare_finite(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She works there -> She working there; They left -> They leaving."""
    for index in s.verbs("VBZ", "VBP", "VBD"):
        if s.words[index] in BE or s.words[index] in HAVE or s.words[index] in DO:
            continue
        yield from swap_form(s, index, Form.GERUND)


def participial_adjective(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He is biased -> He is bias; a linked list -> a link list; interested in -> interesting in."""
    for index, word in enumerate(s.words):
        if s.tags[index] != "JJ" or not word.endswith("ed"):
            continue
        lemmas = [r.lemma for r in analyse(word) if r.form is Form.PAST_PARTICIPLE]
        if not lemmas:
            continue
        # Its form is the past tense's too, whose operation stands for both (see `undo_tag`).
        yield Change({index: ((lemmas[0], ">past"),)})
        if s.word(index + 1) in ("in", "about", "with", "by"):
            yield Change({index: ((inflect(lemmas[0], Form.GERUND)[0], ">past"),)})


def active_for_passive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """It was mentioned in the text -> It mentions in the text; can be taken by -> can take by."""
    for index in s.verbs("VBN"):
        at, lemma = index - 1, s.lemma(index)
        if not lemma or s.word(at) not in BE | {"be"} or s.tag(index + 1) != "IN":
            continue
        tag = ">past" if s.words[index] in inflect(lemma, Form.PAST) else ">participle"
        form = Form.THIRD if s.word(at) in ("is", "was") and rng.random() < 0.5 else Form.BASE
        word = inflect(lemma, form)[0]
        if word != s.words[index]:
            yield Change({at: (), index: ((word, tag),)})
