"""A folder of photos of pages with the LLaVA JSON beside them; goes on where it was stopped."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import cv2

from training.grid import HELD_OUT_VERBS, GridPair, grid
from training.json_lines import read_lines
from training.pages.design import design_page
from training.pages.printed import Task
from training.pages.shooting import SCALE, shoot
from training.pages.turns import KINDS, Spoken, turns
from training.pages.typefaces import typefaces

VERSION = 1  # of all that decides about the pixels: photos of another are not mixed in
_OTHERS = 5  # right sentences that may stand beside the one in question

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """One photo to be made. ``others``: right sentences for the same page."""

    pair: GridPair
    right: bool
    others: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.pair.key}-{'right' if self.right else 'wrong'}"

    @property
    def sentence(self) -> str:
        return self.pair.right if self.right else self.pair.wrong


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides about the photos. ``unseen``: in the typefaces held out, not in the others."""

    seed: int
    unseen: bool = False


class OtherSettings(Exception):
    """The folder holds photos that were made with other settings."""


def orders(pairs: Sequence[GridPair], seed: int) -> tuple[Order, ...]:
    """Two photos of each pair: the right sentence and the wrong one.

    Beside verbs held out for tests stand only such verbs, so that no page for training shows one.
    """
    rights = {
        held_out: [one.right for one in grid() if (one.cell.verb in HELD_OUT_VERBS) is held_out]
        for held_out in (True, False)
    }
    found: list[Order] = []
    for pair in pairs:
        near = rights[pair.cell.verb in HELD_OUT_VERBS]
        for right in (True, False):
            chance = Random(f"others {seed} {pair.key} {right}")
            others = [text for text in chance.sample(near, _OTHERS + 1) if text != pair.right]
            found.append(Order(pair, right, tuple(others[:_OTHERS])))
    return tuple(found)


def make(order: Order, settings: Settings, folder: Path) -> Record:
    """Make one photo in ``folder/photos``; its line for `pages.jsonl`."""
    lot = f"{VERSION} {settings.seed} {order.key}"
    chance = Random(lot)
    face = chance.choice([face for face in typefaces() if face.held_out is settings.unseen])
    page = design_page(Task(order.sentence, order.others), face, chance, scale=SCALE)
    photo = shoot(page, lot)
    image = Path("photos") / f"{order.key}.jpg"
    _write(folder / image, photo.jpeg)
    spoken = Spoken.of(order.pair, right=order.right, where=page.where, facts=page.facts)
    return {
        "id": order.key,
        "image": image.as_posix(),
        "sha256": hashlib.sha256(photo.jpeg).hexdigest(),
        "size": photo.size,
        "box": photo.quads[0],
        "lines": photo.quads[1:],
        "where": page.where,
        "typeface": page.typeface,
        "layout": page.layout,
        **_words(order),
        "conversations": {kind: turns(spoken, kind, chance) for kind in KINDS},
    }


def _words(order: Order) -> Record:
    cell = order.pair.cell
    return {
        "sentence": order.sentence,
        "corrected": order.pair.right,
        "error": None if order.right else order.pair.planted,
        "verb": cell.verb,
        "tense": cell.tense,
        "person": cell.person,
    }


def fill(
    folder: Path, asked: Sequence[Order], settings: Settings, workers: int
) -> Iterator[Record]:
    """Make what is not there yet, and yield each record as it is done; then write the JSON files.

    Raises `OtherSettings` rather than mixing two runs.
    """
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    _check_settings(folder, settings)
    known = _known(folder)
    missing = [order for order in asked if not _is_there(folder, known.get(order.key))]
    with (folder / "progress.jsonl").open("a", encoding="utf-8") as progress:
        for record in _made(missing, settings, folder, workers):
            progress.write(json.dumps(record, ensure_ascii=False) + "\n")
            progress.flush()
            known[record["id"]] = json.loads(json.dumps(record))
            yield record
    _finish(folder, [known[order.key] for order in asked])


def _made(
    missing: Sequence[Order], settings: Settings, folder: Path, workers: int
) -> Iterator[Record]:
    if workers <= 1 or len(missing) < 4 * workers:
        yield from (make(order, settings, folder) for order in missing)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _prepare) as pool:
        many = len(missing)
        yield from pool.map(make, missing, [settings] * many, [folder] * many, chunksize=4)


def _prepare() -> None:
    """In each process at its start."""
    cv2.setNumThreads(1)  # the processes share the cores already
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Else a worker would wait for ever for work from a process that was killed."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _finish(folder: Path, records: Sequence[Record]) -> None:
    """`pages.jsonl`, a page a line, and `llava.json`, a conversation an entry."""
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
    _write(folder / "pages.jsonl", "".join(lines).encode())
    listed = [
        {"id": f"{record['id']}-{kind}", "image": record["image"], "conversations": talk}
        for record in records
        for kind, talk in record["conversations"].items()
    ]
    _write(folder / "llava.json", json.dumps(listed, ensure_ascii=False, indent=1).encode())
    (folder / "progress.jsonl").unlink()


def _check_settings(folder: Path, settings: Settings) -> None:
    path = folder / "settings.json"
    wanted = {"seed": settings.seed, "unseen": settings.unseen, "version": VERSION}
    if not path.exists():
        _write(path, json.dumps(wanted).encode())
    elif json.loads(path.read_text("utf-8")) != wanted:
        raise OtherSettings(f"{folder} holds photos that were made with {path.read_text('utf-8')}")


def _known(folder: Path) -> dict[str, Record]:
    """The records of photos that were made before; a line cut off by a kill is left out."""
    found: dict[str, Record] = {}
    for name in ("pages.jsonl", "progress.jsonl"):
        found.update((record["id"], record) for record in read_lines(folder / name))
    return found


def _is_there(folder: Path, record: Record | None) -> bool:
    if record is None or not (folder / record["image"]).exists():
        return False
    made = (folder / record["image"]).read_bytes()
    return bool(hashlib.sha256(made).hexdigest() == record["sha256"])


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, whenever the process is stopped."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
