"""What the grammar itself finds about the verbs of a sentence, and about changes to them.

A sentence is taken apart once; then every operation (see `operations`) is made on the verb string
it touches, and the faults of that string before and after are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.grammar.clash import Clash
from models.grammar.clashes import clash_of
from models.grammar.demands import Kind, Opening, Slip, differs_in_number, slips
from models.grammar.left_alone import left_alone
from models.grammar.mends import edited, mends_of
from models.grammar.operations import FORMS, Operation
from models.grammar.pos import tag
from models.grammar.sentence_strings import verb_strings
from models.grammar.types import Certainty, Span, Token
from models.grammar.verb_strings import VerbString
from models.grammar.verbs import over_regular

__all__ = ["Examination", "Fault", "Kind", "Verdict", "examine", "faults", "judge"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A verb word that is not what its place asks for.

    ``mends`` are the operations, single or in pairs, that leave the verb string without a fault,
    the likeliest first.
    """

    index: int
    span: Span
    kind: Kind
    certainty: Certainty
    mends: tuple[tuple[Operation, ...], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the grammar says to a change: ``sign`` is 1 for it, -1 against it, 0 without opinion.

    ``kind`` is that of the fault it removes or makes; None without an opinion.
    """

    sign: int = 0
    kind: Kind | None = None
    certainty: Certainty = Certainty.MAYBE


NO_OPINION = Verdict()


@dataclass(frozen=True, slots=True)
class Examination:
    """One sentence, taken apart; indices are those of its tokens."""

    tokens: tuple[Token, ...]
    strings: tuple[VerbString, ...]
    clash: Clash | None = None
    left_alone: frozenset[int] = frozenset()

    def faults(self) -> tuple[Fault, ...]:
        """The faults from left to right."""
        found = [
            self._fault(string, slip)
            for string in self.strings
            for slip in slips(string.words, string.slot)
        ]
        # A verb whose form is wrong has no tense to speak of.
        if self.clash is not None and not any(one.certainty is Certainty.SURE for one in found):
            found = [one for one in found if one.index != self.clash.index]
            found.append(self._out_of_time(self.clash))
        return tuple(sorted(found, key=lambda fault: fault.index))

    def verdict(self, operations: Sequence[Operation]) -> Verdict:
        """What the operations, made together, do to the verb strings they touch."""
        best = NO_OPINION
        for string in self.strings:
            after = edited(string, operations)
            if after is None:
                continue
            found = _compare(string, after)
            if found.sign < 0:
                return found
            if found.sign > best.sign:
                best = found
        return best

    def is_needless(self, operations: Sequence[Operation]) -> bool:
        """Whether they exchange what is as right as the other: *the team is, are*."""
        if any(operation.index in self.left_alone for operation in operations):
            return True
        for string in self.strings:
            after = edited(string, operations) if string.slot.either else None
            if after and differs_in_number(string.words[0], after[0]):
                return True
        return False

    def _out_of_time(self, clash: Clash) -> Fault:
        span = self.tokens[clash.index].span
        mends = tuple(mend for mend in clash.mends if self.verdict(mend).sign >= 0)
        # None is left of phrases that a verb string does not know: *had better [to] go*.
        return Fault(clash.index, span, Kind.TENSE, Certainty.SURE, mends or clash.mends)

    def _fault(self, string: VerbString, slip: Slip) -> Fault:
        index = string.places[slip.index]
        certainty = string.certainty_at(slip.index)
        # What mends this string may spoil another one that shares a word with it.
        mends = tuple(
            mend for mend in mends_of(self.tokens, string) if self.verdict(mend).sign >= 0
        )
        if slip.kind is Kind.INFLECTION:
            mends = _as_meant(self.tokens[index].text, index, mends) or mends
        return Fault(index, self.tokens[index].span, slip.kind, certainty, mends)


def _as_meant(
    word: str, index: int, mends: Sequence[tuple[Operation, ...]]
) -> tuple[tuple[Operation, ...], ...]:
    """The mends that only spell the form that the word was meant to be: *studys* -> *studies*."""
    meant = {reading.form for reading in over_regular(word)}
    spelt = {(Operation(index, tag),) for tag, form in FORMS.items() if form in meant}
    return tuple(mend for mend in mends if mend in spelt)


def _compare(string: VerbString, after: tuple[str, ...]) -> Verdict:
    old, new = slips(string.words, string.slot), slips(after, string.slot)
    if not after and string.slot.opening is Opening.FINITE and not string.beside:
        return Verdict(-1, Kind.FORM, string.certainty)  # a clause without its verb
    if len(old) == len(new):
        return NO_OPINION
    sign = 1 if len(new) < len(old) else -1
    more, fewer = (old, new) if sign > 0 else (new, old)
    kinds = [slip.kind for slip in fewer]
    for slip in more:
        if slip.kind not in kinds:
            return Verdict(sign, slip.kind, string.certainty_at(slip.index))
        kinds.remove(slip.kind)
    return NO_OPINION


@lru_cache(maxsize=64)
def _examine(tokens: tuple[Token, ...]) -> Examination:
    tagged = tokens if all(token.tag for token in tokens) else tag(tokens)
    return Examination(tokens, verb_strings(tagged), clash_of(tagged), left_alone(tagged))


def examine(tokens: Sequence[Token]) -> Examination:
    """Take one sentence apart; tokens without tags are tagged."""
    return _examine(tuple(tokens))


def faults(tokens: Sequence[Token]) -> tuple[Fault, ...]:
    """The faults of the verbs of one sentence, with the operations that mend each."""
    return examine(tokens).faults()


def judge(
    tokens: Sequence[Token], proposals: Sequence[tuple[Operation, ...]]
) -> tuple[Verdict, ...]:
    """A verdict for each proposal, in their order."""
    examination = examine(tokens)
    return tuple(examination.verdict(operations) for operations in proposals)
