"""A lesson as a file: plain text, Markdown, HTML, JSON."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from models.errors import TutorError
from tests.fakes import ScriptedBatchCorrector
from tests.tutor_app.conftest import App
from tests.tutor_app.lessons import AGREEMENT, TENSE, lesson_on, photo_lesson
from tutor_app.as_json import lesson_json
from tutor_app.export import FORMATS, as_html, as_markdown, as_plain, save_lesson
from tutor_app.export.html import STYLE
from tutor_app.lesson import explained_in

LETTERS = st.text(st.sampled_from("so a1.-+=#*_~`[](){}<>&|!\\'\"\n😀é\x1b"), max_size=40)
VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """What a browser makes of a page: its tags, what they load, and the text of each class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.loaded: list[str] = []
        self.text: dict[str, str] = {}
        self.languages: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.loaded += [given[name] for name in ("src", "href") if name in given]
        self.languages.add(given.get("lang", ""))
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.open.append((tag, given.get("class", "") or tag))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, name in self.open:
            self.text[name] = self.text.get(name, "") + data


def rendered(markdown: str) -> str:
    """What a Markdown program makes of it, in HTML."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return str(parser.render(markdown))


def without_tags(html: str) -> str:
    return unescape(re.sub("<[^>]*>", "", html))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_everything_that_is_taught_is_in_the_file(
    tmp_path: Path, suffix: str, language: str
) -> None:
    lesson = explained_in(photo_lesson(), language)
    save_lesson(lesson, tmp_path / f"lesson{suffix}", language)
    written = (tmp_path / f"lesson{suffix}").read_text(encoding="utf-8")
    text = {
        ".txt": lambda: written,
        ".md": lambda: without_tags(rendered(written)),
        ".html": lambda: Page(written).text["main"],
    }[suffix]()
    for explanation in lesson.explanations:
        assert explanation.title in text
        assert explanation.text in text
        assert explanation.why_here in text
        assert all(form in text for pair in explanation.forms for form in pair)
        assert all(sentence in text for sentence in explanation.examples[0])
    for said in ("Yesterday → Today (no)", "A remark <b>", "A note.", "(have-has)"):
        assert said in text
    assert ("nivel A1" if language == "es" else "level A1") in text


def test_json_is_the_lesson(tmp_path: Path) -> None:
    save_lesson(photo_lesson(), tmp_path / "lesson.JSON", "en")
    assert json.loads((tmp_path / "lesson.JSON").read_bytes()) == lesson_json(photo_lesson())


@settings(max_examples=150, deadline=None)
@given(LETTERS)
@example("<script>alert(1)</script> & </p>")
def test_html_shows_the_text_and_nothing_of_it_is_markup(letters: str) -> None:
    text = f"{letters} {TENSE}"
    page = Page(as_html(lesson_on(text), "en"))
    corrected = page.text["text"]
    expected = text.replace("\x1b", "\ufffd")
    assert corrected.startswith(expected.replace("go", "go went"))
    assert page.loaded == []


@settings(max_examples=150, deadline=None)
@given(LETTERS)
@example("1. one\n- two\n    three\n# four")
@example("he's [a](b) `c` ~~d~~ **e** <f> &amp; | g")
def test_markdown_shows_the_text_and_nothing_of_it_is_markup(letters: str) -> None:
    markdown = as_markdown(lesson_on(f"A {letters} {AGREEMENT}"), "en")
    quotes = re.findall("<blockquote>(.*?)</blockquote>", rendered(markdown), re.DOTALL)
    shown = unescape(re.sub("</?(?:p|s|strong|del|ins|br /)>", "", quotes[0]))
    expected = f"A {letters} He have has a dog.".replace("\x1b", "\ufffd").replace("go", "go went")
    assert shown.split() == expected.split()


def test_the_page_is_one_file_that_says_its_languages() -> None:
    lesson = explained_in(photo_lesson(), "es")
    html = as_html(lesson, "es", thumbnail=b"\xff\xd8jpeg")
    page = Page(html)
    assert page.loaded == ["data:image/jpeg;base64,/9hqcGVn"]
    assert {"es", "en"} <= page.languages
    assert 'alt="La foto, en pequeño"' in html
    assert page.text["title"].startswith("Lección: Yesterday I go")


def test_colours_can_be_read_in_light_and_dark() -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks for text (1.4.3)."""
    light, dark = STYLE.read_text().split("@media", 1)
    for part in (light, dark):
        paper = re.search(r"body {[^}]*background: (#\w+)", part)
        assert paper is not None
        inks = re.findall(r"[{;] color: (#\w+)", re.sub(r"mark {[^}]*}", "", part))
        assert len(inks) >= 4
        assert all(contrast(ink, paper[1]) >= 4.5 for ink in inks)
        mark = re.search(r"mark { background: (#\w+); color: (#\w+)", part)
        assert mark is not None
        assert contrast(mark[1], mark[2]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_right_sentence_is_praised_in_each_form() -> None:
    lesson = lesson_on("She went home.")
    assert "No verb error was found." in as_plain(lesson, "en")
    assert "**No verb error was found.**" in as_markdown(lesson, "en")
    assert Page(as_html(lesson, "es")).text["right"].startswith("No se ha encontrado")


def test_what_cannot_be_saved_is_told(tmp_path: Path) -> None:
    with pytest.raises(TutorError, match=r"cannot be saved as “lesson.doc”"):
        save_lesson(lesson_on(), tmp_path / "lesson.doc", "en")
    with pytest.raises(TutorError, match="cannot be written: No such file"):
        save_lesson(lesson_on(), tmp_path / "none" / "lesson.md", "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_terminal_saves_and_still_shows(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector, suffix: str
) -> None:
    app.use(scripted)
    path = tmp_path / f"mine{suffix}"
    path.write_text("an old lesson")
    ended = app.run("check", "--save", str(path), TENSE)
    assert ended.status == 1
    assert ended.out.startswith(TENSE)
    assert "went" in path.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.glob("*mine*")] == [path.name]


def test_a_wrong_suffix_is_told_before_the_check(
    app: App, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted)
    ended = app.run("check", "--save", "lesson.doc", TENSE)
    assert ended.status == 2
    assert "Let the name end in .txt, .md, .html, .json." in ended.err
    assert scripted.asked == []
