"""The pocket LLaVA itself, all of transformers' own classes."""

from __future__ import annotations

from transformers import (
    CLIPImageProcessor,
    LlamaConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
)

from models.prompts import CHAT_TEMPLATE
from models.strips import COLUMNS, LINES, PATCH, ROWS, SIDE
from training.pocket.config import ShapeConfig
from training.pocket.tower import DEVIATION, MEAN, vision_config
from training.pocket.vocabulary import BEGIN, END, IMAGE, PAD, number_of, tokenizer

PATCHES = LINES * ROWS * COLUMNS
_LONGEST = 512  # tokens of a conversation
PROJECTOR, LANGUAGE = "model.multi_modal_projector.", ("model.language_model.", "lm_head.")


def build(shape: ShapeConfig) -> LlavaForConditionalGeneration:
    """Untrained, its weights drawn by torch's own lot."""
    text = LlamaConfig(
        vocab_size=len(tokenizer()),
        hidden_size=shape.language_width,
        intermediate_size=_feed_forward(shape.language_width),
        num_hidden_layers=shape.language_layers,
        num_attention_heads=shape.language_width // 32,
        max_position_embeddings=_LONGEST,
        pad_token_id=number_of(PAD),
        bos_token_id=number_of(BEGIN),
        eos_token_id=number_of(END),
    )
    config = LlavaConfig(
        vision_config=vision_config(shape),
        text_config=text,
        image_token_index=number_of(IMAGE),
        # The tower was taught at its last layer; there is none behind it to leave out.
        vision_feature_layer=-1,
        image_seq_length=PATCHES,
    )
    return LlavaForConditionalGeneration(config)


def _feed_forward(width: int) -> int:
    """Llama's 8/3 of the width, in steps of 32."""
    return 32 * round(width / 12)


def processor() -> LlavaProcessor:
    """Photo and conversation to tensors, as `LlavaForConditionalGeneration` wants them.

    The photo is a square of strips (`models.strips`) already: it is neither cut nor enlarged.
    """
    photos = CLIPImageProcessor(
        size={"height": SIDE, "width": SIDE},
        do_center_crop=False,
        image_mean=[MEAN] * 3,
        image_std=[DEVIATION] * 3,
    )
    return LlavaProcessor(  # type: ignore[no-untyped-call]
        photos,
        tokenizer(),
        patch_size=PATCH,
        vision_feature_select_strategy="default",
        chat_template=CHAT_TEMPLATE,
        num_additional_image_tokens=1,
    )
