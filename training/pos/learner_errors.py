"""Verb errors put into tagged sentences, so that the tagger stays right on learners' texts.

The tag of a changed word says what its form is, not what it should have been: *didn't went* is VBD,
*he go* VBP, *has go* VB. `models.grammar.groups` then finds the group and sees what is wrong.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from models.grammar.types import Form
from models.grammar.verbs import FORM_OF_TAG, analyse, inflect
from training.pos.teacher import BE, DO, HAVE, MODALS

Tagged = list[tuple[str, str]]
Change = Callable[[Tagged, int, random.Random], Tagged | None]

# Learners leave out articles too: the tagger should not lean on them.
_ARTICLES_LOST = 0.12
_CLOSED = BE | HAVE | DO | MODALS | {"'s", "'d", "'ll"}


def _lemma(word: str, tag: str) -> str | None:
    """The lemma of a full verb read with this tag; None for auxiliaries and words that fit not."""
    if word.lower() in _CLOSED:
        return None
    readings = [r.lemma for r in analyse(word) if r.form is FORM_OF_TAG.get(tag)]
    return readings[0] if readings else None


def _swap(sentence: Tagged, at: int, form: Form, tag: str) -> Tagged | None:
    word, old = sentence[at]
    lemma = _lemma(word, old)
    if lemma is None:
        return None
    changed = inflect(lemma, form)[0]
    if changed == word.lower():
        return None
    if word[0].isupper():
        changed = changed.capitalize()
    return [*sentence[:at], (changed, tag), *sentence[at + 1 :]]


def _agreement(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """He go; they goes; they was."""
    word, tag = sentence[at]
    swaps = {
        "is": ("are", "VBP"), "are": ("is", "VBZ"), "was": ("were", "VBD"), "were": ("was", "VBD"),
        "has": ("have", "VBP"), "have": ("has", "VBZ"), "do": ("does", "VBZ"),
        "does": ("do", "VBP"), "am": ("is", "VBZ"),
    }  # fmt: skip
    if word in swaps and tag in ("VBZ", "VBP", "VBD"):
        return [*sentence[:at], swaps[word], *sentence[at + 1 :]]
    if tag == "VBZ":
        return _swap(sentence, at, Form.BASE, "VBP")
    if tag == "VBP":
        return _swap(sentence, at, Form.THIRD, "VBZ")
    return None


def _present_for_past(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Yesterday I go; yesterday he goes."""
    if sentence[at][1] != "VBD":
        return None
    if chance.random() < 0.8:
        return _swap(sentence, at, Form.BASE, "VBP")
    return _swap(sentence, at, Form.THIRD, "VBZ")


def _past_for_present(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    if sentence[at][1] not in ("VBZ", "VBP"):
        return None
    return _swap(sentence, at, Form.PAST, "VBD")


def _after_base_taker(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Didn't went; can goes; to going; will coming."""
    if sentence[at][1] != "VB" or at == 0:
        return None
    form, tag = chance.choice(
        [(Form.PAST, "VBD"), (Form.PAST, "VBD"), (Form.THIRD, "VBZ"), (Form.GERUND, "VBG")]
    )
    return _swap(sentence, at, form, tag)


def _after_have_or_be(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Has went; has go; is write; was wrote."""
    if sentence[at][1] != "VBN" or at == 0:
        return None
    form, tag = chance.choice([(Form.PAST, "VBD"), (Form.BASE, "VB"), (Form.GERUND, "VBG")])
    return _swap(sentence, at, form, tag)


def _gerund_lost(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Is go; enjoy swim."""
    if sentence[at][1] != "VBG" or at == 0:
        return None
    return _swap(sentence, at, Form.BASE, "VB")


def _participle_for_past(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """He gone home; I seen it."""
    if sentence[at][1] != "VBD":
        return None
    return _swap(sentence, at, Form.PAST_PARTICIPLE, "VBN")


def _auxiliary_lost(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """He going to school; I not know; it been broken."""
    word = sentence[at][0]
    if at == 0 or at + 1 >= len(sentence) or word.lower() not in BE | HAVE | DO | {"'s"}:
        return None
    follower = next((t for _, t in sentence[at + 1 :] if t != "RB"), "")
    if follower not in ("VBG", "VBN", "VB"):
        return None
    rest = sentence[at + 1 :]
    if rest[0][0] == "n't":
        rest = [("not", "RB"), *rest[1:]]
    rest = [(w, "VBP" if i < 2 and t == "VB" else t) for i, (w, t) in enumerate(rest)]
    return [*sentence[:at], *rest]


def _be_too_many(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """I am agree; they are like it; he was went."""
    word, tag = sentence[at]
    if at == 0 or tag not in ("VBP", "VBZ", "VBD"):
        return None
    before, noun = sentence[at - 1]
    if noun not in ("PRP", "NNS", "NN") or _lemma(word, tag) is None:
        return None
    full = (word, "VB") if tag == "VBP" else (word, tag)
    return [
        *sentence[:at],
        _be_for(before.lower(), noun, past=tag == "VBD"),
        full,
        *sentence[at + 1 :],
    ]


def _be_for(subject: str, tag: str, *, past: bool) -> tuple[str, str]:
    singular = subject in ("he", "she", "it") or tag == "NN"
    if past:
        return ("was" if singular or subject == "i" else "were", "VBD")
    if subject == "i":
        return ("am", "VBP")
    return ("is", "VBZ") if singular else ("are", "VBP")


def _over_regular(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Goed, teached, writed."""
    word, tag = sentence[at]
    if tag not in ("VBD", "VBN"):
        return None
    lemma = _lemma(word, tag)
    if lemma is None or word.lower().endswith("ed"):
        return None
    made_up = lemma + ("d" if lemma.endswith("e") else "ed")
    if analyse(made_up):
        return None
    return [*sentence[:at], (made_up, tag), *sentence[at + 1 :]]


def _to_lost_or_added(sentence: Tagged, at: int, chance: random.Random) -> Tagged | None:
    """Want go; can to go."""
    if sentence[at][1] != "VB" or at == 0:
        return None
    before = sentence[at - 1]
    if before[1] == "TO":
        return [*sentence[: at - 1], *sentence[at:]]
    if before[1] == "MD":
        return [*sentence[:at], ("to", "TO"), *sentence[at:]]
    return None


_CHANGES: tuple[Change, ...] = (
    _agreement,
    _agreement,
    _present_for_past,
    _past_for_present,
    _after_base_taker,
    _after_have_or_be,
    _gerund_lost,
    _participle_for_past,
    _auxiliary_lost,
    _be_too_many,
    _over_regular,
    _to_lost_or_added,
)


def with_error(sentence: Sequence[tuple[str, str]], chance: random.Random) -> Tagged | None:
    """The sentence with one verb error in it; None when no change fits."""
    tagged = [pair for pair in sentence if pair[1] != "DT" or chance.random() >= _ARTICLES_LOST]
    places = [i for i, (_, tag) in enumerate(tagged) if tag.startswith("VB")]
    chance.shuffle(places)
    for at in places:
        for change in chance.sample(_CHANGES, len(_CHANGES)):
            changed = change(tagged, at, chance)
            if changed is not None:
                return changed
    return None
