"""Properties of verb groups on any text; what they are is in ``test_groups_golden``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.grammar.groups import verb_groups
from models.grammar.tokens import tokenize
from models.grammar.types import Aspect, Span, Tense, VerbGroup, Voice

_WORDS = st.sampled_from(
    "I he they Tom who what that the a dog dogs of to not n't never , . ? \" and or if is are was"
    " be been being has have had do did will would can 's 'd go goes went gone going see seen"
    " yesterday since 2010 for two years there let used better got able 🙂 é".split()
)


def _faults(text: str, groups: tuple[VerbGroup, ...]) -> Iterator[str]:
    """What no text may lead to: a word in two groups, a span that is no place in the text."""
    starts = [group.words[0].start for group in groups]
    if starts != sorted(starts):
        yield f"groups out of order: {starts}"
    taken = Counter(span for group in groups for span in group.words)
    yield from (f"{span.of(text)!r} is in two groups" for span, times in taken.items() if times > 1)
    tokens = {token.span for token in tokenize(text)}
    for group in groups:
        if not tokens.issuperset(group.words):
            yield f"{group.words} are not all words of the text"
        if group.span != Span(group.words[0].start, group.words[-1].end):
            yield f"{group.span} does not go from the first word to the last"
        if not group.name:
            yield f"{group.span.of(text)!r} has no name"
        for span in filter(None, (group.subject, *group.time_words)):
            if not 0 <= span.start < span.end <= len(text):
                yield f"{span} is no place in the text"


@settings(deadline=None, max_examples=150)
@given(st.lists(_WORDS, max_size=14))
@example(["not", "do", "'d", "is"])
@example(["go", "was", "are", "go", "he"])
def test_word_salad(words: list[str]) -> None:
    text = " ".join(words)
    assert list(_faults(text, verb_groups(text))) == []


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    assert list(_faults(text, verb_groups(text))) == []


def test_spans_are_places_in_the_whole_text() -> None:
    text = "🙂 Hello!  She has gone.\n\nThey were late."
    groups = verb_groups(text)
    assert [group.span.of(text) for group in groups] == ["has gone", "were"]
    assert [group.subject.of(text) for group in groups if group.subject] == ["She", "They"]


def test_fields_of_a_group() -> None:
    text = "Why has the new bridge never been repaired since 2010?"
    (group,) = verb_groups(text)
    assert (group.tense, group.aspect, group.voice) == (
        Tense.PRESENT,
        Aspect.PERFECT,
        Voice.PASSIVE,
    )
    assert group.negated
    assert group.question
    assert group.modal is None
    assert group.head.past == ("repaired",)
    assert [span.of(text) for span in group.words] == ["has", "been", "repaired"]
    assert [span.of(text) for span in group.time_words] == ["never", "since 2010"]


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("She cannot come.", "can"),
        ("She'll come.", "will"),
        ("She'd come.", "would"),
        ("She won't come.", "will"),
        ("She's going to come.", "going to"),
        ("She has to come.", "have to"),
        ("She used to come.", "used to"),
        ("She comes.", None),
    ],
)
def test_modal(text: str, modal: str | None) -> None:
    assert verb_groups(text)[0].modal == modal


@pytest.mark.parametrize("text", ["", "   ", "...", "No.", "What a day!", "\n\n"])
def test_no_groups(text: str) -> None:
    assert verb_groups(text) == ()
