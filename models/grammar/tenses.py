"""What a teacher calls a verb group."""

from __future__ import annotations

from models.grammar.types import Aspect, Tense, VerbGroup, Voice


def aspect_of(*, perfect: bool, continuous: bool) -> Aspect:
    if perfect:
        return Aspect.PERFECT_CONTINUOUS if continuous else Aspect.PERFECT
    return Aspect.CONTINUOUS if continuous else Aspect.SIMPLE


def name_of(group: VerbGroup, *, special: str = "") -> str:
    """*present perfect continuous, passive, negative*; ``special`` replaces the tense's own name.

    The name that the group has already plays no part.
    """
    parts = [special or _tense_name(group)]
    if group.voice is Voice.PASSIVE:
        parts.append("passive")
    if group.negated:
        parts.append("negative")
    if group.question:
        parts.append("question")
    return ", ".join(parts)


def _tense_name(group: VerbGroup) -> str:
    if group.tense is Tense.FUTURE:
        return _future_name(group)
    if group.tense is Tense.MODAL:
        return _modal_name(group)
    if group.tense in (Tense.PRESENT, Tense.PAST):
        name = f"{group.tense} {group.aspect}"
        if group.modal == "used to":
            return "used to"
        return f"{group.modal}, {name}" if group.modal else name
    return _nonfinite_name(group)


def _future_name(group: VerbGroup) -> str:
    if group.modal == "going to":
        name = "going to future"
        return name if group.aspect is Aspect.SIMPLE else f"{name}, {group.aspect}"
    if group.modal in ("will", "shall", None):
        if group.aspect is Aspect.SIMPLE:
            return f"future with {group.modal or 'will'}"
        return f"future {group.aspect}"
    return f"{group.modal}, future with will"


def _modal_name(group: VerbGroup) -> str:
    if group.modal == "would":
        if group.aspect is Aspect.SIMPLE:
            return "conditional (would)"
        return f"conditional {group.aspect} (would)"
    name = f"modal {group.modal}"
    return name if group.aspect is Aspect.SIMPLE else f"{name}, {group.aspect}"


def _nonfinite_name(group: VerbGroup) -> str:
    if group.tense is Tense.PARTICIPLE:
        if group.aspect is Aspect.PERFECT:
            return "perfect participle"
        return "present participle" if group.aspect is Aspect.CONTINUOUS else "past participle"
    name = str(group.tense)
    return name if group.aspect is Aspect.SIMPLE else f"{group.aspect} {name}"
