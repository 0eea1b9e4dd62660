"""From a photo of a page to a flat, evenly lit page of a good size, and back.

page = flatten(photo)
page.image                # what to read
page.lines                # lines of text on it; page.cut(line) cuts one out
page.to_photo(box)        # where a box of the page lies on the photo
page.legibility           # whether the photo can be read, and how to take a better one
"""

from models.legibility import Legibility, Measures, Verdict
from models.page.flatten import flatten, judge
from models.page.options import ALL, Options
from models.page.page import Page, PageLine, Step

__all__ = [
    "ALL",
    "Legibility",
    "Measures",
    "Options",
    "Page",
    "PageLine",
    "Step",
    "Verdict",
    "flatten",
    "judge",
]
