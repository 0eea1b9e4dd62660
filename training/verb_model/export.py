"""Write the tagger as it ships: pruned vocabulary, int8, one ONNX file and its tokenizer."""

from __future__ import annotations

import json
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
        found: tuple[Tensor, Tensor] = self.tagger(ids, torch.ones_like(ids))
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
    words = embeddings.word_embeddings.weight.data[kept]
    embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=False)
    places = embeddings.position_embeddings.weight.data[:LONGEST]
    embeddings.position_embeddings = nn.Embedding.from_pretrained(places, freeze=False)
    table = json.loads(tokenizer.to_str())
    by_number = {number: text for text, number in table["model"]["vocab"].items()}
    table["model"]["vocab"] = {by_number[old]: new for new, old in enumerate(kept)}
    renamed = {old: new for new, old in enumerate(kept)}
    for added in table["added_tokens"]:
        added["id"] = renamed[added["id"]]
    # The template of special pieces is not used: the runtime puts them there itself.
    table["post_processor"] = table["truncation"] = table["padding"] = None
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def export(tagger: VerbTagger, tokenizer_json: str, folder: Path) -> None:
    """``tagger.onnx`` and ``tokenizer.json`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer_json, encoding="utf-8")
    plain = folder / "plain.onnx"
    torch.onnx.export(
        _Shipped(tagger.eval()),
        (torch.tensor([[2, 5, 7, 3]]),),
        str(plain),
        input_names=["ids"],
        output_names=["replace", "insert"],
        dynamic_axes={"ids": {1: "pieces"}, "replace": {1: "pieces"}, "insert": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        plain,
        folder / "tagger.onnx",
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    plain.unlink()
