"""Groups whose first word shows no tense: infinitives, gerunds, participles, imperatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.grammar.phrases import phrase_before
from models.grammar.shared_auxiliaries import shares_auxiliaries
from models.grammar.types import Tense
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

if TYPE_CHECKING:
    from models.grammar.clauses import Reading
    from models.grammar.subject_search import SubjectSearch
    from models.grammar.subject_shapes import Subject


class NonfiniteReader:
    """Decides what a group without tense is; ``earlier`` are the readings to its left."""

    def __init__(
        self, words: Sequence[Word], earlier: Sequence[Reading], search: SubjectSearch
    ) -> None:
        self._words = words
        self._earlier = earlier
        self._search = search

    def complete(self, reading: Reading) -> None:
        word = self._words[reading.chain.first]
        if word.full == "to":
            reading.tense = Tense.INFINITIVE
        elif shares_auxiliaries(reading, self._words, self._earlier):
            return
        elif word.tag == "VBG" or word.full in ("being", "having"):
            self._complete_ing(reading)
        elif word.tag == "VBN" or word.full == "been":
            self._complete_participle(reading)
        else:
            self._complete_base(reading)

    def _complete_base(self, reading: Reading) -> None:
        chain = reading.chain
        if self._is_bare_infinitive(chain.first):
            reading.tense, reading.special = Tense.INFINITIVE, "bare infinitive"
            return
        subject = self._search.before(chain.first) if self._has_phrase_before(chain.first) else None
        if subject is None:
            subject = self._coordinated(chain.first)
        if subject is None:
            self._complete_imperative(reading)
            return
        reading.tense, reading.finite, reading.subject = Tense.PRESENT, True, subject
        if self._wants_subjunctive(chain.first):
            reading.special = "present subjunctive"

    def _coordinated(self, at: int) -> Subject | None:
        """*We was in London and [visit] it*: a slip in the second of two verbs, no command."""
        finite = [group for group in self._earlier if group.finite]
        if not at or self._words[at - 1].full not in ("and", "or") or not finite:
            return None
        return None if finite[-1].tense is Tense.IMPERATIVE else finite[-1].subject

    def _complete_imperative(self, reading: Reading) -> None:
        at = reading.chain.first
        before = self._earlier[-1] if self._earlier else None
        directly_after = before is not None and before.chain.last == at - 1
        if directly_after and before is not None and self._words[at - 1].is_verb:
            # Learners: "want go", "enjoy swim".
            reading.tense, reading.special = Tense.INFINITIVE, "bare infinitive"
            return
        reading.tense, reading.finite = Tense.IMPERATIVE, True
        contracted = at + 1 < len(self._words) and self._words[at + 1].written != "us"
        if reading.lemma == "let" and contracted and self._words[at + 1].full == "us":
            reading.special = "imperative (let's)"

    def _has_phrase_before(self, at: int) -> bool:
        place = at
        while place > 0 and self._words[place - 1].is_adverb:
            place -= 1
        return place > 0 and (
            phrase_before(self._words, place) is not None
            or self._words[place - 1].full in ("who", "which", "that")
        )

    def _is_bare_infinitive(self, at: int) -> bool:
        words = self._words
        if _follows_frame(words, at):
            return True
        while at > 0 and words[at - 1].is_adverb:  # "let's just say"
            at -= 1
        phrase = phrase_before(words, at)
        place, takers = at, word_list("bare takers")
        if phrase is not None:
            place = phrase.start
            if words[phrase.head].full in NOMINATIVE:
                return False
            if words[phrase.head].full == "you":  # "I hear you have a new car"
                takers = takers - word_list("senses")
        return any(g.chain.last == place - 1 and g.lemma in takers for g in self._earlier)

    def _wants_subjunctive(self, at: int) -> bool:
        if any(group.lemma in word_list("subjunctive takers") for group in self._earlier[-2:]):
            return True
        return any(
            word.full in word_list("subjunctive takers")
            for word in self._words[max(0, at - 6) : at]
        )

    def _complete_ing(self, reading: Reading) -> None:
        chain, words = reading.chain, self._words
        at = chain.first
        before = words[at - 1] if at else None
        if self._lacks_auxiliary(at):
            self._complete_without_auxiliary(reading, "present participle without auxiliary")
            reading.continuous = True
            return
        reading.tense = Tense.GERUND if self._is_gerund(at, before) else Tense.PARTICIPLE
        if reading.tense is Tense.PARTICIPLE:
            reading.continuous = not reading.perfect

    def _is_gerund(self, at: int, before: Word | None) -> bool:
        words = self._words
        if before is None:
            return not any(word.full == "," for word in words[at : at + 8])
        if before.tag in ("IN", "TO", "PRP$", "POS", "DT") and before.full not in (
            "while",
            "though",
        ):
            return True
        group = self._earlier[-1] if self._earlier else None
        if group is not None and group.chain.last == at - 1:
            return group.lemma in word_list("gerund takers") or group.lemma == "be"
        if before.full in (",", "and", "or", "but", '"'):
            return self._finite_follows(at)
        if group is not None and phrase_before(words, at) is not None:
            return group.lemma in ("mind", "spend", "waste", "hate", "appreciate")
        return before.tag == "JJ" or before.full in ("worth", "no")

    def _finite_follows(self, at: int) -> bool:
        """*and swimming is fun*: a verb right after that the gerund can be the subject of."""
        return any(word.tag in ("VBZ", "MD") for word in self._words[at + 1 : at + 4])

    def _complete_participle(self, reading: Reading) -> None:
        at = reading.chain.first
        word = self._words[at]
        nominative = at > 0 and self._words[at - 1].full in NOMINATIVE
        if self._lacks_auxiliary(at):
            if "d" in word.forms and word.full != "been":
                self._complete_without_auxiliary(reading, "")
                reading.tense = Tense.PAST
                return
            self._complete_without_auxiliary(reading, "past participle without auxiliary")
            reading.perfect = nominative
            return
        reading.tense = Tense.PARTICIPLE
        reading.passive = not reading.perfect

    def _complete_without_auxiliary(self, reading: Reading, name: str) -> None:
        reading.tense, reading.special, reading.finite = Tense.PARTICIPLE, name, True
        reading.subject = self._search.before(reading.chain.first)

    def _lacks_auxiliary(self, at: int) -> bool:
        """*He going*, *I seen it*; of nouns only when no verb comes later: *my brother playing*."""
        place = at
        while place > 0 and self._words[place - 1].is_adverb:
            place -= 1
        if place == 0:
            return False
        before = self._words[place - 1]
        if before.full in NOMINATIVE:
            return not self._object_of_sense(place - 1)
        phrase = phrase_before(self._words, place)
        if phrase is None or any(group.finite for group in self._earlier):
            return False
        opens = phrase.start == 0 or self._words[phrase.start - 1].full in (",", "and", "but")
        return opens and not self._finite_later(at)

    def _object_of_sense(self, at: int) -> bool:
        return any(g.chain.last == at - 1 and g.lemma in word_list("senses") for g in self._earlier)

    def _finite_later(self, at: int) -> bool:
        return any(w.tag in ("VBZ", "VBP", "VBD", "MD") for w in self._words[at + 1 :])


_FRAMES = frozenset({"rather", "nothing", "anything", "everything", "better"})


def _follows_frame(words: Sequence[Word], at: int) -> bool:
    """*rather than [go]*, *nothing but [wait]*, *why not [ask]*."""
    before = words[at - 1].full if at else ""
    before2 = words[at - 2].full if at > 1 else ""
    if before in ("than", "but", "except"):
        return before2 in _FRAMES
    return before == "why" or (before == "not" and before2 == "why")
