"""How well a pocket LLaVA reads real photos: `python -m training.pocket.crops PHOTOS`.

PHOTOS holds photos and `photos.jsonl`, as `make bench PHOTOS=DIR` wants them. The OCR readers find
the sentences, each is folded on strips as the program does it, and the model alone reads what is
there. Sentences that are too long for it, or have characters that it does not know, are left out.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import track
from transformers import LlavaForConditionalGeneration

from models.backends import Ticket
from models.canvas import STRIPS
from models.errors import TutorError
from models.folders import WEIGHTS
from models.grammar.types import Span
from models.llava_sights import sights_of
from models.page import flatten
from models.photo import Photo
from models.tuned import POCKET
from models.two_readers import TwoReaders
from training.bench.photos import LIST
from training.distance import even, letters_off, nearest
from training.pocket.answers import transcripts
from training.pocket.config import read_config
from training.pocket.letters import can_write

_NEAR = 2  # characters: a mark at the end


@dataclass(frozen=True, slots=True)
class Crop:
    """``pixels``: (SIDE, SIDE) uint8, the strips on which ``sentence`` stands."""

    kind: str
    sentence: str
    pixels: NDArray[np.uint8]


def crops(photos: Path) -> Iterator[Crop]:
    """All sentences of the photos that the OCR readers have found, and that have room."""
    listed = (photos / LIST).read_text("utf-8").splitlines()
    most = read_config().texts.most_characters
    reader = TwoReaders()
    reader.load(Ticket())
    for each in track([json.loads(line) for line in listed], "Photos"):
        photo, ticket = Photo.open(photos / each["file"]), Ticket()
        try:
            page, pieces, read = reader.read_page(flatten(photo), photo, ticket)
        except TutorError as error:
            print(f"{each['file']}: {error}")
            continue
        sights = sights_of(read, pieces, page, photo, (STRIPS,))
        for sentence in each["sentences"]:
            if len(sentence) > most or not can_write(sentence):
                continue
            stands = nearest(even(sentence), even(read.text)).span
            for sight in sights:
                if sight.folded is not None and _same(stands, sight.span):
                    yield Crop(each["kind"], sentence, np.asarray(sight.folded.image.convert("L")))


def _same(one: Span, other: Span) -> bool:
    """Whether they begin and end at about the same place."""
    return abs(one.start - other.start) <= _NEAR and abs(one.end - other.end) <= _NEAR


def table(found: Sequence[Crop], read: Sequence[str]) -> Iterator[str]:
    """Markdown, a row a kind: sentences, those read exactly, letters wrong in per cent."""
    by_kind: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for crop, text in zip(found, read, strict=True):
        by_kind[crop.kind].append((crop.sentence, text))
    yield "| photos | sentences | read exactly | letters wrong |"
    yield "|---|---|---|---|"
    for kind, pairs in by_kind.items():
        exact = sum(even(true) == even(text) for true, text in pairs)
        wrong = sum(letters_off(even(text), even(true)) for true, text in pairs)
        letters = sum(len(true) for true, _ in pairs)
        yield f"| {kind} | {len(pairs)} | {exact} | {100 * wrong / letters:.1f} % |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.pocket.crops", description=__doc__)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--model", type=Path, default=WEIGHTS / POCKET)
    asked = parser.parse_args()
    found = list(crops(asked.photos))
    model = LlavaForConditionalGeneration.from_pretrained(asked.model, dtype=torch.float32)
    pixels = torch.from_numpy(np.stack([crop.pixels for crop in found]))
    print("\n".join(table(found, transcripts(model, pixels))))


if __name__ == "__main__":
    main()
