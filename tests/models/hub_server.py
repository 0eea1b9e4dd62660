"""A real HTTP server that speaks the file endpoints of the Hugging Face Hub, and breaks on demand.

The files of a revision with sizes and checksums, HEAD and GET of a file by repository and revision,
with ETag, X-Repo-Commit, X-Linked-Size and a redirect of large files to a second server that knows
ranges: https://huggingface.co/docs/hub/api and what huggingface_hub asks for.

    python -m tests.models.hub_server FOLDER [RATE]     serves FOLDER as the repository org/model
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.models.hub_faults import Asked, Fault
from tests.models.hub_handler import LARGE, Server

Files = dict[str, bytes | Path]


@dataclass
class HubServer:
    """``revisions`` are the files by (repository, commit); ``rate`` limits bytes a second.

    ``commit`` is named as the revision, whichever was asked for; ``token`` is asked of all.
    """

    revisions: dict[tuple[str, str], Files]
    faults: list[Fault] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0
    rate: float = 0.0
    token: str = ""
    commit: str = ""
    hub: str = ""
    cdn: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    def of(self, kind: str) -> list[Asked]:
        return [one for one in self.asked if one.kind == kind]

    def fault(self, kind: str) -> Fault | None:
        for fault in self.faults:
            if fault.kind == kind and fault.times > 0:
                fault.times -= 1
                return fault
        return None

    @contextmanager
    def serving(self) -> Iterator[HubServer]:
        servers = [Server(("127.0.0.1", 0), self), Server(("127.0.0.1", 0), self)]
        self.hub, self.cdn = (f"http://127.0.0.1:{one.server_address[1]}" for one in servers)
        for server in servers:
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield self
        finally:
            self.closing.set()
            for server in servers:
                server.shutdown()
                server.server_close()


def main(folder: Path, rate: float) -> None:
    files: Files = {}
    for path in folder.iterdir():
        files[path.name] = path if path.stat().st_size >= LARGE else path.read_bytes()
    with HubServer({("org/model", "0" * 40): files}, rate=rate).serving() as server:
        print(server.hub, flush=True)
        sys.stdin.read()  # until whoever started it is gone


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0)
