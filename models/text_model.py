"""One causal language model in memory, shared by the corrector that chooses and by the tutor.

Read from safetensors only, and no code that comes with a model is ever run.
"""

from __future__ import annotations

import gc
import importlib.util
import time
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from models.before_torch import before_torch
from models.errors import BackendFailed, BadWeights, MissingDependency, OutOfMemory, TutorError
from models.text_choice import Source, TextWish, source_of, wished
from models.text_likelihood import Likelihood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from models.backends import Ticket

NEEDED = ("torch", "transformers", "safetensors")
HOW = 'Run `make run`, or `pip install "tenselens[vlm]"`.'
SMALLER = "Choose a smaller model, close other programs, or set precision=nf4."
# Above so many parameters four bytes for each are too much for a laptop.
LARGE = 800_000_000
# What a model needs on a card beside its weights.
ROOM = 1_000_000_000


class TextModel:
    """Not loaded until `load`; for one thread at a time. ``last_used`` is by `time.monotonic`."""

    def __init__(self, wish: TextWish | None = None) -> None:
        """``wish`` None: what `text_choice.wished` says when it is loaded."""
        self._wish = wish
        self.loaded: Loaded | None = None
        self._loaded_as: TextWish | None = None
        self.last_used = time.monotonic()

    def missing(self) -> str | None:
        """What to install, or None. Imports nothing heavy."""
        lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
        if lacking:
            return f"It needs {' and '.join(lacking)}. {HOW}"
        try:
            source_of(self._now().model)
        except TutorError as error:
            return str(error)
        return None

    def load(self, ticket: Ticket) -> Loaded:
        """Free when it is loaded as it is wished. Raises `MissingDependency`, `BadWeights`,
        `OutOfMemory`, `BackendFailed`."""
        self.last_used = time.monotonic()
        wish = self._now()
        if wish != self._loaded_as:
            self.unload()
        if self.loaded is None:
            missing = self.missing()
            if missing is not None:
                raise MissingDependency("The text model cannot be used.", missing)
            source = source_of(wish.model)
            ticket.progress(f"Loading {source.title}", 0.1)
            before_torch()
            with translated(source):
                self.loaded = _load(source, wish)
            self._loaded_as = wish
        return self.loaded

    def unload(self) -> None:
        if self.loaded is None:
            return
        import torch

        self.loaded = None
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _now(self) -> TextWish:
        return wished() if self._wish is None else self._wish


class Loaded:
    """A model with its tokenizer; ``device`` is in words for the learner."""

    def __init__(self, source: Source, model: Any, tokenizer: Any) -> None:
        self.name, self.title = source.name, source.title
        self.model, self.tokenizer = model, tokenizer
        self.device = "GPU" if model.device.type == "cuda" else "CPU"

    @cached_property
    def likelihood(self) -> Likelihood:
        return Likelihood(self.model, self.tokenizer)

    @property
    def parameters(self) -> int:
        return int(self.model.num_parameters())


@cache
def shared_text_model() -> TextModel:
    """The one of this process."""
    return TextModel()


def idle(after: float) -> Callable[[], None] | None:
    """What unloads it, if it is loaded and has done nothing for ``after`` seconds."""
    model = shared_text_model()
    rests = model.loaded is not None and time.monotonic() - model.last_used >= after
    return model.unload if rests else None


@contextmanager
def translated(source: Source) -> Iterator[None]:
    """Errors of torch and transformers while ``source`` is loaded, as ours."""
    from safetensors import SafetensorError

    try:
        with _enough_memory(source.title):
            yield
    except (SafetensorError, OSError, ValueError, KeyError) as error:
        raise BadWeights(
            f"{source.title} cannot be read.",
            f"To mend it: tenselens models verify {source.name} --repair",
        ) from error
    except (RuntimeError, ImportError) as error:
        raise BackendFailed(
            f"{source.title} cannot be loaded: {_first_line(error)}",
            "Choose another model, device or precision.",
        ) from error


@contextmanager
def translated_while(loaded: Loaded) -> Iterator[None]:
    """Errors of torch while the model works, as ours."""
    try:
        with _enough_memory(loaded.title):
            yield
    except RuntimeError as error:
        raise BackendFailed(
            f"{loaded.title} stopped working: {_first_line(error)}",
            "Try again, or choose another model or device.",
        ) from error


@contextmanager
def _enough_memory(title: str) -> Iterator[None]:
    import torch

    try:
        yield
    except (torch.OutOfMemoryError, MemoryError) as error:
        raise OutOfMemory(f"There is not enough memory for {title}.", SMALLER) from error


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]


def _load(source: Source, wish: TextWish) -> Loaded:
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer, LlamaForCausalLM
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if source.folder is None:
        from models.text_base import base_config, base_tokenizer, base_weights

        config = base_config()
        options = _options(wish, config, 135_000_000)
        model: Any = LlamaForCausalLM.from_pretrained(
            None, config=config, state_dict=base_weights(), **options
        )
        return Loaded(source, model, base_tokenizer())
    here: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    config = AutoConfig.from_pretrained(source.folder, **here)
    weights = sum(path.stat().st_size for path in source.folder.glob("*.safetensors"))
    options = _options(wish, config, weights // 2)
    model = AutoModelForCausalLM.from_pretrained(
        source.folder, config=config, use_safetensors=True, **options, **here
    )
    return Loaded(source, model, AutoTokenizer.from_pretrained(source.folder, **here))


def _options(wish: TextWish, config: Any, parameters: int) -> dict[str, Any]:
    """Device and precision for ``from_pretrained``. Raises `MissingDependency` without a GPU that
    was asked for."""
    import torch

    there = torch.cuda.is_available()
    if wish.device == "gpu" and not there:
        raise MissingDependency("There is no GPU that torch can use.", "Choose device=auto.")
    gpu = there and wish.device != "cpu"
    precision = _precision(wish.precision, parameters, gpu=gpu)
    options: dict[str, Any] = {"dtype": _dtype(precision, gpu=gpu)}
    if gpu:
        options["device_map"] = {"": 0}
    if precision in ("nf4", "int8"):
        options["quantization_config"] = _quantized(precision, options["dtype"])
    return options


def _precision(wished: str, parameters: int, *, gpu: bool) -> str:
    import torch

    if wished != "auto":
        return wished
    if gpu:
        free, _ = torch.cuda.mem_get_info()
        return "bf16" if 2 * parameters + ROOM < free else "nf4"
    return "bf16" if parameters > LARGE or torch.cpu._is_avx512_bf16_supported() else "float32"


def _dtype(precision: str, *, gpu: bool) -> Any:
    """What is computed in; quantised models compute in 16 bit."""
    import torch

    if precision == "float32":
        return torch.float32
    old = gpu and not torch.cuda.is_bf16_supported()
    return torch.float16 if precision == "fp16" or old else torch.bfloat16


def _quantized(precision: str, dtype: Any) -> Any:
    if importlib.util.find_spec("bitsandbytes") is None:
        raise MissingDependency("4 and 8 bit need bitsandbytes.", HOW)
    from transformers import BitsAndBytesConfig

    if precision == "int8":
        return BitsAndBytesConfig(load_in_8bit=True)  # type: ignore[no-untyped-call]
    return BitsAndBytesConfig(  # type: ignore[no-untyped-call]
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
    )
