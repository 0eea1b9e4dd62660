"""What goes wrong inside torch and transformers, as errors that a learner can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import BackendFailed, BadWeights, MissingDependency, OutOfMemory, TutorError
from models.vision_models import VisionModel

_SMALLER = "Choose a smaller model, another precision, or the OCR route."


@contextmanager
def loading(model: VisionModel) -> Iterator[None]:
    """While files are read: what is wrong with them is `BadWeights`. `Cancelled` passes."""
    with working(model):
        try:
            yield
        except ImportError as error:
            raise MissingDependency(
                f"{model.title} needs a package that is not installed: {error.name}.",
                'Install what the vision models need: pip install "tenselens[vlm]"',
            ) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadWeights(
                f"{model.title} cannot be loaded ({_in_short(error)}).", how_to_mend(model)
            ) from error
        except Exception as error:
            if type(error).__name__ == "SafetensorError":  # its package is not there on its own
                raise BadWeights(
                    f"The files of {model.title} are damaged.", how_to_mend(model)
                ) from error
            raise


@contextmanager
def working(model: VisionModel) -> Iterator[None]:
    """While the model works: too little memory, and a card or driver that gives up."""
    try:
        yield
    except TutorError:
        raise
    except MemoryError as error:
        raise OutOfMemory(f"There is not enough memory for {model.title}.", _SMALLER) from error
    except Exception as error:
        import torch

        if isinstance(error, torch.OutOfMemoryError):
            raise OutOfMemory(
                f"The graphics card has not enough free memory for {model.title}.", _SMALLER
            ) from error
        raise BackendFailed(
            f"{model.title} stopped working ({_in_short(error)}).",
            "Try again. If it stays so, take the OCR route in the settings.",
        ) from error


def how_to_mend(model: VisionModel) -> str:
    if model.pocket:
        return "Install TenseLens again, or train it again."
    if model.base is not None:
        return "Tune it again, or choose another vision model."
    return f"Check it: tenselens models verify {model.name} --repair"


def _in_short(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
