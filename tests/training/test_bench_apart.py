from __future__ import annotations

from collections import Counter

from training.bench.apart import LIKE, drawn, is_in, report


def test_some_letters_may_be_misread() -> None:
    sentence = "She goed home and waited for the others."
    assert is_in(sentence, f"clouds {sentence} rain", LIKE)
    assert is_in(sentence, sentence.replace("waited", "wailed"), LIKE)
    assert not is_in(sentence, sentence.replace("and", "and clouds rain"), LIKE)


def test_a_page_is_drawn_again_as_it_was() -> None:
    (mixed, photo), (again, same) = (drawn(["She goed home."], 1, 2) for _ in range(2))
    assert mixed.apart == again.apart
    assert photo.digest == same.digest


def test_the_report_counts_kinds() -> None:
    counts = Counter(
        {
            "sentences": 10,
            "whole": 9,
            "whole, none apart": 6,
            "code printed": 4,
            "code apart": 3,
            "lines apart": 5,
            "of sentences": 1,
        }
    )
    assert list(report(counts)) == [
        "10 sentences; whole 9; if nothing were set apart 6",
        "code        3 of 4 set apart",
        "5 lines set apart, 1 of them of sentences",
    ]
