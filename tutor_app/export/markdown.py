"""A lesson as Markdown, as GitHub and most note programs read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from models.grammar.types import Certainty
from tutor_app.lesson_words import LABELS, beside, change, notes, pieces, verdict, way, work
from tutor_app.terminal import harmless

if TYPE_CHECKING:
    from models.grammar.types import Edit, Explanation
    from tutor_app.lesson import Lesson

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST = re.compile(r"^(\d*)([-+=.)])")  # "1. " and "- " at the beginning of a line make lists


def as_markdown(lesson: Lesson, language: str) -> str:
    """Headings, the edits struck out and bold in the sentence, the verb forms in a table."""
    return harmless("\n".join(_lines(lesson, language)) + "\n")


def _lines(lesson: Lesson, language: str) -> Iterator[str]:
    labels, correction = LABELS[language], lesson.correction
    yield f"# {labels['lesson']}"
    yield ""
    yield f"{labels['your text' if lesson.transcript is None else 'read']}:"
    yield ""
    yield _quote("".join(map(_piece, pieces(correction))))
    yield ""
    if lesson.right:
        yield f"**{verdict(lesson, language)}**"
    else:
        yield f"{labels['corrected']}:"
        yield ""
        yield _quote(_escaped(correction.corrected))
    for number, explanation in enumerate(lesson.explanations, start=1):
        yield ""
        yield from _explanation(number, explanation, correction.original, language)
    for section in beside(lesson, language):
        yield ""
        yield f"## {section.title}"
        yield ""
        yield from (f"- {_inline(each)}" for each in section.lines)
    for note in (*notes(lesson, language), f"{way(lesson, language)} {work(lesson, language)}"):
        yield ""
        yield _inline(note)


def _explanation(number: int, explanation: Explanation, text: str, language: str) -> Iterator[str]:
    labels, edit = LABELS[language], explanation.edit
    maybe = f" ? {labels['look']}" if edit.certainty is Certainty.MAYBE else ""
    yield f"## {number}. {_inline(change(edit, language))}{maybe}"
    yield ""
    level = f" ({labels['level']} {explanation.level})" if explanation.level else ""
    yield f"**{_inline(explanation.title)}**{level}"
    for sentence in filter(None, (explanation.text, explanation.why_here)):
        yield ""
        yield _inline(sentence)
    if explanation.evidence is not None:
        yield ""
        yield f"{labels['because']}: “{_inline(explanation.evidence.of(text))}”"
    if explanation.forms:
        yield ""
        yield f"| {labels['form']} | {labels['spelling']} |"
        yield "|---|---|"
        yield from (f"| {_inline(name)} | {_inline(form)} |" for name, form in explanation.forms)
    for wrong, right in explanation.examples[:1]:
        yield ""
        yield f"- ✗ {_inline(wrong)}"
        yield f"- ✓ {_inline(right)}"


def _piece(piece: str | Edit) -> str:
    if isinstance(piece, str):
        return _escaped(piece)
    struck, put_in = _marked("~~", "del", piece.before), _marked("**", "ins", piece.after)
    blank = " " if struck and put_in and not struck.endswith(" ") else ""
    return f"{struck}{blank}{put_in}"


def _marked(mark: str, tag: str, text: str) -> str:
    """``text`` between marks, blanks outside; marks before an apostrophe would not be read."""
    inner = _inline(text)
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if inner[0].isalnum() and inner[-1].isalnum():
        return f"{before}{mark}{inner}{mark}{after}"
    return f"{before}<{tag}>{inner}</{tag}>{after}"


def _quote(markdown: str) -> str:
    """A block quote that keeps the line breaks."""
    lines = [_LIST.sub(r"\1\\\2", line.strip()) for line in markdown.splitlines()] or [""]
    broken = [f"{line}\\" if line and following else line for line, following in pairwise(lines)]
    return "\n".join(f"> {line}".rstrip() for line in (*broken, lines[-1]))


def _inline(text: str) -> str:
    """``text`` on one line, without a meaning in Markdown."""
    return _LIST.sub(r"\1\\\2", _escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
