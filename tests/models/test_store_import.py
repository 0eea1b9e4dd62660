"""Models that come from a folder or a stick: recognised, whole, and the right ones."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from models.backends import Cancelled, Ticket
from models.errors import StoreFailed
from models.model_record import RECORD
from models.store import Store
from models.store_import import is_whole
from tests.models.hub_server import Files
from tests.models.tiny_model import (
    INDEX,
    REVISION,
    SHARDS,
    safetensors,
    tiny_files,
    tiny_offer,
    wanted,
)

FILES = tiny_files(400_000)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return laid_out(FILES, tmp_path / "stick" / "tiny")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Offline: nothing here needs the network."""
    return Store(offline=True, folder=tmp_path / "models", among={"tiny": tiny_offer(FILES)})


def laid_out(files: Files, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        assert isinstance(content, bytes)
        (folder / name).write_bytes(content)
    return folder


def test_a_plain_folder_is_checked_copied_and_has_its_revision(store: Store, stick: Path) -> None:
    found = store.bring_in(stick)
    there = {path.name: path.read_bytes() for path in found.folder.iterdir()}
    there.pop(RECORD)
    assert there == wanted(FILES)
    assert (found.current, found.record.revision) == (True, REVISION)
    assert store.verify("tiny") == ()


def test_without_known_checksums_the_revision_stays_unknown(tmp_path: Path, stick: Path) -> None:
    among = {"tiny": tiny_offer(FILES, sums=False)}
    found = Store(offline=True, folder=tmp_path / "models", among=among).bring_in(stick)
    assert (found.record.revision, found.lacking) == ("", ())


def test_the_folder_of_another_tenselens_says_what_it_is(
    store: Store, stick: Path, tmp_path: Path
) -> None:
    there = store.bring_in(stick).folder.rename(tmp_path / "anything")
    assert store.bring_in(there).current


def test_a_snapshot_of_the_hubs_cache_is_recognised(store: Store, tmp_path: Path) -> None:
    cache = tmp_path / "models--tenselens--tiny"
    blobs = laid_out(FILES, cache / "blobs")
    snapshot = cache / "snapshots" / REVISION
    snapshot.mkdir(parents=True)
    for blob in blobs.iterdir():
        (snapshot / blob.name).symlink_to(blob)
    assert store.bring_in(snapshot).current


def test_a_folder_of_any_name_needs_the_name(store: Store, stick: Path) -> None:
    other = stick.rename(stick.with_name("photos"))
    with pytest.raises(StoreFailed, match="not clear which model") as caught:
        store.bring_in(other)
    assert "--name: tiny" in caught.value.hint
    assert store.bring_in(other, name="tiny").current


def cut(folder: Path) -> None:
    os.truncate(folder / SHARDS[0], 100_000)


def spoil(folder: Path) -> None:
    content = bytearray((folder / SHARDS[1]).read_bytes())
    content[-1] ^= 1
    (folder / SHARDS[1]).write_bytes(content)


def drop(folder: Path) -> None:
    (folder / SHARDS[1]).unlink()


def other_kind(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "bert"}')


def no_config(folder: Path) -> None:
    (folder / "config.json").write_text("[")


HARMS = (cut, spoil, drop, other_kind, no_config)
# A spoilt file is not seen where neither the catalogue nor a record has its checksum.
CASES = [
    (harm, recorded, sums)
    for harm, recorded, sums in product(HARMS, (False, True), (False, True))
    if harm is not spoil or recorded or sums
]


@pytest.mark.parametrize(("harm", "recorded", "sums"), CASES)
def test_what_is_not_whole_is_refused(
    harm: Callable[[Path], None], recorded: bool, sums: bool, tmp_path: Path, stick: Path
) -> None:
    among = {"tiny": tiny_offer(FILES, sums=sums)}
    if recorded:
        stick = Store(offline=True, folder=tmp_path / "other", among=among).bring_in(stick).folder
    harm(stick)
    store = Store(offline=True, folder=tmp_path / "models", among=among)
    with pytest.raises(StoreFailed):
        store.bring_in(stick)
    assert store.find("tiny") is None


def test_what_is_no_folder_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="There is no folder"):
        store.bring_in(tmp_path / "nothing")


def test_importing_stops_at_once_and_leaves_the_old_model(store: Store, stick: Path) -> None:
    before = store.bring_in(stick)
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        store.bring_in(stick, ticket)
    assert store.find("tiny") == before


def test_space_is_looked_at_before(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    real = shutil.disk_usage
    monkeypatch.setattr("shutil.disk_usage", lambda path: real(path)._replace(free=500_000))
    with pytest.raises(StoreFailed, match="too little space"):
        store.bring_in(stick)


def test_a_record_cannot_lead_out_of_the_folder(store: Store, stick: Path, tmp_path: Path) -> None:
    there = store.bring_in(stick).folder
    record = json.loads((there / RECORD).read_text())
    record["files"][0]["name"] = "../../secret.json"
    (there / RECORD).write_text(json.dumps(record))
    (tmp_path / "secret.json").write_text("{}")
    assert store.find("tiny") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x05\0\0\0\0\0\0\0{}",
        b"\xff" * 20,
        safetensors(100)[:-1],
        safetensors(100) + b"x",
        (4).to_bytes(8, "little") + b"[[]]",
        (9).to_bytes(8, "little") + b'{"t": {}}',
    ],
)
def test_weights_that_are_not_whole_are_seen(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    assert not is_whole(tmp_path / "file")


def test_real_weights_are_whole(tmp_path: Path) -> None:
    save_file({"a": np.ones((3, 5)), "b": np.ones(2)}, tmp_path / "file", {"format": "pt"})
    assert is_whole(tmp_path / "file")


def test_an_index_that_names_no_weights_is_refused(store: Store, stick: Path) -> None:
    (stick / INDEX).write_text('{"weight_map": {"t": "model-00003-of-00002.safetensors"}}')
    with pytest.raises(StoreFailed, match="missing, cut off or not that of"):
        store.bring_in(stick)
