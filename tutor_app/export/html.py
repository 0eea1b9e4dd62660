"""A lesson as a page for any browser: one file that loads nothing, light and dark, to print."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from models.grammar.types import Certainty
from tutor_app.lesson_words import LABELS, beside, change, notes, pieces, verdict, way, work
from tutor_app.terminal import harmless

if TYPE_CHECKING:
    from models.grammar.types import Edit, Explanation
    from tutor_app.lesson import Lesson

STYLE = Path(__file__).with_name("lesson.css")


def as_html(lesson: Lesson, language: str, *, thumbnail: bytes | None = None) -> str:
    """The page; ``thumbnail``, the bytes of a JPEG file, is put into it."""
    title = escape(LABELS[language]["lesson"])
    body = "\n".join(_body(lesson, language, thumbnail))
    page = f"""\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}: {escape(_short(lesson.correction.original))}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
    return harmless(page)


def _body(lesson: Lesson, language: str, thumbnail: bytes | None) -> Iterator[str]:
    labels, correction = LABELS[language], lesson.correction
    if thumbnail is not None:
        data = base64.b64encode(thumbnail).decode("ascii")
        yield f'<img src="data:image/jpeg;base64,{data}" alt="{escape(labels["photo"])}">'
    yield f"<h2>{escape(labels['your text' if lesson.transcript is None else 'read'])}</h2>"
    yield _english("".join(map(_piece, pieces(correction))))
    if lesson.right:
        yield f'<p class="right">{escape(verdict(lesson, language))}</p>'
    else:
        yield f"<h2>{escape(labels['corrected'])}</h2>"
        yield _english(escape(correction.corrected))
    for number, explanation in enumerate(lesson.explanations, start=1):
        yield from _card(number, explanation, correction.original, language)
    for section in beside(lesson, language):
        yield f"<h2>{escape(section.title)}</h2>"
        items = "".join(f"<li>{escape(each)}</li>" for each in section.lines)
        yield f"<ul>{items}</ul>"
    yield "<footer>"
    yield from (f"<p>{escape(note)}</p>" for note in notes(lesson, language))
    yield f"<p>{escape(way(lesson, language))} {escape(work(lesson, language))}</p>"
    yield "</footer>"


def _card(number: int, explanation: Explanation, text: str, language: str) -> Iterator[str]:
    labels, edit = LABELS[language], explanation.edit
    yield '<div class="card">'
    maybe = f" ? {escape(labels['look'])}" if edit.certainty is Certainty.MAYBE else ""
    made = f'<span lang="en">{escape(change(edit, language))}</span>'
    yield f"<h2>{number}. {made}{maybe}</h2>"
    level = f" ({escape(labels['level'])} {explanation.level})" if explanation.level else ""
    yield f"<h3>{escape(explanation.title)}{level}</h3>"
    for sentence in filter(None, (explanation.text, explanation.why_here)):
        yield f"<p>{escape(sentence)}</p>"
    if explanation.evidence is not None:
        word = escape(explanation.evidence.of(text))
        yield f'<p>{escape(labels["because"])}: <mark lang="en">{word}</mark></p>'
    if explanation.forms:
        yield from _table(explanation.forms, language)
    for wrong, right in explanation.examples[:1]:
        yield f"<p>{escape(labels['example'])}:</p>"
        yield f'<ul class="example" lang="en"><li>✗ <del>{escape(wrong)}</del></li>'
        yield f"<li>✓ <ins>{escape(right)}</ins></li></ul>"
    yield "</div>"


def _table(forms: tuple[tuple[str, str], ...], language: str) -> Iterator[str]:
    labels = LABELS[language]
    yield f"<table><caption>{escape(labels['forms'])}</caption>"
    heads = (f'<th scope="col">{escape(labels[name])}</th>' for name in ("form", "spelling"))
    yield f"<thead><tr>{''.join(heads)}</tr></thead><tbody>"
    for name, form in forms:
        yield f'<tr><th scope="row">{escape(name)}</th><td lang="en">{escape(form)}</td></tr>'
    yield "</tbody></table>"


def _piece(piece: str | Edit) -> str:
    if isinstance(piece, str):
        return escape(piece)
    struck = f"<del>{escape(piece.before)}</del>" if piece.before else ""
    put_in = f"<ins>{escape(piece.after)}</ins>" if piece.after else ""
    blank = " " if piece.before.strip() and piece.after.strip() else ""
    return f"{struck}{blank}{put_in}"


def _english(html: str) -> str:
    """The learner's text is English, whatever language the page is in."""
    paragraphs = "<br>".join(html.splitlines())
    return f'<p class="text" lang="en">{paragraphs}</p>'


def _short(text: str, most: int = 60) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
