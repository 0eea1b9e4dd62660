"""The values of the grammar core: frozen, hashable, with every position in code points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``start:end`` of code points in a text; ``start == end`` marks a gap."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class Form(StrEnum):
    """The five forms of an English verb (``be`` has more: see `verbs.BE_FORMS`)."""

    BASE = "base"  # go
    THIRD = "third"  # goes
    PAST = "past"  # went
    PAST_PARTICIPLE = "past_participle"  # gone
    GERUND = "gerund"  # going


@dataclass(frozen=True, slots=True)
class Verb:
    """The paradigm of one verb. Each form holds all accepted spellings, the usual one first."""

    lemma: str
    third_person: tuple[str, ...]
    past: tuple[str, ...]
    past_participle: tuple[str, ...]
    gerund: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to read a word as a verb: ``left`` is (leave, PAST) and (leave, PAST_PARTICIPLE)."""

    lemma: str
    form: Form


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or punctuation mark; ``tag`` is its Penn Treebank tag, "" when untagged."""

    text: str
    span: Span
    tag: str = ""


class Tense(StrEnum):
    """What the first word of a finite verb group says; the other values name non-finite groups."""

    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"  # will / shall + verb
    MODAL = "modal"  # can, may, would ... + verb
    IMPERATIVE = "imperative"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


class Aspect(StrEnum):
    SIMPLE = "simple"
    CONTINUOUS = "continuous"
    PERFECT = "perfect"
    PERFECT_CONTINUOUS = "perfect continuous"


class Voice(StrEnum):
    ACTIVE = "active"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """One verb with its auxiliaries: *has never really been seen*.

    ``words`` are the spans of the verb words themselves, in order, without what stands between
    them; ``span`` runs from the first to the last. ``name`` is what a teacher calls the group:
    "present perfect continuous, passive, negative".
    """

    span: Span
    words: tuple[Span, ...]
    tense: Tense
    aspect: Aspect
    voice: Voice
    modal: str | None
    negated: bool
    question: bool
    subject: Span | None
    head: Verb
    name: str
    time_words: tuple[Span, ...] = ()

    @property
    def is_finite(self) -> bool:
        return self.tense not in (Tense.INFINITIVE, Tense.GERUND, Tense.PARTICIPLE)


class EditKind(StrEnum):
    """ERRANT's names (Bryant et al., ACL 2017): Missing, Unnecessary, Replacement."""

    R_TENSE = "R:VERB:TENSE"
    R_SVA = "R:VERB:SVA"
    R_FORM = "R:VERB:FORM"
    R_INFL = "R:VERB:INFL"
    R_VERB = "R:VERB"
    R_ORDER = "R:WO"
    M_VERB = "M:VERB"
    M_TENSE = "M:VERB:TENSE"
    M_FORM = "M:VERB:FORM"
    U_VERB = "U:VERB"
    U_TENSE = "U:VERB:TENSE"
    U_FORM = "U:VERB:FORM"


class Certainty(StrEnum):
    SURE = "sure"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the original by ``after``; ``before`` stood there ("" when put in)."""

    span: Span
    before: str
    after: str
    kind: EditKind
    confidence: float = 1.0
    by: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that was proposed but touches more than a verb: kept to be shown, never applied."""

    span: Span
    before: str
    after: str
    by: str
    reason: str


Placed = TypeVar("Placed", Edit, Refusal, Token)


def moved(item: Placed, by: int) -> Placed:
    """The same at another place of the text."""
    return replace(item, span=item.span.moved(by))


@dataclass(frozen=True, slots=True)
class Correction:
    """``corrected`` is ``original`` with ``edits`` made; they are in order and do not overlap."""

    original: str
    corrected: str
    edits: tuple[Edit, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a teacher says about one edit.

    ``rule`` is the key of the rule in ``rules/<language>.toml``; ``hint`` does not give the answer
    away; ``evidence`` is the word that decides (subject, time word, auxiliary), in the original.
    ``forms`` is the form table of the verb: (name of the form, spelling). ``examples`` are
    (wrong, right) pairs. ``level`` is the CEFR level, A1 to C2.
    """

    edit: Edit
    rule: str
    title: str
    text: str
    why_here: str
    hint: str
    evidence: Span | None
    forms: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    level: str


@dataclass(frozen=True, slots=True)
class OtherRemark:
    """A remark of a second opinion that is not about verbs; listed, never applied."""

    span: Span
    message: str
    suggestions: tuple[str, ...] = field(default=())
