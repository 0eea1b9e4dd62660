"""Whether one changed word is a change of a verb, and if not, why it is refused."""

from __future__ import annotations

from enum import StrEnum

from models.grammar.alignment import Kind, Step
from models.grammar.auxiliaries import AUXILIARIES, expansions, plain
from models.grammar.sides import VERB_TAGS, Side
from models.grammar.types import Form


class Reason(StrEnum):
    """Why a change is refused, in words for the learner."""

    OTHER_WORD = "it changes a word that is not a verb"
    WORD_ORDER = "it changes the order of the words"
    CAPITAL = "it changes a capital letter"
    PUNCTUATION = "it changes punctuation"
    NEGATION = "it makes the sentence negative or positive"
    STYLE = "it only writes the same words differently"


_SUBJECT_TAGS = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS", "DT", "EX", "PRP$", "WP"})
_PARTICIPLES = frozenset({Form.PAST_PARTICIPLE, Form.GERUND})


def reason_of(step: Step, source: Side, target: Side) -> Reason | None:
    match step.kind:
        case Kind.MOVE:
            return None if _is_inversion(source, step) else Reason.WORD_ORDER
        case Kind.DELETE:
            return _lone_reason(source, step.source_start)
        case Kind.INSERT:
            return _lone_reason(target, step.target_start)
    return _replacement_reason(source, step.source_start, target, step.target_start)


def _replacement_reason(source: Side, at: int, target: Side, to: int) -> Reason | None:
    old, new = plain(source.texts[at]), plain(target.texts[to])
    if old == new:
        same_letters = source.texts[at].lower() == target.texts[to].lower()
        return Reason.CAPITAL if same_letters else Reason.STYLE  # "don’t" -> "don't"
    if is_negation(source, at) and is_negation(target, to):
        return None if old != "no" else Reason.NEGATION
    if old == "of" and new in ("have", "'ve") and at and source.words[at - 1].tag == "MD":
        return None  # "could of gone"
    if source.words[at].full == target.words[to].full and expansions(old) + expansions(new):
        return Reason.STYLE
    if old == "no" and target.is_auxiliary(to):
        return None  # "I no like" -> "I don't like": the negations are counted afterwards
    if source.is_infinitive_mark(at) and target.is_verb(to):
        return None
    if is_negative(source, at) and target.is_verb(to):
        return None  # "could not" -> "cannot"
    if source.readings(at) and _stays_verb(source, at, target, to):
        return None
    return Reason.PUNCTUATION if _both_marks(old, new) else Reason.OTHER_WORD


def _stays_verb(source: Side, at: int, target: Side, to: int) -> bool:
    same = bool(source.lemmas(at) & target.lemmas(to))
    if target.is_verb(to) or source.is_verb(at):
        return same or (target.is_verb(to) and source.is_verb(at))
    forms = {reading.form for reading in target.readings(to)}
    if not same or not forms & _PARTICIPLES:
        return False
    tag = target.tokens[to].tag
    # "I am boring" -> "I am bored"; "enjoy swim" -> "enjoy swimming".
    return tag == "JJ" or (tag == "NN" and Form.GERUND in forms)


def _is_inversion(source: Side, step: Step) -> bool:
    """One finite verb word changed places with its subject: *you are -> are you*."""
    places = range(step.source_start, step.source_end)
    verbs = [at for at in places if plain(source.texts[at]) in AUXILIARIES]
    subject = {source.tokens[at].tag for at in places if at not in verbs}
    return len(verbs) == 1 and verbs[0] in (places[0], places[-1]) and bool(subject & _SUBJECT_TAGS)


def _lone_reason(side: Side, at: int) -> Reason | None:
    """Why the token may not come or go."""
    if side.is_verb(at) or side.is_infinitive_mark(at) or is_negation(side, at):
        return None
    if side.tokens[at].tag in VERB_TAGS and side.readings(at):
        return None
    return Reason.OTHER_WORD if side.texts[at][0].isalnum() else Reason.PUNCTUATION


def is_negation(side: Side, at: int) -> bool:
    return side.is_negation(at) or side.words[at].full == "no"


def is_negative(side: Side, at: int) -> bool:
    return is_negation(side, at) or side.words[at].full == "cannot"


def _both_marks(one: str, other: str) -> bool:
    return not one[0].isalnum() and not other[0].isalnum()
