from __future__ import annotations

import pytest

from models import line_letters


@pytest.mark.parametrize(
    "text",
    [
        "She goed home and eated all the cookies.",
        "mouse the code written inside the mousePressed() is executed. The code or",
        "two cases holes were located in only one histogram (Fig. 12.4(e,f)): more",
        "He didn't—well, he couldn't—answer (at first).",
        "They ____ (go) to school.",
        "If x is 3, then the program stop.",
    ],
)
def test_lines_of_sentences_are_prose_and_no_code(text: str) -> None:
    assert line_letters.is_prose(text)
    assert not line_letters.is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "rect(20, 20, width / 2, 40);",
        "12 } else {",
        "total = total + price",
        'if name == "":',
        "def greet(name):",
        "<p>Welcome to my page</p>",
        "#include <stdio.h>",
    ],
)
def test_statements_are_code(text: str) -> None:
    assert line_letters.is_statement(text)
    assert not line_letters.is_prose(text)


def test_a_formula_looks_like_code_but_does_not_stand_for_a_program() -> None:
    assert line_letters.is_code("F = 9 / 5 C + 32")
    assert not line_letters.is_call("F = 9 / 5 C + 32")
    assert line_letters.is_call('print(greet("Ann"))')


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Figure 3.7 A house", True),
        ("Fig. 5. The water cycle", True),
        ("Table 2: Some verbs", True),
        ("Figure 4", True),
        ("Figure 3.7) so whenever any key", False),
        ("Figure 15.4 shows the situation", False),
        ("Figures are hard.", False),
        ("Tables 3 and 4", False),
    ],
)
def test_captions(text: str, starts: bool) -> None:
    assert line_letters.starts_caption(text) is starts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("What Kids Need Most in a Dad", True),
        ("THE NEW HOUSE", True),
        ("Listen to the voices of real experience", False),
        ("London", False),
    ],
)
def test_titles(text: str, title: bool) -> None:
    assert line_letters.is_title(text) is title


def test_numbers() -> None:
    assert line_letters.is_numbers(["2.40", "12,400", "35%", "(7)"])
    assert not line_letters.is_numbers(["1st"])


def test_where_sentences_end() -> None:
    assert line_letters.has_ended("“Is that all?”")
    assert not line_letters.has_ended("as following:")
