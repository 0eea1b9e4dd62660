"""Tenses that the time words of their own clause rule out: *went tomorrow*, *knows since 1995*.

Only where one verb stands in the sentence: with two, the time may be the other's (*he asked her to
come tomorrow*), or the other may have set the tense (*he said he came tomorrow*). Exceptions are
*when* that comes first (*When I was a child, I play football*) and *since I was a child*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.grammar.clash import Clash, Mends, Told
from models.grammar.groups import verb_groups_of
from models.grammar.operations import DELETE, Operation, replacement
from models.grammar.types import Aspect, Tense, Token, Voice
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
_SO_LONG = re.compile(
    r"\bfor (?:(?:a|very) long time|ages|(?:\w+ )?(?:weeks|months|years))\b", re.IGNORECASE
)
_WHEN_THEN = re.compile(
    r"^when (?:i|you|he|she|it|we|they) (?:was|were) (?:[\w'’-]+ ){1,5},", re.IGNORECASE
)
_WHEN = re.compile(r"^(?:when|by the time) ", re.IGNORECASE)
_SINCE_YOUNG = re.compile(
    r"\bsince (?:i|you|he|she|we|they) (?:was|were) (?:an? |very |\w+ years )?"
    r"(?:born|child|children|kids?|boys?|girls?|baby|babies|teenagers?|little|young|small|old)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\bin (?:1\d\d\d|200\d|201\d)(?= ?[.,;!?]| (?:by|in|at|and|after|when)\b|$)", re.IGNORECASE
)
_TOLD = (_YEAR, _TO_COME, _SINCE, _OVER, _RIGHT_NOW, _SO_LONG, _WHEN_THEN, _WHEN, _SINCE_YOUNG)
# After these, and in what somebody said, a past tense may be about the time to come.
_UNREAL = re.compile(
    r"\b(?:if|unless|wish|rather|suppose|supposing|imagine|though)\b|[\"“”«»]", re.IGNORECASE
)
_NOT_PERFECT = frozenset({Aspect.SIMPLE, Aspect.CONTINUOUS})
# *I need it yesterday*; and what is over may be in mind.
_ANY_TIME = frozenset(
    "believe doubt explain forget forgive mean need recall regret remember understand".split()
)
# *I know her for ten years*; but *I have it for two weeks* may be what was agreed.
_LASTING = frozenset({"hate", "know", "like", "love", "own"})
_PERSONS = frozenset({"i", "you", "he", "she", "we"})
_BE_NOW, _BE_THEN = frozenset({"am", "is", "are"}), frozenset({"was", "were"})


def time_clash(tokens: Sequence[Token], text: str) -> Clash | None:
    """The clash in one tagged sentence, if there is one that is beyond doubt.

    ``text`` is the sentence with one blank between tokens.
    """
    if not any(told.search(text) for told in _TOLD) or _UNREAL.search(text):
        return None
    groups = verb_groups_of(tokens)
    if not all(group.is_finite for group in groups):
        return None
    if len(groups) == 1:
        return _clash(Told.of(tokens, groups[0]), text)
    if len(groups) == 2:
        return _of_two(Told.of(tokens, groups[0]), Told.of(tokens, groups[1]), text)
    return None


def _of_two(first: Told, second: Told, text: str) -> Clash | None:
    if _SINCE_YOUNG.search(first.rest) and second.group.tense is Tense.PAST:
        now = first.group.tense is Tense.PRESENT and first.group.aspect in _NOT_PERFECT
        mends = _perfect(first) if now and first.is_plain else ()
        return Clash(first.places[0], mends) if mends else None
    if _WHEN.search(text) and first.group.tense is Tense.PAST and "," in text:
        return _then(second) if _WHEN_THEN.search(text) else _before_then(second)
    return None


def _clash(told: Told, text: str) -> Clash | None:
    group = told.group
    mends: Mends = ()
    if group.modal:
        return None
    if _TO_COME.search(told.rest) and group.tense is Tense.PAST:
        mends = _future(told) if not told.turned else ()
    elif group.tense is not Tense.PRESENT:
        return None
    elif group.aspect in _NOT_PERFECT and _lasts(told, text):
        mends = _perfect(told)
    elif _is_over(told) and not (told.asks or told.aside):
        mends = _past(told)
    elif _YEAR.search(told.rest) and group.voice is Voice.PASSIVE and len(told.words) == 2:
        be = "=were" if told.words[0] == "are" else "=was"
        mends = ((Operation(told.places[0], be),),)
    elif _RIGHT_NOW.search(told.rest) and told.is_plain:
        mends = _continuous(told)
    return Clash(told.places[0], mends) if mends else None


def _is_over(told: Told) -> bool:
    """Not *has not come since one and a half years ago*."""
    found = _OVER.search(told.rest)
    return found is not None and "since" not in told.rest[: found.start()].lower().split()


def _before_then(told: Told) -> Clash | None:
    """*When we arrived, the film has started*."""
    perfect = told.group.tense is Tense.PRESENT and told.group.aspect is Aspect.PERFECT
    if not perfect or told.words[0] not in ("have", "has") or not told.is_plain:
        return None
    return Clash(told.places[0], ((Operation(told.places[0], "=had"),),))


def _then(told: Told) -> Clash | None:
    """*When I was a child, I play football*."""
    simple = told.group.tense is Tense.PRESENT and len(told.words) == 1
    if not simple or told.subject not in _PERSONS | {"they"} or not told.is_plain:
        return None
    mends = _past(told)
    return Clash(told.places[0], mends) if mends else None


def _lasts(told: Told, text: str) -> bool:
    if told.turned:
        return False
    lasting = told.group.head.lemma in _LASTING and told.is_plain
    return bool(_SINCE.search(text) or (lasting and _SO_LONG.search(told.rest)))


def _past(told: Told) -> Mends:
    """*meet ... last week* -> *met*, *don't go* -> *didn't go*, *have seen* -> *saw*."""
    first, place = told.words[0], told.places[0]
    if told.group.head.lemma in _ANY_TIME:
        return ()
    if len(told.words) == 2 and told.words[1] != "been":
        return _past_of_two(told)
    if len(told.words) != 1:
        return ()
    if first in _BE_NOW:  # *It is an hour ago*
        be = "=were" if first == "are" else "=was"
        return ((Operation(place, be),),) if told.subject in _PERSONS else ()
    if told.turned:
        return ()
    return ((Operation(place, ">past"),),) if replacement(first, ">past") else ()  # not of *put*


def _past_of_two(told: Told) -> Mends:
    (first, second), (place, last) = told.words, told.places
    turned = told.turned
    if first in ("do", "does") and turned:
        return ((Operation(place, "=did"),),)
    if first not in ("have", "has") or told.group.aspect is not Aspect.PERFECT:
        return ()
    if turned:
        base = (Operation(last, ">base"),) if replacement(second, ">base") else ()
        return ((Operation(place, "=did"), *base),)
    past = (Operation(last, ">past"),) if replacement(second, ">past") else ()
    return ((Operation(place, DELETE), *past),)


def _continuous(told: Told) -> Mends:
    """*works right now* -> *is working*."""
    state = told.group.head.lemma in word_list("state verbs")
    if state or not told.subject or len(told.words) != 1:
        return ()
    is_third = bool(replacement(told.words[0], ">base"))
    be = "+is" if is_third else "+am" if told.subject == "i" else "+are"
    return ((Operation(told.places[0], ">gerund"), Operation(told.places[0], be)),)


def _future(told: Told) -> Mends:
    """*went* -> *will go*, *was* -> *will be*."""
    first, place = told.words[0], told.places[0]
    if len(told.words) > 1:  # *was going tomorrow*: that was the plan
        return ()
    if first in _BE_THEN:
        return ((Operation(place, "=will be"),),)
    if replacement(first, ">base"):
        return ((Operation(place, ">base"), Operation(place, "+will")),)
    return ()


def _perfect(told: Told) -> Mends:
    """*knows* -> *has known*, *is* -> *has been*."""
    first, place = told.words[0], told.places[0]
    if first in _BE_NOW:
        return ((Operation(place, "=has been" if first == "is" else "=have been"),),)
    if len(told.words) > 1 or not replacement(first, ">participle"):
        return ()
    have = "+has" if replacement(first, ">base") else "+have"
    return ((Operation(place, ">participle"), Operation(place, have)),)
