"""One of two texts that are compared: its words with tags, verb groups and lemmas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.grammar.auxiliaries import AUXILIARIES, MODALS, expansions
from models.grammar.groups import verb_groups_of
from models.grammar.paradigms import only_verbs
from models.grammar.pos import tag
from models.grammar.tokens import sentences, tokenize_in
from models.grammar.types import Form, Token, VerbReading
from models.grammar.verbs import FORM_OF_TAG, analyse, over_regular
from models.grammar.words import Word, words_of

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
# "He got hurt": the passive with get.
_GET = frozenset({"get", "gets", "got", "gotten", "getting"})
_NEGATIONS = frozenset({"not", "n't"})


@dataclass(frozen=True, slots=True)
class Side:
    """``groups[i]`` are the places of the verb group that token ``i`` is a word of, or ()."""

    text: str
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    words: tuple[Word, ...]
    groups: tuple[tuple[int, ...], ...]
    openings: frozenset[int]

    def opens_sentence(self, at: int) -> bool:
        """Whether only opening quotes or brackets stand before token ``at`` in its sentence."""
        return at in self.openings

    def readings(self, at: int) -> tuple[VerbReading, ...]:
        """How the token can be read as a verb, contractions in full, made-up forms too."""
        full = self.words[at].full.removesuffix("not")  # cannot
        return analyse(full) or over_regular(full)

    def lemmas(self, at: int) -> frozenset[str]:
        """The verbs the token may be a form of; the word itself where it is none."""
        found = {reading.lemma for reading in self.readings(at)}
        for word in expansions(self.tokens[at].text):
            found.update(reading.lemma for reading in analyse(word))
        return frozenset(found or {self.words[at].full})

    def is_negation(self, at: int) -> bool:
        return self.words[at].full in _NEGATIONS

    def is_infinitive_mark(self, at: int) -> bool:
        """*to* before a verb, not before a place."""
        if self.words[at].full != "to":
            return False
        follower = at + 1
        while follower < len(self.words) and self.words[follower].is_adverb:
            follower += 1
        if self.groups[at] or follower >= len(self.words):
            return bool(self.groups[at])
        if self.tokens[follower].tag == "VB":
            return True
        # "made me to laugh": the tagger takes many a verb after a wrong "to" for a noun. After a
        # verb it is more often a place: "go to school".
        after_object = at > 0 and self.tokens[at - 1].tag in ("PRP", "MD", "TO")
        return after_object and any(r.form is Form.BASE for r in self.readings(follower))

    def is_verb(self, at: int) -> bool:
        """Whether the token is a verb here: *works* in *he works*, not in *his works*."""
        word = self.words[at]
        if word.full == "to" or not self.readings(at):
            return False
        if self.groups[at] or self.tokens[at].tag in VERB_TAGS or word.full in MODALS:
            return True
        # The tagger took it for a noun: "the pattern allows for more".
        return any(
            reading.lemma in only_verbs() and reading.form in (Form.BASE, Form.THIRD)
            for reading in analyse(word.full)
        )

    def is_auxiliary(self, at: int) -> bool:
        """Whether the token helps another verb of its group: *has* in *has gone*."""
        full, group = self.words[at].full, self.groups[at]
        if full in MODALS:
            return bool(self.readings(at))
        rest = [place for place in group if place > at]
        if not rest:
            return False
        if full in AUXILIARIES:
            return self.words[rest[0]].full != "to"
        return full in _GET and self.form(rest[0]) in (Form.PAST_PARTICIPLE, Form.PAST)

    def follows_auxiliary(self, at: int) -> bool:
        """Whether another word of the group, *to* included, stands before this one."""
        return any(
            place < at and (self.words[place].full == "to" or self.is_auxiliary(place))
            for place in self.groups[at]
        )

    def form(self, at: int) -> Form | None:
        """The form the word has here: its tag's where the word has it, else the first it has."""
        forms = [reading.form for reading in self.readings(at)]
        tagged = FORM_OF_TAG.get(self.tokens[at].tag)
        if tagged in forms:
            return tagged
        return forms[0] if forms else None


@lru_cache(maxsize=64)
def side_of(text: str) -> Side:
    """``text`` taken apart; its tokens are in order, whatever sentence they are of."""
    tokens: list[Token] = []
    words: list[Word] = []
    groups: list[tuple[int, ...]] = []
    openings: set[int] = set()
    for sentence in sentences(text):
        found = tag(tokenize_in(text, sentence))
        first = len(tokens)
        groups += _groups(found, first)
        openings.update(_opening(found, first))
        tokens += found
        words += words_of(found)
    texts = tuple(token.text for token in tokens)
    return Side(text, tuple(tokens), texts, tuple(words), tuple(groups), frozenset(openings))


def _opening(tokens: tuple[Token, ...], first: int) -> list[int]:
    """The place of the first word, and of what stands before it."""
    places = []
    for at, token in enumerate(tokens):
        places.append(first + at)
        if token.text[0].isalnum():
            break
    return places


def _groups(tokens: tuple[Token, ...], first: int) -> list[tuple[int, ...]]:
    """For each token the places of the words of its verb group, counted from ``first`` on."""
    place = {token.span.start: at for at, token in enumerate(tokens)}
    found: list[tuple[int, ...]] = [()] * len(tokens)
    for group in verb_groups_of(tokens):
        members = tuple(place[span.start] for span in group.words if span.start in place)
        for at in members:
            found[at] = tuple(first + member for member in members)
    return found
