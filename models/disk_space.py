"""Whether there is room for what is to be fetched."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from models.errors import StoreFailed
from models.sizes import in_words

SPARE = 10  # percent of its size that must be free beside it
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def is_full(error: OSError) -> bool:
    return error.errno in _FULL


def need_space(folder: Path, title: str, missing: int, hint: str) -> None:
    """Raises `StoreFailed` unless ``missing`` bytes and some more of its disk are free."""
    if missing and shutil.disk_usage(folder).free < missing * (100 + SPARE) // 100:
        raise no_space(folder, title, missing, hint)


def no_space(folder: Path, title: str, missing: int, hint: str) -> StoreFailed:
    free = shutil.disk_usage(folder).free
    return StoreFailed(
        f"There is too little space for {title}: it needs {in_words(missing)} more "
        f"and {SPARE} % to spare, {in_words(free)} are free.",
        hint,
    )
