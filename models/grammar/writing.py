"""How a changed word is written where it stands: capitals and contractions."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import plain
from models.grammar.tokens import APOSTROPHES
from models.grammar.types import Token

# How an auxiliary is written after a pronoun when a contraction stood there, and after which words.
CONTRACTED = {
    "is": "'s",
    "has": "'s",
    "am": "'m",
    "are": "'re",
    "have": "'ve",
    "had": "'d",
    "would": "'d",
    "will": "'ll",
}
_PRONOUNS = frozenset("i you he she it we they who that there".split())
_AFTER = {
    "'m": frozenset({"i"}),
    "'re": frozenset({"you", "we", "they"}),
    "'ve": frozenset({"i", "you", "we", "they", "who"}),
    "'s": frozenset("he she it who that there here what where when how".split()),
    "'d": _PRONOUNS,
    "'ll": _PRONOUNS,
}
# What stands before n't where the word itself does not: ca|n't, wo|n't, sha|n't.
BEFORE_NOT = {"can": "ca", "will": "wo", "shall": "sha"}
UNCONTRACTED = {short: full for full, short in BEFORE_NOT.items()}
# After these a sentence begins inside another one.
_OPENERS = frozenset("\" “ ‘ ' ` `` « : . ! ? … ...".split())
# Their capital is there only because they begin the sentence.
_NEVER_NAMES = frozenset(
    "you he she it we they this that these those there here my your his her its our their the a an "
    "what where when why how who which not every all some any no".split()
)
# Adjectives keep it too: "English people".
_KEEP_CAPITAL = frozenset({"NNP", "NNPS", "JJ"})


def in_place_of(word: str, new: str, *, before: str, following: str) -> str:
    """``new`` as it is written in place of ``word``, between the tokens ``before``, ``following``.

    >>> in_place_of("'s", "are", before="They", following="late")
    "'re"
    """
    if plain(following) == "n't":
        new = BEFORE_NOT.get(new, new)
    elif word[:1] in APOSTROPHES and new in CONTRACTED:
        short = CONTRACTED[new]
        if plain(word) == short or plain(before) in _AFTER[short]:
            new = word[0] + short[1:]
    if len(word) > 1 and word.isupper():
        return new.upper()
    return capitalised(new) if word[:1].isupper() else new


def capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence begins here: at the first word, or after a quotation mark or a colon."""
    letters = any(any(map(str.isalpha, token.text)) for token in tokens[:index])
    return not letters or tokens[index - 1].text in _OPENERS


def without_capital(word: str, tokens: Sequence[Token], index: int) -> str:
    """``word``, the first of a sentence till now, as it is written further inside."""
    if word == "I" or not word[1:].islower() or _keeps_capital(tokens, index):
        return word
    return word[:1].lower() + word[1:]


def _keeps_capital(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text.lower() in _NEVER_NAMES:
        return False
    from models.grammar.pos import tag  # its table is slow to load, and few sentences need it

    return (tokens[index].tag or tag(tokens[index:])[0].tag) in _KEEP_CAPITAL
