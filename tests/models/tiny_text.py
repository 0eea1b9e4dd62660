"""Text models as the hub has them, but tiny and random: real configurations, small numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.catalogue import offers
from models.model_file import ModelFile
from models.model_record import Record, write_record

# What the published configurations say, but for the sizes.
SIZES = {
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "vocab_size": 400,
}
FAMILIES: dict[str, dict[str, Any]] = {
    "llama-3.2-1b": {
        "model_type": "llama",
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 131072,
        "tie_word_embeddings": True,
        "rope_parameters": {
            "rope_type": "llama3",
            "rope_theta": 500000.0,
            "factor": 32.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 8192,
        },
    },
    "qwen2.5-0.5b": {
        "model_type": "qwen2",
        "num_key_value_heads": 2,
        "max_position_embeddings": 32768,
        "tie_word_embeddings": True,
        "use_sliding_window": False,
        "sliding_window": 32768,
        "rope_parameters": {"rope_type": "default", "rope_theta": 1000000.0},
    },
    "phi-3-mini": {
        "model_type": "phi3",
        "num_key_value_heads": 4,
        "max_position_embeddings": 4096,
        "original_max_position_embeddings": 4096,
        "tie_word_embeddings": False,
        "sliding_window": 2047,
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0},
    },
}
# Of each family its control tokens and its chat template, in short.
CONTROLS = {
    "llama-3.2-1b": ("<|begin_of_text|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>"),
    "qwen2.5-0.5b": (None, "<|im_end|>", "<|im_start|>", "<|endoftext|>"),
    "phi-3-mini": ("<s>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "</s>"),
}
TEMPLATES = {
    "llama-3.2-1b": (
        "{{ bos_token }}{% for message in messages %}"
        "{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n'"
        " + message['content'] | trim + '<|eot_id|>' }}{% endfor %}"
        "{% if add_generation_prompt %}"
        "{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
    ),
    "qwen2.5-0.5b": (
        "{% for message in messages %}"
        "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
        "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
    ),
    "phi-3-mini": (
        "{% for message in messages %}"
        "{{ '<|' + message['role'] + '|>\n' + message['content'] + '<|end|>\n' }}"
        "{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}"
    ),
}
TRAINED_ON = (
    "Yesterday I went to school with my brother.",
    "She goes to work by bus every day.",
    "They were very tired after the match.",
    "The list of names is on the table.",
)


def install(name: str, models: Path, *, seed: int = 0) -> Path:
    """The model ``name`` of the catalogue, tiny, in the folder ``models``, with its record."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    folder = models / name
    torch.manual_seed(seed)
    config = AutoConfig.for_model(**SIZES | FAMILIES[name], initializer_range=0.1)
    tokenizer = tiny_tokenizer(name)
    config.bos_token_id, config.eos_token_id = tokenizer.bos_token_id, tokenizer.eos_token_id
    config.pad_token_id = tokenizer.eos_token_id
    model = AutoModelForCausalLM.from_config(config)  # type: ignore[no-untyped-call]
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    files = tuple(
        ModelFile(path.name, path.stat().st_size, f"sha256:{0:064x}")
        for path in sorted(folder.iterdir())
    )
    offer = offers()[name]
    write_record(Record(name, offer.repo, offer.revision, files), folder)
    return folder


def tiny_tokenizer(name: str) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    first, end, *others = CONTROLS[name]
    controls = [token for token in (first, end, *others) if token]
    found = Tokenizer(models.BPE())
    found.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    found.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=SIZES["vocab_size"],
        special_tokens=controls,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    found.train_from_iterator(TRAINED_ON, trainer)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=found,
        bos_token=first,
        eos_token=end,
        additional_special_tokens=others,
        chat_template=TEMPLATES[name],
    )
