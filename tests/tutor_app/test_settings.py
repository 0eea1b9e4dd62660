from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.folders import home
from tests.fakes import ScriptedBatchCorrector
from tests.tutor_app.conftest import App
from tutor_app.settings import Settings, load_settings, save_settings


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path).settings == Settings()
    assert load_settings(tmp_path).complaint == ""
    assert list(tmp_path.iterdir()) == []


def test_only_what_differs_is_written_and_comes_back(tmp_path: Path) -> None:
    chosen = Settings(language="es", languagetool=True)
    path = save_settings(chosen, tmp_path / "new" / "home")
    assert json.loads(path.read_text()) == {"language": "es", "languagetool": True}
    assert load_settings(path.parent).settings == chosen
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_the_environment_moves_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENSELENS_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("TENSELENS_HOME")
    assert home().name == "tenselens"


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe\x00", b""])
def test_a_damaged_file_is_set_aside_and_reported(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert "damaged" in loaded.complaint
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert load_settings(tmp_path).complaint == ""


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    saved = {"language": "es", "route": "fly", "languagetool": "false", "colour": 1}
    (tmp_path / "settings.json").write_text(json.dumps(saved))
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(language="es")
    assert loaded.complaint.endswith("colour, languagetool, route.")


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(Settings(language="es"), tmp_path)

    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        save_settings(Settings(), tmp_path)
    assert load_settings(tmp_path).settings.language == "es"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_the_user_hears_of_a_damaged_file(app: App, scripted: ScriptedBatchCorrector) -> None:
    scripted.name = Settings().corrector
    app.use(scripted)
    (app.home / "settings.json").write_text("{")
    ended = app.run("check", "Yesterday I go home.")
    assert ended.status == 1
    assert ended.err.startswith("The settings file was damaged; it was moved to")


def test_settings_are_shown_and_changed_in_the_terminal(app: App) -> None:
    assert "languagetool=off  (on or off)" in app.run("settings").out
    assert not app.home.exists()
    ended = app.run("settings", "languagetool=on", "language=es")
    assert ended.status == 0
    assert "languagetool=on" in ended.out
    assert load_settings(app.home).settings == Settings(language="es", languagetool=True)
    app.run("settings", "languagetool=off")
    assert load_settings(app.home).settings == Settings(language="es")


@pytest.mark.parametrize("wish", ["colour=red", "language=de", "languagetool", "corrector=x"])
def test_a_wrong_wish_changes_nothing(app: App, wish: str) -> None:
    ended = app.run("settings", "language=es", wish)
    assert ended.status == 2
    assert "There are: route" in ended.err or "Choose " in ended.err
    assert not app.home.exists()
