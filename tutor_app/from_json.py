"""JSON back to the values of a lesson: the way back from `as_json`."""

from __future__ import annotations

from typing import Any

from models.grammar.edits import apply
from models.grammar.types import (
    Aspect,
    Certainty,
    Correction,
    Edit,
    EditKind,
    Explanation,
    OtherRemark,
    Refusal,
    Span,
    Tense,
    VerbGroup,
    Voice,
)
from models.grammar.verbs import paradigm_of
from models.legibility import Legibility, Measures, Verdict
from models.parts import Part, PartKind
from models.transcript import Box, Difference, Reading, Transcript, Word
from tutor_app.crew import Route
from tutor_app.lesson import Lesson

Json = dict[str, Any]


def lesson_of(value: Any) -> Lesson:
    """The lesson that `as_json.lesson_json` wrote, also one of an earlier version.

    Raises `ValueError` for anything else.
    """
    try:
        return _lesson(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"this is not the JSON of a lesson: {error!r}") from error


def _lesson(value: Json) -> Lesson:
    explanations = tuple(map(_explanation, value["edits"]))
    edits = tuple(explanation.edit for explanation in explanations)
    if apply(value["text"], edits) != value["corrected"]:
        raise ValueError("the edits do not lead to the corrected text")
    transcript = value["transcript"]
    return Lesson(
        correction=Correction(
            original=value["text"],
            corrected=value["corrected"],
            edits=edits,
            refused=tuple(map(_refusal, value["refused"])),
        ),
        explanations=explanations,
        tenses=tuple(map(_group, value["tenses"])),
        route=Route(
            value["route"]["name"], value["route"]["why"], tuple(value["route"].get("facts", ()))
        ),
        device=value["device"],
        seconds=float(value["seconds"]),
        corrector=value["corrector"],
        remarks=tuple(map(_remark, value["remarks"])),
        notes=tuple(value["notes"]),
        photo_digest=value["photo"],
        transcript=None if transcript is None else _transcript(transcript),
        ignored=tuple(map(_explanation, value.get("ignored", ()))),
        pace=float(value.get("tokens_per_second") or 0.0),
        apart=tuple(map(_span, value.get("apart", ()))),
    )


def _span(value: Json) -> Span:
    return Span(int(value["start"]), int(value["end"]))


def _placed(value: Json | None) -> Span | None:
    return None if value is None else _span(value)


def _explanation(value: Json) -> Explanation:
    return Explanation(
        edit=Edit(
            span=_span(value),
            before=value["before"],
            after=value["after"],
            kind=EditKind(value["kind"]),
            confidence=float(value["confidence"]),
            by=tuple(value["by"]),
            certainty=Certainty(value["certainty"]),
        ),
        rule=value["rule"],
        title=value["title"],
        text=value["text"],
        why_here=value["why_here"],
        hint=value["hint"],
        evidence=_placed(value["evidence"]),
        forms=tuple((form["name"], form["form"]) for form in value["forms"]),
        examples=tuple((pair["wrong"], pair["right"]) for pair in value["examples"]),
        level=value["level"],
    )


def _refusal(value: Json) -> Refusal:
    return Refusal(_span(value), value["before"], value["after"], value["by"], value["reason"])


def _remark(value: Json) -> OtherRemark:
    return OtherRemark(_span(value), value["message"], tuple(value["suggestions"]))


def _group(value: Json) -> VerbGroup:
    return VerbGroup(
        span=_span(value),
        words=tuple(map(_span, value["words"])),
        tense=Tense(value["tense"]),
        aspect=Aspect(value["aspect"]),
        voice=Voice(value["voice"]),
        modal=value["modal"],
        negated=value["negated"],
        question=value["question"],
        subject=_placed(value["subject"]),
        head=paradigm_of(value["verb"]),
        name=value["name"],
        time_words=tuple(map(_span, value["time_words"])),
    )


def _transcript(value: Json) -> Transcript:
    return Transcript(
        text=value["text"],
        reader=value["reader"],
        confidence=float(value["confidence"]),
        words=tuple(
            Word(word["text"], _span(word), Box(*word["box"]), float(word["confidence"]))
            for word in value["words"]
        ),
        sentences=tuple(map(_span, value.get("sentences", ()))),
        differences=tuple(map(_difference, value.get("differences", ()))),
        legibility=_legibility(value.get("legibility")),
        parts=tuple(Part(_span(part), PartKind(part["kind"])) for part in value.get("parts", ())),
        notes=tuple(value.get("notes", ())),
    )


def _legibility(value: Json | None) -> Legibility | None:
    if value is None:
        return None
    return Legibility(
        Verdict(value["verdict"]), tuple(value["advice"]), Measures(**value["measures"])
    )


def _difference(value: Json) -> Difference:
    readings = tuple(
        Reading(reading["reader"], reading["text"], float(reading["confidence"]))
        for reading in value["readings"]
    )
    return Difference(_span(value), Box(*value["box"]), readings)
