"""The vision models on this computer, the best first, and what memory each of them needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from models.catalogue import Offer
from models.errors import BadSettings, MissingDependency, TutorError
from models.folders import WEIGHTS
from models.store import Store
from models.tuned import POCKET, Tuned, folder_of_base, read_tuned, tuned_folder, tuned_models

ADAPTER = "adapter_config.json"
# Bytes of memory for each byte of weights in 16 bit; vision tower and head stay in 16 bit.
SHARE = MappingProxyType({"nf4": 0.3, "int8": 0.55, "bf16": 1.0, "fp16": 1.0, "float32": 2.0})
LARGE = 4_000_000_000  # bytes of weights, from which they are loaded in 4 bit on a GPU
SMALL = 1_000_000_000  # bytes of weights, below which a CPU works with them in 32 bit
POCKET_MEMORY = 700_000_000  # bytes, nearly all of them torch itself
WORK = 2_000_000_000  # bytes beside the weights, for a model that the catalogue does not know


@dataclass(frozen=True, slots=True)
class VisionModel:
    """A vision model that can be loaded.

    ``folder`` holds its weights and processor, or an adapter for the weights in ``base``. ``needs``
    is the memory in bytes with its usual precision on a GPU, ``weights`` their bytes in 16 bit.
    ``pocket``: it knows the two questions alone, and was made for folded sentences.
    """

    name: str
    title: str
    folder: Path
    base: Path | None
    weights: int
    needs: int
    pocket: bool = False

    def usual_precision(self, device: str) -> str:
        if device == "gpu":
            return "nf4" if self.weights > LARGE else "bf16"
        return "float32" if self.weights < SMALL else "bf16"

    def memory(self, device: str, precision: str) -> int:
        """Bytes that it takes while it works; "auto" is its usual precision."""
        if precision == "auto":
            precision = self.usual_precision(device)
        usual = SHARE[self.usual_precision("gpu")]
        return round(self.needs + (SHARE[precision] - usual) * self.weights)


def vision_models(store: Store | None = None) -> tuple[VisionModel, ...]:
    """All that can be loaded, the best first: tuned ones before what they were made of."""
    store = store or Store(offline=True)
    return (*_installed(store), *_tuned_others(store), *_pocket())


def vision_model(name: str, store: Store | None = None) -> VisionModel:
    """The model of that name, or in that folder.

    Raises `MissingDependency` where it is not installed, `BadSettings` where there is none such,
    `BadWeights` for a folder that is no model of ours.
    """
    store = store or Store(offline=True)
    found = {model.name: model for model in vision_models(store)}
    if name in found:
        return found[name]
    if Path(name).is_dir():
        return _tuned(Path(name).name, Path(name), read_tuned(Path(name)), store)
    if name == POCKET:
        raise MissingDependency(
            "The pocket LLaVA is not part of this installation.",
            "Install TenseLens again, or choose another vision model.",
        )
    if name in {offer.name for offer in store.offers.values() if offer.kind == "llava"}:
        store.folder_of(name)  # says how it is fetched or mended
    known = [offer.name for offer in store.offers.values() if offer.kind == "llava"]
    known += [other for other in found if other not in known]
    raise BadSettings(f"There is no vision model “{name}”.", f"Choose one of: {', '.join(known)}.")


def _installed(store: Store) -> Iterator[VisionModel]:
    for offer in store.offers.values():
        if offer.kind != "llava":
            continue
        yield from (
            _tuned(name, tuned_folder() / name, tuned, store)
            for name, tuned in tuned_models().items()
            if tuned.base == offer.name and _has_base(tuned)
        )
        found = store.find(offer.name)
        if found is not None and not found.lacking:
            yield _offered(offer, found.folder)


def _tuned_others(store: Store) -> Iterator[VisionModel]:
    """Tuned models whose base is no offer: the pocket LLaVA, or somebody's folder."""
    for name, tuned in tuned_models().items():
        if tuned.base not in store.offers and _has_base(tuned):
            yield _tuned(name, tuned_folder() / name, tuned, store)


def _pocket() -> Iterator[VisionModel]:
    folder = WEIGHTS / POCKET
    if (folder / "config.json").exists():
        size = _weights(folder)
        yield VisionModel(POCKET, "Pocket LLaVA", folder, None, size, POCKET_MEMORY, True)


def _offered(offer: Offer, folder: Path) -> VisionModel:
    return VisionModel(offer.name, offer.title, folder, None, offer.download, offer.gpu)


def _tuned(name: str, folder: Path, tuned: Tuned, store: Store) -> VisionModel:
    base = folder if tuned.whole else folder_of_base(tuned.base)
    offer = store.offers.get(tuned.base)
    pocket = tuned.base == POCKET
    size = _weights(base) if offer is None else offer.download
    if offer is not None:
        needs = offer.gpu
    elif pocket:
        needs = POCKET_MEMORY
    else:
        needs = round(WORK + SHARE["nf4" if size > LARGE else "bf16"] * size)
    made_of = "Pocket LLaVA" if pocket else offer.title if offer else tuned.base
    title = f"{name}, tuned from {made_of}"
    return VisionModel(name, title, folder, None if tuned.whole else base, size, needs, pocket)


def _has_base(tuned: Tuned) -> bool:
    if tuned.whole:
        return True
    try:
        folder_of_base(tuned.base)
    except TutorError:
        return False
    return True


def _weights(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.safetensors"))
