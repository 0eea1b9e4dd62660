"""`tenselens models`, against a local server that speaks the hub's file endpoints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import catalogue
from models.folders import MODELS_VARIABLE
from models.hub import Hub
from tests.models.hub_server import HubServer
from tests.models.tiny_model import REVISION, SHARDS, tiny_files, tiny_hub, tiny_offer, wanted
from tests.tutor_app.conftest import App

FILES = tiny_files(400_000)


@pytest.fixture
def hub(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """The catalogue has one tiny model, and its hub is here."""
    from huggingface_hub import constants

    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hf"))
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "hf" / "token"))
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    monkeypatch.setattr("models.store.offers", lambda: {"tiny": tiny_offer(FILES)})
    with tiny_hub(dict(FILES)).serving() as server:
        monkeypatch.setattr("models.store.Hub", lambda endpoint: Hub(server.hub))
        yield server


def test_a_model_from_first_to_last(app: App, hub: HubServer, tmp_path: Path) -> None:
    listed = app.run("models").out
    assert f"Models in {tmp_path / 'models'}" in listed
    assert "Tiny" in listed
    assert "fits your" in listed
    ended = app.run("models", "download", "tiny", "--yes")
    assert (ended.status, ended.out) == (0, f"Tiny is in {tmp_path / 'models' / 'tiny'}\n")
    assert "is there already" in app.run("models", "download", "tiny").out
    assert f"installed, revision {REVISION[:8]}" in app.run("models", "list").out
    assert app.run("models", "verify").out == "Tiny is whole.\n"
    ended = app.run("models", "remove", "tiny", "--yes")
    assert (ended.status, ended.out) == (0, "Tiny is deleted; 681 kB are free again.\n")
    assert app.run("models", "verify").err == "No model is installed.\n"


def test_nothing_is_fetched_or_deleted_unless_someone_agrees(app: App, hub: HubServer) -> None:
    ended = app.run("models", "download", "tiny")
    assert ended.status == 2
    assert "Fetch Tiny: 560 kB from" in ended.err
    assert "tenselens models download tiny --yes" in ended.err
    assert hub.asked == []
    app.run("models", "download", "tiny", "--yes")
    ended = app.run("models", "remove", "tiny")
    assert ended.status == 2
    assert "tenselens models remove tiny --yes" in ended.err
    assert "installed" in app.run("models").out


def test_damage_is_told_and_mended(app: App, hub: HubServer, tmp_path: Path) -> None:
    app.run("models", "download", "tiny", "--yes")
    path = tmp_path / "models" / "tiny" / SHARDS[0]
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    ended = app.run("models", "verify", "tiny")
    assert (ended.status, ended.out) == (1, f"Tiny is damaged: {SHARDS[0]}\n")
    assert "tenselens models verify tiny --repair" in ended.err
    ended = app.run("models", "verify", "tiny", "--repair")
    assert (ended.status, ended.out) == (0, "Tiny is whole again.\n")
    assert path.read_bytes() == content


def test_the_list_for_programs(app: App, hub: HubServer) -> None:
    [row] = app.run("models", "list", "--json").json["models"]
    assert (row["name"], row["state"], row["installed_revision"]) == ("tiny", "absent", None)
    app.run("models", "download", "tiny", "--yes")
    [row] = app.run("models", "list", "--json").json["models"]
    assert (row["state"], row["revision"]) == ("installed", REVISION)
    assert row["installed_revision"] == REVISION


def test_a_folder_is_imported(app: App, hub: HubServer, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name, content in wanted(FILES).items():
        (folder / name).write_bytes(content)
    assert app.run("models", "import", str(folder)).status == 2
    ended = app.run("models", "import", str(folder), "--name", "tiny")
    assert (ended.status, ended.out) == (0, f"Tiny is in {tmp_path / 'models' / 'tiny'}\n")
    assert hub.asked == []


def test_a_wrong_name_stops_all(app: App, hub: HubServer) -> None:
    ended = app.run("models", "download", "tiny", "huge", "--yes")
    assert (ended.status, hub.asked) == (2, [])
    assert "There is no model “huge”." in ended.err


# Runs the program in a process that ends with 9 at the first socket, whoever opens it.
GUARD = """
import os, sys
def guard(event, arguments):
    if event.startswith("socket."):
        os.write(2, f"{event} {arguments}".encode())
        os._exit(9)
sys.addaudithook(guard)
from tutor_app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def guarded(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "TENSELENS_HOME": str(home), "HF_HOME": str(home / "hf"), **more}
    told.pop(MODELS_VARIABLE, None)
    command = [sys.executable, "-c", GUARD, *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, env=told, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("models",), 0),
        (("models", "verify"), 1),
        (("models", "verify", "--repair"), 2),
        (("models", "download", "smollm2-135m", "--yes"), 2),
        (("models", "import", "stick", "--name", "smollm2-135m"), 2),
        (("models", "remove", "smollm2-360m", "--yes"), 0),
        (("get", "languagetool", "--yes"), 2),
    ],
)
def test_offline_opens_no_socket(arguments: tuple[str, ...], status: int, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"format": 2, "offline": true}')
    folder = tmp_path / "models" / "smollm2-360m"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    file = {"name": "config.json", "size": 2, "checksum": "sha256:" + "0" * 64}
    record = {"model": "smollm2-360m", "repo": "", "revision": "", "files": [file]}
    (folder / "tenselens.json").write_text(json.dumps({"format": 1, **record}))
    (tmp_path / "stick").mkdir()
    given = [str(tmp_path / "stick") if word == "stick" else word for word in arguments]
    ended = guarded(tmp_path, *given)
    assert ended.returncode == status, ended.stderr
    if "download" in arguments or "--repair" in arguments:
        assert "Your settings say offline" in ended.stderr


def test_the_guard_sees_a_socket_where_the_network_is_allowed(tmp_path: Path) -> None:
    ended = guarded(
        tmp_path, "models", "download", "smollm2-135m", "--yes", HF_ENDPOINT="http://127.0.0.1:9"
    )
    assert ended.returncode == 9
    assert "socket." in ended.stderr


def test_every_offer_is_listed(app: App) -> None:
    listed = app.run("models", "list", "--json").json
    assert [row["name"] for row in listed["models"]] == list(catalogue.offers())
