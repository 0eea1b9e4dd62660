"""Weights from disk into memory: the one place that knows transformers' classes and precisions.

Weights are safetensors only, no code that comes with a model is ever run, and nothing is fetched.
"""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.backends import Ticket
from models.before_torch import before_torch
from models.canvas import Canvas, canvases_of
from models.errors import BackendFailed, BadWeights, MissingDependency, OutOfMemory
from models.llava_errors import how_to_mend, loading
from models.loading_steps import heard
from models.prompts import CHAT_TEMPLATE, PROMPT_VERSION
from models.sizes import in_words
from models.tuned import read_tuned
from models.vision_models import ADAPTER, VisionModel

if TYPE_CHECKING:
    import torch

FAMILIES = frozenset({"llava", "llava_next", "llava_onevision"})
# What stays in 16 bit beside quantised layers; image_newline is a parameter and always does.
WHOLE = ("model.vision_tower", "model.multi_modal_projector", "lm_head")
CARD = "training.json"  # beside the pocket LLaVA


@dataclass(frozen=True, slots=True)
class Wish:
    """Which model to load, "cpu" or "gpu", and in which precision: none of them "auto"."""

    model: VisionModel
    device: str
    precision: str


@dataclass(eq=False, slots=True)
class Loaded:
    """A model in memory. ``watched`` holds the ticket of the work that its layers belong to."""

    model: Any
    processor: Any
    canvases: tuple[Canvas, ...]
    device: str
    precision: str
    watched: list[Ticket] = field(default_factory=list)

    @property
    def place(self) -> torch.device:
        found: torch.device = self.model.device
        return found


def load(wish: Wish, ticket: Ticket) -> Loaded:
    """Raises `MissingDependency`, `BadWeights`, `OutOfMemory` or `BackendFailed`."""
    with loading(wish.model):
        _require_questions(wish.model)
        weights = wish.model.base or wish.model.folder
        config = json.loads((weights / "config.json").read_text(encoding="utf-8"))
        if config.get("model_type") not in FAMILIES:
            raise BadWeights(f"{wish.model.title} is no model of the LLaVA family.")
        ticket.progress("Getting the vision model ready", 0.02)
        _require_torch()
        _require_room(wish)
        processor = _processor(wish.model, weights, config)
        with heard(ticket, f"Loading {wish.model.title}"):
            model = _model(wish, weights)
    loaded = Loaded(model, processor, canvases_of(config), wish.device, wish.precision)
    _watch(loaded)
    return loaded


def _require_torch() -> None:
    before_torch()
    try:
        transformers: Any = import_module("transformers")
        import_module("torch")
    except ImportError as error:
        raise MissingDependency(
            "The vision models need torch and transformers, which are not installed.",
            'Install them: pip install "tenselens[vlm]"',
        ) from error
    transformers.utils.logging.disable_progress_bar()


def _require_room(wish: Wish) -> None:
    """Rather now than after half a minute of reading."""
    import torch

    title, needed = wish.model.title, wish.model.memory(wish.device, wish.precision)
    hint = "Close other programs, choose a smaller model or nf4, or take the OCR route."
    if wish.device == "gpu":
        if not torch.cuda.is_available():
            raise BackendFailed(
                "The graphics card cannot be used: torch does not find it.",
                "Install its driver and a torch with CUDA, or choose device=cpu.",
            )
        free = torch.cuda.mem_get_info()[0]
        if free < needed:
            raise OutOfMemory(
                f"{title} needs {in_words(needed)} on the graphics card; {in_words(free)} are"
                " free there.",
                hint,
            )
        return
    import psutil

    free = psutil.virtual_memory().available
    if free < needed:
        raise OutOfMemory(
            f"{title} needs {in_words(needed)} of memory; {in_words(free)} are free.", hint
        )


def _require_questions(model: VisionModel) -> None:
    """Whatever we have trained must know the questions that are asked."""
    if (model.folder / CARD).exists():
        said = json.loads((model.folder / CARD).read_text(encoding="utf-8"))
        if said.get("prompt_version") != PROMPT_VERSION:
            raise BadWeights(
                f"{model.title} was trained with other questions than this program asks.",
                "Install TenseLens again.",
            )
    elif model.base is not None:
        read_tuned(model.folder)  # refuses other questions


def _processor(model: VisionModel, weights: Path, config: dict[str, Any]) -> Any:
    """Photo and conversation to tensors; a tuned model may bring its own words."""
    from models.llava_processor import processor_of

    own = (model.folder / "tokenizer.json").exists()
    processor = processor_of(model.folder if own else weights, config)
    if processor.chat_template is None:
        processor.chat_template = CHAT_TEMPLATE
    return processor


def _model(wish: Wish, weights: Path) -> Any:
    transformers: Any = import_module("transformers")
    model, told = transformers.AutoModelForImageTextToText.from_pretrained(
        weights,
        dtype=_kind(wish),
        device_map={"": "cuda:0" if wish.device == "gpu" else "cpu"},
        quantization_config=_quantisation(wish, transformers),
        attn_implementation="sdpa",
        use_safetensors=True,
        local_files_only=True,
        trust_remote_code=False,
        ignore_mismatched_sizes=True,  # they are told, and refused below
        output_loading_info=True,
    )
    if told["missing_keys"] or told["mismatched_keys"]:
        raise BadWeights(
            f"{wish.model.title} is not whole: some of its layers are missing.",
            how_to_mend(wish.model),
        )
    if (wish.model.folder / ADAPTER).exists():
        model = _adapted(model, wish.model.folder)
    require_layers(model, wish.precision)
    model.generation_config.max_length = None  # the bound is ours, for each answer
    return model.eval()


def _adapted(model: Any, folder: Path) -> Any:
    peft: Any = import_module("peft")
    with warnings.catch_warnings():
        # peft asks transformers by names of old, which is no matter of the learner.
        warnings.simplefilter("ignore", FutureWarning)
        return peft.PeftModel.from_pretrained(model, folder, local_files_only=True)


def _kind(wish: Wish) -> torch.dtype:
    """How numbers are kept, or worked with where they are kept in fewer bits."""
    import torch

    if wish.precision == "float32":
        return torch.float32
    if wish.precision == "fp16":
        return torch.float16
    if wish.device == "gpu" and not torch.cuda.is_bf16_supported(including_emulation=False):
        return torch.float16
    return torch.bfloat16


def _quantisation(wish: Wish, transformers: Any) -> Any:
    if wish.precision == "nf4":
        return transformers.BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=_kind(wish),
            llm_int8_skip_modules=list(WHOLE),
        )
    if wish.precision == "int8":
        return transformers.BitsAndBytesConfig(load_in_8bit=True, llm_int8_skip_modules=list(WHOLE))
    return None


def require_layers(model: Any, precision: str) -> None:
    """Every linear layer of the language model is quantised, if any is to be, and none beside.

    Names changed between versions of transformers before, and then nothing was left out, silently.
    Raises `BadWeights`.
    """
    if precision not in ("nf4", "int8"):
        return
    from torch.nn import Linear

    layers: Any = import_module("bitsandbytes.nn")
    small = layers.Linear4bit if precision == "nf4" else layers.Linear8bitLt
    wrong = [
        name
        for name, layer in model.named_modules()
        if isinstance(layer, Linear)
        and "lora_" not in name
        and isinstance(layer, small) is any(part.split(".")[-1] in name for part in WHOLE)
    ]
    if wrong:
        raise BadWeights(
            f"This model cannot be loaded in {precision}: {wrong[0]} came out wrong.",
            "Choose bf16 or fp16 in the settings.",
        )


def _watch(loaded: Loaded) -> None:
    """Before each of its layers the model looks whether the learner has stopped it."""
    from torch.nn import ModuleList

    def look(*_: object) -> None:
        if loaded.watched:
            loaded.watched[-1].go_on()

    for layers in loaded.model.modules():
        if isinstance(layers, ModuleList):
            for layer in layers:
                layer.register_forward_pre_hook(look)
