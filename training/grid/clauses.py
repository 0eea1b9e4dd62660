"""One clause of a variation: who, verb group, what follows, when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from models.grammar.auxiliaries import be_form, have_form
from models.grammar.types import Form, Tense
from models.grammar.verbs import inflect
from training.grid.cells import GridTense
from training.grid.tables import When, Who


class Shape(Enum):
    STATEMENT = auto()
    NEGATIVE = auto()
    QUESTION = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """The verb group: *has* + *gone*; ("", "goes") without auxiliary, ("is", "") for *be*."""

    auxiliary: str
    verb: str


@dataclass(frozen=True, slots=True)
class Clause:
    """All of a sentence but its verb group. ``front``: the time word opens the sentence."""

    who: Who
    when: When
    phrase: str
    shape: Shape = Shape.STATEMENT
    front: bool = False

    def text(self, group: Group) -> str:
        """The sentence with this verb group in its place, right or wrong."""
        not_ = "not" if self.shape is Shape.NEGATIVE else ""
        middle = self.when.words if self.when.place == "middle" else ""
        at_end = "" if middle or self.front else self.when.words
        opening = self.when.words if self.front else ""
        subject = self.who.words
        if self.shape is Shape.QUESTION:
            parts = [group.auxiliary, _inside(subject), middle, group.verb]
        else:
            if opening:
                subject = _inside(subject)
            parts = [opening, subject, group.auxiliary, not_, middle, group.verb]
        parts += [self.phrase.replace("{my}", self.who.possessive), at_end]
        text = " ".join(part for part in parts if part)
        return text[0].upper() + text[1:] + ("?" if self.shape is Shape.QUESTION else ".")


def right_group(verb: str, tense: GridTense, who: Who, shape: Shape) -> Group:
    """The verb group that is right for ``who``."""
    match tense:
        case GridTense.PRESENT_CONTINUOUS:
            return Group(be(Tense.PRESENT, who), form(verb, Form.GERUND))
        case GridTense.PRESENT_PERFECT:
            have = have_form(who.person, who.plural)
            return Group(have, form(verb, Form.PAST_PARTICIPLE))
        case GridTense.FUTURE:
            return Group("will", verb)
    past = tense is GridTense.PAST_SIMPLE
    if verb == "be":
        return Group(be(Tense.PAST if past else Tense.PRESENT, who), "")
    if shape is not Shape.STATEMENT:
        return Group("did" if past else do(who), verb)
    return Group("", form(verb, Form.PAST) if past else present(verb, third=who.third))


def form(verb: str, wanted: Form) -> str:
    """The usual spelling of a form."""
    return inflect(verb, wanted)[0]


def present(verb: str, *, third: bool) -> str:
    return form(verb, Form.THIRD) if third else verb


def be(tense: Tense, who: Who) -> str:
    """*am, is, are, was, were*; ``tense`` is PRESENT or PAST."""
    return be_form(tense, who.person, who.plural)


def do(who: Who) -> str:
    return "does" if who.third else "do"


def _inside(subject: str) -> str:
    """A subject inside a sentence: *the nurse, my uncle*, but *Anna, I*."""
    first, _, _ = subject.partition(" ")
    return subject[0].lower() + subject[1:] if first in _SMALL else subject


_SMALL = frozenset(
    "He Her His My Our She The They We You".split()
)  # what has no capital inside a sentence
