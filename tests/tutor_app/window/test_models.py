"""The page of models, against a local server that speaks the hub's file endpoints."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from models.folders import MODELS_VARIABLE
from models.hub import Hub
from models.machine import Machine
from tests.models.hub_faults import Fault
from tests.models.hub_server import HubServer
from tests.models.tiny_model import SHARDS, tiny_files, tiny_hub, tiny_offer, wanted
from tests.tutor_app.window.conftest import Desk, Opened
from tutor_app.settings import load_settings
from tutor_app.views.models_page import ModelsPage

FILES = tiny_files(400_000)
WHOLE = "It is installed, and every file was checked."


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def hub(opened: Opened, models: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """The catalogue has one tiny model, its hub is here, and no other folder is asked."""
    from huggingface_hub import constants

    cache = models.parent / "hf"
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(cache / "token"))
    monkeypatch.setattr("models.transfer.PAUSES", (0.01, 0.02, 0.03))
    monkeypatch.delenv(MODELS_VARIABLE, raising=False)
    opened.app.use(models_folder=str(models))
    languagetool = models.parent / "languagetool" / "LanguageTool-6.8" / "languagetool-server.jar"
    languagetool.parent.mkdir(parents=True)
    languagetool.touch()  # so that there is one button only that downloads
    monkeypatch.setenv("LTP_PATH", str(languagetool.parents[1]))
    monkeypatch.setattr("models.store.offers", lambda: {"tiny": tiny_offer(FILES)})
    gpu = Machine(16_000_000_000, "Test GPU", 8_000_000_000)
    monkeypatch.setattr("tutor_app.stock.this_machine", lambda: gpu)
    with tiny_hub(dict(FILES)).serving() as server:
        monkeypatch.setattr("models.store.Hub", lambda endpoint: Hub(server.hub))
        yield server


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)


def page_of(desk: Desk) -> ModelsPage:
    desk.do("models")
    desk.wait_for_words("Tiny")
    [page] = desk.window.findChildren(ModelsPage)
    return page


@pytest.mark.usefixtures("agreed")
def test_a_model_is_fetched_checked_and_removed(
    opened: Opened, hub: HubServer, models: Path
) -> None:
    def use(desk: Desk) -> None:
        page = page_of(desk)
        assert "Fits your GPU (Test GPU)" in desk.words(page)
        assert str(models) in desk.words(page)
        desk.press("Download", page)
        desk.wait_for_words(WHOLE, page)
        assert (models / "tiny" / SHARDS[0]).is_file()
        desk.press("Check the files", page)
        desk.wait_for_words("Every file is as it should be.", page)
        desk.press("Remove …", page)
        desk.wait_for_words("681 kB are free again.", page)
        assert not (models / "tiny").exists()
        desk.press("Download", page)  # all can begin again
        desk.wait_for_words(WHOLE, page)

    assert opened.run(use) == 0


def test_a_download_says_how_far_it_is_and_goes_on_after_a_stop(
    opened: Opened, hub: HubServer, models: Path
) -> None:
    hub.rate = 300_000

    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("Download", page)
        desk.wait_for_words(" left", page)
        assert "Fetching Tiny: " in desk.words(page)
        desk.press("Cancel", page)
        desk.wait_for_words("have come", page)
        hub.rate, hub.asked[:] = 0, []
        desk.press("Go on", page)
        desk.wait_for_words(WHOLE, page)
        assert any(one.start for one in hub.of("cdn"))

    opened.run(use)
    content = {path.name: path.read_bytes() for path in (models / "tiny").iterdir()}
    assert content.items() >= wanted(FILES).items()


def test_what_came_of_a_model_can_be_removed(
    opened: Opened, hub: HubServer, models: Path, agreed: None
) -> None:
    hub.faults.append(Fault("cdn", times=99, stall=100_000))

    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("Download", page)
        desk.wait_for_words("Fetching Tiny: ", page)
        desk.press("Cancel", page)
        desk.press("Remove …", page)
        desk.wait_for_words("are free again.", page)
        assert not (models / "tiny.part").exists()

    opened.run(use)


def test_damage_is_found_and_mended(opened: Opened, hub: HubServer, models: Path) -> None:
    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("Download", page)
        desk.wait_for_words(WHOLE, page)
        # What is there now is being looked at; a file half written would be called cut off.
        desk.bot.waitUntil(lambda: not desk.window.errands.busy)
        path = models / "tiny" / SHARDS[0]
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        desk.press("Check the files", page)
        desk.wait_for_words(f"Damaged: {SHARDS[0]}.", page)
        desk.press("Repair", page)
        desk.wait_for_words("It is whole again.", page)
        assert path.read_bytes() == content

    opened.run(use)


def test_a_model_comes_from_a_folder(
    opened: Opened, hub: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))

    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("From a folder …", page)
        desk.wait_for_words("Nothing was brought in.", page)
        for name, content in wanted(FILES).items():
            (stick / name).write_bytes(content)
        desk.press("From a folder …", page)
        desk.wait_for_words(WHOLE, page)
        assert hub.asked == []

    opened.run(use)


def test_offline_nothing_is_fetched_until_it_is_allowed(opened: Opened, hub: HubServer) -> None:
    opened.app.use(offline=True)

    def use(desk: Desk) -> None:
        page = page_of(desk)
        assert "Your settings forbid the network" in desk.words(page)
        desk.press("Download", page)  # is disabled
        assert hub.asked == []
        desk.press("Allow the network", page)
        desk.bot.waitUntil(lambda: "forbid the network" not in desk.words(page))
        desk.press("Download", page)
        desk.wait_for_words(WHOLE, page)

    opened.run(use)
    assert not load_settings(opened.app.home).settings.offline


def test_another_folder_can_be_chosen(
    opened: Opened, hub: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(elsewhere))

    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("Choose …", page)
        desk.wait_for_words(str(elsewhere), page)
        desk.press("Download", page)
        desk.wait_for_words(WHOLE, page)
        assert (elsewhere / "tiny").is_dir()

    opened.run(use)


def test_a_hub_that_refuses_is_told_in_the_language_of_the_window(
    opened: Opened, hub: HubServer
) -> None:
    opened.app.use(interface="es")
    hub.token = "another"

    def use(desk: Desk) -> None:
        page = page_of(desk)
        assert "Cabe en tu GPU (Test GPU)" in desk.words(page)
        desk.press("Descargar", page)
        desk.wait_for_words("Tiny solo se da a quien acepta su licencia.", page)

    opened.run(use)


def test_the_window_closes_in_the_middle_of_a_download(
    opened: Opened, hub: HubServer, models: Path
) -> None:
    hub.rate = 100_000
    ended: list[float] = []

    def use(desk: Desk) -> None:
        page = page_of(desk)
        desk.press("Download", page)
        desk.wait_for_words("Fetching Tiny: ", page)
        ended.append(time.monotonic())

    assert opened.run(use) == 0
    assert time.monotonic() - ended[0] < 5  # generous; a stop takes 0.2 s
    assert not [each for each in threading.enumerate() if each.name.startswith("job")]
    assert (models / "tiny.part").is_dir()
    assert not (models / "tiny").exists()


def test_a_download_goes_on_in_another_language(opened: Opened, hub: HubServer) -> None:
    hub.rate = 300_000

    def use(desk: Desk) -> None:
        desk.press("Download", page_of(desk))
        desk.wait_for_words("Fetching Tiny: ")
        desk.window.preferences.change(interface="es")
        desk = desk.anew()
        hub.rate = 0
        desk.wait_for_words("Está instalado")

    opened.run(use)
