"""What is no sentence on a photo is kept and not corrected."""

from __future__ import annotations

from models.backends import Ticket
from models.grammar.types import Span
from models.parts import Part, PartKind
from tests.fakes import ScriptedCorrector
from tests.tutor_app.lessons import SCRIPT
from tutor_app.crew import Crew, Route
from tutor_app.lesson import Lesson, check_text, explained_in, ignoring

SENTENCE, CODE, CAPTION = (
    "Yesterday I go home.",
    "go to line 3;\nhave = 2;",
    "Figure 1 They have it.",
)
TEXT = f"{SENTENCE}\n\n{CODE}\n\n{CAPTION}"


def parts(*kinds: PartKind) -> tuple[Part, ...]:
    found, start = [], 0
    for text, kind in zip((SENTENCE, CODE, CAPTION), kinds, strict=True):
        found.append(Part(Span(start, start + len(text)), kind))
        start += len(text) + 2
    return tuple(found)


def lesson(*kinds: PartKind) -> Lesson:
    crew = Crew(Route("ocr", "You chose this route."), None, ScriptedCorrector(SCRIPT))
    return check_text(TEXT, crew, Ticket(), parts=parts(*kinds))


def test_code_stays_as_it_is_and_a_caption_that_is_a_sentence_is_corrected() -> None:
    made = lesson(PartKind.BODY, PartKind.CODE, PartKind.CAPTION)
    assert made.correction.original == TEXT
    assert made.correction.corrected == TEXT.replace("I go", "I went").replace(
        "They have", "They has"
    )
    assert [span.of(TEXT) for span in made.apart] == [CODE]
    assert [group.span.of(made.correction.corrected) for group in made.tenses] == ["went", "has"]


def test_it_stays_apart_when_rules_are_ignored_and_in_another_language() -> None:
    made = lesson(PartKind.BODY, PartKind.CODE, PartKind.CAPTION)
    rule = made.explanations[0].rule
    hidden = ignoring(made, (rule,))
    assert [group.span.of(hidden.correction.corrected) for group in hidden.tenses] == ["go", "has"]
    assert explained_in(ignoring(hidden, ()), "es").correction == made.correction


def test_where_nothing_is_a_sentence_all_is_checked() -> None:
    made = lesson(*[PartKind.CODE] * 3)
    assert made.apart == ()
    assert made.correction.corrected.startswith("Yesterday I went home.")
