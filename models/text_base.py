"""SmolLM2-135M-Instruct as a transformers model, from the GGUF file that the set-up brings.

Its weights are computed by NumPy from the 4-bit blocks each time, which takes about as long as it
would take to read them from a larger file of our own. transformers' own reader of GGUF needs one
more package and half a minute. Of the vocabulary only those tokens are kept that the verb
corrector's tokenizer has: all that English needs, and every single byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from models.gguf import GGUF
from models.weigher_arrays import Adapter, unpermuted
from models.weigher_layout import Shape
from models.weigher_setup import SHIPPED, find_base
from models.weigher_tokens import BEGIN, END

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, Any]

# transformers' name of a matrix or norm of one layer -> its name in the GGUF file.
PARTS = {
    "input_layernorm": "attn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
# From the model's own tokenizer_config.json (Apache-2.0), without the default system prompt.
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def base_config() -> Any:
    from transformers import LlamaConfig

    shape = Shape()
    return LlamaConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        intermediate_size=shape.inner,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        num_key_value_heads=shape.key_heads,
        head_dim=shape.head,
        max_position_embeddings=8192,
        rms_norm_eps=shape.epsilon,
        rope_parameters={"rope_type": "default", "rope_theta": shape.rotary_base},
        tie_word_embeddings=True,
        bos_token_id=BEGIN,
        eos_token_id=END,
        pad_token_id=END,
    )


def base_weights() -> dict[str, Any]:
    """The state of a `LlamaForCausalLM` in bfloat16. Raises `MissingDependency`, `BadWeights`."""
    import torch

    return {name: torch.from_numpy(values).bfloat16() for name, values in _arrays()}


def _arrays() -> Iterator[tuple[str, Floats]]:
    base, shape = GGUF(find_base()), Shape()
    yield (
        "model.embed_tokens.weight",
        base["token_embd.weight"][Adapter(SHIPPED / "adapter.npz").tokens],
    )
    for layer in range(shape.layers):
        for ours, theirs in PARTS.items():
            values = base[f"blk.{layer}.{theirs}.weight"]
            if theirs in ("attn_q", "attn_k"):
                values = unpermuted(values, shape)
            yield f"model.layers.{layer}.{ours}.weight", values
    yield "model.norm.weight", base["output_norm.weight"]


def base_tokenizer() -> Any:
    from transformers import PreTrainedTokenizerFast

    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(SHIPPED / "tokenizer.json"),
        bos_token="<|im_start|>",
        eos_token="<|im_end|>",
        pad_token="<|im_end|>",
        unk_token="<|endoftext|>",
        chat_template=CHAT_TEMPLATE,
    )
