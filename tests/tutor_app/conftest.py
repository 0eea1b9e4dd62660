"""The app as its user meets it: a temporary home, the real `main`, scripted models."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from models import registry
from models.backends import Corrector, Reader
from tests.fakes import ScriptedBatchCorrector
from tutor_app.__main__ import main
from tutor_app.settings import Settings, save_settings


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class App:
    """``tenselens ARGUMENTS`` for tests; `use` puts scripted models in the place of real ones."""

    home: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    settings: dict[str, Any] = field(default_factory=dict)

    def use(self, *models: Corrector | Reader, **settings: Any) -> None:
        for model in models:
            isreader = hasattr(model, "read")
            table: dict[str, Any] = registry.READERS if isreader else registry.CORRECTORS
            self.patch.setitem(table, model.name, lambda model=model: model)
            if model.name != "languagetool":
                self.settings["reader" if isreader else "corrector"] = model.name
        registry.reader.cache_clear()
        registry.corrector.cache_clear()
        self.settings.update(settings)
        save_settings(Settings(**self.settings), self.home)

    def run(self, *arguments: str, stdin: bytes = b"") -> Ended:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self.capture.readouterr()
        try:
            status = main(list(arguments))
        except SystemExit as ended:  # argparse
            status = int(ended.code or 0)
        out, err = self.capture.readouterr()
        return Ended(status, out, err)


@pytest.fixture
def app(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    home = tmp_path / "home"
    monkeypatch.setenv("TENSELENS_HOME", str(home))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    yield App(home, capsys, monkeypatch)
    registry.reader.cache_clear()
    registry.corrector.cache_clear()


@pytest.fixture
def scripted() -> ScriptedBatchCorrector:
    return ScriptedBatchCorrector({"go": "went", "gone": "went", "have": "has"})
