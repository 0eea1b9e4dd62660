"""The ERRANT kind of a verb edit.

After the rules of Bryant, Felice and Briscoe (ACL 2017), read off the verb groups of the two texts
instead of a dependency parse. Where theirs says CONTR or SPELL, ours names the verb's error.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.changes import Change
from models.grammar.sides import Side
from models.grammar.types import EditKind, Form
from models.grammar.verbs import analyse

_NON_FINITE = frozenset({Form.GERUND, Form.PAST_PARTICIPLE})


def kind_of(change: Change, source: Side, target: Side) -> EditKind:
    """The kind of a change that touches verbs only."""
    if _reordered(change, source, target):
        return EditKind.R_ORDER
    old, new = _without_capital(
        source,
        list(range(change.start, change.end)),
        target,
        list(range(change.new_start, change.new_end)),
    )
    old, new = _counted(source, old), _counted(target, new)
    if not old:
        return _one_sided(target, new, EditKind.M_FORM, EditKind.M_TENSE, EditKind.M_VERB)
    if not new:
        return _one_sided(source, old, EditKind.U_FORM, EditKind.U_TENSE, EditKind.U_VERB)
    if len(old) == len(new) == 1:
        return _replaced_word(source, old[0], target, new[0])
    return _replaced_group(source, old, target, new)


def _reordered(change: Change, source: Side, target: Side) -> bool:
    """The same words, capitals aside, in another order: *you are -> are you*."""
    old = [text.lower() for text in source.texts[change.start : change.end]]
    new = [text.lower() for text in target.texts[change.new_start : change.new_end]]
    return old != new and sorted(old) == sorted(new)


def _counted(side: Side, places: Sequence[int]) -> list[int]:
    """The places that say the kind: no negation, and of *you're* for *your* the verb only."""
    return [at for at in places if side.readings(at) or side.words[at].full in ("to", "of")]


def _without_capital(
    source: Side, old: list[int], target: Side, new: list[int]
) -> tuple[list[int], list[int]]:
    """Leave out a last word that is the same but for its capital: *He -> Is he*."""
    if len(old) == len(new) or not (old and new):
        return old, new
    same = source.texts[old[-1]].lower() == target.texts[new[-1]].lower()
    return (old[:-1], new[:-1]) if same else (old, new)


def _one_sided(
    side: Side, places: Sequence[int], form: EditKind, tense: EditKind, verb: EditKind
) -> EditKind:
    if len(places) == 1 and side.words[places[0]].full == "to":
        return form
    return tense if all(side.is_auxiliary(at) for at in places) else verb


def _replaced_word(source: Side, at: int, target: Side, to: int) -> EditKind:
    old, new = source.words[at].full, target.words[to].full
    if {old, new} == {"was", "were"}:
        return EditKind.R_SVA
    if not analyse(old) and source.readings(at) and source.lemmas(at) & target.lemmas(to):
        return EditKind.R_INFL
    if source.lemmas(at) & target.lemmas(to):
        return _other_form(source, at, target, to)
    if old == "of" or (source.is_auxiliary(at) and target.is_auxiliary(to)):
        return EditKind.R_TENSE
    return EditKind.R_VERB


def _other_form(source: Side, at: int, target: Side, to: int) -> EditKind:
    """The rules are in ERRANT's order: what follows an auxiliary has no tense of its own."""
    if source.follows_auxiliary(at) and target.follows_auxiliary(to):
        return EditKind.R_FORM
    forms = {source.form(at), target.form(to)}
    if Form.THIRD in forms:  # has a subject and no auxiliary, so the other has, too
        forms = {_finite(source, at), _finite(target, to)}
    if forms & _NON_FINITE:
        return EditKind.R_FORM
    if Form.PAST in forms:
        return EditKind.R_TENSE
    if Form.THIRD in forms or {source.words[at].full, target.words[to].full} == {"am", "are"}:
        return EditKind.R_SVA
    auxiliaries = source.is_auxiliary(at) and target.is_auxiliary(to)
    return EditKind.R_TENSE if auxiliaries else EditKind.R_FORM


def _finite(side: Side, at: int) -> Form | None:
    """The form of a word that was taken for a participle where it can have none: *Water run*."""
    form = side.form(at)
    if form is not Form.PAST_PARTICIPLE:
        return form
    others = {reading.form for reading in side.readings(at)} & {Form.BASE, Form.PAST}
    return Form.BASE if Form.BASE in others else Form.PAST if others else form


def _replaced_group(source: Side, old: Sequence[int], target: Side, new: Sequence[int]) -> EditKind:
    if all(source.is_auxiliary(at) for at in old) and all(target.is_auxiliary(at) for at in new):
        return EditKind.R_TENSE
    same = source.lemmas(old[-1]) & target.lemmas(new[-1])
    marked = any(source.words[at].full == "to" for at in old) or any(
        target.words[at].full == "to" for at in new
    )
    if same:
        return EditKind.R_FORM if marked else EditKind.R_TENSE
    return EditKind.R_VERB
