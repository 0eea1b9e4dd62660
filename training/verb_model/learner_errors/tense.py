"""Wrong tenses where words of time, or other verbs, leave no doubt about the right one."""

from __future__ import annotations

import random
from collections.abc import Iterator

from models.grammar.operations import DELETE, KEEP
from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.verb_model.learner_errors.change import Change, drop, swap, swap_form, undo_tag
from training.verb_model.learner_errors.sentence import HAVE, Sentence
from training.verb_model.learner_errors.time_words import NOW, PAST_TIME, PERFECT_TIME


def present_for_past(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """Yesterday I went -> Yesterday I go. Needs a sign of the past that stays in the sentence."""
    pasts = list(s.verbs("VBD"))
    if not (PAST_TIME.search(s.text) or len(pasts) > 1):
        return
    for index in pasts:
        word = s.words[index]
        singular = s.singular_subject(index)
        third = singular if singular is not None else rng.random() < 0.5
        if word in ("was", "were"):
            yield from swap(s, index, "is" if word == "was" else "are")
        else:
            form = Form.THIRD if third and rng.random() < 0.6 else Form.BASE
            yield from swap_form(s, index, form)


def past_for_present(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He always gets up -> He always got up. Needs a sign of the present."""
    presents = list(s.verbs("VBZ", "VBP"))
    if not (NOW.search(s.text) or len(presents) > 1):
        return
    for index in presents:
        word = s.words[index]
        if word in ("is", "am"):
            yield from swap(s, index, "was")
        elif word == "are":
            yield from swap(s, index, "were")
        else:
            yield from swap_form(s, index, Form.PAST)


def past_to_perfect(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I saw him yesterday -> I have seen him yesterday; had seen."""
    if not PAST_TIME.search(s.text):
        return
    for index in s.verbs("VBD"):
        lemma = s.lemma(index)
        if s.word(s.question_governor(index)) in HAVE or not lemma:
            continue
        have = "has" if s.singular_subject(index) else "have"
        have = "had" if rng.random() < 0.45 else have
        participle = inflect(lemma, Form.PAST_PARTICIPLE)[0]
        tag = undo_tag(s, index) if participle != s.words[index] else KEEP
        yield Change({index: ((have, DELETE), (participle, tag))})


def perfect_to_other(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I have known him since May -> I know / knew / am knowing him since May."""
    if not PERFECT_TIME.search(s.text):
        return
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) not in ("have", "has", "'ve") or not s.lemma(index):
            continue
        lemma = s.lemma(index)
        third = s.word(at) == "has"
        if lemma == "be":
            now = "is" if third else "are" if s.word(at - 1) != "i" else "am"
            words = [now, "was" if third else "were"]
        else:
            words = [inflect(lemma, Form.THIRD if third else Form.BASE)[0]]
            words.append(inflect(lemma, Form.PAST)[0])
        word = rng.choice(words)
        tag = undo_tag(s, index) if word != s.words[index] else KEEP
        if lemma == "be" and index == at + 1:
            have = "have" if s.word(at) == "'ve" else s.word(at)
            yield Change({at: (), index: ((word, f"={have} been"),)})
        elif s.word(at) != "'ve":
            yield Change({at: (), index: ((word, tag),)})


def past_perfect(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """had gone -> has gone, have gone, went (had dropped)."""
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) == "had":
            if len(list(s.verbs("VBD"))) > 1:
                yield from swap(s, at, rng.choice(("has", "have")))
            lemma = s.lemma(index)
            if lemma and s.words[index] not in inflect(lemma, Form.PAST):
                yield drop(at)
        elif s.word(at) in ("has", "have") and PERFECT_TIME.search(s.text):
            yield from swap(s, at, "had")


def extra_had(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She opened the door and went in -> She had opened the door and went in."""
    if len(list(s.verbs("VBD"))) < 2 and not PAST_TIME.search(s.text):
        return
    for index in s.verbs("VBD"):
        lemma = s.lemma(index)
        if lemma and s.words[index] not in ("had", "did") and s.word(index - 1) not in HAVE:
            participle = inflect(lemma, Form.PAST_PARTICIPLE)[0]
            tag = undo_tag(s, index) if participle != s.words[index] else KEEP
            yield Change({index: (("had", DELETE), (participle, tag))})
