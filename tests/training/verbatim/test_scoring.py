"""What counts as read verbatim, as repaired, as lost."""

from __future__ import annotations

import pytest

from training.verbatim.scoring import Fate, fates
from training.verbatim.sentences import GRID, OVER_REGULAR, WrongSentence, wrong_sentences


def sentence(wrong: str) -> WrongSentence:
    (found,) = (one for one in wrong_sentences() if one.wrong == wrong)
    return found


TEACHED = sentence("My uncle teached me to swim when I was six.")
MISSING = sentence("The fans going home because it is raining.")
EXTRA = sentence("I will to take my driving test in two weeks.")


def fate(one: WrongSentence, text: str) -> Fate:
    (found,) = fates([one], f"Unit 4\nGreat journeys a {text} b We like it.")
    return found


def test_there_are_500_and_their_wrong_words_are_found() -> None:
    found = wrong_sentences()
    assert sum(one.source == GRID for one in found) == 300
    assert sum(one.source == OVER_REGULAR for one in found) == 200
    for one in found:
        words = one.wrong.split()
        mended = [*words[: one.start], *one.instead, *words[one.end :]]
        assert " ".join(mended) == one.right
    assert (TEACHED.start, TEACHED.end, TEACHED.instead) == (2, 3, ("taught",))
    assert (MISSING.start, MISSING.end, MISSING.instead) == (2, 2, ("are",))
    assert (EXTRA.start, EXTRA.end, EXTRA.instead) == (2, 3, ())


@pytest.mark.parametrize("one", [TEACHED, MISSING, EXTRA])
def test_what_is_read_as_printed_is_exact(one: WrongSentence) -> None:
    found = fate(one, one.wrong.replace(" when", "\nwhen"))
    assert (found.preserved, found.exact, found.repaired) == (True, True, False)


@pytest.mark.parametrize("one", [TEACHED, MISSING, EXTRA])
def test_a_repaired_form_is_found_out(one: WrongSentence) -> None:
    found = fate(one, one.right)
    assert (found.preserved, found.exact, found.repaired) == (False, False, True)


def test_a_slip_elsewhere_keeps_the_wrong_form() -> None:
    found = fate(TEACHED, "My unde teached me to swirn when I was six")
    assert (found.preserved, found.exact) == (True, False)
    assert found.read == "My unde teached me to swirn when I was six"


@pytest.mark.parametrize("read", ["teachcd", "tcached", "teached-me", "Teached", ""])
def test_another_word_is_lost_and_not_repaired(read: str) -> None:
    found = fate(TEACHED, f"My uncle {read} me to swim when I was six.")
    assert (found.preserved, found.repaired) == (False, False)


def test_marks_beside_the_word_do_not_lose_it() -> None:
    assert fate(TEACHED, "My uncle, teached; me to swim when I was six.").preserved


def test_a_missing_word_is_preserved_by_its_neighbours() -> None:
    assert fate(MISSING, "The fans going horne because it is raining.").preserved
    assert not fate(MISSING, "The fans x going home because it is raining.").preserved


def test_round_quotes_count_as_straight_ones() -> None:
    one = sentence("Our teacher have had the same bicycle for ten years.")
    assert fate(one, one.wrong).exact
    quoted = sentence("I watch the match at Peter's house tomorrow.")
    assert fate(quoted, quoted.wrong.replace("'", "’")).exact


def test_sentences_of_a_page_are_told_apart() -> None:
    text = f"a {TEACHED.right} b {MISSING.wrong} c"
    assert [one.preserved for one in fates([TEACHED, MISSING, EXTRA], text)] == [False, True, False]


def test_nothing_read_is_nothing_kept() -> None:
    assert fates([TEACHED], "") == (Fate(False, False, False, ""),)
