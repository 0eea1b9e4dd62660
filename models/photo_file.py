"""Open a file that a learner chose, and say in plain words why it cannot be opened."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import BadPhoto


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file at ``path``, open for reading, and no folder, pipe or device. Raises `BadPhoto`."""
    try:
        _check_kind(path, path.stat().st_mode)
        file = path.open("rb")
    except OSError as error:
        raise _in_words(path, error) from error
    except ValueError as error:  # a name with a zero byte in it
        raise _not_there(path) from error
    with file:
        yield file


def _check_kind(path: Path, mode: int) -> None:
    """A pipe would be waited for, and a device such as /dev/zero never ends."""
    if stat.S_ISDIR(mode):
        raise BadPhoto(f"“{path}” is a folder, not a photo.", "Choose one photo inside it.")
    if not stat.S_ISREG(mode):
        raise BadPhoto(
            f"“{path}” is a pipe or a device, not a photo.", "Save the photo as a file first."
        )


def _in_words(path: Path, error: OSError) -> BadPhoto:
    if isinstance(error, PermissionError):
        return BadPhoto(
            f"“{path}” may not be read.",
            "Ask its owner for the right to read it, or copy the photo into a folder of yours.",
        )
    if error.errno == errno.ELOOP:
        return BadPhoto(f"“{path}” is a link that leads back to itself.", "Choose the photo.")
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return BadPhoto(
            f"“{path}” is a link to a file that is not there.", "Choose the photo itself."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError) or (
        error.errno == errno.ENAMETOOLONG
    ):
        return _not_there(path)
    reason = error.strerror or type(error).__name__
    return BadPhoto(f"“{path}” cannot be read ({reason}).", "Copy the photo and try the copy.")


def _not_there(path: Path) -> BadPhoto:
    return BadPhoto(f"There is no file “{path}”.", "Check the name and the folder.")
