"""The set-up of the system, on machines whose every command is a script of this test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from setup.environment import ROOT

REAL = ("dirname", "env", "grep", "sed", "sh")


class Machine:
    """Commands in one folder, and a log of what apt-get was asked to do."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self._log = folder / "apt.log"
        for name in REAL:
            real = shutil.which(name)
            assert real is not None
            (self._bin / name).symlink_to(real)
        self.command("id", "echo 0")
        self.command("java", "exit 0")
        self.command("python3", "exit 0")

    def command(self, name: str, script: str) -> None:
        path = self._bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def forget(self, name: str) -> None:
        (self._bin / name).unlink()

    def debian(self, *, has: str) -> None:
        """A Debian on which the packages that match the shell pattern ``has`` are installed."""
        self.command(
            "dpkg-query",
            f"for last; do case $last in {has}) echo installed; exit 0;; esac; done; exit 1",
        )
        self.command("apt-get", f'echo "$@" >> {self._log}')
        self.command("apt-cache", "echo '  Candidate: 3.11.2-1'")
        self.command("dpkg", "exit 0")

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(ROOT / "setup" / script), *arguments],
            env={"PATH": str(self._bin)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        """The packages that apt-get was asked to install."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        asked = [line.split() for line in lines if line.startswith("install")]
        return [word for words in asked for word in words[1:] if not word.startswith("-")]

    def apt_was_asked(self) -> bool:
        return self._log.exists()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_that_has_all_is_left_alone(machine: Machine) -> None:
    machine.debian(has="*")
    assert machine.run("system.sh", "test").returncode == 0
    assert not machine.apt_was_asked()


def test_a_library_renamed_for_64_bit_time_counts(machine: Machine) -> None:
    machine.debian(has="libglib2.0-0t64|[!l]*|lib[!g]*|libgl1")
    assert machine.run("system.sh").returncode == 0
    assert not machine.apt_was_asked()


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.debian(has="lib*|fonts*|speech*|tesseract-ocr|tesseract-ocrt64")
    assert machine.run("system.sh").returncode == 0
    assert machine.installed() == ["tesseract-ocr-eng"]


def test_a_display_without_a_screen_is_for_tests(machine: Machine) -> None:
    machine.debian(has="lib*|fonts*|speech*|tesseract*")
    assert machine.run("system.sh", "test").returncode == 0
    assert machine.installed() == ["xvfb", "xauth", "xdotool"]


def test_java_is_left_out_of_the_light_set_up(machine: Machine) -> None:
    machine.debian(has="lib*|fonts*|speech*|tesseract*")
    machine.forget("java")
    machine.run("system.sh", "light")
    assert machine.installed() == []
    machine.run("system.sh", "run")
    assert machine.installed() == ["default-jre-headless"]


def test_a_machine_without_python_gets_it(machine: Machine) -> None:
    machine.debian(has="*")
    machine.command("python3", "exit 1")
    told = machine.run("system.sh")
    assert machine.installed() == ["python3", "python3-venv"]
    # apt-get is a fake here, so there is still none, and nothing can follow.
    assert told.returncode == 1
    assert "Python 3.11" in told.stderr


def test_without_root_it_says_what_to_install(machine: Machine) -> None:
    machine.debian(has="lib*|fonts*|speech*")
    machine.command("id", "echo 1000")
    told = machine.run("system.sh")
    assert told.returncode == 0
    assert "apt-get install tesseract-ocr tesseract-ocr-eng" in told.stderr
    assert not machine.apt_was_asked()


@pytest.mark.parametrize("packager", ["dnf", "pacman", "brew"])
def test_other_systems_are_told_in_their_own_words(machine: Machine, packager: str) -> None:
    machine.command(packager, "exit 0")
    told = machine.run("system.sh")
    assert told.returncode == 0
    assert f"{packager} " in told.stderr
    assert "tesseract" in told.stderr


def test_the_first_python_that_is_new_enough_is_taken(machine: Machine) -> None:
    machine.command("python3", "exit 1")
    machine.command("python3.12", "exit 0")
    assert machine.run("find-python.sh").stdout.endswith("/python3.12\n")


def test_no_python_is_a_failure(machine: Machine) -> None:
    machine.command("python3", "exit 1")
    assert machine.run("find-python.sh").returncode == 1
