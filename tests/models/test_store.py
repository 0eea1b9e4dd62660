"""The store against a real server that speaks the hub's file endpoints."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from models.backends import Ticket
from models.errors import MissingDependency, StoreFailed
from models.model_record import RECORD
from models.pace import Progress
from models.store import Store
from tests.models.hub_faults import Fault
from tests.models.hub_handler import sha256
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
pytestmark = pytest.mark.usefixtures("no_hub_account")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != RECORD}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_download_is_whole_safe_and_recorded(store: Store, hub: HubServer) -> None:
    assert store.find("tiny") is None
    found = store.download("tiny")
    assert content(found.folder) == wanted(FILES)
    assert (found.current, found.record.revision, found.record.repo) == (True, REVISION, REPO)
    assert store.folder_of("tiny") == found.folder
    sums = {file.name: file.checksum for file in found.record.files}
    assert sums[SHARDS[0]] == f"sha256:{sha256(FILES[SHARDS[0]])}"
    assert sums["config.json"].startswith("git-sha1:")
    assert {one.path.split("/")[4] for one in hub.of("resolve")} == {REVISION}
    assert names_in(store.folder) == [".tiny.lock", "tiny"]


def test_again_asks_nobody(store: Store, hub: HubServer) -> None:
    store.download("tiny")
    hub.asked.clear()
    assert store.download("TINY").current
    assert hub.asked == []


def test_progress_is_told_with_speed_and_time_left(store: Store, hub: HubServer) -> None:
    hub.rate = 6e6
    told: list[Progress] = []
    steps: list[tuple[str, float]] = []
    ticket = Ticket(lambda step, fraction: steps.append((step, fraction)))
    store.download("tiny", ticket, told.append)
    fetching = [one for one in told if 0 < one.done < one.total]
    assert [one.done for one in fetching] == sorted(one.done for one in fetching)
    assert any(one.speed > 1e6 and (one.seconds_left or 0) > 0 for one in fetching)
    assert told[-1].done == told[-1].total == sum(map(len, wanted(FILES).values()))
    assert any("Fetching Tiny: " in step and "/s, " in step for step, _ in steps)
    assert steps[-1][1] == 1.0


def test_space_is_looked_at_before(
    store: Store, hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    total = sum(map(len, wanted(FILES).values()))
    real = __import__("shutil").disk_usage

    def little(path: Path) -> object:
        return real(path)._replace(free=int(total * 1.05))

    monkeypatch.setattr("shutil.disk_usage", little)
    with pytest.raises(StoreFailed, match=r"too little space .* 4\.\d MB more") as caught:
        store.download("tiny")
    assert "models_folder" in caught.value.hint
    assert not hub.of("resolve")
    monkeypatch.setattr(
        "shutil.disk_usage", lambda path: real(path)._replace(free=int(total * 1.11))
    )
    assert store.download("tiny").current


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))


def test_damage_is_found_and_only_that_is_fetched(store: Store, hub: HubServer) -> None:
    folder = store.download("tiny").folder
    assert store.verify("tiny") == ()
    damage(folder / SHARDS[1])
    assert store.verify("tiny") == (SHARDS[1],)
    hub.asked.clear()
    assert store.repair("tiny").current
    assert store.verify("tiny") == ()
    assert content(folder) == wanted(FILES)
    assert {one.path for one in hub.of("cdn")} == {f"/cdn/{sha256(FILES[SHARDS[1]])}"}


@pytest.mark.parametrize("how", ["gone", "short"])
def test_a_file_that_is_gone_or_short_is_seen_without_reading(store: Store, how: str) -> None:
    folder = store.download("tiny").folder
    path = folder / SHARDS[0]
    if how == "gone":
        path.unlink()
    else:
        os.truncate(path, 1_000_000)
    found = store.find("tiny")
    assert found is not None
    assert (found.lacking, found.current) == ((SHARDS[0],), False)
    with pytest.raises(MissingDependency, match="not whole") as caught:
        store.folder_of("tiny")
    assert "verify tiny --repair" in caught.value.hint
    assert store.download("tiny").current


@pytest.mark.parametrize("written", ["", "{", "[]", '{"format": 1}', '{"format": 9, "files": []}'])
def test_a_damaged_record_is_no_model(store: Store, written: str) -> None:
    folder = store.download("tiny").folder
    (folder / RECORD).write_text(written)
    assert store.find("tiny") is None
    assert store.download("tiny").current


def test_a_new_revision_takes_over_what_is_the_same(store: Store, hub: HubServer) -> None:
    store.download("tiny")
    newer: Files = {**FILES, SHARDS[1]: safetensors(700_000, seed=9)}
    hub.revisions[REPO, "6" * 40] = newer
    offer = tiny_offer(newer, revision="6" * 40)
    later = Store(endpoint=hub.hub, folder=store.folder, among={"tiny": offer})
    found = later.find("tiny")
    assert found is not None
    assert not found.current
    hub.asked.clear()
    found = later.download("tiny")
    assert content(found.folder) == wanted(newer)
    assert found.record.revision == "6" * 40
    assert {one.path for one in hub.of("cdn")} == {f"/cdn/{sha256(newer[SHARDS[1]])}"}
    assert names_in(store.folder) == [".tiny.lock", "tiny"]


def test_a_part_of_another_revision_is_not_gone_on_with(store: Store, hub: HubServer) -> None:
    hub.faults = [Fault("cdn", 99, cut=200_000), Fault("cdn", 99, status=503)]
    hub.faults[0].times = 2  # the tokenizer whole, a shard in part
    with pytest.raises(StoreFailed):
        store.download("tiny")
    newer: Files = {**FILES, SHARDS[1]: safetensors(1_200_000, seed=9)}
    hub.revisions[REPO, "6" * 40] = newer
    hub.faults = []
    later = Store(
        endpoint=hub.hub,
        folder=store.folder,
        among={"tiny": tiny_offer(newer, revision="6" * 40)},
    )
    assert content(later.download("tiny").folder) == wanted(newer)


def test_what_the_shared_cache_has_is_not_fetched(
    store: Store, hub: HubServer, no_hub_account: Path
) -> None:
    snapshot = no_hub_account / "models--tenselens--tiny" / "snapshots" / REVISION
    blobs = snapshot.parents[1] / "blobs"
    blobs.mkdir(parents=True)
    snapshot.mkdir(parents=True)
    for name in SHARDS:
        whole = FILES[name]
        assert isinstance(whole, bytes)
        damaged = bytes([whole[0] ^ 1]) + whole[1:]
        (blobs / name).write_bytes(whole if name == SHARDS[0] else damaged)
        (snapshot / name).symlink_to(blobs / name)
    found = store.download("tiny")
    assert content(found.folder) == wanted(FILES)
    assert f"/cdn/{sha256(FILES[SHARDS[0]])}" not in {one.path for one in hub.of("cdn")}
    store.remove("tiny")
    assert (blobs / SHARDS[0]).read_bytes() == FILES[SHARDS[0]]


def test_removed_is_gone_with_what_was_begun(store: Store, hub: HubServer) -> None:
    store.download("tiny")
    (store.folder / "tiny.part").mkdir()
    (store.folder / "tiny.part" / "left.part").write_bytes(b"1234")
    assert store.begun("tiny") == 4
    freed = store.remove("tiny")
    assert freed > sum(map(len, wanted(FILES).values()))
    assert names_in(store.folder) == [".tiny.lock"]
    with pytest.raises(MissingDependency, match="not installed"):
        store.remove("tiny")


def test_unknown_models_are_named(store: Store) -> None:
    with pytest.raises(StoreFailed, match="no model “huge”") as caught:
        store.download("huge")
    assert caught.value.hint == "There are: tiny."


def test_a_folder_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    broken = Store(endpoint="http://127.0.0.1:9", folder=tmp_path / "file", among=store.offers)
    with pytest.raises(StoreFailed) as caught:
        broken.download("tiny")
    assert str(tmp_path / "file") in caught.value.hint


def test_the_record_is_plain_json(store: Store) -> None:
    folder = store.download("tiny").folder
    said = json.loads((folder / RECORD).read_text())
    assert (said["model"], said["repo"], said["revision"]) == ("tiny", REPO, REVISION)
