"""Checksums of a folder of weights."""

from __future__ import annotations

import hashlib
from pathlib import Path

_CHECKED = frozenset({".json", ".npz", ".onnx", ".safetensors"})


def write_sums(folder: Path) -> None:
    """``SHA256SUMS`` of the weights and settings, as `sha256sum` and `doctor` read it."""
    files = sorted(path for path in folder.iterdir() if path.suffix in _CHECKED)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
