"""What the grammar would try at each word of a sentence: the proposals that the witnesses weigh."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from models.grammar.auxiliaries import BE, plain
from models.grammar.operations import (
    CLOSED,
    COMPOUND,
    DELETE,
    FORMS,
    INSERT_TAGS,
    INVERT,
    KEEP,
    Operation,
    replacement,
)
from models.grammar.types import Token
from models.grammar.verbs import analyse, over_regular
from models.grammar.word_lists import word_list
from models.grammar.writing import CONTRACTED, UNCONTRACTED

AUXILIARY = frozenset(
    "am is are was were be been being have has had having do does did".split()
) | {"'m", "'re", "'ve", "'s", "'d"}
MODAL = frozenset("will would can could shall should may might must 'll ca wo sha".split())
INVERTED = frozenset(
    "am is are was were have has had do does did will would can could should may might must".split()
)
MODAL_WORDS = tuple("will would can could shall should may might must".split())
VERB_WORDS = tuple(word for word in CLOSED if word not in MODAL_WORDS and word != "to")
# "should of" stands where "should have" was heard.
HEARD = {"of": ("=have",)}
# A clause that begins with one of these puts its auxiliary first: nor can I, not only is he.
INVERTING = frozenset("nor neither only never seldom rarely hardly scarcely".split())
SUBJECTS = frozenset("i you he she it we they there".split())
BEFORE_NOT_ONLY = frozenset(UNCONTRACTED)
_HABITS = frozenset("always usually often sometimes rarely seldom never every each".split())
_SIMPLE_HAVE = frozenset({"=have", "=has", "=had"})
_REACH = 4  # words between "having" and its object: "a very good old time"
NEVER_BEFORE_NOT = frozenset({"be", "been", "being", "am", "having", "to", "may"})


@lru_cache(maxsize=50_000)
def replacements_of(word: str) -> tuple[str, ...]:
    """The replacing tags that fit a word by itself, ``keep`` left out.

    >>> replacements_of("gone")
    ('>base', '>third', '>past', '>gerund')
    """
    lower = plain(word)
    if lower in HEARD:
        return HEARD[lower]
    tags: list[str] = []
    if lower in AUXILIARY or lower in ("done", "doing"):
        tags += [f"={other}" for other in VERB_WORDS if other != lower]
        tags += [f"={other}" for other in (*MODAL_WORDS, *COMPOUND)]
        tags.append(DELETE)
    elif lower in MODAL:
        same = UNCONTRACTED.get(lower, lower)
        tags += [f"={other}" for other in MODAL_WORDS if other != same]
        tags += [f"={other}" for other in VERB_WORDS]
        tags.append(DELETE)
    elif lower == "to":
        tags.append(DELETE)
    if lower not in MODAL and "'" not in lower and (analyse(lower) or over_regular(lower)):
        tags += [tag for tag in FORMS if _new_form(lower, tag)]
    return tuple(tags)


def _new_form(word: str, tag: str) -> bool:
    spellings = replacement(word, tag)
    # Words of the closed list are reached by their own tags.
    return bool(spellings) and spellings[0] not in CLOSED


def fits(tokens: Sequence[Token], operation: Operation) -> bool:
    """Whether the sentence around the word allows the operation; the word itself is not asked."""
    at, tag = operation.index, operation.tag
    word = plain(tokens[at].text)
    after = plain(tokens[at + 1].text) if at + 1 < len(tokens) else ""
    before = tokens[at - 1].text.lower() if at else ""
    if operation.inserts:
        # Nothing goes between "do" and "n't", nor between a pronoun and its clitic.
        return word[:1] != "'" and word != "n't" and tag[1:].split()[-1] != before
    if after == "n't":
        return tag[:1] == "=" and " " not in tag and tag[1:] not in NEVER_BEFORE_NOT
    if word in BEFORE_NOT_ONLY:
        return False
    if word == "having" and tag in _SIMPLE_HAVE and _is_event(tokens, at):
        return False
    if word == "'s" and tag != DELETE:
        # It may be a possessive, so only what is often meant by is or has is tried.
        return tag[1:] in CONTRACTED or tag[1:] in ("was", "were", "did", "does", "do", "been")
    return True


def _is_event(tokens: Sequence[Token], at: int) -> bool:
    """*They are having lunch*: what happens, not what somebody owns, unless it is a habit."""
    if not any(plain(token.text) in BE for token in tokens[max(0, at - 3) : at]):
        return False
    if any(token.text.lower() in _HABITS for token in tokens):
        return False
    after = (token.text.lower() for token in tokens[at + 1 : at + 2 + _REACH])
    return any(word in word_list("events with have") for word in after)


def candidates(tokens: Sequence[Token]) -> tuple[Operation, ...]:
    """Every single operation on the words of one sentence; their sets are found step by step."""
    inserts = [tag for tag in INSERT_TAGS if tag != KEEP]
    return tuple(
        operation
        for index, token in enumerate(tokens)
        for tag in (*replacements_of(token.text), *inserts, INVERT)
        if is_candidate(tokens, operation := Operation(index, tag))
    )


def is_candidate(tokens: Sequence[Token], operation: Operation) -> bool:
    """Whether the grammar would try the operation there."""
    word = tokens[operation.index].text
    if operation.tag == INVERT:
        return _may_invert(tokens, operation.index)
    if operation.inserts:
        return word[:1].isalnum() and fits(tokens, operation)
    return operation.tag in replacements_of(word) and fits(tokens, operation)


def _may_invert(tokens: Sequence[Token], index: int) -> bool:
    """Whether a subject stands here between *nor* and the like and its auxiliary."""
    words = [plain(token.text) for token in tokens[max(0, index - 1) : index + 2]]
    if len(words) < 3 or words[0] not in INVERTING or words[1] not in SUBJECTS:
        return False
    return words[2] in INVERTED
