"""Two texts in, verb edits out: align, join, classify.

Whatever changes more than verbs is refused: it is named in `Correction.refused` and not applied.
Spans are exact: ``after`` brings the blanks that the new text needs (``"is "`` for a word put in,
``" was"`` for the *'s* of *he's*), and the span of a word that goes takes one blank along.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.grammar.changes import Change, changes_between
from models.grammar.edit_kinds import kind_of
from models.grammar.sides import Side, side_of
from models.grammar.types import Correction, Edit, Refusal, Span


def compare(original: str, corrected: str, *, by: str = "") -> Correction:
    """The verb edits that lead from ``original`` to ``corrected``, made by the corrector ``by``.

    White space that differs between unchanged words stays as it is in the original.
    """
    if original == corrected:
        return Correction(original, original)
    source, target = side_of(original), side_of(corrected)
    edits: list[Edit] = []
    refused: list[Refusal] = []
    for change in _disjoint(changes_between(source, target), source, target):
        span, after = _place(change, source, target)
        before = span.of(original)
        if change.refused is None:
            kind = kind_of(change, source, target)
            edits.append(Edit(span, before, after, kind, by=(by,) if by else ()))
        else:
            refused.append(Refusal(span, before, after, by, str(change.refused)))
    return Correction(original, apply(original, edits), tuple(edits), tuple(refused))


def apply(original: str, edits: Iterable[Edit]) -> str:
    """``original`` with the edits made. ValueError if they overlap or do not fit the text."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done or edit.span.of(original) != edit.before:
            raise ValueError(f"edit {edit.before!r} -> {edit.after!r} does not fit at {edit.span}")
        pieces += (original[done : edit.span.start], edit.after)
        done = edit.span.end
    return "".join((*pieces, original[done:]))


def _disjoint(changes: Sequence[Change], source: Side, target: Side) -> list[Change]:
    """Join changes whose places in the text would overlap: side by side, with other blanks."""
    found: list[Change] = []
    for change in changes:
        before = found[-1] if found else None
        if before is not None and before.end == change.start:
            overlap = (
                _place(before, source, target)[0].end > _place(change, source, target)[0].start
            )
            if overlap:
                found[-1] = Change(
                    before.start,
                    change.end,
                    before.new_start,
                    change.new_end,
                    before.refused or change.refused,
                )
                continue
        found.append(change)
    return found


def _place(change: Change, source: Side, target: Side) -> tuple[Span, str]:
    """The span of the original that changes, blanks included, and what takes its place."""
    start, end = _gaps(source, change.start, change.end)
    new_start, new_end = _gaps(target, change.new_start, change.new_end)
    old, new = source.text[start:end], target.text[new_start:new_end]
    if old[:1].isspace() and new[:1].isspace():
        start += len(old) - len(old.lstrip())
        old, new = old.lstrip(), new.lstrip()
    if old[-1:].isspace() and new[-1:].isspace():
        old, new = old.rstrip(), new.rstrip()
    return Span(start, start + len(old)), new


def _gaps(side: Side, start: int, end: int) -> tuple[int, int]:
    """From the end of the token before to the beginning of the token behind."""
    tokens = side.tokens
    left = tokens[start - 1].span.end if start else 0
    right = tokens[end].span.start if end < len(tokens) else len(side.text)
    return left, right
