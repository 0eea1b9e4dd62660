"""A model as the hub has them, but tiny: real safetensors in two shards, settings, a tokenizer."""

from __future__ import annotations

import json
import random

from models.catalogue import Offer
from tests.models.hub_handler import sha256
from tests.models.hub_server import Files, HubServer

REPO = "tenselens/tiny"
REVISION = "5" * 40
INDEX = "model.safetensors.index.json"
SHARDS = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")


def safetensors(size: int, seed: int = 0) -> bytes:
    """A file with one tensor of ``size`` random bytes."""
    tensor = {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}
    header = json.dumps({"__metadata__": {"format": "pt"}, f"t{seed}": tensor}).encode()
    return len(header).to_bytes(8, "little") + header + random.Random(seed).randbytes(size)


def tiny_files(size: int = 3_000_000) -> Files:
    """Two shards of ``size`` bytes and 40 % of it, and what belongs to them."""
    weights = {SHARDS[0]: safetensors(size, 1), SHARDS[1]: safetensors(size * 2 // 5, 2)}
    index = {"metadata": {}, "weight_map": {"t1": SHARDS[0], "t2": SHARDS[1]}}
    return {
        "README.md": b"# Tiny\n",
        "config.json": json.dumps({"model_type": "llama"}).encode(),
        "tokenizer.json": json.dumps({"version": "1.0", "filler": "x" * 120_000}).encode(),
        INDEX: json.dumps(index).encode(),
        "pytorch_model.bin": b"never fetched: loading it could run code",
        "modeling_tiny.py": b"print('never fetched')\n",
        **weights,
    }


def tiny_offer(files: Files, *, sums: bool = True, revision: str = REVISION) -> Offer:
    shards = {name: sha256(files[name]) for name in files if name.endswith(".safetensors")}
    return Offer(
        name="tiny",
        title="Tiny",
        repo=REPO,
        revision=revision,
        kind="text",
        model_type="llama",
        purpose="tests",
        licence="none",
        download=sum(len(content) for name, content in wanted(files).items() if name in shards),
        gpu=1_000_000_000,
        cpu=2_000_000_000,
        weights=shards if sums else {},
    )


def tiny_hub(files: Files) -> HubServer:
    return HubServer({(REPO, REVISION): files})


def wanted(files: Files) -> dict[str, bytes]:
    """What of them must be there after a download."""
    return {
        name: content
        for name, content in files.items()
        if isinstance(content, bytes) and not name.endswith((".bin", ".py"))
    }
