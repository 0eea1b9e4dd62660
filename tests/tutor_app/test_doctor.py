"""`tenselens doctor` and `tenselens get`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from models import registry, tesseract_program
from tests.fakes import ScriptedCorrector
from tests.tutor_app.conftest import App
from tutor_app import doctor as doctor_module
from tutor_app.finding import State


def findings(app: App) -> dict[str, Any]:
    app.patch.setitem(
        registry.CORRECTORS, "verb-model", lambda: ScriptedCorrector({}, title="Verb corrector")
    )
    return {each["name"]: each for each in app.run("doctor", "--json").json}


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A computer without programs."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "nothing"))
    tesseract_program.installed_languages.cache_clear()
    yield
    tesseract_program.installed_languages.cache_clear()


def test_everything_is_looked_at(app: App) -> None:
    found = findings(app)
    expected = {"Python", "PySide6_Essentials", "onnxruntime", "rapidocr", "Tesseract", "Java"}
    expected |= {"LanguageTool", "torch", "transformers", "bitsandbytes", "NVIDIA GPU"}
    expected |= {"Verb corrector", "data folder"}
    assert expected <= set(found)
    assert found["pillow"]["version"]
    assert str(app.home) in found["data folder"]["detail"]
    for each in found.values():
        assert each["state"] == "ok" or each["how"] or not each["needed"], each


def test_what_is_missing_says_how_to_get_it(app: App, bare: None) -> None:
    found = findings(app)
    assert found["Tesseract"]["state"] == "missing"
    assert "apt-get install tesseract-ocr" in found["Tesseract"]["how"]
    assert "openjdk-17" in found["Java"]["how"]
    assert "tenselens get languagetool" in found["LanguageTool"]["how"]
    assert found["Java"]["needed"] is False
    ended = app.run("doctor")
    assert ended.status == 1
    assert "✗ Tesseract" in ended.out
    assert "– Java" in ended.out


def test_nothing_is_changed(app: App) -> None:
    findings(app)
    assert not app.home.exists()


def test_damaged_weights_are_found(tmp_path: Path) -> None:
    model = tmp_path / "tagger"
    model.mkdir()
    (model / "model.onnx").write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    (model / "SHA256SUMS").write_text(f"{digest}  model.onnx\n")
    (sound,) = doctor_module._weights(tmp_path)
    assert sound.state is State.OK
    (model / "model.onnx").write_bytes(b"weight")
    (damaged,) = doctor_module._weights(tmp_path)
    assert (damaged.state, damaged.detail) == (State.BROKEN, "damaged: model.onnx")
    (model / "model.onnx").unlink()
    (lost,) = doctor_module._weights(tmp_path)
    assert lost.state is State.BROKEN


def test_damaged_settings_are_found_but_left(app: App) -> None:
    app.home.mkdir()
    (app.home / "settings.json").write_text("{")
    assert findings(app)["data folder"]["state"] == "broken"
    assert (app.home / "settings.json").exists()


def test_nothing_is_fetched_without_consent(app: App, bare: None) -> None:
    ended = app.run("get", "languagetool")
    assert ended.status == 2
    assert "about 250 MB" in ended.err
    assert "tenselens get languagetool --yes" in ended.err


def test_what_is_there_is_not_fetched_again(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jar = tmp_path / "LanguageTool-6.8" / "languagetool-server.jar"
    jar.parent.mkdir()
    jar.touch()
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    ended = app.run("get", "languagetool", "--yes")
    assert ended.status == 0
    assert ended.out.startswith("LanguageTool 6.8 is there already")


def test_consent_without_java_says_what_to_install(app: App, bare: None) -> None:
    ended = app.run("get", "languagetool", "--yes")
    assert ended.status == 2
    assert "openjdk-17" in ended.err


def test_the_larger_models_are_told(app: App) -> None:
    found = findings(app)["larger models"]
    assert (found["state"], found["needed"]) == ("missing", False)
    folder = app.home / "models" / "smollm2-360m"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    file = {"name": "config.json", "size": 2, "checksum": "sha256:" + "0" * 64}
    record = {"model": "smollm2-360m", "repo": "", "revision": "a" * 40, "files": [file]}
    (folder / "tenselens.json").write_text(json.dumps({"format": 1, **record}))
    found = findings(app)["SmolLM2 360M Instruct"]
    assert (found["state"], found["version"]) == ("ok", "a" * 8)
    (folder / "config.json").write_text("{")
    found = findings(app)["SmolLM2 360M Instruct"]
    assert found["state"] == "broken"
    assert "tenselens models verify smollm2-360m --repair" in found["how"]
