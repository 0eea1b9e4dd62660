"""The way of a photo, or of typed text, to a lesson: a straight line of plain functions."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.english import require_english
from models.errors import NotEnglish, TutorError
from models.grammar.edits import apply
from models.legibility import Verdict
from models.parts import blanked, unchecked
from models.voting import as_questions, keep_sure, remarks_beside, vote, with_edits
from tutor_app.looking import Checked, correct_by, read_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from models.backends import Ticket
    from models.grammar.types import Correction, Explanation, OtherRemark, Span, VerbGroup
    from models.legibility import Legibility
    from models.parts import Part
    from models.photo import Photo
    from models.transcript import Transcript
    from tutor_app.crew import Crew, Route


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that one text or photo teaches.

    ``explanations`` stand in the order of ``correction.edits``, one for each. ``ignored`` explain
    edits that were found but are left out of ``correction``, because the learner ignores their
    rules. ``tenses`` are the verb groups of the corrected text, with spans there; all other spans
    are in the original. ``apart`` is what is no sentence and was not checked. ``notes`` tell what
    was wished for but could not be done. ``seconds`` is the whole time, ``pace`` the tokens that
    a vision model wrote in a second, 0.0 for none.
    """

    correction: Correction
    explanations: tuple[Explanation, ...]
    tenses: tuple[VerbGroup, ...]
    route: Route
    device: str
    seconds: float
    corrector: str
    remarks: tuple[OtherRemark, ...] = ()
    notes: tuple[str, ...] = ()
    photo_digest: str | None = None
    transcript: Transcript | None = None
    ignored: tuple[Explanation, ...] = ()
    apart: tuple[Span, ...] = ()
    pace: float = 0.0

    @property
    def right(self) -> bool:
        return not self.correction.edits


def read_photo(photo: Photo, crew: Crew, ticket: Ticket) -> Transcript:
    """What is on the photo. Raises `NoText` or `NotEnglish` where there is nothing to correct."""
    transcript = read_by(crew, photo, ticket)
    try:
        require_english(transcript.text)
    except NotEnglish as error:
        raise NotEnglish(
            f"No English text was found on “{photo.source}”. {error.message}",
            "If there is English on it, take it closer, flat and in good light.",
        ) from error
    return transcript


def check_text(
    text: str,
    crew: Crew,
    ticket: Ticket,
    *,
    language: str = "en",
    only_sure: bool = False,
    ignored: Collection[str] = (),
    legibility: Legibility | None = None,
    parts: Sequence[Part] = (),
    photo: Photo | None = None,
) -> Lesson:
    """Correct ``text`` and explain each edit in ``language`` ("en" or "es").

    An edit whose explanation has a rule in ``ignored`` is left out (`Lesson.ignored`). ``text``
    may be anything; `NoText` or `NotEnglish` where it holds nothing to check. ``legibility`` is
    that of the photo it was read on: of an unreadable one no edit is sure. ``parts`` are those of
    ``text``; what is no sentence among them is not corrected. ``photo`` is what a vision model
    looks at.
    """
    started = time.perf_counter()
    require_english(text)
    ticket.progress("Looking at the verbs", 0.1)
    apart = unchecked(text, parts)
    checked = correct_by(crew, blanked(text, apart), photo, ticket)
    correction, remarks, notes = finish(
        checked.correction, crew, ticket, only_sure=only_sure, legibility=legibility
    )
    ticket.progress("Explaining", 0.9)
    correction = replace(correction, original=text, corrected=apply(text, correction.edits))
    lesson = replace(
        ignoring(_taught(correction, checked, language, apart), ignored),
        remarks=tuple(each for each in remarks if not _overlaps(each.span, apart)),
        notes=crew.notes + checked.notes + notes,
        seconds=time.perf_counter() - started,
    )
    ticket.progress("Done", 1.0)
    return lesson


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _tenses(correction: Correction, apart: tuple[Span, ...]) -> tuple[VerbGroup, ...]:
    from models.grammar.groups import verb_groups

    return verb_groups(apply(blanked(correction.original, apart), correction.edits))


def _taught(
    correction: Correction, checked: Checked, language: str, apart: tuple[Span, ...]
) -> Lesson:
    from models.grammar.explain import explain_all

    return Lesson(
        correction=correction,
        explanations=explain_all(correction, language),
        tenses=_tenses(correction, apart),
        apart=apart,
        route=checked.route,
        device=checked.device,
        seconds=0.0,
        corrector=checked.corrector,
        pace=checked.pace,
    )


def ignoring(lesson: Lesson, rules: Collection[str]) -> Lesson:
    """``lesson`` as it is for a learner who ignores exactly ``rules``: `Lesson.ignored` moves.

    What was ignored before and is not in ``rules`` comes back, so () shows all that was found.
    """
    if not (rules or lesson.ignored):
        return lesson
    found = sorted((*lesson.explanations, *lesson.ignored), key=lambda each: each.edit.span)
    correction, shown = leave_out(lesson.correction, found, rules)
    return replace(
        lesson,
        correction=correction,
        explanations=shown,
        ignored=tuple(each for each in found if each.rule in rules),
        tenses=_tenses(correction, lesson.apart),
    )


def leave_out(
    correction: Correction, explanations: Iterable[Explanation], rules: Collection[str]
) -> tuple[Correction, tuple[Explanation, ...]]:
    """The correction without the edits that ``rules`` explain, and the explanations that stay."""
    shown = tuple(each for each in explanations if each.rule not in rules)
    return with_edits(correction, [each.edit for each in shown]), shown


def explained_in(lesson: Lesson, language: str) -> Lesson:
    """``lesson`` with its explanations in ``language``; what it ignores stays ignored."""
    from models.grammar.explain import explain_all

    rules = frozenset(each.rule for each in lesson.ignored)
    whole = ignoring(lesson, ())
    whole = replace(whole, explanations=explain_all(whole.correction, language))
    return ignoring(whole, rules)


def finish(
    correction: Correction,
    crew: Crew,
    ticket: Ticket,
    *,
    only_sure: bool,
    legibility: Legibility | None = None,
) -> tuple[Correction, tuple[OtherRemark, ...], tuple[str, ...]]:
    """The correction after the second opinion, the other remarks, and notes on what is in doubt.

    A second opinion that fails costs its opinion, not the correction.
    """
    remarks: tuple[OtherRemark, ...] = ()
    notes: tuple[str, ...] = ()
    if crew.second_opinion is not None:
        try:
            opinion = crew.second_opinion.review(correction.original, ticket)
        except TutorError as error:
            notes = (f"No second opinion from {crew.second_opinion.title}: {error}",)
        else:
            correction = vote(correction, opinion.correction)
            remarks = remarks_beside(correction, opinion.remarks)
    if legibility is not None and legibility.note:
        notes = (legibility.note, *notes)
        if legibility.verdict is Verdict.UNREADABLE:
            correction = as_questions(correction)
    return (keep_sure(correction) if only_sure else correction), remarks, notes


def check_photo(
    photo: Photo,
    crew: Crew,
    ticket: Ticket,
    *,
    language: str = "en",
    only_sure: bool = False,
    ignored: Collection[str] = (),
) -> Lesson:
    """Read, then check what was read, as it stands there; see `check_text`."""
    started = time.perf_counter()
    transcript = read_photo(photo, crew, ticket)
    lesson = check_text(
        transcript.text,
        crew,
        ticket,
        language=language,
        only_sure=only_sure,
        ignored=ignored,
        legibility=transcript.legibility,
        parts=transcript.parts,
        photo=photo,
    )
    return replace(of_photo(lesson, photo, transcript), seconds=time.perf_counter() - started)


def of_photo(lesson: Lesson, photo: Photo, transcript: Transcript | None) -> Lesson:
    """``lesson`` as one about ``photo``, with what its reader had to tell."""
    told = () if transcript is None else transcript.notes
    return replace(
        lesson,
        photo_digest=photo.digest,
        transcript=transcript,
        notes=(*told, *(note for note in lesson.notes if note not in told)),
    )
