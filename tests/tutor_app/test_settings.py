from __future__ import annotations

import json
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.errors import TutorError
from models.folders import choose_models_folder, home, models_folder
from tests.fakes import ScriptedBatchCorrector
from tests.tutor_app.conftest import App
from tutor_app.settings import FORMAT, LoadedSettings, Settings, load_settings, save_settings

OWN = Settings(
    language="es",
    languagetool=True,
    text_size=150,
    ignored_rules=("have-has", "wish"),
    models_folder="/big disk/models",
    vision_model="llava-1.5-7b",
    precision="nf4",
    unload_minutes=5,
)


def test_without_a_file_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path).settings == Settings()
    assert load_settings(tmp_path).complaint == ""
    assert list(tmp_path.iterdir()) == []


def test_only_what_differs_is_written_and_comes_back(tmp_path: Path) -> None:
    path = save_settings(OWN, tmp_path / "new" / "home")
    assert json.loads(path.read_text()) == {
        "format": FORMAT,
        "language": "es",
        "languagetool": True,
        "text_size": 150,
        "ignored_rules": ["have-has", "wish"],
        "models_folder": "/big disk/models",
        "vision_model": "llava-1.5-7b",
        "precision": "nf4",
        "unload_minutes": 5,
    }
    assert load_settings(path.parent).settings == OWN
    assert load_settings(path.parent).complaint == ""
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_file_of_the_first_format_still_holds(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "es", "only_sure": true}')
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(language="es", only_sure=True)
    assert loaded.complaint == ""


def test_the_environment_moves_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENSELENS_HOME", str(tmp_path))
    assert home() == tmp_path
    monkeypatch.delenv("TENSELENS_HOME")
    assert home().name == "tenselens"


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe\x00", b"", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_reported(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings()
    assert "damaged" in loaded.complaint
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert load_settings(tmp_path).complaint == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("route", "fly"),
        ("languagetool", "false"),
        ("text_size", True),
        ("text_size", 20),
        ("text_size", 150.5),
        ("ignored_rules", "wish"),
        ("ignored_rules", [1]),
        ("reader", "crystal ball"),
        ("theme", None),
        ("device", "abacus"),
        ("precision", "nf5"),
        ("unload_minutes", 0),
        ("colour", 1),
    ],
)
def test_one_bad_value_costs_only_itself_and_is_told_once(
    tmp_path: Path, name: str, value: object
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "es", name: value}))
    before = path.read_bytes()
    loaded = load_settings(tmp_path)
    aside = tmp_path / "settings.damaged.json"
    assert loaded.settings == Settings(language="es")
    assert loaded.complaint.endswith(f"cannot be used: {name}. The old file is kept as {aside}.")
    assert aside.read_bytes() == before
    again = load_settings(tmp_path)
    assert again.settings == Settings(language="es")
    assert again.complaint == ""


@pytest.mark.parametrize("newer", [FORMAT + 1, "3.0", None])
def test_a_newer_file_is_kept_and_what_is_known_of_it_holds(tmp_path: Path, newer: object) -> None:
    saved = {"format": newer, "language": "es", "voice": "deep"}
    (tmp_path / "settings.json").write_text(json.dumps(saved))
    loaded = load_settings(tmp_path)
    assert loaded.settings == Settings(language="es")
    assert "newer TenseLens" in loaded.complaint
    assert json.loads((tmp_path / "settings.newer.json").read_text()) == saved
    assert load_settings(tmp_path).settings == Settings(language="es")
    assert load_settings(tmp_path).complaint == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
NAMES = st.sampled_from(["format", *(field.name for field in fields(Settings))]) | st.text()


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(NAMES, JSON, max_size=4))
@example({"models_folder": "/a\0b"})
@example({"ignored_rules": ["\ud800"]})
def test_no_file_stops_the_app(saved: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings.json").write_text(json.dumps(saved))
        first, second = load_settings(folder), load_settings(folder)
        assert second == LoadedSettings(first.settings)
        for field in fields(Settings):
            assert type(getattr(first.settings, field.name)) is type(field.default)
        Path(first.settings.models_folder).exists()  # can be asked for


def test_looking_changes_no_file(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"format": 99}')
    assert "newer" in load_settings(tmp_path, set_aside=False).complaint
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    assert (tmp_path / "settings.json").read_text() == '{"format": 99}'


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(Settings(language="es"), tmp_path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TutorError, match="No space left") as told:
        save_settings(Settings(), tmp_path)
    assert "They hold until TenseLens is closed." in told.value.hint
    assert load_settings(tmp_path).settings.language == "es"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TutorError, match="cannot be saved"):
        save_settings(Settings(), tmp_path / "file" / "home")


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
    wishes = ["languagetool=on", "language=es", "text_size=150", "ignored_rules=have-has,wish"]
    wishes += ["vision_model=llava-1.5-7b", "precision=nf4", "unload_minutes=5"]
    ended = app.run("settings", *wishes, "models_folder=/big disk/models")
    assert ended.status == 0
    assert "languagetool=on" in ended.out
    assert "ignored_rules=have-has,wish  (" in ended.out
    assert load_settings(app.home).settings == OWN
    app.run("settings", "ignored_rules=", "models_folder=", "languagetool=off", "text_size=100")
    app.run("settings", "vision_model=auto", "precision=auto", "unload_minutes=10")
    assert load_settings(app.home).settings == Settings(language="es")


def test_a_reset_takes_everything_back(app: App) -> None:
    save_settings(OWN, app.home)
    ended = app.run("settings", "--reset", "theme=dark")
    assert "theme=dark" in ended.out
    assert load_settings(app.home).settings == Settings(theme="dark")


@pytest.mark.parametrize(
    "wish",
    [
        "colour=red",
        "language=de",
        "languagetool",
        "corrector=x",
        "text_size=9",
        "text_size=big",
        f"text_size={'9' * 5000}",
        "ignored_rules=have-has,nonsense",
        "ignored_rules",
    ],
)
def test_a_wrong_wish_changes_nothing(app: App, wish: str) -> None:
    ended = app.run("settings", "language=es", wish)
    assert ended.status == 2
    assert "There are: route" in ended.err or "Choose " in ended.err
    assert not app.home.exists()


def test_offline_forbids_a_download(app: App) -> None:
    app.run("settings", "offline=on")
    ended = app.run("get", "languagetool", "--yes")
    assert ended.status == 2
    assert ended.err.startswith("Your settings say offline, so LanguageTool is not fetched.")


def test_models_are_looked_for_where_the_settings_say(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TENSELENS_MODELS", raising=False)
    try:
        app.run("settings", f"models_folder={tmp_path / 'disk'}")
        app.run("settings")
        assert models_folder() == tmp_path / "disk"
        monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path / "named"))
        assert models_folder() == tmp_path / "named"
    finally:
        choose_models_folder(None)
