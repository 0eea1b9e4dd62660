"""The verb group with one error planted in it."""

from __future__ import annotations

from collections.abc import Iterator

from models.grammar.types import Form, Tense
from training.grid.cells import GridTense, Planted
from training.grid.clauses import Clause, Group, Shape, be, form, present, right_group
from training.grid.tables import over_regular

# The form that a tense asks for, where its group has just one.
_FORMS = {
    GridTense.PRESENT_CONTINUOUS: Form.GERUND,
    GridTense.PAST_SIMPLE: Form.PAST,
    GridTense.PRESENT_PERFECT: Form.PAST_PARTICIPLE,
}
_OTHER_FINITE = {
    "am": "is are",
    "is": "are",
    "are": "is",
    "was": "were",
    "were": "was",
    "have": "has",
    "has": "have",
    "do": "does",
    "does": "do",
}
# The tense that learners use instead, beside the time word of another.
_OTHER_TENSE = {
    GridTense.PRESENT_SIMPLE: GridTense.PRESENT_CONTINUOUS,
    GridTense.PRESENT_CONTINUOUS: GridTense.PRESENT_SIMPLE,
    GridTense.PAST_SIMPLE: GridTense.PRESENT_SIMPLE,
    GridTense.PRESENT_PERFECT: GridTense.PRESENT_SIMPLE,
    GridTense.FUTURE: GridTense.PAST_SIMPLE,
}


def shapes(verb: str, tense: GridTense, planted: Planted) -> tuple[Shape, ...]:
    """The shapes of sentence in which this error can be planted."""
    simple = tense in (GridTense.PRESENT_SIMPLE, GridTense.PAST_SIMPLE) and verb != "be"
    match planted:
        case Planted.FORM if simple:
            return (Shape.NEGATIVE, Shape.QUESTION)
        case Planted.AUXILIARY if simple:
            return (Shape.STATEMENT, Shape.NEGATIVE)
        case Planted.FORM | Planted.AGREEMENT:
            return (Shape.STATEMENT, Shape.QUESTION)
    return (Shape.STATEMENT,)


def wrong_groups(
    verb: str, tense: GridTense, clause: Clause, planted: Planted
) -> tuple[Group, ...]:
    """The ways to plant this error in the clause; () where there is none."""
    right = right_group(verb, tense, clause.who, clause.shape)
    match planted:
        case Planted.AGREEMENT:
            found = _disagreeing(verb, tense, clause, right)
        case Planted.FORM:
            found = _other_form(verb, tense, right)
        case Planted.AUXILIARY:
            found = _other_auxiliary(verb, tense, clause, right)
        case Planted.OVER_REGULAR:
            found = _over_regular(verb, tense, clause, right)
        case Planted.TIME:
            other = _OTHER_TENSE[tense]
            found = iter((right_group(verb, other, clause.who, clause.shape),))
    return tuple(group for group in dict.fromkeys(found) if group != right)


def _disagreeing(verb: str, tense: GridTense, clause: Clause, right: Group) -> Iterator[Group]:
    for auxiliary in _OTHER_FINITE.get(right.auxiliary, "").split():
        yield Group(auxiliary, right.verb)
    if not right.auxiliary and tense is GridTense.PRESENT_SIMPLE:
        yield Group("", present(verb, third=not clause.who.third))


def _other_form(verb: str, tense: GridTense, right: Group) -> Iterator[Group]:
    if not (right.auxiliary and right.verb):
        return
    wrong: tuple[str, ...]
    past, participle = form(verb, Form.PAST), form(verb, Form.PAST_PARTICIPLE)
    match tense:
        case GridTense.PRESENT_CONTINUOUS:
            wrong = (verb,)
        case GridTense.PRESENT_PERFECT:
            wrong = (verb if verb != participle else past, past)
        case GridTense.PAST_SIMPLE:
            wrong = (past,)
        case GridTense.PRESENT_SIMPLE:
            wrong = (form(verb, Form.THIRD),)
        case GridTense.FUTURE:
            wrong = (form(verb, Form.THIRD), form(verb, Form.GERUND), past)
    yield from (Group(right.auxiliary, word) for word in wrong)


def _other_auxiliary(verb: str, tense: GridTense, clause: Clause, right: Group) -> Iterator[Group]:
    if tense is GridTense.FUTURE:
        yield Group("will", f"to {verb}")
        # "Anna go there tomorrow"; but "They go there tomorrow" may be a plan that stands.
        if clause.who.third:
            yield Group("", verb)
    elif right.auxiliary:
        past_too = form(verb, Form.PAST) == right.verb  # "She played twice this month" is right
        if verb != "be" and (tense is not GridTense.PRESENT_PERFECT or not past_too):
            yield Group("", right.verb)
    elif tense is GridTense.PAST_SIMPLE:
        yield Group("did", right.verb)
    else:
        yield Group(be(Tense.PRESENT, clause.who), right.verb)


def _over_regular(verb: str, tense: GridTense, clause: Clause, right: Group) -> Iterator[Group]:
    wanted = _FORMS.get(tense)
    if tense is GridTense.PRESENT_SIMPLE and clause.who.third:
        wanted = Form.THIRD
    if wanted is not None and (verb, wanted) in over_regular():
        yield Group(right.auxiliary, over_regular()[verb, wanted])
