"""The values of a lesson as JSON: the form that scripts and other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.grammar.types import Explanation, OtherRemark, Span, VerbGroup
    from models.transcript import Transcript
    from tutor_app.lesson import Lesson


def span_json(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def edit_json(explanation: Explanation) -> dict[str, Any]:
    """One edit with what a teacher says about it in a sentence: a line of the batch format."""
    edit, evidence = explanation.edit, explanation.evidence
    return {
        "start": edit.span.start,
        "end": edit.span.end,
        "before": edit.before,
        "after": edit.after,
        "kind": str(edit.kind),
        "rule": explanation.rule,
        "explanation": " ".join(filter(None, (explanation.text, explanation.why_here))),
        "evidence": None if evidence is None else span_json(evidence),
        "confidence": round(edit.confidence, 4),
        "certainty": str(edit.certainty),
        "by": list(edit.by),
    }


def lesson_json(lesson: Lesson) -> dict[str, Any]:
    correction = lesson.correction
    return {
        "text": correction.original,
        "corrected": correction.corrected,
        "right": lesson.right,
        "edits": [_taught_json(explanation) for explanation in lesson.explanations],
        "refused": [
            {
                **span_json(refusal.span),
                "before": refusal.before,
                "after": refusal.after,
                "by": refusal.by,
                "reason": refusal.reason,
            }
            for refusal in correction.refused
        ],
        "remarks": [_remark_json(remark) for remark in lesson.remarks],
        "tenses": [group_json(group, correction.corrected) for group in lesson.tenses],
        "route": {"name": lesson.route.name, "why": lesson.route.why},
        "corrector": lesson.corrector,
        "device": lesson.device,
        "seconds": round(lesson.seconds, 3),
        "notes": list(lesson.notes),
        "photo": lesson.photo_digest,
        "transcript": None if lesson.transcript is None else _transcript_json(lesson.transcript),
    }


def group_json(group: VerbGroup, text: str) -> dict[str, Any]:
    """``text`` is the one that the group's spans are in."""
    return {
        **span_json(group.span),
        "text": group.span.of(text),
        "words": [{**span_json(word), "text": word.of(text)} for word in group.words],
        "name": group.name,
        "tense": str(group.tense),
        "aspect": str(group.aspect),
        "voice": str(group.voice),
        "modal": group.modal,
        "negated": group.negated,
        "question": group.question,
        "verb": group.head.lemma,
        "subject": _placed(group.subject, text),
        "time_words": [_placed(span, text) for span in group.time_words],
    }


def _placed(span: Span | None, text: str) -> dict[str, Any] | None:
    return None if span is None else {**span_json(span), "text": span.of(text)}


def _taught_json(explanation: Explanation) -> dict[str, Any]:
    return {
        **edit_json(explanation),
        "title": explanation.title,
        "text": explanation.text,
        "why_here": explanation.why_here,
        "hint": explanation.hint,
        "forms": [{"name": name, "form": form} for name, form in explanation.forms],
        "examples": [{"wrong": wrong, "right": right} for wrong, right in explanation.examples],
        "level": explanation.level,
    }


def _remark_json(remark: OtherRemark) -> dict[str, Any]:
    return {
        **span_json(remark.span),
        "message": remark.message,
        "suggestions": list(remark.suggestions),
    }


def _transcript_json(transcript: Transcript) -> dict[str, Any]:
    return {
        "text": transcript.text,
        "reader": transcript.reader,
        "confidence": round(transcript.confidence, 3),
        "words": [
            {
                **span_json(word.span),
                "text": word.text,
                "box": [word.box.left, word.box.top, word.box.width, word.box.height],
                "confidence": round(word.confidence, 3),
            }
            for word in transcript.words
        ],
    }
