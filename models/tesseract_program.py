"""Run the program Tesseract on a picture, and tell its table of words."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from models.errors import BackendFailed
from models.reading import Piece
from models.transcript import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

    from models.backends import Ticket

LANGUAGE = "eng"
TIMEOUT = 180.0  # seconds; a 12-megapixel page takes about two
ASK_AGAIN = 0.2  # seconds between two looks at whether the learner stopped
# A learner's "I" is read as a bar in many faces; of drawn lines 85 % were right, without bars 90 %.
NO_BARS = "tessedit_char_blacklist=|"
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
LEAST_WORD = 0.05  # a ruled line "is" an i with a confidence of 0
_COLUMNS = 12  # level, page, block, paragraph, line, word, left, top, width, height, conf, text


def is_installed() -> bool:
    return shutil.which("tesseract") is not None


@cache
def installed_languages() -> frozenset[str]:
    """The language data that Tesseract has; empty when it cannot be asked."""
    try:
        listed = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(listed.stdout.splitlines()[1:])  # the first line is a heading


def pieces_on(image: Image.Image, ticket: Ticket) -> list[Piece]:
    """The words on ``image``, in the order in which Tesseract reads them.

    The program is stopped when the learner stops. Raises `BackendFailed`.
    """
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "-c", NO_BARS, "tsv"]
    # Its threads wait for each other by turning in circles: on two cores that are busy one thread
    # takes half the time of two, on idle ones a little more.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise _failed() from error
    with process:
        try:
            table = _finish(process, _portable(image), ticket)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise _failed()
    return _pieces(table.decode("utf-8", errors="replace"))


def _portable(image: Image.Image) -> bytes:
    """PGM or PPM: nothing to compress, nothing to unpack."""
    with BytesIO() as written:
        image.convert("L" if image.mode == "L" else "RGB").save(written, "PPM")
        return written.getvalue()


def _finish(process: subprocess.Popen[bytes], picture: bytes, ticket: Ticket) -> bytes:
    """What the program wrote. It takes the whole picture in before it writes anything."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # its exit status tells
        process.stdin.write(picture)
    until = time.monotonic() + TIMEOUT
    while True:
        try:
            return process.communicate(timeout=min(ASK_AGAIN, TIMEOUT))[0]
        except subprocess.TimeoutExpired as error:
            ticket.progress("Reading the photo", 0.5)
            if time.monotonic() > until:
                raise BackendFailed(
                    f"Reading the photo took more than {TIMEOUT:g} seconds.",
                    "Try a smaller part of it.",
                ) from error


def _failed() -> BackendFailed:
    return BackendFailed(
        "Tesseract could not read this photo.", "Try another photo, or run: tenselens doctor"
    )


def _pieces(table: str) -> list[Piece]:
    rows = (line.split("\t") for line in table.splitlines()[1:])  # the first line is a heading
    words = (_piece(row) for row in rows if len(row) == _COLUMNS and row[-1].strip())
    return [piece for piece in words if piece.confidence >= LEAST_WORD]


def _piece(row: Sequence[str]) -> Piece:
    block, paragraph, line = (int(value) for value in row[2:5])
    return Piece(
        text=row[11].strip().translate(LIGATURES),
        line=(block, paragraph, line),
        box=Box(*(int(value) for value in row[6:10])),
        confidence=max(0.0, float(row[10]) / 100),
    )
