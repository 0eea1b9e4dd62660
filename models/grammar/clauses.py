"""From verb chains to readings: which are finite, whose subject is whose, what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.gaps import Chain
from models.grammar.group_starts import chains_of
from models.grammar.inversion import asks, is_question
from models.grammar.lemmas import lemma_of
from models.grammar.nonfinite import NonfiniteReader
from models.grammar.phrases import phrase_before
from models.grammar.subject_after import after_inversion, of_existence
from models.grammar.subject_search import SubjectSearch
from models.grammar.subject_shapes import Subject
from models.grammar.types import Tense
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word, is_modal

_PRESENT = frozenset({"am", "is", "are", "has", "does"})
_PAST = frozenset({"was", "were", "did", "had"})
_NEED = frozenset({"need", "dare"})
_SHARED_REACH = 7


@dataclass(slots=True)
class Reading:
    """One verb group, by places in the sentence; see `VerbGroup` for the fields."""

    chain: Chain
    tense: Tense
    lemma: str
    finite: bool
    modal: str | None = None
    perfect: bool = False
    continuous: bool = False
    passive: bool = False
    negated: bool = False
    question: bool = False
    subject: Subject | None = None
    special: str = ""


def readings_of(words: Sequence[Word]) -> list[Reading]:
    """The readings of one sentence, from left to right."""
    chains = chains_of(words)
    found: list[Reading] = []
    for chain in chains:
        found.append(_Reader(words, found).read(chain))
    return found


class _Reader:
    """Reads one chain; ``earlier`` are the readings to its left."""

    def __init__(self, words: Sequence[Word], earlier: Sequence[Reading]) -> None:
        self._words = words
        self._earlier = earlier
        self._search = SubjectSearch(words, earlier)

    def read(self, chain: Chain) -> Reading:
        words, first = self._words, self._words[chain.first]
        tense = self._finite_tense(chain)
        head = words[chain.last]
        reading = Reading(
            chain=chain,
            tense=tense or Tense.INFINITIVE,
            lemma=lemma_of(head),
            finite=tense is not None,
            perfect=chain.perfect,
            continuous=chain.continuous,
            passive=chain.passive,
            negated=self._negated(chain),
        )
        if tense is None:
            NonfiniteReader(words, self._earlier, self._search).complete(reading)
        else:
            self._complete_finite(reading, first)
        return reading

    def _finite_tense(self, chain: Chain) -> Tense | None:
        """The tense that the first word shows; None when it shows none."""
        word = self._words[chain.first]
        if is_modal(word):
            return Tense.FUTURE if word.full in ("will", "shall") else Tense.MODAL
        if word.full in _NEED and self._is_modal_need(chain):
            return Tense.MODAL
        if word.full == "used" and chain.semi == "used to":
            return Tense.PAST
        if word.full in _PRESENT or (word.full in ("do", "have") and self._asks_pronoun(chain)):
            return Tense.PRESENT
        if word.full == "do" and len(chain.places) > 1 and not self._search.before(chain.first):
            return None
        if word.full in _PAST and word.tag != "VBN":
            return Tense.PAST
        by_tag = {"VBD": Tense.PAST, "VBP": Tense.PRESENT, "VBZ": Tense.PRESENT}
        if word.tag == "VBP" and (self._shares_base(chain) or self._follows_object(chain)):
            return None
        if word.tag == "VBD" and self._shares_participle(chain):
            return None
        return by_tag.get(word.tag)

    def _asks_pronoun(self, chain: Chain) -> bool:
        """*Where do you live?*, *Have you a pen?*; but *Have a seat*, *Do it now*."""
        subject = after_inversion(self._words, chain) if chain.inverted else None
        if subject is None:
            return False
        pronoun = self._words[subject.start].full in NOMINATIVE | {"you", "it"}
        return len(chain.places) > 1 or (pronoun and is_question(self._words))

    def _follows_object(self, chain: Chain) -> bool:
        """*He helped his sister [carry] it*: tagged as finite, but a bare infinitive."""
        phrase = phrase_before(self._words, chain.first)
        if phrase is None or not self._earlier or self._words[phrase.head].full in NOMINATIVE:
            return False
        group = self._earlier[-1]
        singular = self._words[phrase.head].tag in ("NN", "NNP")
        takes = group.lemma in ("let", "make", "help", "watch") or (
            singular and group.lemma in ("see", "hear")
        )
        return takes and group.chain.last == phrase.start - 1

    def _shares_participle(self, chain: Chain) -> bool:
        """*have washed the car and [cleaned] it*: a participle that the tagger took for a past."""
        before = self._words[chain.first - 1] if chain.first else None
        if before is None or before.full not in ("and", "or") or not self._earlier:
            return False
        source, word = self._earlier[-1], self._words[chain.first]
        if "n" not in word.forms or len(chain.places) > 1:
            return False
        distance = chain.first - source.chain.last
        return (source.perfect and distance <= _SHARED_REACH) or (source.passive and distance == 2)

    def _is_modal_need(self, chain: Chain) -> bool:
        return len(chain.places) > 1

    def _shares_base(self, chain: Chain) -> bool:
        """*I will go and [see]*: a base form that the tagger took for a finite one."""
        before = self._words[chain.first - 1] if chain.first else None
        if before is None or before.full not in ("and", "or") or not self._earlier:
            return False
        last = self._earlier[-1]
        head = self._words[last.chain.last]
        return (
            len(last.chain.places) > 1 and head.tag == "VB" and chain.first - last.chain.last <= 5
        )

    def _complete_finite(self, reading: Reading, first: Word) -> None:
        chain = reading.chain
        reading.modal = self._modal(reading, first)
        reading.subject = self._subject(chain)
        reading.question = asks(self._words, chain, reading.subject)
        if reading.subject is None and self._commands(chain):
            reading.tense = Tense.IMPERATIVE
        self._name_specially(reading)

    def _commands(self, chain: Chain) -> bool:
        """*Never give up*: a base form at the head of a clause that the tagger took for finite."""
        word = self._words[chain.first]
        if word.tag != "VBP" or word.full in BE | {"thank"} or "b" not in word.forms:
            return False
        before = chain.first - 1
        while before >= 0 and self._words[before].is_adverb:
            before -= 1
        return before < 0 or self._words[before].full in word_list("clause marks")

    def _modal(self, reading: Reading, first: Word) -> str | None:
        semi = reading.chain.semi
        if semi == "have got to":
            reading.perfect = False
        if semi in ("had better", "would rather", "ought to"):
            reading.tense = Tense.MODAL
            return semi
        if reading.tense is Tense.MODAL:
            return {"cannot": "can"}.get(first.full, first.full)
        if semi == "going to" and reading.tense is Tense.PRESENT:
            reading.tense = Tense.FUTURE
        if reading.tense is Tense.FUTURE and not semi:
            return "shall" if first.full == "shall" else "will"
        return semi or None

    def _name_specially(self, reading: Reading) -> None:
        chain, modal = reading.chain, reading.modal
        last = self._words[chain.last].full
        if chain.semi == "going to" and reading.tense is Tense.PAST:
            reading.special = "going to, future in the past"
        elif last == "got" and chain.perfect and len(chain.places) == 2:
            reading.special = f"{reading.tense} perfect (have got)"
        elif reading.tense is Tense.MODAL and chain.semi and chain.semi != modal:
            reading.special = f"modal {modal}, {chain.semi}"

    def _subject(self, chain: Chain) -> Subject | None:
        words = self._words
        if chain.inverted:
            found = after_inversion(self._words, chain)
            if found is not None and self._is_inverted_subject(chain, found):
                return found
        before = chain.first - 1
        while before >= 0 and words[before].is_adverb and words[before].full != "there":
            before -= 1
        if before >= 0 and (words[before].tag == "EX" or words[before].full == "there"):
            return of_existence(self._words, chain) or Subject(before, before + 1)
        return self._search.before(chain.first)

    def _is_inverted_subject(self, chain: Chain, subject: Subject) -> bool:
        """*Who has a pen?*: a phrase after a lone *have* or *do* is its object."""
        if len(chain.places) > 1 or self._words[chain.first].full in BE:
            return True
        word = self._words[subject.start]
        return word.full in NOMINATIVE | {"you", "it"} or is_modal(self._words[chain.first])

    def _negated(self, chain: Chain) -> bool:
        words = self._words
        inside = range(chain.first + 1, chain.last)
        if words[chain.first].full == "cannot":
            return True
        if any(self._denies(at) for at in inside if at in chain.gaps):
            return True
        at = chain.last + 1
        if self._takes_not_after(chain) and at < len(words) and self._denies(at):
            return True
        before = chain.first - 1
        while before >= 0 and words[before].is_adverb:
            if self._denies(before):
                if words[chain.first].full == "to":  # "not to go"; but "can't to go"
                    return not (before and self._takes_not(words[before - 1]))
                return not (before and words[before - 1].is_verb and words[before].full != "never")
            before -= 1
        return False

    def _denies(self, at: int) -> bool:
        """Whether a negation stands at ``at``; *not only* says more, not less."""
        after = self._words[at + 1].full if at + 1 < len(self._words) else ""
        return self._words[at].is_negation and after != "only"

    def _takes_not_after(self, chain: Chain) -> bool:
        return self._takes_not(self._words[chain.last])

    @staticmethod
    def _takes_not(word: Word) -> bool:
        return word.full in BE | HAVE | DO or is_modal(word) or word.full in _NEED
