"""From a photo to its flat page: each step measured, and left out where there is no need of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from models.legibility import Legibility
from models.page.analysis import Analysis, analyse
from models.page.arrays import Grey
from models.page.legibility import judge_measures
from models.page.measures import measure
from models.page.options import ALL, Options
from models.page.page import Page, Step
from models.page.pictures import picture_of_lines
from models.page.plan import Plan, plan

if TYPE_CHECKING:
    from models.photo import Photo


@dataclass(slots=True)
class _Log:
    pictures: bool
    steps: list[Step] = field(default_factory=list)
    since: float = field(default_factory=time.perf_counter)

    def add(self, name: str, found: str, picture: Callable[[], Image.Image]) -> None:
        seconds = time.perf_counter() - self.since
        drawn = picture() if self.pictures else None
        self.steps.append(Step(name, seconds, found, drawn))
        self.since = time.perf_counter()


def flatten(photo: Photo, *, options: Options = ALL, pictures: bool = False) -> Page:
    """The page on ``photo``, for a reader; ``pictures`` keeps a picture of each step.

    The page holds the photo itself where that is flat, upright, evenly lit and of a good size.
    Never fails: a photo without lines of text is left as it is.
    """
    log = _Log(pictures)
    analysis = analyse(_grey(photo), options)
    view = analysis.view
    light = "even" if analysis.evenly_lit else "uneven"
    log.add("light", light, lambda: Image.fromarray(view.evened))
    planned = plan(analysis, options)
    log.add(
        "lines",
        _lines_found(analysis),
        lambda: picture_of_lines(view.evened, analysis.lines, analysis.strips),
    )
    legibility = judge_measures(planned.measures)
    if planned.nothing_to_do:
        return Page(photo.image, planned.lines(None), tuple(log.steps), legibility=legibility)
    page, warp = planned.draw()
    image = Image.fromarray(page)
    log.add("page", _page_made(planned), lambda: image)
    return Page(image, planned.lines(warp), tuple(log.steps), warp, legibility)


def judge(photo: Photo) -> Legibility:
    """Whether ``photo`` can be read, without making a page of it; what `Page.legibility` says."""
    return judge_measures(measure(analyse(_grey(photo))))


def _grey(photo: Photo) -> Grey:
    return np.asarray(photo.image.convert("L"), dtype=np.uint8)


def _lines_found(analysis: Analysis) -> str:
    return (
        f"{len(analysis.lines)} lines, x-height {analysis.x_height:.1f},"
        f" turned {analysis.view.turned:.1f} degrees, {len(analysis.strips)} strips beside the page"
    )


def _page_made(planned: Plan) -> str:
    curl, lean = planned.curl, planned.lean
    return (
        f"{curl.error_before:.2f} -> {curl.error:.2f} pixels off the baseline,"
        f" degrees {curl.degrees}, lean {lean.slope:.3f} {lean.change * 1000:+.3f},"
        f" zoom {planned.zoom / planned.analysis.view.scale:.2f}"
    )
