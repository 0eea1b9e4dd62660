"""Files are fetched from a real server, on this machine."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.training.verb_model.local_server import serving
from training.verb_model.download import Fetcher, FetchError, NotThere

FILES = {"/a.bz2": b"some bytes"}


def test_a_busy_server_is_asked_again() -> None:
    with serving(FILES) as server:
        server.broken["/a.bz2"] = 2
        assert Fetcher(pause=0).get(f"{server.url}/a.bz2") == b"some bytes"
        with pytest.raises(NotThere, match="404"):
            Fetcher(pause=0).get(f"{server.url}/nothing")


def test_files_are_fetched_apart() -> None:
    fetcher = Fetcher(pause=0.15)
    with serving(FILES) as server:
        started = time.monotonic()
        for _ in range(3):
            fetcher.get(f"{server.url}/a.bz2")
    assert 0.3 <= time.monotonic() - started < 5


def test_a_server_that_is_not_there_is_said() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        url = f"http://127.0.0.1:{closed.server_port}/a.bz2"
    with pytest.raises(FetchError, match=r"a\.bz2 cannot be fetched: .*refused"):
        Fetcher(pause=0).get(url)
