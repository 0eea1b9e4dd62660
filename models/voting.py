"""Several opinions on one text become one correction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from models.grammar.types import Certainty, Correction, Edit, OtherRemark, Refusal, moved

if TYPE_CHECKING:
    from models.backends import Corrector, Looked, Ticket


def vote(first: Correction, second: Correction) -> Correction:
    """``first`` with the say of a second opinion on the same text.

    An edit that both propose carries both names. What only the second proposes is taken as
    `Certainty.MAYBE` where the first changes nothing; where the two disagree, the first decides.
    """
    said = {(edit.span, edit.after): edit for edit in second.edits}
    edits = [_joined(edit, said.get((edit.span, edit.after))) for edit in first.edits]
    edits += [
        replace(edit, certainty=Certainty.MAYBE)
        for edit in second.edits
        if not any(_meet(edit, other) for other in first.edits)
    ]
    return with_edits(first, edits)


def filled_in(looked: Looked, corrector: Corrector, ticket: Ticket) -> Correction:
    """With the sentences on which there was no answer, as ``corrector`` has them."""
    found = looked.correction
    edits: list[Edit] = list(found.edits)
    refused: list[Refusal] = list(found.refused)
    for span in looked.unanswered:
        other = corrector.correct(span.of(found.original), ticket)
        edits += (moved(edit, span.start) for edit in other.edits)
        refused += (moved(one, span.start) for one in other.refused)
    refused.sort(key=lambda one: one.span)
    return with_edits(replace(found, refused=tuple(refused)), edits)


def keep_sure(correction: Correction) -> Correction:
    """Without the edits that are only questions."""
    return with_edits(
        correction, [edit for edit in correction.edits if edit.certainty is Certainty.SURE]
    )


def as_questions(correction: Correction) -> Correction:
    """With no edit surer than a question: what was read may not be what stands there."""
    edits = (replace(edit, certainty=Certainty.MAYBE) for edit in correction.edits)
    return with_edits(correction, edits)


def remarks_beside(
    correction: Correction, remarks: tuple[OtherRemark, ...]
) -> tuple[OtherRemark, ...]:
    """The remarks on words that no edit changes: nobody needs *goed: spelling?* beside *went*."""
    return tuple(
        remark
        for remark in remarks
        if not any(
            edit.span.start < remark.span.end and remark.span.start < edit.span.end
            for edit in correction.edits
        )
    )


def _joined(edit: Edit, same: Edit | None) -> Edit:
    if same is None:
        return edit
    return replace(
        edit,
        by=tuple(dict.fromkeys(edit.by + same.by)),
        confidence=max(edit.confidence, same.confidence),
    )


def _meet(one: Edit, other: Edit) -> bool:
    """Whether they share a letter, or touch: two edits side by side are one change."""
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def with_edits(before: Correction, edits: Iterable[Edit]) -> Correction:
    """``before`` with these edits in place of its own, in the order of the text."""
    from models.grammar.edits import apply

    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    return replace(before, edits=ordered, corrected=apply(before.original, ordered))
