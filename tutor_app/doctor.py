"""`tenselens doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

from models import languagetool_server, registry, tesseract, tesseract_program
from models.backends import Improvable
from models.folders import WEIGHTS, home
from models.sizes import in_words
from models.store import Store
from tutor_app.finding import Finding, State
from tutor_app.settings import load_settings
from tutor_app.terminal import Line, line, show, to_json
from tutor_app.version import app_version

LITTLE_DISK = 2_000_000_000  # bytes; below it a model cannot be fetched
CHECKSUMS = "SHA256SUMS"
MODELS = "models"  # a place of the window
NAME_WIDTH = 26


STYLES = MappingProxyType(
    {State.OK: ("✓", "green"), State.MISSING: ("–", "yellow"), State.BROKEN: ("✗", "bold red")}
)


# Distribution, what it is for, whether the base install needs it, the extra that brings it.
PACKAGES = (
    ("PySide6_Essentials", "the window", False, ""),
    ("onnxruntime", "runs the built-in models", True, ""),
    ("tokenizers", "runs the built-in models", True, ""),
    ("pillow", "opens photos", True, ""),
    ("pillow-heif", "opens Apple's HEIC photos", True, ""),
    ("pypdfium2", "opens pages of PDF documents", True, ""),
    ("rapidocr", "reads photos again where Tesseract is unsure", True, ""),
    ("lemminflect", "forms of rare verbs", True, ""),
    ("language-tool-python", "talks to LanguageTool", True, ""),
    ("rich", "colours in the terminal", True, ""),
    ("torch", "runs the vision model", False, "vlm"),
    ("transformers", "runs the vision model", False, "vlm"),
    ("bitsandbytes", "4-bit models", False, "vlm"),
    ("peft", "adapters of models", False, "vlm"),
)


def doctor(*, json: bool) -> int:
    """Print all findings; 0 when everything that is needed is there, else 1."""
    findings = list(examine())
    if json:
        print(to_json([asdict(finding) for finding in findings], indent=2))
    else:
        show(_lines(findings))
    return int(any(finding.needed and finding.state != State.OK for finding in findings))


def examine() -> Iterator[Finding]:
    """Look at everything; imports nothing heavy and changes nothing."""
    where = f"{platform.system()} {platform.machine()}"
    yield Finding("TenseLens", State.OK, app_version(), str(Path(__file__).parents[1]))
    yield Finding("Python", State.OK, platform.python_version(), f"{sys.executable}, {where}")
    for package in PACKAGES:
        yield _package(*package)
    yield _tesseract()
    yield _java()
    yield _languagetool()
    yield _gpu()
    yield from _corrector()
    yield from _weights(WEIGHTS)
    yield from _models(Store(offline=True))
    yield _home(home())


def _package(name: str, purpose: str, needed: bool, extra: str) -> Finding:
    try:
        return Finding(name, State.OK, metadata.version(name), purpose, needed=needed)
    except metadata.PackageNotFoundError:
        how = f'pip install "tenselens[{extra}]"' if extra else f"pip install {name}"
        return Finding(name, State.MISSING, detail=purpose, how=how, needed=needed)


def _tesseract() -> Finding:
    problem = tesseract.Tesseract().missing()
    version = _first_line(["tesseract", "--version"]).removeprefix("tesseract ")
    if problem is not None:
        return Finding("Tesseract", State.MISSING, version, how=problem)
    languages = ", ".join(sorted(tesseract_program.installed_languages()))
    return Finding("Tesseract", State.OK, version, f"languages: {languages}")


def _java() -> Finding:
    version = languagetool_server.java_version()
    if version is None or version < languagetool_server.LEAST_JAVA:
        state = State.MISSING if version is None else State.BROKEN
        how = languagetool_server.GET_JAVA
        return Finding("Java", state, str(version or ""), "for LanguageTool", how, needed=False)
    return Finding("Java", State.OK, str(version), "for LanguageTool", needed=False)


def _languagetool() -> Finding:
    version = languagetool_server.installed_version()
    purpose = "a second opinion"
    if version is None:
        how = languagetool_server.GET_IT
        return Finding("LanguageTool", State.MISSING, "", purpose, how, False, MODELS)
    where = f"a second opinion, in {languagetool_server.folder()}"
    return Finding("LanguageTool", State.OK, version, where, needed=False)


def _gpu() -> Finding:
    answer = _first_line(
        ["nvidia-smi", "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader"]
    )
    if not answer:
        return Finding(
            "NVIDIA GPU", State.MISSING, detail="models run on the processor", needed=False
        )
    name, memory, driver = (part.strip() for part in answer.split(",", 2))
    return Finding("NVIDIA GPU", State.OK, driver, f"{name}, {memory}", needed=False)


def _corrector() -> Iterator[Finding]:
    """The built-in corrector. LanguageTool has its own lines above."""
    corrector = registry.corrector("verb-model")
    problem = corrector.missing()
    state = State.OK if problem is None else State.MISSING
    yield Finding(corrector.title, state, detail="built in", how=problem or "")
    if isinstance(corrector, Improvable):
        how = corrector.weaker()
        state = State.OK if how is None else State.MISSING
        place = MODELS if how else ""
        yield Finding("its language model", state, how=how or "", needed=False, place=place)


def _weights(folder: Path) -> Iterator[Finding]:
    """Each built-in model whose files have checksums beside them."""
    for sums in sorted(folder.glob(f"*/{CHECKSUMS}")):
        wrong = [name for digest, name in _listed(sums) if _digest(sums.parent / name) != digest]
        name = f"weights {sums.parent.name}"
        if wrong:
            how = "Install TenseLens again, or in its folder: git checkout -- models/weights"
            yield Finding(name, State.BROKEN, detail=f"damaged: {', '.join(wrong)}", how=how)
        else:
            size = sum(file.stat().st_size for file in sums.parent.iterdir() if file.is_file())
            yield Finding(name, State.OK, detail=f"intact, {size / 1e6:.1f} MB")


def _models(store: Store) -> Iterator[Finding]:
    """The larger models that are here, by their records; `tenselens models verify` reads all."""
    found = [each for name in store.offers if (each := store.find(name)) is not None]
    for each in found:
        if each.lacking:
            how = f"Run: tenselens models verify {each.offer.name} --repair"
            detail = f"damaged: {', '.join(each.lacking)}"
            yield Finding(each.offer.title, State.BROKEN, "", detail, how, False, MODELS)
        else:
            about = f"{in_words(each.record.size)}, {each.offer.purpose}"
            version = each.record.revision[:8]
            yield Finding(each.offer.title, State.OK, version, about, needed=False)
    if not found:
        how = "To see which fit this computer: tenselens models"
        yield Finding("larger models", State.MISSING, "", "none is installed", how, False, MODELS)


def _listed(sums: Path) -> Iterator[tuple[str, str]]:
    """The rows of a file as sha256sum writes it: ``<digest>  <name>``."""
    for row in sums.read_text(encoding="utf-8").splitlines():
        digest, _, name = row.partition(" ")
        if name:
            yield digest, name.strip().removeprefix("*")


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _home(folder: Path) -> Finding:
    name, complaint = "data folder", load_settings(folder, set_aside=False).complaint
    there = folder if folder.exists() else next(p for p in folder.parents if p.exists())
    free = shutil.disk_usage(there).free
    detail = f"{folder}, {free / 1e9:.1f} GB free"
    if not os.access(there, os.W_OK):
        how = "Choose another folder in $TENSELENS_HOME."
        return Finding(name, State.BROKEN, detail=f"{detail}, cannot be written", how=how)
    if complaint or free < LITTLE_DISK:
        return Finding(name, State.BROKEN, detail=detail, how=complaint or "Free some disk space.")
    return Finding(name, State.OK, detail=detail)


def _first_line(command: list[str]) -> str:
    """What a program prints first; "" when it is not there or fails."""
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return next(iter((ended.stdout or ended.stderr).splitlines()), "").strip()


def _lines(findings: list[Finding]) -> Iterator[Line]:
    for finding in findings:
        state = State.BROKEN if finding.needed and finding.state != State.OK else finding.state
        about = "  ".join(filter(None, (finding.version, finding.detail)))
        yield line(STYLES[state], f" {finding.name:<{NAME_WIDTH}}", about)
        if finding.how:
            yield line((f"→ {finding.how}", STYLES[state][1]), indent=NAME_WIDTH + 3)
