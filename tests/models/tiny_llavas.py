"""Random checkpoints of every vision family, tiny but for what tells their tokens.

The configurations are those of the published models (llava-hf on the Hugging Face Hub) with their
widths and depths cut down: sizes of photos, patches, grids and layers that are chosen are as there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

VICUNA = (
    "{% for message in messages %}"
    "{% if message['role'] != 'system' %}{{ message['role'].upper() + ': ' }}{% endif %}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'image') %}"
    "{{ '<image>\n' }}{% endfor %}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'text') %}"
    "{{ content['text'] + ' ' }}{% endfor %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}"
)
MISTRAL = (
    "{% for message in messages %}"
    "{% if message['role'] == 'system' %}"
    "{{ '<<SYS>>\n' + message['content'][0]['text'] + '\n<</SYS>>\n\n' }}"
    "{% elif message['role'] == 'user' %}{{ '[INST] ' }}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'image') %}"
    "{{ '<image>\n' }}{% endfor %}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'text') %}"
    "{{ content['text'] }}{% endfor %}{{ ' [/INST]' }}"
    "{% elif message['role'] == 'assistant' %}"
    "{{ ' ' + message['content'][0]['text'] + '</s> ' }}{% endif %}"
    "{% endfor %}"
)
QWEN = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + ' ' }}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'image') %}"
    "{{ '<image>' }}{% endfor %}"
    "{% for content in message['content'] | selectattr('type', 'equalto', 'text') %}"
    "{{ '\n' + content['text'] }}{% endfor %}{{ '<|im_end|>' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
NEXT_GRIDS = [[336, 672], [672, 336], [672, 672], [1008, 336], [336, 1008]]
ONEVISION_GRIDS = [[384 * high, 384 * wide] for high in range(1, 7) for wide in range(1, 7)]
_TEXT = {
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 2,
    "max_position_embeddings": 8192,
    "pad_token_id": 0,
    "bos_token_id": 1,
    "eos_token_id": 2,
}
_TOWER = {
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "patch_size": 14,
}


def tokenizer(template: str, *, begins: bool = True) -> Any:
    """One token to a character; ``begins`` with <s>, as Llama's does, if it is told to."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["<pad>", "<s>", "</s>", "<unk>", "<image>", "<video>", "<|im_start|>", "<|im_end|>"]
    letters = [chr(code) for code in range(32, 127)] + ["\n", "“", "”", "’"]
    numbers = {letter: number for number, letter in enumerate(special + letters)}
    found = Tokenizer(models.WordLevel(numbers, unk_token="<unk>"))
    found.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), "isolated")
    found.decoder = decoders.Fuse()
    found.add_special_tokens(special)
    if begins:
        found.post_processor = processors.TemplateProcessing(
            single="<s> $A", special_tokens=[("<s>", 1)]
        )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=found,
        pad_token="<pad>",
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        additional_special_tokens=["<image>", "<video>"],
        chat_template=template,
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )


def llava(folder: Path) -> Path:
    """As llava-1.5-7b-hf: CLIP at 336 pixels, 576 tokens a photo."""
    transformers: Any = import_module("transformers")
    speaker = tokenizer(VICUNA)
    config = transformers.LlavaConfig(
        vision_config=transformers.CLIPVisionConfig(**_TOWER, image_size=336, projection_dim=64),
        text_config=transformers.LlamaConfig(**_TEXT, vocab_size=len(speaker)),
        image_token_index=4,
        image_seq_length=576,
    )
    photos = transformers.CLIPImageProcessorPil(
        size={"shortest_edge": 336}, crop_size={"height": 336, "width": 336}
    )
    processor = transformers.LlavaProcessor(
        photos,
        speaker,
        patch_size=14,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=VICUNA,
    )
    processor.save_pretrained(folder)
    return _saved(transformers.LlavaForConditionalGeneration, config, folder)


def llava_next(folder: Path) -> Path:
    """As llava-v1.6-mistral-7b-hf: the whole photo and grids of tiles."""
    transformers: Any = import_module("transformers")
    speaker = tokenizer(MISTRAL)
    config = transformers.LlavaNextConfig(
        vision_config=transformers.CLIPVisionConfig(**_TOWER, image_size=336, projection_dim=64),
        text_config=transformers.MistralConfig(**_TEXT, vocab_size=len(speaker)),
        image_token_index=4,
        image_grid_pinpoints=NEXT_GRIDS,
    )
    photos = transformers.LlavaNextImageProcessorPil(
        size={"shortest_edge": 336},
        crop_size={"height": 336, "width": 336},
        image_grid_pinpoints=NEXT_GRIDS,
    )
    processor = transformers.LlavaNextProcessor(
        photos,
        speaker,
        patch_size=14,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=MISTRAL,
    )
    processor.save_pretrained(folder)
    return _saved(transformers.LlavaNextForConditionalGeneration, config, folder)


def llava_onevision(folder: Path) -> Path:
    """As llava-onevision-qwen2-0.5b-ov-hf: SigLIP at 384 pixels, 729 tokens a tile.

    Its processor is written by hand, as the class needs torchvision, which is not installed.
    """
    transformers: Any = import_module("transformers")
    speaker = tokenizer(QWEN, begins=False)
    config = transformers.LlavaOnevisionConfig(
        vision_config=transformers.SiglipVisionConfig(
            **_TOWER, image_size=384, vision_use_head=False
        ),
        text_config=transformers.Qwen2Config(
            **{**_TEXT, "eos_token_id": 7}, vocab_size=len(speaker)
        ),
        image_token_index=4,
        video_token_index=5,
        image_grid_pinpoints=ONEVISION_GRIDS,
        vision_aspect_ratio="anyres_max_9",
    )
    photos = transformers.LlavaOnevisionImageProcessorPil(image_grid_pinpoints=ONEVISION_GRIDS)
    photos.save_pretrained(folder)
    speaker.save_pretrained(folder)
    said = {
        "processor_class": "LlavaOnevisionProcessor",
        "num_image_tokens": 729,
        "vision_feature_select_strategy": "full",
        "vision_aspect_ratio": "anyres_max_9",
    }
    (folder / "processor_config.json").write_text(json.dumps(said), encoding="utf-8")
    return _saved(transformers.LlavaOnevisionForConditionalGeneration, config, folder)


FAMILIES: dict[str, Callable[[Path], Path]] = {
    "llava": llava,
    "llava_next": llava_next,
    "llava_onevision": llava_onevision,
}


def _saved(kind: Any, config: Any, folder: Path) -> Path:
    torch: Any = import_module("torch")
    torch.manual_seed(1)
    kind(config).to(torch.float16).save_pretrained(folder)
    return folder
