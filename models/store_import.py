"""Bring a model in from a folder or a stick: recognised, whole, checked, copied."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.backends import Ticket
from models.catalogue import Offer, offer_of
from models.disk_space import need_space
from models.errors import StoreFailed
from models.model_file import ModelFile, Tick, copied, fed, is_wanted
from models.model_record import RECORD, Record, read_record, write_record
from models.pace import Pace
from models.store_download import other_folder
from models.transfer import keep, part_of

INDEX = "model.safetensors.index.json"
SINGLE = "model.safetensors"
_LONGEST_HEADER = 100_000_000  # as in the safetensors library


def look_at(source: Path, among: Mapping[str, Offer], name: str | None = None) -> Offer:
    """Which model of the catalogue ``source`` holds.

    By ``name``, else by the record in it, else by the name of the folder, which may be that of the
    repository or one in the cache of the hub. Raises `StoreFailed` where that is none.
    """
    if not source.is_dir():
        raise StoreFailed(f"There is no folder {source}.")
    record = read_record(source)
    if name is None and record is not None:
        name = record.model
    if name is not None:
        return offer_of(name, among)
    parts = {part.lower() for part in source.resolve().parts[-3:]}
    for offer in among.values():
        repo = offer.repo.lower()
        names = {offer.name, repo.split("/")[1], "models--" + repo.replace("/", "--")}
        if names & parts:
            return offer
    raise StoreFailed(
        f"It is not clear which model is in {source}.",
        f"Say which with --name: {', '.join(among)}.",
    )


def copy_model(source: Path, offer: Offer, growing: Path, ticket: Ticket) -> None:
    """Copy the model to ``growing``, with its record. The lock of the model is held.

    Raises `StoreFailed` where it is not whole or not that model, `Cancelled`, `OSError`.
    """
    record = _recorded(source, offer, ticket)
    _check_shape(source, offer, {file.name for file in record.files})
    growing.mkdir(exist_ok=True)
    for path in growing.iterdir():
        path.unlink()
    need_space(growing, offer.title, record.size, other_folder(growing))
    pace = Pace(f"Copying {offer.title}", record.size, ticket)
    done = 0
    for file in record.files:
        place, tick = growing / file.name, pace.after(done)
        if not copied(file, source / file.name, part_of(place), tick):
            raise _damaged(source, offer, file.name)
        keep(file, place, tick)
        done += file.size
    write_record(record, growing)


def _recorded(source: Path, offer: Offer, ticket: Ticket) -> Record:
    """The record of the folder, or one made of it, where the catalogue does not contradict."""
    record = read_record(source)
    if record is None or record.model != offer.name:
        record = _made(source, offer, ticket)
    elif lacking := record.lacking(source):
        raise _damaged(source, offer, lacking[0])
    told = {file.name: file.checksum for file in record.files}
    for name, sha in offer.weights.items():
        if told.get(name) != f"sha256:{sha}":
            raise _damaged(source, offer, name)
    return record


def _made(source: Path, offer: Offer, ticket: Ticket) -> Record:
    paths = sorted(path for path in source.iterdir() if is_wanted(path.name) and path.is_file())
    paths = [path for path in paths if path.name != RECORD]
    pace = Pace(f"Checking {offer.title}", sum(path.stat().st_size for path in paths), ticket)
    files, done = [], 0
    for path in paths:
        size, sha = path.stat().st_size, _sha256(path, pace.after(done))
        files.append(ModelFile(path.name, size, f"sha256:{sha}"))
        done += size
    # All weights are those of the revision that we pin, so this is what it is called.
    weights = {file.name for file in files if file.name.endswith(".safetensors")}
    revision = offer.revision if offer.weights and weights <= set(offer.weights) else ""
    return Record(offer.name, offer.repo, revision, tuple(files))


def _sha256(path: Path, tick: Tick) -> str:
    return fed(hashlib.sha256(), path, tick).hexdigest()


def _check_shape(source: Path, offer: Offer, names: set[str]) -> None:
    """A config.json of the right kind, and all weights that belong to it, each in full length."""
    config = _json(source / "config.json")
    if config.get("model_type") != offer.model_type:
        raise StoreFailed(f"{source} does not hold {offer.title}: its config.json says otherwise.")
    weights = {SINGLE}
    if INDEX in names:
        weights = set(map(str, _json(source / INDEX).get("weight_map", {}).values()))
    for name in sorted(weights):
        if name not in names or not is_whole(source / name):
            raise _damaged(source, offer, name)


def is_whole(path: Path) -> bool:
    """Whether a safetensors file is as long as its header says.

    The header is JSON behind its length in eight bytes, its offsets count from its end:
    https://huggingface.co/docs/safetensors/index#format
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 0 < length <= _LONGEST_HEADER:
            return False
        try:
            header = json.loads(file.read(length))
            header.pop("__metadata__", None)
            end = max((int(tensor["data_offsets"][1]) for tensor in header.values()), default=0)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
            return False
    return path.stat().st_size == 8 + length + end


def _json(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        said = None
    return said if isinstance(said, dict) else {}


def _damaged(source: Path, offer: Offer, name: str) -> StoreFailed:
    return StoreFailed(
        f"{name} in {source} is missing, cut off or not that of {offer.title}.",
        "Nothing was brought in. Copy the folder again, all of it.",
    )
