"""A right sentence as the families of errors see it: words, Penn tags and look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.grammar.types import Form, Token
from models.grammar.verbs import FORM_OF_TAG, analyse, inflect

BE = frozenset({"am", "is", "are", "was", "were"})
BE_CLITIC = {"'m": "am", "'re": "are"}
HAVE = frozenset({"have", "has", "had", "'ve"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset(
    {"can", "could", "will", "would", "shall", "should", "may", "might", "must", "'ll", "ca", "wo"}
)
NOT = frozenset({"not", "n't", "never"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


@dataclass
class Sentence:
    """A right sentence with the look-ups that the families share."""

    text: str
    tokens: tuple[Token, ...]
    words: list[str] = field(init=False)
    tags: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [token.text.lower().replace("’", "'") for token in self.tokens]
        self.tags = [token.tag for token in self.tokens]
        for index, word in enumerate(self.words):
            # NLTK takes many an "is" or "are" for something else; these words are always verbs.
            if word in BE and not self.tags[index].startswith("VB"):
                self.tags[index] = "VBZ" if word == "is" else "VBP"

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def governor(self, index: int) -> int:
        """Index of the word that decides the form of the verb here; adverbs and not are skipped."""
        at = index - 1
        while at >= 0 and (self.tag(at).startswith("RB") or self.word(at) in NOT):
            at -= 1
        return at

    def question_governor(self, index: int) -> int:
        """Like `governor`, but looks across a subject: Did the old man *go*?"""
        at = self.governor(index)
        steps = 0
        while at >= 0 and steps < 4 and re.match(r"PRP|NN|DT|JJ|CD", self.tag(at)):
            at -= 1
            steps += 1
        while at >= 0 and self.word(at) in NOT:
            at -= 1
        return at

    def verbs(self, *tags: str) -> Iterator[int]:
        for index, tag in enumerate(self.tags):
            if tag in tags and self.words[index].isalpha() and analyse(self.words[index]):
                yield index

    def lemma(self, index: int) -> str:
        """The verb that the word is a form of by its tag, "" where there is none or it is a modal.

        NLTK tags *dare* and *must* as plain verbs at times; a modal lacks the other forms.
        """
        form = FORM_OF_TAG[self.tags[index]]
        found = [r.lemma for r in analyse(self.words[index]) if r.form is form]
        return found[0] if found and inflect(found[0], Form.GERUND) else ""

    def singular_subject(self, index: int) -> bool | None:
        """Whether the subject looks like he/she/it (None: cannot tell; I and you are plural)."""
        for at in range(index - 1, max(-1, index - 7), -1):
            word, tag = self.word(at), self.tag(at)
            if word in ("he", "she", "it", "this", "that", "everyone", "everybody", "nobody"):
                return True
            if word in ("i", "you", "we", "they", "these", "those", "who"):
                return None if word == "who" else False
            if tag in ("NN", "NNP"):
                return True
            if tag in ("NNS", "NNPS"):
                return False
        return None
