"""The corpus is fetched from a real server, on this machine, with texts of our own."""

from __future__ import annotations

import bz2
import hashlib
import lzma
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.training.verb_model.deb import deb
from tests.training.verb_model.local_server import Server, serving
from training.verb_model.debian_texts import listed_packages
from training.verb_model.fetch import main
from training.verb_model.gutenberg import listed_books

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


PAGE = "<h1>Why?</h1><p>We ask because it matters to us. Nobody else has asked so far.</p>"
MANUAL = "<p>The tool writes its report into a file. Call <code>f(x)</code> at the end.</p>"
ESSAYS, TOOL = "pool/main/o/own/own_1-1_all.deb", "pool/main/t/tool/tool_2+deb12u1_all.deb"
PACKED = {
    ESSAYS: deb({"usr/share/doc/own/a.html": PAGE.encode(), "usr/b.html": MANUAL.encode()}),
    TOOL: deb({"usr/share/doc/tool/html/a.html": MANUAL.encode()}),
}


@pytest.fixture
def server() -> Iterator[Server]:
    files = {
        "/cache/epub/7/pg7.txt": f"\ufeff{START}{PLAIN}".encode(),
        "/1/2/123/123-8.txt": f"{START}{LATIN}".encode("cp1252"),
        "/eng.bz2": bz2.compress(TATOEBA.encode()),
    }
    packed = {f"/debian/{quote(path)}": raw for path, raw in PACKED.items()}
    with serving(files | packed) as found:
        yield found


@pytest.fixture
def command(server: Server, tmp_path: Path) -> list[str]:
    books = tmp_path / "books.tsv"
    books.write_text("id\ttitle\tauthor\n7\tSoup\tA. Cook\n123\tRoads\tB. Walker\n", "utf-8")
    packages = tmp_path / "packages.tsv"
    packages.write_text(
        "source\ttitle\tpath\tsha256\tfolder\tlicence\n"
        f"essays\tAsked\t{ESSAYS}\t{sha256(ESSAYS)}\tusr/share/doc/own\tPSF-2.0\n"
        f"manuals\tTools\t{TOOL}\t{sha256(TOOL)}\tusr/share/doc/tool/html\tPSF-2.0\n",
        "utf-8",
    )
    return [
        *("--out", str(tmp_path / "out"), "--books", str(books), "--pause", "0"),
        *("--mirror", f"{server.url}/", "--tatoeba", f"{server.url}/eng.bz2"),
        *("--packages", str(packages), "--debian", f"{server.url}/debian/"),
    ]


def sha256(path: str) -> str:
    return hashlib.sha256(PACKED[path]).hexdigest()


def lines(path: Path) -> list[str]:
    return sorted(lzma.decompress(path.read_bytes()).decode().splitlines())


def test_all_files_are_made(command: list[str], tmp_path: Path) -> None:
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
    assert lines(tmp_path / "out" / "essays.txt.xz") == [
        "Nobody else has asked so far.",
        "We ask because it matters to us.",
    ]
    assert lines(tmp_path / "out" / "manuals.txt.xz") == ["The tool writes its report into a file."]


def test_one_source_can_be_fetched_by_itself(
    command: list[str], server: Server, tmp_path: Path
) -> None:
    assert main([*command, "--only", "manuals", "--only", "everyday"]) == 0
    made = {path.name for path in (tmp_path / "out").glob("*.xz")}
    assert made == {"manuals.txt.xz", "everyday.txt.xz"}
    assert set(server.asked) == {f"/debian/{quote(TOOL)}", "/eng.bz2"}


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
    assert main([*command, "--only", "prose"]) == 1
    assert "No book could be had" in capsys.readouterr().err


def test_a_package_that_is_another_one_is_refused(
    command: list[str], server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.files[f"/debian/{ESSAYS}"] = PACKED[TOOL]
    assert main([*command, "--only", "essays"]) == 1
    assert "own_1-1_all.deb from" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_package_that_was_superseded_is_said(
    command: list[str], server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    del server.files[f"/debian/{ESSAYS}"]
    assert main([*command, "--only", "essays"]) == 1
    said = capsys.readouterr().err
    assert "own_1-1_all.deb: 404" in said
    assert "snapshot.debian.org" in said


def test_a_package_is_kept_and_fetched_again_only_when_it_is_spoilt(
    command: list[str], server: Server, tmp_path: Path
) -> None:
    kept = tmp_path / "out" / "packages" / "own_1-1_all.deb"
    made = tmp_path / "out" / "essays.txt.xz"

    def times_asked() -> int:
        made.unlink(missing_ok=True)
        assert main([*command, "--only", "essays"]) == 0
        assert kept.read_bytes() == PACKED[ESSAYS]
        return len(server.asked)

    assert times_asked() == 1
    assert times_asked() == 1
    kept.write_bytes(b"spoilt")
    assert times_asked() == 2


def test_the_listed_books() -> None:
    books = listed_books()
    assert len(books) == len({book.number for book in books}) > 200
    assert all(book.title and book.author for book in books)


def test_the_listed_packages() -> None:
    packages = listed_packages()
    assert {package.source for package in packages} == {"essays", "manuals"}
    for package in packages:
        assert package.path.startswith("pool/main/")
        assert len(bytes.fromhex(package.sha256)) == 32
        assert package.folder.startswith("usr/share/doc/")
        assert package.title
        assert package.licence
