"""The values of a lesson as JSON: the form that scripts read, and that the history keeps.

`from_json` leads back. Confidences and seconds are rounded; all else is kept as it is.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from models.transcript import Box

if TYPE_CHECKING:
    from models.grammar.types import Explanation, OtherRemark, Span, VerbGroup
    from models.legibility import Legibility
    from models.page import Page
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
        "ignored": [_taught_json(explanation) for explanation in lesson.ignored],
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
        "route": {
            "name": lesson.route.name,
            "why": lesson.route.why,
            "facts": list(lesson.route.facts),
        },
        "corrector": lesson.corrector,
        "device": lesson.device,
        "tokens_per_second": round(lesson.pace, 2) or None,
        "seconds": round(lesson.seconds, 3),
        "apart": [span_json(span) for span in lesson.apart],
        "notes": list(lesson.notes),
        "photo": lesson.photo_digest,
        "transcript": None if lesson.transcript is None else transcript_json(lesson.transcript),
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


def transcript_json(transcript: Transcript) -> dict[str, Any]:
    """Boxes are left, top, width and height in pixels of the upright photo."""
    return {
        "text": transcript.text,
        "reader": transcript.reader,
        "confidence": round(transcript.confidence, 3),
        "words": [
            {
                **span_json(word.span),
                "text": word.text,
                "box": box_json(word.box),
                "confidence": round(word.confidence, 3),
            }
            for word in transcript.words
        ],
        "sentences": [span_json(span) for span in transcript.sentences],
        "differences": [
            {
                **span_json(each.span),
                "box": box_json(each.box),
                "readings": [
                    {
                        "reader": reading.reader,
                        "text": reading.text,
                        "confidence": round(reading.confidence, 3),
                    }
                    for reading in each.readings
                ],
            }
            for each in transcript.differences
        ],
        "parts": [{**span_json(part.span), "kind": str(part.kind)} for part in transcript.parts],
        "notes": list(transcript.notes),
        "legibility": None
        if transcript.legibility is None
        else legibility_json(transcript.legibility),
    }


def legibility_json(legibility: Legibility) -> dict[str, Any]:
    """Whether the photo can be read; the measures are those of `models.legibility`."""
    return {
        "verdict": str(legibility.verdict),
        "advice": list(legibility.advice),
        "measures": {name: round(value, 3) for name, value in asdict(legibility.measures).items()},
    }


def page_json(page: Page) -> dict[str, Any]:
    """How the page lies on the photo that it was made of: corners are clockwise from top left."""
    width, height = page.image.size
    return {
        "size": [width, height],
        "changed": page.touched,
        "corners": [_rounded(corner) for corner in page.corners(Box(0, 0, width, height))],
        "lines": [
            {
                "corners": [_rounded(corner) for corner in page.corners(line.box)],
                "x_height": round(line.x_height, 1),
            }
            for line in page.lines
        ],
        "steps": [
            {"name": step.name, "seconds": round(step.seconds, 3), "found": step.found}
            for step in page.steps
        ],
    }


def box_json(box: Box) -> list[int]:
    return [box.left, box.top, box.width, box.height]


def _rounded(corner: tuple[float, float]) -> list[float]:
    return [round(value, 1) for value in corner]
