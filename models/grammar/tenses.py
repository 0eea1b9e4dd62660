"""What a teacher calls a verb group."""

from __future__ import annotations

from dataclasses import dataclass

from models.grammar.types import Aspect, Tense, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """All that the name of a group depends on; ``special`` replaces the tense's own name."""

    tense: Tense
    aspect: Aspect = Aspect.SIMPLE
    voice: Voice = Voice.ACTIVE
    modal: str | None = None
    negated: bool = False
    question: bool = False
    special: str = ""


_CONTINUOUS = (Aspect.CONTINUOUS, Aspect.PERFECT_CONTINUOUS)


def aspect_of(*, perfect: bool, continuous: bool) -> Aspect:
    if perfect:
        return Aspect.PERFECT_CONTINUOUS if continuous else Aspect.PERFECT
    return Aspect.CONTINUOUS if continuous else Aspect.SIMPLE


def name_of(naming: Naming) -> str:
    """*present perfect continuous, passive, negative*; *going to future, question*."""
    parts = [naming.special or _tense_name(naming)]
    if naming.voice is Voice.PASSIVE:
        parts.append("passive")
    if naming.negated:
        parts.append("negative")
    if naming.question:
        parts.append("question")
    return ", ".join(parts)


def _tense_name(naming: Naming) -> str:
    if naming.tense is Tense.FUTURE:
        return _future_name(naming)
    if naming.tense is Tense.MODAL:
        return _modal_name(naming)
    if naming.tense in (Tense.PRESENT, Tense.PAST):
        name = f"{naming.tense} {naming.aspect}"
        if naming.modal == "used to":
            return "used to"
        return f"{naming.modal}, {name}" if naming.modal else name
    return _nonfinite_name(naming)


def _future_name(naming: Naming) -> str:
    if naming.modal == "going to":
        name = "going to future"
        return name if naming.aspect is Aspect.SIMPLE else f"{name}, {naming.aspect}"
    if naming.modal in ("will", "shall", None):
        if naming.aspect is Aspect.SIMPLE:
            return f"future with {naming.modal or 'will'}"
        return f"future {naming.aspect}"
    return f"{naming.modal}, future with will"


def _modal_name(naming: Naming) -> str:
    if naming.modal == "would":
        if naming.aspect is Aspect.SIMPLE:
            return "conditional (would)"
        return f"conditional {naming.aspect} (would)"
    name = f"modal {naming.modal}"
    return name if naming.aspect is Aspect.SIMPLE else f"{name}, {naming.aspect}"


def _nonfinite_name(naming: Naming) -> str:
    if naming.tense is Tense.PARTICIPLE:
        if naming.aspect is Aspect.PERFECT:
            return "perfect participle"
        return "present participle" if naming.aspect is Aspect.CONTINUOUS else "past participle"
    name = str(naming.tense)
    return name if naming.aspect is Aspect.SIMPLE else f"{naming.aspect} {name}"
