"""Lessons for tests: the real way from a text, with a corrector that follows a script."""

from __future__ import annotations

from dataclasses import replace

from models.backends import Ticket
from models.grammar.types import Certainty, EditKind, OtherRemark, Refusal, Span
from models.legibility import Legibility, Measures, Verdict
from models.parts import Part, PartKind
from models.transcript import Box, Difference, Reading, Transcript, Word
from tests.fakes import Change, ScriptedCorrector, ScriptedReviewer
from tutor_app.crew import Crew, Route
from tutor_app.lesson import Lesson, check_text

SCRIPT = {
    "go": Change("went", EditKind.R_TENSE),
    "have": Change("has", EditKind.R_SVA),
    "likes": Change("like", EditKind.R_SVA, Certainty.MAYBE, 0.5),
}
TENSE, AGREEMENT = "Yesterday I go to school.", "He have a dog."


def lesson_on(text: str = TENSE, *, language: str = "en", ignored: tuple[str, ...] = ()) -> Lesson:
    crew = Crew(Route("ocr", "You chose this route."), None, ScriptedCorrector(SCRIPT))
    return check_text(text, crew, Ticket(), language=language, ignored=ignored)


def photo_lesson() -> Lesson:
    """A lesson with something in each of its fields."""
    text = f"{TENSE} {AGREEMENT} They likes it.\n\nPage 7"
    parts = (
        Part(Span(0, len(text) - 8), PartKind.BODY),
        Part(Span(len(text) - 6, len(text)), PartKind.MARGIN),
    )
    remark = OtherRemark(Span(18, 24), "A remark <b>", ("we", "you"))
    crew = Crew(
        Route("ocr", "There is no graphics card.", ("Graphics card: none",)),
        None,
        ScriptedCorrector(SCRIPT, refused=(Refusal(Span(0, 9), "Yesterday", "Today", "x", "no"),)),
        ScriptedReviewer({}, name="languagetool", remarks=(remark,)),
        ("A note.",),
    )
    made = check_text(text, crew, Ticket(), ignored=("have-has",), parts=parts)
    word = Word("Yesterday", Span(0, 9), Box(10, 20, 300, 40), 0.875)
    difference = Difference(
        Span(12, 14),
        Box(1, 2, 3, 4),
        (Reading("tesseract", "go", 0.75), Reading("rapid", "do", 0.5)),
    )
    legibility = Legibility(Verdict.POOR, ("Move closer.",), Measures(lines=3, x_height=6.5))
    transcript = Transcript(
        text,
        "ocr",
        0.9,
        (word,),
        (Span(0, 25), Span(26, 40)),
        (difference,),
        legibility,
        parts,
        ("It was read twice.",),
    )
    return replace(made, transcript=transcript, photo_digest="ab" * 32, seconds=1.25, pace=12.5)
