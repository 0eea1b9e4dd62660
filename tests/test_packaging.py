"""The wheel holds all of the packages' files, and is enough to check a sentence."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assets", "models", "training", "tutor_app")
LEFT_BY_TOOLS = ("__pycache__", ".*")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: setuptools would leave its `build/` here and take stale files from it."""
    source = tmp_path_factory.mktemp("source")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns(*LEFT_BY_TOOLS)
        shutil.copytree(ROOT / package, source / package, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    out = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(out), str(source))
    return next(out.glob("tenselens-*.whl"))


def pip(*arguments: str, python: str = sys.executable) -> None:
    subprocess.run([python, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def package_files() -> set[str]:
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    relative = (path.relative_to(ROOT) for path in files)
    return {
        path.as_posix()
        for path in relative
        if not any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    }


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == package_files()


def test_the_wheel_says_how_it_may_be_used(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(n for n in names if n.endswith("/METADATA"))).decode()
    assert "License-Expression: GPL-3.0-or-later\n" in metadata
    assert any(name.endswith("/licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_an_empty_environment_needs_only_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """What the wheel declares is all that a check of a sentence needs, from any folder."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip("install", "--quiet", str(wheel), python=str(environment / "bin" / "python"))

    command = [str(environment / "bin" / "tenselens"), "check", "--json"]
    home = {"TENSELENS_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    checked = subprocess.run(
        [*command, "Yesterday I go to school."],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | home,
    )

    # 1: there are errors in the sentence. An error that nobody caught is 1 too, but no JSON.
    assert checked.returncode == 1, checked.stderr
    assert checked.stdout, checked.stderr
    assert "Yesterday I went to school." in json.dumps(json.loads(checked.stdout))
