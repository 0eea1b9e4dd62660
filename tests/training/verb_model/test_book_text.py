"""Sentences of books: whole, plain and of today's grammar."""

from __future__ import annotations

import pytest

from training.verb_model.book_text import book_sentences, is_good

BOOK = """The Project Gutenberg eBook of The Lighthouse

This eBook is for the use of anyone anywhere. It must not be taken for the book.

*** START OF THE PROJECT GUTENBERG EBOOK THE LIGHTHOUSE ***

CHAPTER I.

THE STORM

The keeper climbed the stairs at dusk, as he had done on every evening for
thirty years. He lit the _lamp_ and sat down.

“Is anybody there?” he called—but nobody answered.

  The wind may blow, the sea may roar,
  The lamp will burn as long before.

O wind, blow over land
And over sand
And sea.

[Illustration: The keeper]

The café was shut. "Thou art late," said the captain. The boat was comin' in.

*** END OF THE PROJECT GUTENBERG EBOOK THE LIGHTHOUSE ***

The licence follows here. It is not the book either.
"""


def test_the_sentences_of_a_book() -> None:
    assert list(book_sentences(BOOK.replace("\n", "\r\n"))) == [
        "The keeper climbed the stairs at dusk, as he had done on every evening for thirty years.",
        "He lit the lamp and sat down.",
        '"Is anybody there?" he called--but nobody answered.',
    ]


def test_a_file_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="START OF"):
        list(book_sentences("A page that says that the book has moved."))


@pytest.mark.parametrize(
    "bad",
    [
        "He hath seen it.",
        "'Tis a pity.",
        "They was nothin' but trouble.",
        "I told 'em so.",
        "We sat an' waited.",
        "CHAPTER IV. The ship.",
        'He said, "Come in.',
        "the rest of a sentence.",
        "A heading without an end",
        "Stop!",
        "La señora came.",
        "word " * 41 + ".",
    ],
)
def test_bad_models_are_left_out(bad: str) -> None:
    assert not is_good(bad)


@pytest.mark.parametrize(
    "good",
    [
        "It was ten o'clock, and the shops' doors were shut.",
        "He can't have meant the thistle; he meant the dish.",
        "(I had not seen him.)",
        "Martin's aunt sat in the inn.",
    ],
)
def test_good_models_are_kept(good: str) -> None:
    assert is_good(good)
