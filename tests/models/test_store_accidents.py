"""What may happen while a model is fetched: it is whole afterwards, or no model at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from models.errors import StoreFailed
from models.model_record import RECORD
from models.store import Installed, Store
from tests.models.hub_server import Files, HubServer
from tests.models.tiny_model import (
    REPO,
    REVISION,
    SHARDS,
    safetensors,
    tiny_files,
    tiny_offer,
    wanted,
)

FILES = tiny_files()
SMALL = tiny_files(300_000)
NEWER: Files = {**SMALL, SHARDS[1]: safetensors(110_000, seed=9)}
pytestmark = pytest.mark.usefixtures("no_hub_account")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def store_in(folder: Path, hub: HubServer, files: Files = FILES) -> Store:
    return Store(endpoint=hub.hub, folder=folder, among={"tiny": tiny_offer(files)})


def start(folder: Path, hub: HubServer, *options: str, **more: str) -> subprocess.Popen[str]:
    home = str(folder.parent / "hf")
    told = {**os.environ, "HF_HOME": home, "HF_ENDPOINT": hub.hub, **more}
    command = [sys.executable, "-m", "tests.models.store_worker", str(folder), *options]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, env=told, stdout=subprocess.PIPE, text=True)


def content(found: Installed | None) -> dict[str, bytes]:
    assert found is not None
    return {path.name: path.read_bytes() for path in found.folder.iterdir() if path.name != RECORD}


def wait_for(sent: int, hub: HubServer) -> None:
    end = time.monotonic() + 60
    while hub.sent < sent:
        assert time.monotonic() < end
        time.sleep(0.005)


def test_killed_in_the_middle_it_goes_on_from_there(hub: HubServer, folder: Path) -> None:
    hub.rate = 3e6
    for sent in (300_000, 2_000_000):
        hub.sent = 0
        with start(folder, hub) as worker:
            wait_for(sent, hub)
            worker.kill()
        assert store_in(folder, hub).find("tiny") is None
        assert store_in(folder, hub).begun("tiny") > sent // 2
    hub.rate = 0
    hub.asked.clear()
    begun = store_in(folder, hub).begun("tiny")
    assert content(store_in(folder, hub).download("tiny")) == wanted(FILES)
    assert begun > 2_000_000
    assert max(one.start for one in hub.of("cdn")) > 500_000


def test_two_at_once_fetch_it_once(hub: HubServer, folder: Path) -> None:
    hub.rate = 4e6
    with start(folder, hub) as first, start(folder, hub) as second:
        told = [worker.communicate(timeout=60)[0].strip() for worker in (first, second)]
        assert (first.returncode, second.returncode) == (0, 0)
    assert told == [str(folder / "tiny")] * 2
    assert content(store_in(folder, hub).find("tiny")) == wanted(FILES)
    asked = [one.path for one in hub.of("cdn")]
    assert len(asked) == len(set(asked))


def test_a_full_disk_is_told_and_what_came_is_kept(hub: HubServer, folder: Path) -> None:
    with start(folder, hub, "--limit", "1500000") as worker:
        told = worker.communicate(timeout=60)[0]
        assert worker.returncode == 2
    assert "There is too little space for Tiny: it needs 1.5 MB more" in told
    assert "models_folder" in told
    assert store_in(folder, hub).find("tiny") is None
    assert (folder / "tiny.part" / f"{SHARDS[0]}.part").stat().st_size == 1_500_000
    hub.asked.clear()
    assert content(store_in(folder, hub).download("tiny")) == wanted(FILES)
    assert [one.start for one in hub.of("cdn")] == [1_500_000]


def test_the_variables_of_the_hub_are_heeded(hub: HubServer, folder: Path) -> None:
    hub.token = "hf_secret"
    with start(folder, hub, HF_TOKEN="") as worker:
        assert "accept its licence" in worker.communicate(timeout=60)[0]
    with start(folder, hub, HF_TOKEN="hf_secret", HF_HUB_OFFLINE="1") as worker:
        asked = len(hub.asked)
        assert "HF_HUB_OFFLINE is set" in worker.communicate(timeout=60)[0]
        assert len(hub.asked) == asked
    token = folder.parent / "hf" / "token"
    token.parent.mkdir(exist_ok=True)
    token.write_text("hf_secret")
    with start(folder, hub) as worker:
        assert worker.communicate(timeout=60)[0].strip() == str(folder / "tiny")


class Crash(BaseException):
    """Stands for the end of the process; nothing in the store catches it."""


def crash_at(number: int, patch: pytest.MonkeyPatch) -> list[str]:
    """End at the ``number``-th change of a folder from now on; the changes that were made."""
    made: list[str] = []

    def counted(name: str, real: Any) -> Any:
        def change(*arguments: Any, **options: Any) -> Any:
            if len(made) == number:
                raise Crash
            made.append(name)
            return real(*arguments, **options)

        return change

    for name in ("rename", "replace", "unlink", "link", "mkdir", "rmdir"):
        patch.setattr(os, name, counted(name, getattr(os, name)))
    return made


@pytest.mark.parametrize("before", ["nothing", "older", "damaged"])
def test_an_end_at_any_step_leaves_a_whole_model_or_none(
    before: str, hub: HubServer, tmp_path: Path
) -> None:
    hub.revisions = {(REPO, REVISION): SMALL, (REPO, "6" * 40): NEWER}
    files, revision = (NEWER, "6" * 40) if before == "older" else (SMALL, REVISION)
    for number in range(100):
        folder = tmp_path / str(number)
        among = {"tiny": tiny_offer(files, revision=revision)}
        store = Store(endpoint=hub.hub, folder=folder, among=among)
        if before != "nothing":
            old = store_in(folder, hub, SMALL).download("tiny").folder
            if before == "damaged":
                (old / SHARDS[1]).write_bytes(b"short")
        with pytest.MonkeyPatch.context() as patch:
            made = crash_at(number, patch)
            try:
                store.download("tiny")
            except Crash:
                pass
            else:
                assert len(made) <= number
                break
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "offline", True)
            with suppress(StoreFailed):
                store.download("tiny")  # finishes what can be finished
        found = store.find("tiny")
        assert found is not None or before == "nothing"
        if found is not None and not found.lacking:
            whole = NEWER if found.record.revision == "6" * 40 else SMALL
            assert content(found) == wanted(whole), made
        assert content(store.download("tiny")) == wanted(files)
        names = {path.name for path in folder.iterdir()}
        assert names == {".tiny.lock", "tiny"}
    else:
        pytest.fail("it never came to its end")
    assert number > 10


def test_no_rest_of_a_lock_stops_the_next(hub: HubServer, folder: Path) -> None:
    hub.rate = 3e6
    with start(folder, hub) as worker:
        wait_for(200_000, hub)
        worker.kill()
    assert (folder / ".tiny.lock").exists()
    hub.rate = 0
    assert store_in(folder, hub).download("tiny").current
