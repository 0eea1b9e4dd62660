"""A program of its own that works on the tiny model, for tests that kill, starve or watch it.

    python -m tests.models.store_worker FOLDER [--limit BYTES]

$HF_ENDPOINT names the server. Prints the folder of the model, or what the learner would be told.
"""

from __future__ import annotations

import sys
from pathlib import Path

from models.errors import TutorError
from models.store import Store
from tests.models.tiny_model import tiny_files, tiny_offer


def main(folder: Path, limit: int) -> int:
    if limit:
        import resource  # POSIX alone

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    store = Store(folder=folder, among={"tiny": tiny_offer(tiny_files())})
    try:
        print(store.download("tiny").folder)
    except TutorError as error:
        print(error)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))
