"""The corpus is fetched from a real server, on this machine, with texts of our own."""

from __future__ import annotations

import bz2
import lzma
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from training.verb_model.fetch import Fetcher, FetchError, NotThere, listed_books, main

START = "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n"
PLAIN = "The cook peeled the onions while the soup was boiling.\nThe guests had not come yet.\n"
LATIN = "The road was closed.\n\nThe cost was £5, and nobody paid it. So we walked home.\n"
TATOEBA = """1\teng\tTom's bike is new.
2\teng\tI've lost my keys.
3\teng\tI've lost my keys.
4\teng\tNo.
5\teng\tWe ate crêpes there.
6\teng\tthis has no capital.
"""


class Server(ThreadingHTTPServer):
    """Serves ``files`` by path; ``broken`` paths fail as often as the number says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.broken: dict[str, int] = {}
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        left = self.server.broken.get(self.path, 0)
        if left:
            self.server.broken[self.path] = left - 1
            self.send_error(503, "Too busy")
        elif self.path in self.server.files:
            body = self.server.files[self.path]
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        found.files = {
            "/cache/epub/7/pg7.txt": f"\ufeff{START}{PLAIN}".encode(),
            "/1/2/123/123-8.txt": f"{START}{LATIN}".encode("cp1252"),
            "/eng.bz2": bz2.compress(TATOEBA.encode()),
        }
        thread = threading.Thread(target=found.serve_forever, args=(0.01,))
        thread.start()
        yield found
        found.shutdown()
        thread.join()


@pytest.fixture
def command(server: Server, tmp_path: Path) -> list[str]:
    books = tmp_path / "books.tsv"
    books.write_text("id\ttitle\tauthor\n7\tSoup\tA. Cook\n123\tRoads\tB. Walker\n", "utf-8")
    return [
        *("--out", str(tmp_path / "out"), "--books", str(books), "--pause", "0"),
        *("--mirror", f"{server.url}/", "--tatoeba", f"{server.url}/eng.bz2"),
    ]


def lines(path: Path) -> list[str]:
    return sorted(lzma.decompress(path.read_bytes()).decode().splitlines())


def test_both_files_are_made(command: list[str], tmp_path: Path) -> None:
    assert main(command) == 0
    assert lines(tmp_path / "out" / "sentences.txt.xz") == [
        "So we walked home.",
        "The cook peeled the onions while the soup was boiling.",
        "The guests had not come yet.",
        "The road was closed.",
    ]
    assert lines(tmp_path / "out" / "everyday.txt.xz") == [
        "I've lost my keys.",
        "Tom's bike is new.",
    ]


def test_what_is_there_is_not_fetched_again(
    command: list[str], server: Server, tmp_path: Path
) -> None:
    main(command)
    server.asked.clear()
    assert main(command) == 0
    assert server.asked == []
    (tmp_path / "out" / "sentences.txt.xz").unlink()
    (tmp_path / "out" / "books" / "7.txt").unlink()
    assert main(command) == 0
    assert server.asked == ["/cache/epub/7/pg7.txt"]


def test_a_stopped_run_goes_on(
    command: list[str], server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.broken["/1/2/123/123-0.txt"] = 3
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "/1/2/123/123-0.txt cannot be fetched: 503 Too busy" in said
    assert "goes on" in said
    assert not (tmp_path / "out" / "sentences.txt.xz").exists()
    assert main(command) == 0
    assert server.asked.count("/cache/epub/7/pg7.txt") == 1
    assert len(lines(tmp_path / "out" / "sentences.txt.xz")) == 4


def test_a_book_that_is_not_there_is_named(
    command: list[str], server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del server.files["/1/2/123/123-8.txt"]
    assert main(command) == 0
    assert "2/2 Roads: left out." in capsys.readouterr().out
    assert len(lines(tmp_path / "out" / "sentences.txt.xz")) == 2


def test_no_book_at_all_is_an_error(
    command: list[str], server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.files = {"/eng.bz2": server.files["/eng.bz2"]}
    assert main(command) == 1
    assert "No book could be had" in capsys.readouterr().err


def test_a_busy_server_is_asked_again(server: Server) -> None:
    server.broken["/eng.bz2"] = 2
    assert Fetcher(pause=0).get(f"{server.url}/eng.bz2") == server.files["/eng.bz2"]
    with pytest.raises(NotThere, match="404"):
        Fetcher(pause=0).get(f"{server.url}/nothing")


def test_files_are_fetched_apart(server: Server) -> None:
    fetcher = Fetcher(pause=0.15)
    started = time.monotonic()
    for _ in range(3):
        fetcher.get(f"{server.url}/eng.bz2")
    assert 0.3 <= time.monotonic() - started < 5


def test_a_server_that_is_not_there_is_said(server: Server) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as closed:
        url = f"http://127.0.0.1:{closed.server_port}/eng.bz2"
    with pytest.raises(FetchError, match=r"eng\.bz2 cannot be fetched: .*refused"):
        Fetcher(pause=0).get(url)


def test_the_listed_books() -> None:
    books = listed_books()
    assert len(books) == len({book.number for book in books}) > 200
    assert all(book.title and book.author for book in books)
