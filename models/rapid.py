"""RapidOCR reads a photo: good at tilted, dim and small print, and it guesses no words."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import BackendFailed, BadWeights, MissingDependency
from models.onnx_session import threads
from models.rapid_cuts import Place, cut_out, levelled
from models.rapid_lines import LineReader, ReadLine
from models.reading import Piece
from models.reading_order import lines_of
from models.reading_text import on_photo
from models.registry import READER_TITLES

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

    from models.backends import Ticket
    from models.page import Page
    from models.photo import Photo
    from models.transcript import Transcript

# Where lines are is seen on a page this large (pixels of the longer side) as well as on one of
# 2000, for a fifth of the time; the letters are read from the full page.
FINDING_SIDE = 1120
FINDER, READER = "*_det_*.onnx", "*_rec_*.onnx"
NEXT_WORD = 1.8  # mean widths of a letter: more lies between columns, less between words
LEAST_LINE = 0.5  # grain and pictures are "read" with less
HOW_TO_INSTALL = "Install it with: pip install rapidocr"
REINSTALL = "Install it again with: pip install --force-reinstall rapidocr"


class Rapid:
    name = "rapid"
    title = READER_TITLES["rapid"]

    def __init__(self) -> None:
        self._finder: Any = None
        self._lines: LineReader | None = None
        self._loading = threading.Lock()

    def missing(self) -> str | None:
        if _model(FINDER) is None or _model(READER) is None:
            return f"RapidOCR, which reads photos, is not installed. {HOW_TO_INSTALL}"
        return None

    def load(self, ticket: Ticket) -> None:
        self.load_lines(ticket)
        with self._loading:
            if self._finder is None:
                self._finder = _finder(_installed(FINDER))

    def load_lines(self, ticket: Ticket) -> None:
        """Load only what `read_lines` needs: a tenth of a second instead of one."""
        with self._loading:
            if self._lines is None:
                ticket.progress("Loading RapidOCR", 0.0)
                self._lines = LineReader(_installed(READER), hint=REINSTALL)

    def unload(self) -> None:
        with self._loading:
            self._finder = self._lines = None

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """Raises `NoText` when there is nothing to read on the photo."""
        from models.page import flatten

        self.load(ticket)
        ticket.progress("Looking for the page", 0.05)
        page = flatten(photo)
        return on_photo(self.read_page(page, ticket), page, photo, reader=self.name)

    def read_page(self, page: Page, ticket: Ticket) -> list[Piece]:
        """The words on ``page`` in reading order; boxes are on the page."""
        import numpy as np

        self.load(ticket)
        ticket.progress("Looking for lines", 0.1)
        image = np.asarray(page.image.convert("RGB"))
        places = _places(self._finder, image)
        lines = self._read([cut_out(image, place) for place in places], ticket)
        return list(_pieces(places, lines))

    def read_lines(self, images: Sequence[Image.Image], ticket: Ticket) -> list[ReadLine]:
        """Read lines, or parts of lines, that are cut out already.

        Upright, one line each, with little above and below the letters: about 0.8 and 0.5 of the
        height of an x. With twice as much it takes the next line's letters for commas.
        """
        import numpy as np

        self.load_lines(ticket)
        return self._read([np.asarray(image.convert("RGB")) for image in images], ticket)

    def _read(self, lines: Sequence[np.ndarray], ticket: Ticket) -> list[ReadLine]:
        reader = self._lines
        assert reader is not None  # loaded by every caller
        read: list[ReadLine] = []
        for number, line in enumerate(lines):
            ticket.progress("Reading the photo", 0.2 + 0.8 * number / len(lines))
            read.append(reader.read(line))
        ticket.progress("Read the photo", 1.0)
        return read


def _installed(pattern: str) -> Path:
    model = _model(pattern)
    if model is None:
        raise MissingDependency("RapidOCR, which reads photos, is missing.", HOW_TO_INSTALL)
    return model


def _model(pattern: str) -> Path | None:
    """The model file that the package carries; found without importing it, which takes long."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted(Path(spec.origin).parent.glob(f"models/{pattern}"))), None)


def _finder(model: Path) -> Any:
    """RapidOCR without its own recogniser, quiet, and with a path so that it downloads nothing."""
    from rapidocr import RapidOCR

    settings = {
        "Global.log_level": "critical",
        "Global.max_side_len": FINDING_SIDE,
        "Det.limit_type": "max",  # else a strip of one line is made 736 pixels high
        "Det.limit_side_len": FINDING_SIDE,
        "Det.model_path": str(model),
        "EngineConfig.onnxruntime.intra_op_num_threads": threads(),
    }
    try:
        return RapidOCR(params=settings)
    except Exception as error:  # as many kinds as there are of damage
        raise BadWeights("The model that finds lines cannot be read.", REINSTALL) from error


def _places(finder: Any, image: np.ndarray) -> list[Place]:
    """Where the finder sees lines, in pixels of ``image`` (height x width x 3, red first)."""
    import cv2

    height, width = image.shape[:2]
    share = min(1.0, FINDING_SIDE / max(height, width))
    size = max(1, round(width * share)), max(1, round(height * share))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    try:
        found = finder(small[:, :, ::-1], use_det=True, use_cls=False, use_rec=False)
    except Exception as error:
        raise BackendFailed(
            "RapidOCR could not read this photo.", "Try another photo, or run: tenselens doctor"
        ) from error
    boxes = found.boxes if found.boxes is not None else ()
    scale = width / size[0], height / size[1]
    return [
        Place(tuple((float(x) * scale[0], float(y) * scale[1]) for x, y in corners))  # type: ignore[arg-type]
        for corners in boxes
    ]


def _pieces(places: Sequence[Place], lines: Sequence[ReadLine]) -> Iterator[Piece]:
    """The words in reading order."""
    read = [
        (place, line)
        for place, line in zip(places, lines, strict=True)
        if line.text.strip() and line.confidence >= LEAST_LINE
    ]
    # The finder leaves room around a line; between columns there may be less than that.
    close = [place.part(*line.extent(0, len(line.text))) for place, line in read]
    reach = [NEXT_WORD * place.width * line.letter for place, line in read]
    for number, parts in enumerate(lines_of(levelled(close), reach)):
        for part in parts:
            yield from _words(*read[part], number)


def _words(place: Place, line: ReadLine, number: int) -> Iterator[Piece]:
    start = 0
    for word in line.text.split(" "):
        end = start + len(word)
        if word:
            box = place.part(*line.extent(start, end)).box
            confidence = sum(line.confidences[start:end]) / len(word)
            yield Piece(word, (0, 0, number), box, confidence)
        start = end + 1
