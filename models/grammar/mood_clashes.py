"""The present where English wants the past for what is not so: *I wish you are here*."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.clash import Clash, Mends, Told
from models.grammar.groups import verb_groups_of
from models.grammar.operations import Operation, replacement
from models.grammar.types import Tense, Token, VerbGroup
from models.grammar.words import NOMINATIVE

_WISH = frozenset({"wish", "wishes"})
# Not *that*: wishes that are old.
_SUBJECTS = NOMINATIVE | {"you", "it", "my", "your", "his", "her", "our", "their", "the"}
_MODALS = {"can": "=could", "will": "=would", "ca": "=could", "wo": "=would"}


def mood_clash(tokens: Sequence[Token]) -> Clash | None:
    """Of the verb in the clause right after *wish* or *would rather* in one tagged sentence."""
    if not any(token.text.lower() in _WISH | {"rather"} for token in tokens):
        return None
    for group in verb_groups_of(tokens):
        told = Told.of(tokens, group)
        if _is_wished(tokens, group, told):
            mends = _past(told)
            return Clash(told.places[0], mends) if mends else None
    return None


def _is_wished(tokens: Sequence[Token], group: VerbGroup, told: Told) -> bool:
    if group.subject is None or group.question:
        return False
    start = next(at for at, token in enumerate(tokens) if token.span.start >= group.subject.start)
    before = [token.text.lower() for token in tokens[:start]]
    if before[-1:] == ["that"]:
        before = before[:-1]
    if before[-2:] in (["would", "rather"], ["'d", "rather"], ["’d", "rather"]):
        return True
    return before[-1:] in (["wish"], ["wishes"]) and told.subject.partition(" ")[0] in _SUBJECTS


def _past(told: Told) -> Mends:
    first, place = told.words[0], told.places[0]
    if first in _MODALS:
        return ((Operation(place, _MODALS[first]),),)
    if told.group.tense is not Tense.PRESENT:
        return ()
    if first in ("am", "is", "are"):
        was = ((Operation(place, "=was"),),) if first != "are" else ()
        return ((Operation(place, "=were"),), *was)
    if first in ("do", "does"):
        return ((Operation(place, "=did"),),)
    if len(told.words) > 1 and first in ("have", "has"):
        return ((Operation(place, "=had"),),)
    # After *you* a verb may be a noun: *I wish you luck*.
    clear = told.subject in NOMINATIVE or first == "have"
    if len(told.words) == 1 and clear and replacement(first, ">past"):
        return ((Operation(place, ">past"),),)
    return ()
