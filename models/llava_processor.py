"""What turns a photo and a conversation into tensors, for each family, without torchvision."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any


def processor_of(folder: Path, config: dict[str, Any]) -> Any:
    """The processor in ``folder``, complete with what older ones leave out.

    Without ``patch_size``, ``vision_feature_select_strategy`` and ``num_additional_image_tokens``
    it would put 575 tokens where the model has 576 patches.
    """
    if config["model_type"] == "llava_onevision":
        return _onevision(folder, config)
    transformers: Any = import_module("transformers")
    processor = transformers.AutoProcessor.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, backend="pil"
    )
    if processor.patch_size is None:
        processor.patch_size = config["vision_config"]["patch_size"]
    if processor.vision_feature_select_strategy is None:
        chosen = config.get("vision_feature_select_strategy", "default")
        processor.vision_feature_select_strategy = chosen
    if not processor.num_additional_image_tokens:
        processor.num_additional_image_tokens = 1  # CLIP's own, for the whole photo
    return processor


def _onevision(folder: Path, config: dict[str, Any]) -> Any:
    """LLaVA-OneVision's processor for photos alone: the part for videos needs torchvision."""
    transformers: Any = import_module("transformers")

    class PhotoProcessor(transformers.LlavaOnevisionProcessor):  # type: ignore[misc]
        def __init__(self, image_processor: Any, tokenizer: Any, **told: Any) -> None:
            self.num_image_tokens = told["num_image_tokens"]
            self.vision_feature_select_strategy = told["vision_feature_select_strategy"]
            self.vision_aspect_ratio = told["vision_aspect_ratio"]
            self.image_token, self.video_token = "<image>", "<video>"
            self.image_token_id, self.video_token_id = tokenizer.convert_tokens_to_ids(
                [self.image_token, self.video_token]
            )
            transformers.ProcessorMixin.__init__(
                self, image_processor, tokenizer, chat_template=told["chat_template"]
            )

    said = json.loads((folder / "processor_config.json").read_text(encoding="utf-8"))
    tower = config["vision_config"]
    patches = (tower["image_size"] // tower["patch_size"]) ** 2
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return PhotoProcessor(
        transformers.AutoImageProcessor.from_pretrained(
            folder, local_files_only=True, backend="pil"
        ),
        tokenizer,
        num_image_tokens=said.get("num_image_tokens") or patches,
        vision_feature_select_strategy=said.get("vision_feature_select_strategy") or "full",
        vision_aspect_ratio=said.get("vision_aspect_ratio") or config["vision_aspect_ratio"],
        chat_template=_template(folder, tokenizer),
    )


def _template(folder: Path, tokenizer: Any) -> str | None:
    """How conversations are written: in a file of its own, or, older, in one of two others."""
    if (folder / "chat_template.jinja").exists():
        return (folder / "chat_template.jinja").read_text(encoding="utf-8")
    if (folder / "chat_template.json").exists():
        said = json.loads((folder / "chat_template.json").read_text(encoding="utf-8"))
        return str(said["chat_template"])
    found: str | None = tokenizer.chat_template
    return found
