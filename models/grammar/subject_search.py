"""Where the subject of a verb group stands.

The search walks left from the verb over adverbs, *of*-phrases, relative clauses and lists:
*The niece of most guests has*, *the man who lives next door is*, *Tom and Mary are*.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.earlier_groups import Earlier, EarlierGroups
from models.grammar.phrases import (
    TIME_NOUNS,
    Phrase,
    counted,
    phrase_before,
)
from models.grammar.subject_after import comes_first, right_of
from models.grammar.subject_shapes import (
    LIST_WORDS,
    QUOTES,
    Subject,
    antecedent,
    head_of,
    is_relative,
    opens_clause,
    time_as_subject,
    time_phrase,
)
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

_LONGEST_WALK = 24


class SubjectSearch:
    """Searches in one sentence; ``earlier`` are the groups found so far, from the left."""

    def __init__(self, words: Sequence[Word], earlier: Sequence[Earlier]) -> None:
        self._words = words
        self._earlier = EarlierGroups(words, earlier)
        self._steps = 0

    def before(self, place: int) -> Subject | None:
        """The subject of a finite verb whose group begins at ``place``."""
        self._steps = 0
        if comes_first(self._words, place):
            found = right_of(self._words, place)
            if found is not None:
                return found
        return self._left_of(place)

    def _left_of(self, place: int) -> Subject | None:
        self._steps += 1
        if self._steps > _LONGEST_WALK:
            return None
        at = self._over_adverbs(place - 1)
        if at < 0:
            return time_as_subject(self._words, place)
        word = self._words[at]
        if word.full == "," or word.full in (")", "-", "--", "—", "–"):
            return self._behind_parenthesis(at)
        if word.full in LIST_WORDS | {"but", "then"}:
            return self._earlier.shared_subject()
        if is_relative(self._words, at):
            return antecedent(self._words, at)
        return self._from_word(at)

    def _over_adverbs(self, at: int) -> int:
        while at >= 0:
            word = self._words[at]
            floating = (
                word.full in word_list("floating")
                and at > 0
                and phrase_before(self._words, at) is not None
            )
            time = time_phrase(self._words, at)
            if time is not None:
                at = time - 1
                continue
            if not (word.is_adverb or floating or word.full in TIME_NOUNS or word.full in QUOTES):
                break
            at -= 1
        return at

    def _from_word(self, at: int) -> Subject | None:
        word = self._words[at]
        phrase = phrase_before(self._words, at + 1)
        if phrase is not None:
            return self._resolve(phrase)
        group = self._earlier.ending_at(at)
        if group is not None:
            return self._before_clause(group)
        # "something new is", "the people responsible are", "the man standing up is"
        if word.tag in ("JJ", "JJR", "JJS", "RP", "VBN", "IN") and at > 0:
            return self._from_word(at - 1) if word.full not in word_list("subordinators") else None
        return None

    def _resolve(self, phrase: Phrase) -> Subject | None:
        """The phrase itself, or the phrase that it only adds to."""
        words, left = self._words, phrase.start - 1
        if left < 0 or words[phrase.head].full in NOMINATIVE:
            return self._list_left(phrase)
        before = words[left]
        if before.full in LIST_WORDS:
            return self._list_left(phrase)
        if before.tag in ("IN", "TO") and before.full not in word_list("subordinators"):
            return self._over_preposition(phrase, left)
        group = self._earlier.ending_at(left)
        if group is not None and not (group.finite and self._opens_statement(group)):
            return self._before_clause(group) or head_of(counted(words, phrase))
        return head_of(counted(words, phrase))

    def _opens_statement(self, group: Earlier) -> bool:
        """*I think [dogs are]*; not in a relative clause: *the film we saw [last night] was*."""
        return group.lemma in word_list("clause takers") and self._head_of_relative(group) is None

    def _over_preposition(self, phrase: Phrase, left: int) -> Subject | None:
        """*the niece [of most guests]*; at the head of a clause the phrase is kept."""
        words, at = self._words, left - 1
        outer = phrase_before(words, left)
        if outer is not None:
            return self._resolve(outer) if outer.start != phrase.start else head_of(phrase)
        if at >= 0 and (
            self._earlier.ending_at(at) is not None or words[at].tag in ("JJ", "VBN", "IN", "RP")
        ):
            found = self._from_word(at)
            if found is not None:
                return found
        if at < 0 and words[phrase.start].tag in ("DT", "PRP$"):
            place = phrase.end
            if place < len(words) and words[place].full in word_list("be somewhere"):
                return right_of(self._words, place) or head_of(counted(words, phrase))
        return head_of(counted(words, phrase))

    def _before_clause(self, group: Earlier) -> Subject | None:
        """The subject on which a clause that ends here hangs: *the man [wearing a hat] is*."""
        if group.finite:
            return self._head_of_relative(group)
        first = group.chain.first
        at = self._over_adverbs(first - 1)
        if at >= 0 and phrase_before(self._words, at + 1) is not None:
            return self._from_word(at)
        if (
            at < 0 or not self._words[at].is_verb
        ):  # "Swimming is", "To err is", "but buying them is"
            return Subject(first, first + 1)
        return None

    def _head_of_relative(self, group: Earlier) -> Subject | None:
        """*The man who came*, *the book I bought*, *what he said*."""
        subject = group.subject
        if subject is not None and subject.relative:  # "One of the boys who sing here is"
            phrase = phrase_before(self._words, subject.end)
            return subject if phrase is None else self._resolve(phrase)
        if subject is None:
            return None
        at = subject.start - 1
        while at >= 0 and self._words[at].tag in ("DT", "PRP$", "JJ"):
            at -= 1
        if at < 0:
            return None
        if self._words[at].full in word_list("clause wh"):
            outer = phrase_before(self._words, at)
            if outer is not None and self._words[at].full != "what":
                return self._resolve(outer)
            return Subject(at, at + 1) if self._words[at].full.startswith("what") else None
        outer = phrase_before(self._words, at + 1)
        if outer is not None and self._words[subject.start].tag in ("PRP", "NNP"):
            return (
                head_of(counted(self._words, outer)) if opens_clause(self._words, outer) else None
            )
        return None

    def _behind_parenthesis(self, at: int) -> Subject | None:
        """*My brother, who lives in Spain, [is]*; a bare comma joins: *he came, [saw]*."""
        opener = {")": "("}.get(self._words[at].full, self._words[at].full)
        for left in range(at - 1, 0, -1):
            if self._words[left].full == opener and phrase_before(self._words, left) is not None:
                inside = self._words[left + 1]
                if inside.tag in ("WDT", "WP", "WRB", "DT", "IN", "PRP$", "VBG", "VBN", "RB", "NNP",
                                  "NN", "JJ", "CD", "WP$"):  # fmt: skip
                    return self._left_of(left)
                return self._earlier.shared_subject()
        return self._earlier.shared_subject()

    def _list_left(self, phrase: Phrase) -> Subject | None:
        """The phrase with what is listed before it: *Tom, Ann and [Mary]*."""
        words, start = self._words, phrase.start
        while start > 1 and words[start - 1].full in LIST_WORDS | {","}:
            comma_and = words[start - 2].full == "," and start > 2
            left = phrase_before(words, start - 2 if comma_and else start - 1)
            plain_comma = words[start - 1].full == "," and start == phrase.start
            if left is None or plain_comma or not self._may_be_listed(left):
                break
            if left.start and words[left.start - 1].tag in ("IN", "TO"):
                return self._after_preposition(phrase, left)
            start = left.start
        if start == phrase.start:
            return head_of(counted(words, phrase))
        return Subject(start, phrase.head + 1)

    def _after_preposition(self, phrase: Phrase, left: Phrase) -> Subject | None:
        """*The colour of the sky and [the sea] is*; but *He came to Rome and [it] is*."""
        own = self._words[phrase.head].tag == "PRP" or self._earlier.state_something()
        if own or self._words[left.start - 1].full in word_list("subordinators"):
            listed = self._words[left.start - 1].full in word_list("subordinators")
            start = left.start if listed else phrase.head
            return Subject(start, phrase.head + 1)
        return self._over_preposition(left, left.start - 1)

    def _may_be_listed(self, left: Phrase) -> bool:
        """False where the left phrase is the object of a verb: *I like Tom and Mary likes me*."""
        if self._words[left.head].tag == "JJR" or self._words[left.head].full == "more":
            return False  # "more and more people"
        group = self._earlier.ending_at(left.start - 1)
        if group is None:
            return True
        return group.lemma in word_list("clause takers") or not group.finite
