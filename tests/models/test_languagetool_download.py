"""LanguageTool is fetched from a local server: whole, in parts, stopped, damaged."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import languagetool_download, languagetool_server
from models.backends import Cancelled, Ticket
from models.errors import MissingDependency, StoreFailed
from models.languagetool_download import WORK, begun, discard, download
from tests.models.hub_faults import Fault
from tests.models.hub_server import HubServer
from tests.models.languagetool_site import NAME, release, site

QUICK = 2.0  # seconds, on a busy machine too; a stop takes 0.2 s, what stalls would take thirty
ARCHIVE = release()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lt"


@pytest.fixture
def server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    with site(folder, monkeypatch, ARCHIVE) as server:
        yield server


def names(folder: Path) -> set[str]:
    """All that is left but the lock."""
    return {path.name for path in folder.iterdir()} - {".tenselens.lock"}


def test_it_is_fetched_unpacked_and_nothing_else_is_left(server: HubServer, folder: Path) -> None:
    steps: list[tuple[str, float]] = []
    assert download(Ticket(lambda *step: steps.append(step))) == folder / NAME
    assert languagetool_server.installed_version() == "6.8"
    assert (folder / NAME / "libs" / "small.jar").read_bytes() == b"small"
    assert names(folder) == {NAME}
    told = [step for step, _ in steps]
    assert any(step.startswith("Fetching LanguageTool: ") for step in told)
    assert told[-1].startswith("Unpacking LanguageTool: ")
    assert steps[-1][1] == 1.0
    asked = len(server.asked)
    assert download() == folder / NAME  # is there already
    assert len(server.asked) == asked


def stopped_at(word: str) -> Ticket:
    """A ticket that is cancelled in the middle of that step."""

    def report(step: str, fraction: float) -> None:
        if step.startswith(word) and fraction > 0:
            ticket.cancel()

    ticket = Ticket(report)
    return ticket


def test_a_stop_keeps_what_came_and_the_next_try_goes_on(server: HubServer, folder: Path) -> None:
    server.rate = 2_000_000
    with pytest.raises(Cancelled):
        download(stopped_at("Fetching"))
    assert languagetool_server.installed_version() is None
    assert 0 < begun() < len(ARCHIVE)
    assert names(folder) == {WORK}
    server.rate, server.asked[:] = 0, []
    download()
    assert any(one.start for one in server.of("cdn"))
    assert names(folder) == {NAME}


def test_a_stop_while_it_is_unpacked_leaves_nothing_unpacked(
    server: HubServer, folder: Path
) -> None:
    with pytest.raises(Cancelled):
        download(stopped_at("Unpacking"))
    assert languagetool_server.installed_version() is None
    assert [path.name for path in (folder / WORK).iterdir()] == ["LanguageTool.zip"]
    server.asked.clear()
    download()
    assert server.asked == []  # the archive is there, and was checked
    assert names(folder) == {NAME}


def test_what_came_can_be_thrown_away(server: HubServer, folder: Path) -> None:
    server.rate = 2_000_000
    with pytest.raises(Cancelled):
        download(stopped_at("Fetching"))
    came = begun()
    assert discard() == came > 0
    assert names(folder) == set()
    assert discard() == 0


@pytest.mark.parametrize("stall", [0, 100_000])
def test_a_server_that_says_nothing_can_be_left_at_once(
    server: HubServer, folder: Path, stall: int
) -> None:
    server.faults = [Fault("cdn", 99, stall=stall)]
    ticket = Ticket()
    ended: list[float] = []

    def work() -> None:
        with pytest.raises(Cancelled):
            download(ticket)
        ended.append(time.monotonic())

    worker = threading.Thread(target=work)
    worker.start()
    end = time.monotonic() + 30
    while not server.asked and time.monotonic() < end:
        time.sleep(0.01)
    begins = time.monotonic()
    ticket.cancel()
    worker.join(30)
    assert ended[0] - begins < QUICK


def test_a_server_that_is_not_there_is_told_in_words(server: HubServer, folder: Path) -> None:
    server.faults = [Fault("cdn", 99, status=503)]
    with pytest.raises(StoreFailed, match=r"github\.com cannot be reached .*503") as caught:
        download()
    assert "try again" in caught.value.hint
    server.faults = []
    download()
    assert names(folder) == {NAME}


def test_another_archive_than_the_known_one_is_never_unpacked(
    server: HubServer, folder: Path
) -> None:
    server.faults = [Fault("cdn", 99, spoil=True)]
    with pytest.raises(StoreFailed, match="arrives damaged"):
        download()
    assert languagetool_server.installed_version() is None
    assert begun() == 0


@pytest.mark.parametrize("root", ["LanguageTool-1.0", "../outside", "/outside"])
def test_an_archive_of_something_else_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    with site(folder, monkeypatch, release(1000, root=root)), pytest.raises(StoreFailed):
        download()
    assert names(folder) == {WORK}
    assert not (folder.parent / "outside").exists()
    assert not (folder / WORK / "unpacked").exists()


def test_too_little_space_is_told_before_anything_is_fetched(
    server: HubServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = shutil.disk_usage("/")._replace(free=3_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: little)
    with pytest.raises(StoreFailed, match="too little space for LanguageTool"):
        download()
    assert begun() == 0


def test_without_java_nothing_is_fetched(
    server: HubServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languagetool_server, "java_version", lambda: None)
    with pytest.raises(MissingDependency) as caught:
        download()
    assert "openjdk-17" in caught.value.hint
    assert server.asked == []
    assert not folder.exists()


def test_the_release_that_is_fetched_has_a_checksum() -> None:
    found = languagetool_download._release()
    assert found.url.endswith(f"/LanguageTool-{found.version}.zip")
    assert len(found.sha256) == 64
