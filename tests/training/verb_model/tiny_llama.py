"""A tiny language model of the weigher's kind, as transformers and as a GGUF file hold it."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from models.weigher_layout import Shape

SHAPE = Shape(
    layers=3, hidden=64, inner=96, heads=4, key_heads=2, head=16, vocabulary=120, longest=64
)
NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}


def tiny_llama(shape: Shape = SHAPE, seed: int = 0) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        head_dim=shape.head,
        max_position_embeddings=shape.longest,
        rms_norm_eps=shape.epsilon,
        rope_parameters={"rope_type": "default", "rope_theta": shape.rotary_base},
        tie_word_embeddings=True,
        # Large enough for words to differ in probability.
        initializer_range=0.15,
    )
    model = LlamaForCausalLM(config)
    for name, part in model.named_parameters():
        if "norm" in name:
            part.data += torch.randn_like(part) * 0.2
    return model


def gguf_name(name: str) -> str:
    """The name that llama.cpp gives to a parameter."""
    if name == "model.embed_tokens.weight":
        return "token_embd.weight"
    if name == "model.norm.weight":
        return "output_norm.weight"
    _, _, layer, rest = name.split(".", 3)
    return f"blk.{layer}.{NAMES[rest.removesuffix('.weight')]}.weight"


def permuted(matrix: np.ndarray, heads: int) -> np.ndarray:
    """Rows of a query or key matrix as llama.cpp's convert_hf_to_gguf.py orders them."""
    halves = matrix.reshape(heads, 2, matrix.shape[0] // heads // 2, *matrix.shape[1:])
    return np.ascontiguousarray(halves.swapaxes(1, 2)).reshape(matrix.shape)


def write_gguf(path: Path, model: LlamaForCausalLM, shape: Shape = SHAPE) -> None:
    """Q8_0 for the embedding, Q4_1 for the matrices, F32 for the norms, as in our base.

    The model gets the values that the file can hold.
    """
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_array("tokenizer.ggml.tokens", ["<|endoftext|>", "word"])
    writer.add_array("tokenizer.ggml.token_type", [3, 1])
    writer.add_float32("llama.attention.layer_norm_rms_epsilon", shape.epsilon)
    for name, part in model.named_parameters():
        values = part.detach().numpy()
        heads = {"q_proj": shape.heads, "k_proj": shape.key_heads}.get(name.split(".")[-2], 0)
        kind = gguf.GGMLQuantizationType.Q4_1
        if values.ndim == 1:
            kind = gguf.GGMLQuantizationType.F32
        elif "embed" in name:
            kind = gguf.GGMLQuantizationType.Q8_0
        stored = gguf.quants.quantize(permuted(values, heads) if heads else values, kind)
        writer.add_tensor(gguf_name(name), stored, raw_dtype=kind)
        part.data.copy_(
            torch.from_numpy(gguf.quants.dequantize(gguf.quants.quantize(values, kind), kind))
        )
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
