"""What may be done to the words of a sentence so that only its verbs change.

An operation either replaces a word (by another form of the same verb, by a word of the closed
list, by nothing) or puts a word of the closed list in front of it. Every candidate of the verb
corrector and every label of its training data is a set of these, so a change of anything but a
verb cannot be expressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.grammar.tokens import APOSTROPHES
from models.grammar.types import Form, Token
from models.grammar.verbs import analyse, inflect, over_regular
from models.grammar.writing import capitalised, in_place_of, opens_sentence, without_capital

KEEP = "keep"
DELETE = "delete"
# The word and the next one change places: nor I can -> nor can I.
INVERT = "invert"
FORMS: Mapping[str, Form] = {
    ">base": Form.BASE,
    ">third": Form.THIRD,
    ">past": Form.PAST,
    ">participle": Form.PAST_PARTICIPLE,
    ">gerund": Form.GERUND,
}
CLOSED = (
    "am is are was were be been being have has had having do does did "
    "will would can could shall should may might must to"
).split()
COMPOUND = ("has been", "have been", "had been", "will be")
REPLACE_TAGS: tuple[str, ...] = (
    KEEP,
    DELETE,
    *FORMS,
    *(f"={word}" for word in CLOSED),
    *(f"={words}" for words in COMPOUND),
    INVERT,
)
INSERT_TAGS: tuple[str, ...] = (
    KEEP,
    *(f"+{word}" for word in CLOSED if word not in ("shall", "may", "might", "having")),
    *(f"+{words}" for words in (*COMPOUND, "would be", "to be")),
)


@dataclass(frozen=True, slots=True, order=True)
class Operation:
    """Do ``tag`` at the word with this index; tags with ``+`` put a word in front of it."""

    index: int
    tag: str

    @property
    def inserts(self) -> bool:
        return self.tag.startswith("+")

    @property
    def places(self) -> tuple[int, ...]:
        """The words that it is about."""
        return (self.index, self.index + 1) if self.tag == INVERT else (self.index,)


def replacement(word: str, tag: str) -> tuple[str, ...]:
    """The spellings that a replacing tag gives to a word, () where it does not fit.

    >>> replacement("go", ">third")
    ('goes',)
    """
    if tag.startswith("="):
        return (tag[1:],)
    if tag not in FORMS:
        return ()
    lower = word.lower()
    found: dict[str, None] = {}
    readings = analyse(lower) or over_regular(lower)
    for lemma in dict.fromkeys(reading.lemma for reading in readings):
        for spelling in inflect(lemma, FORMS[tag])[:1]:
            if spelling != lower:
                found[spelling] = None
    return tuple(found)


def apply(text: str, tokens: Sequence[Token], operations: Iterable[Operation]) -> str:
    """``text`` after the operations. Spaces, capitals and contractions are put right.

    Raises:
        ValueError: a form tag at a word that has no such form, or nothing to invert with.
    """
    replace: dict[int, str] = {}
    insert: dict[int, str] = {}
    for operation in operations:
        (insert if operation.inserts else replace)[operation.index] = operation.tag
    if not replace and not insert:
        return text
    tokens = _inverted(tokens, replace)
    out = text[: tokens[0].span.start]
    at_start = capital = False
    for index, token in enumerate(tokens):
        gap = text[tokens[index - 1].span.end : token.span.start] if index and not at_start else ""
        piece = _piece(tokens, index, replace.get(index, KEEP), insert.get(index))
        if (index in insert or not piece) and token.text[:1].isupper():
            capital = capital or opens_sentence(tokens, index)
        # The blank before a deleted word goes with it ("He is agrees."), or the one behind it.
        at_start = not piece and not gap and not out[-1:].isalnum()
        if not piece:
            continue
        if capital and piece[0].isalpha():
            piece, capital = capitalised(piece), False
        # "I'm" -> "I was": the word that replaces a contraction stands alone.
        alone = token.text[0] in APOSTROPHES and piece[0].isalpha() and out[-1:].isalnum()
        out += (gap or " " * alone) + piece
    return out + text[tokens[-1].span.end :]


def _inverted(tokens: Sequence[Token], replace: dict[int, str]) -> Sequence[Token]:
    """The tokens with the texts of inverted pairs exchanged; those operations are taken out."""
    found = list(tokens)
    for index in [index for index, tag in replace.items() if tag == INVERT]:
        del replace[index]
        if index + 1 == len(found):
            raise ValueError(f"nothing stands behind {found[index].text!r} to change places with")
        first, second = found[index], found[index + 1]
        found[index] = Token(second.text, first.span, second.tag)
        found[index + 1] = Token(first.text, second.span, first.tag)
    return found


def _piece(tokens: Sequence[Token], index: int, tag: str, insert: str | None) -> str:
    """What stands at the place of a word afterwards; "" when it is deleted."""
    word = "" if tag == DELETE else _replaced(tokens, index, tag)
    if insert is None:
        return word
    added = insert[1:]
    if _in_capitals(tokens):
        added = added.upper()
    if word and opens_sentence(tokens, index):
        word = without_capital(word, tokens, index)
    return f"{added} {word}".rstrip()


def _replaced(tokens: Sequence[Token], index: int, tag: str) -> str:
    word = tokens[index].text
    if tag == KEEP:
        return word
    spellings = replacement(word, tag)
    if not spellings:
        raise ValueError(f"{word!r} has no form {tag!r}")
    before = tokens[index - 1].text if index else ""
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return in_place_of(word, spellings[0], before=before, following=following)


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """ "SHE GOING HOME": not one small letter, and more than the one word *I*."""
    letters = "".join(token.text for token in tokens if token.text[0].isalpha())
    return letters.isupper() and len(letters) > 3
