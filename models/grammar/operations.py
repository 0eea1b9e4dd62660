"""What may be done to the words of a sentence so that only its verbs change.

An operation either replaces a word (by another form of the same verb, by a word of the closed
list, by nothing) or puts a word of the closed list in front of it. Every candidate of the verb
corrector and every label of its training data is a set of these, so a change of anything but a
verb cannot be expressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.grammar.types import Form, Token
from models.grammar.verbs import analyse, inflect, over_regular

KEEP = "keep"
DELETE = "delete"
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
)
INSERT_TAGS: tuple[str, ...] = (
    KEEP,
    *(f"+{word}" for word in CLOSED if word not in ("shall", "may", "might", "having")),
    *(f"+{words}" for words in (*COMPOUND, "would be", "to be")),
)

# How a word of the closed list is written after a pronoun when a contraction stood there.
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
# What stands before n't where the word itself does not: ca|n't, wo|n't, sha|n't.
BEFORE_NOT = {"can": "ca", "will": "wo", "shall": "sha"}
UNCONTRACTED = {"ca": "can", "wo": "will", "sha": "shall"}
BE_PLAIN = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "'s", "'m", "'re"})


@dataclass(frozen=True, slots=True, order=True)
class Operation:
    """Do ``tag`` at the word with this index; tags with ``+`` put a word in front of it."""

    index: int
    tag: str

    @property
    def inserts(self) -> bool:
        return self.tag.startswith("+")


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
        ValueError: a form tag at a word that has no such form.
    """
    replace = {op.index: op.tag for op in operations if not op.inserts}
    insert = {op.index: op.tag[1:] for op in operations if op.inserts}
    if not replace and not insert:
        return text
    pieces = [
        _piece(text, tokens, index, replace.get(index, KEEP), insert.get(index))
        for index in range(len(tokens))
    ]
    out = text[: tokens[0].span.start] if tokens else ""
    for index, piece in enumerate(pieces):
        gap = text[tokens[index - 1].span.end : tokens[index].span.start] if index else ""
        if piece is None:
            # "He is agrees." The blank before a deleted word goes with it.
            continue
        if index and not gap and _needs_blank(out, piece, tokens[index].text):
            gap = " "
        out += (gap if out.strip() or index == 0 else "") + piece
    out += text[tokens[-1].span.end :]
    return _capital(out, text, tokens, replace, insert)


def _piece(
    text: str, tokens: Sequence[Token], index: int, tag: str, before: str | None
) -> str | None:
    word = tokens[index].text
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    new: str | None
    if tag == KEEP:
        new = word
    elif tag == DELETE:
        new = None
    else:
        spellings = replacement(word, tag)
        if not spellings:
            raise ValueError(f"{word!r} has no form {tag!r}")
        new = _written(word, spellings[0], following)
    if before is None:
        return new
    if new is not None and index == 0 and word != "I" and not _proper(tokens[0]):
        new = new[:1].lower() + new[1:]
    return before if new is None else f"{before} {new}"


def _written(word: str, new: str, following: str) -> str:
    if following.lower() in ("n't", "n’t"):
        return BEFORE_NOT.get(new, new)
    if word[:1] in "'’" and new in CONTRACTED:
        return CONTRACTED[new].replace("'", word[0])
    if word[:1].isupper() and word != "I":
        return new.upper() if word.isupper() and len(word) > 1 else new[:1].upper() + new[1:]
    return new


def _needs_blank(out: str, piece: str, word: str) -> bool:
    # "I'm" -> "I was": the word that replaces a contraction stands alone.
    return bool(word[:1] in "'’" and piece[:1].isalpha() and out[-1:].isalnum())


def _proper(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS") or token.text == "I"


def _capital(
    out: str,
    text: str,
    tokens: Sequence[Token],
    replace: Mapping[int, str],
    insert: Mapping[int, str],
) -> str:
    if tokens and tokens[0].text[:1].isupper() and (replace.get(0) == DELETE or 0 in insert):
        at = tokens[0].span.start
        return out[:at] + out[at : at + 1].upper() + out[at + 1 :]
    return out
