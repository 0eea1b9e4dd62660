"""The anatomy of models as numbers and as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from training.anatomy.parts import BRIDGES, cache_bytes, parts_of
from training.anatomy.photo_tokens import CONTEXTS, photo_tokens
from training.anatomy.shapes import build
from training.markdown import table

Anatomy = dict[str, Any]
Model = dict[str, Any]


def anatomy(names: Sequence[str], *, tokens: int) -> Anatomy:
    """All numbers; ``tokens`` are those whose keys and values are kept. Raises as `build` does."""
    return {
        "cache_tokens": tokens,
        "models": [_model(name, tokens) for name in names],
        "bridges": [asdict(bridge) for bridge in BRIDGES],
    }


def _model(name: str, tokens: int) -> Model:
    model: Any = build(name)
    parts = parts_of(model)
    return {
        "name": name,
        "parameters": {**parts.by_name(), "all": parts.total},
        "trained": parts.trained(),
        "photos": [
            {**asdict(one), **{name: one.share(size) for name, size in CONTEXTS.items()}}
            for one in photo_tokens(model.config)
        ],
        "bytes": parts.bytes_in(),
        "cache_bytes": cache_bytes(model.config, tokens),
    }


def report(found: Anatomy) -> str:
    """For people."""
    models: list[Model] = found["models"]
    sections = (
        ("# What a LLaVA is made of", "", *_opening(models)),
        (
            "## Parameters",
            "",
            *_columns("part", models, "parameters", _millions),
            "",
            _share(models),
        ),
        ("## What each stage trains", "", *_columns("stage", models, "trained", _millions)),
        ("## Tokens of a photo", "", *_photos(models)),
        ("## Memory", "", *_memory(found)),
        ("## Beside a Q-Former", "", *_bridges(found)),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _opening(models: Sequence[Model]) -> Iterator[str]:
    named = " ".join(f'--model "{model["name"]}"' for model in models)
    yield f"Written by `python -m training.anatomy {named}`, from the configurations alone."


def _columns(
    head: str, models: Sequence[Model], key: str, words: Callable[[float], str]
) -> Iterator[str]:
    """A column a model, a row for each name in its dictionary ``key``."""
    rows = [(name, *(words(model[key][name]) for model in models)) for name in models[0][key]]
    yield from table((head, *(model["name"] for model in models)), rows)


def _share(models: Sequence[Model]) -> str:
    shares = (
        f"{model['name']} {model['parameters']['projector'] / model['parameters']['all']:.2%}"
        for model in models
    )
    return f"The projector is so much of all parameters: {', '.join(shares)}."


def _photos(models: Sequence[Model]) -> Iterator[str]:
    rows = [
        (
            model["name"],
            photo["photo"],
            f"{photo['tiles']}",
            f"{photo['tokens']}",
            *(f"{photo[context]:.1%}" for context in CONTEXTS),
        )
        for model in models
        for photo in model["photos"]
    ]
    heads = ("model", "photo", "tiles", "tokens", *(f"of a {name} context" for name in CONTEXTS))
    yield from table(heads, rows)


def _memory(found: Anatomy) -> Iterator[str]:
    models = found["models"]
    yield (
        "Gigabytes of the weights. In int8 and nf4 only the linear layers of the language model's"
        " blocks are small; vision tower, projector, words and head stay in 16 bit. The cache holds"
        f" keys and values of {found['cache_tokens']} tokens in 16 bit."
    )
    yield ""
    rows = [
        (name, *(_gigabytes(model["bytes"][name]) for model in models))
        for name in models[0]["bytes"]
    ]
    rows.append(("cache", *(_gigabytes(model["cache_bytes"]) for model in models)))
    yield from table(("precision", *(model["name"] for model in models)), rows)


def _bridges(found: Anatomy) -> Iterator[str]:
    rows = [
        (
            f"projector of {model['name']}",
            _millions(model["parameters"]["projector"]),
            f"{max(photo['tokens'] for photo in model['photos'])}",
            "this page",
        )
        for model in found["models"]
    ]
    rows += [
        (one["name"], _millions(one["parameters"]), f"{one['tokens']}", one["source"])
        for one in found["bridges"]
    ]
    yield from table(("bridge", "parameters", "tokens of a photo, at most", "source"), rows)


def _millions(number: float) -> str:
    return f"{number / 1e6:,.2f} M"


def _gigabytes(number: float) -> str:
    return f"{number / 1e9:.2f}"
