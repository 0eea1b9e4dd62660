"""Two texts in, verb edits out: align, merge, classify.

Whatever changes more than verbs is refused: it is named in `Correction.refused` and not applied.
Spans are exact: ``after`` brings the blanks that the new text needs (``"is "`` for a word put in,
``" was"`` for the *'s* of *he's*), and the span of a word that goes takes one blank along.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.grammar.changes import Change, changes_between
from models.grammar.edit_kinds import kind_of
from models.grammar.sides import Side, side_of
from models.grammar.types import Correction, Edit, EditKind, Refusal, Span


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


def classify(original: str, span: Span, after: str) -> EditKind | None:
    """The kind of the edit that puts ``after`` in place of ``span``; None if it is no verb edit."""
    corrected = original[: span.start] + after + original[span.end :]
    if corrected == original:
        return None
    source, target = side_of(original), side_of(corrected)
    changes = changes_between(source, target)
    if not changes or any(change.refused for change in changes):
        return None
    first, last = changes[0], changes[-1]
    whole = Change(first.start, last.end, first.new_start, last.new_end)
    return kind_of(whole, source, target)


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


def merge(corrections: Sequence[Correction]) -> Correction:
    """One correction from those of several correctors of the same text.

    The same edit from several becomes one that names them all, with the highest confidence; of
    edits that meet, the one with the higher confidence stays, then the one more correctors made,
    then the earlier one. ValueError for none, or for different texts.
    """
    if len({correction.original for correction in corrections}) != 1:
        raise ValueError("merge needs corrections of one text")
    original = corrections[0].original
    ranked = sorted(
        _united(edit for correction in corrections for edit in correction.edits),
        key=lambda edit: (-edit.confidence, -len(edit.by)),
    )
    kept: list[Edit] = []
    for edit in ranked:
        if not any(_meet(edit, other) for other in kept):
            kept.append(edit)
    kept.sort(key=lambda edit: edit.span)
    refused = dict.fromkeys(item for correction in corrections for item in correction.refused)
    return Correction(original, apply(original, kept), tuple(kept), tuple(refused))


def _united(edits: Iterable[Edit]) -> list[Edit]:
    found: dict[tuple[Span, str], Edit] = {}
    for edit in edits:
        same = found.setdefault((edit.span, edit.after), edit)
        if same is not edit:
            found[edit.span, edit.after] = replace(
                same if same.confidence >= edit.confidence else edit,
                by=tuple(dict.fromkeys(same.by + edit.by)),
            )
    return list(found.values())


def _meet(one: Edit, other: Edit) -> bool:
    """Whether they share a letter, or one puts a word in where the other begins or ends."""
    if one.span.start == one.span.end or other.span.start == other.span.end:
        return one.span.start <= other.span.end and other.span.start <= one.span.end
    return one.span.start < other.span.end and other.span.start < one.span.end


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
