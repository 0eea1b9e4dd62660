"""Tenses that the time words of their own clause rule out: *went tomorrow*, *knows since 1995*.

Only where one verb stands in the sentence: with two, the time may be the other's (*he asked her to
come tomorrow*), or the other may have set the tense (*he said he came tomorrow*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.groups import verb_groups_of
from models.grammar.operations import Operation, replacement
from models.grammar.types import Aspect, Span, Tense, Token, VerbGroup
from models.grammar.word_lists import word_list

_UNIT = r"(?:week|month|year|spring|summer|autumn|winter|weekend|term|\w+day)"
_DATE = (
    rf"(?:1\d\d\d|20\d\d|last {_UNIT}|yesterday|\w+day|childhood|\d+ o'clock"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
# Not after a preposition: *until tomorrow* does not say when.
_BEFORE = r"(?<!the )(?<!until )(?<!till )(?<!by )(?<!of )(?<!for )(?<!from )(?<!about )(?<!to )"
_TO_COME = re.compile(rf"{_BEFORE}\b(?:tomorrow|next {_UNIT})\b(?! ?['’])", re.IGNORECASE)
_OVER = re.compile(
    rf"{_BEFORE}(?<!than )(?<!since )(?<!as )(?<!like )(?<!in )(?<!on )(?<!at )"
    rf"\b(?:yesterday|last (?:night|{_UNIT})"
    r"|(?:\w+ )(?:minutes?|hours?|days?|weeks?|months?|years?) ago)\b(?! ?['’])",
    re.IGNORECASE,
)
_RIGHT_NOW = re.compile(r"\b(?:right now|at (?:the|this) moment)\b", re.IGNORECASE)
_SINCE = re.compile(rf"\bsince {_DATE}(?![\w'’-])", re.IGNORECASE)
# After these, and in what somebody said, a past tense may be about the time to come.
_UNREAL = re.compile(
    r"\b(?:if|unless|wish|rather|suppose|supposing|imagine|though)\b|[\"“”«»]", re.IGNORECASE
)
_NOT_PERFECT = frozenset({Aspect.SIMPLE, Aspect.CONTINUOUS})
# *It is twenty years ago*; *I need it yesterday*; and what is over may be in mind.
_ANY_TIME = frozenset(
    "be believe doubt explain forget forgive mean need recall regret remember understand".split()
)
_BE_NOW, _BE_THEN = frozenset({"am", "is", "are"}), frozenset({"was", "were"})


@dataclass(frozen=True, slots=True)
class Clash:
    """The verb word at ``index`` opens a group of another tense than its time word asks for."""

    index: int
    mends: tuple[tuple[Operation, ...], ...]


def clash_of(tokens: Sequence[Token]) -> Clash | None:
    """The clash in one tagged sentence, if there is one that is beyond doubt."""
    text = " ".join(token.text for token in tokens)
    if not any(told.search(text) for told in (_TO_COME, _SINCE, _OVER, _RIGHT_NOW)):
        return None
    if _UNREAL.search(text):
        return None
    groups = verb_groups_of(tokens)
    if len(groups) != 1 or not groups[0].is_finite:
        return None
    return _clash(tokens, groups[0], text)


def _clash(tokens: Sequence[Token], group: VerbGroup, text: str) -> Clash | None:
    places = [_index(tokens, span) for span in group.words]
    words = [tokens[place].text.lower() for place in places]
    if group.modal or group.negated or group.question:
        return None
    told = _without(tokens, group.subject)
    mends: tuple[tuple[Operation, ...], ...] = ()
    if _TO_COME.search(told) and group.tense is Tense.PAST:
        mends = _future(places, words)
    elif group.tense is not Tense.PRESENT:
        return None
    elif _SINCE.search(text) and group.aspect in _NOT_PERFECT:
        mends = _perfect(places, words)
    elif len(words) == 1 and not _is_aside(tokens, places[0]):
        mends = _past(group, places[0], words[0], told) or _continuous(
            tokens, group, places[0], told
        )
    return Clash(places[0], mends) if mends else None


def _is_aside(tokens: Sequence[Token], place: int) -> bool:
    """*No harm, I hope, from your dip yesterday*; or a question that looks like none."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return after == "," or tokens[-1].text.endswith("?")


def _past(group: VerbGroup, place: int, word: str, told: str) -> tuple[tuple[Operation, ...], ...]:
    """*meet ... last week* -> *met*."""
    if group.head.lemma in _ANY_TIME:
        return ()
    changes = _OVER.search(told) and replacement(word, ">past")  # not of *put*
    return ((Operation(place, ">past"),),) if changes else ()


def _continuous(
    tokens: Sequence[Token], group: VerbGroup, place: int, told: str
) -> tuple[tuple[Operation, ...], ...]:
    """*works right now* -> *is working*."""
    state = group.head.lemma in word_list("state verbs")
    if state or not _RIGHT_NOW.search(told) or group.subject is None:
        return ()
    first_person = tokens[_index(tokens, group.subject)].text == "I"
    is_third = bool(replacement(tokens[place].text.lower(), ">base"))
    be = "+is" if is_third else "+am" if first_person else "+are"
    return ((Operation(place, ">gerund"), Operation(place, be)),)


def _future(places: Sequence[int], words: Sequence[str]) -> tuple[tuple[Operation, ...], ...]:
    """*went* -> *will go*, *was* -> *will be*."""
    if words[0] in _BE_THEN and len(words) == 1:  # *was going tomorrow*: that was the plan
        return ((Operation(places[0], "=will be"),),)
    if len(words) == 1 and replacement(words[0], ">base"):
        return ((Operation(places[0], ">base"), Operation(places[0], "+will")),)
    return ()


def _perfect(places: Sequence[int], words: Sequence[str]) -> tuple[tuple[Operation, ...], ...]:
    """*knows* -> *has known*, *is* -> *has been*."""
    first = words[0]
    if first in _BE_NOW:
        return ((Operation(places[0], "=has been" if first == "is" else "=have been"),),)
    if len(words) > 1 or not replacement(first, ">participle"):
        return ()
    have = "+has" if replacement(first, ">base") else "+have"
    return ((Operation(places[0], ">participle"), Operation(places[0], have)),)


def _without(tokens: Sequence[Token], subject: Span | None) -> str:
    """The sentence but for its subject: *tomorrow was Sunday*."""
    return " ".join(
        token.text
        for token in tokens
        if subject is None or not subject.start <= token.span.start < subject.end
    )


def _index(tokens: Sequence[Token], span: Span) -> int:
    return next(at for at, token in enumerate(tokens) if token.span.start >= span.start)
