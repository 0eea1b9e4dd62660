"""The verdict on photos that get worse step by step, and what it tells the learner to do."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from models.page import Legibility, Measures, Verdict, flatten, judge
from tests.models.page.sheets import Floats, Grey, photo_of, sheet, turned

SHEET = sheet(letters=40, size=(1200, 800), lines=9, margin=60).astype(np.float64) * 0.85


def shrunk(share: float) -> Floats:
    small = cv2.resize(SHEET, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float64)


def blurred(pixels: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(SHEET, (0, 0), pixels), dtype=np.float64)


def dark(share: float) -> Floats:
    return SHEET * share + np.random.default_rng(2).normal(0, 5, SHEET.shape)


def glaring(size: float) -> Floats:
    y, x = np.indices(SHEET.shape)
    away = ((x - 600) / (1200 * size)) ** 4 + ((y - 400) / (800 * size)) ** 4
    return np.asarray(SHEET + 300 * np.exp(-away))


def overexposed(gain: float) -> Floats:
    return np.asarray(cv2.GaussianBlur(np.clip((SHEET + 15) * gain, 0, 255), (0, 0), 1.0))


def faded(share: float) -> Floats:
    return np.asarray(230 + (SHEET - 230) * (1 - share))


def tilted(degrees: float) -> Floats:
    return turned(SHEET.astype(np.uint8), degrees).astype(np.float64)


CASES: list[tuple[Callable[[float], Floats], float, set[Verdict], str]] = [
    (shrunk, 1.0, {Verdict.GOOD}, ""),
    (shrunk, 0.2, {Verdict.POOR, Verdict.UNREADABLE}, "Move closer"),
    (blurred, 1.5, {Verdict.GOOD}, ""),
    (blurred, 7.0, {Verdict.UNREADABLE}, "Hold the camera still"),
    (dark, 0.6, {Verdict.GOOD}, ""),
    (dark, 0.05, {Verdict.POOR, Verdict.UNREADABLE}, "more light"),
    (glaring, 0.2, {Verdict.POOR}, "glare"),
    (overexposed, 1.1, {Verdict.GOOD}, ""),
    (overexposed, 2.0, {Verdict.POOR}, "overexposed"),
    (overexposed, 3.0, {Verdict.UNREADABLE}, "overexposed"),
    (faded, 0.5, {Verdict.GOOD}, ""),
    (faded, 0.88, {Verdict.POOR}, "light falls on the page"),
    (tilted, 10.0, {Verdict.GOOD}, ""),
    (tilted, 35.0, {Verdict.POOR}, "Hold the camera straight"),
]


def _grey(values: Floats) -> Grey:
    return np.clip(values, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("spoilt", "by", "verdicts", "advice"), CASES)
def test_verdict_and_advice(
    spoilt: Callable[[float], Floats], by: float, verdicts: set[Verdict], advice: str
) -> None:
    legibility = judge(photo_of(_grey(spoilt(by))))
    assert legibility.verdict in verdicts, legibility
    assert advice in " ".join(legibility.advice)
    assert bool(legibility.advice) == (legibility.verdict is not Verdict.GOOD)


def test_measures_are_those_of_the_photo() -> None:
    measures = judge(photo_of(sheet())).measures
    assert measures.lines == 24
    assert measures.x_height == pytest.approx(17, abs=2)
    assert measures.contrast > 0.7
    assert measures.tilt == 0
    assert measures.glare == 0


def test_a_photo_without_lines_is_not_called_unreadable() -> None:
    legibility = judge(photo_of(np.full((400, 600), 250, dtype=np.uint8)))
    assert legibility.verdict is Verdict.POOR
    assert "no lines of text" in legibility.advice[0]


def test_a_page_brings_its_legibility() -> None:
    photo = photo_of(sheet())
    assert flatten(photo).legibility == judge(photo)


def test_what_was_read_has_the_last_word() -> None:
    good = Legibility(Verdict.GOOD, (), Measures(lines=3, x_height=20.0))
    assert good.after(0.95) == good
    guessed = good.after(0.5)
    assert guessed.verdict is Verdict.UNREADABLE
    assert guessed.advice
    unseen = judge(photo_of(np.full((200, 200), 230, np.uint8)))
    assert unseen.verdict is Verdict.POOR
    assert unseen.after(0.8).verdict is Verdict.POOR
    assert unseen.after(0.95).verdict is Verdict.GOOD
    assert not unseen.after(0.95).note
