"""Write the tagger as it ships: pruned vocabulary, int8, one ONNX file and its tokenizer."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.verb_model.tagger import VerbTagger

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LONGEST = 256


class _Shipped(nn.Module):
    """One sentence in, no padding: ids (1, pieces) -> log-probabilities of both kinds of tags."""

    def __init__(self, tagger: VerbTagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        found: tuple[Tensor, Tensor] = self.tagger(ids, None)
        return found


def kept_pieces(tokenizer: Tokenizer, words: Iterable[str], least: int = 2) -> list[int]:
    """Numbers of the pieces that real words need, with all single letters and special pieces."""
    counts: Counter[int] = Counter()
    for word, count in Counter(words).items():
        for piece in tokenizer.encode(word, add_special_tokens=False).ids:
            counts[piece] += count
    kept = {piece for piece, count in counts.items() if count >= least}
    for text, piece in tokenizer.get_vocab().items():
        if text in SPECIAL or len(text.removeprefix("##")) == 1:
            kept.add(piece)
    return sorted(kept)


def prune(tagger: VerbTagger, tokenizer: Tokenizer, kept: list[int]) -> str:
    """Leave only these pieces in the model (changed in place); the JSON of the new tokenizer."""
    embeddings = tagger.encoder.embeddings
    embeddings.word_embeddings = _embedding(embeddings.word_embeddings.weight[kept])
    embeddings.position_embeddings = _embedding(embeddings.position_embeddings.weight[:LONGEST])
    table = json.loads(tokenizer.to_str())
    by_number = {number: text for text, number in table["model"]["vocab"].items()}
    table["model"]["vocab"] = {by_number[old]: new for new, old in enumerate(kept)}
    renamed = {old: new for new, old in enumerate(kept)}
    for added in table["added_tokens"]:
        added["id"] = renamed[added["id"]]
    # The template of special pieces is not used: the runtime puts them there itself.
    table["post_processor"] = table["truncation"] = table["padding"] = None
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _embedding(rows: Tensor) -> nn.Embedding:
    found = nn.Embedding(*rows.shape)
    found.weight.data.copy_(rows)
    return found


def export(tagger: VerbTagger, tokenizer_json: str, folder: Path) -> None:
    """``tagger.onnx`` and ``tokenizer.json`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer_json, encoding="utf-8")
    plain = folder / "plain.onnx"
    _export_plain(tagger, plain)
    quantize_dynamic(
        plain,
        folder / "tagger.onnx",
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    plain.unlink()


def _export_plain(tagger: VerbTagger, path: Path) -> None:
    # The exporter cannot write the fused attention.
    tagger.encoder.set_attn_implementation("eager")
    with warnings.catch_warnings():
        # The exporter that this one is deprecated for asks for another package.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        torch.onnx.export(
            _Shipped(tagger).eval(),
            (torch.tensor([[2, 5, 7, 3]]),),
            str(path),
            input_names=["ids"],
            output_names=["replace", "insert"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "replace", "insert")},
            opset_version=17,
            dynamo=False,
        )
