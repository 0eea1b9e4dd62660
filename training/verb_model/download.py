"""Files from the web, one by one, without haste."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

AGENT = "TenseLens (a grammar tutor; fetches its training texts once)"
TRIES = 3


class FetchError(Exception):
    """A file cannot be had; the message says which one and why."""


class NotThere(FetchError):
    """The server has no such file."""


@dataclass
class Fetcher:
    """Gets files one by one, ``pause`` seconds apart."""

    pause: float = 2.0
    timeout: float = 60.0
    _next: float = 0.0

    def get(self, url: str) -> bytes:
        """The bytes behind a URL. Raises `NotThere`, or `FetchError` after `TRIES` failures."""
        reason = ""
        for number in range(TRIES):
            # After a failure the server gets more time.
            self._wait(2**number)
            try:
                return self._read(url)
            except urllib.error.HTTPError as error:
                if error.code in (404, 410):
                    raise NotThere(f"{url}: {error.code} {error.reason}") from error
                reason = f"{error.code} {error.reason}"
            except (OSError, urllib.error.URLError) as error:
                reason = str(getattr(error, "reason", error))
        raise FetchError(f"{url} cannot be fetched: {reason}.")

    def _read(self, url: str) -> bytes:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=self.timeout) as answer:
            found: bytes = answer.read()
            promised = answer.headers.get("Content-Length")
        if promised is not None and len(found) != int(promised):
            raise OSError(f"{len(found)} bytes came instead of {promised}")
        return found

    def _wait(self, factor: int) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()) * factor)
        self._next = time.monotonic() + self.pause


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file that is never seen half written; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".part")
    scratch.write_bytes(raw)
    scratch.replace(path)
