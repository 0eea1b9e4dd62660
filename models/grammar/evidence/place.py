"""Facts about the place of the edited verb: before a noun, as a subject, beside a like verb."""

from __future__ import annotations

from models.grammar.auxiliaries import BE, MODALS
from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.steps import NOUN_TAGS
from models.grammar.evidence.tables import words
from models.grammar.evidence.verb_words import forms_of_word, verb_readings, word_classes
from models.grammar.types import Span

# Words that a verb may be joined with to another of the same form.
_JOINTS = frozenset({"and", "or", "but", ",", "than"})
_REACH = 10


def place_facts(scene: Scene) -> Facts:
    """The facts *place* and *tag_question*, and words nearby: *noun, object, opener* and others."""
    side = scene.learner
    facts: Facts = {"place": dict.fromkeys(_places(scene))}
    for name, found in (
        ("noun", _noun(side)),
        ("parallel", _parallel(scene)),
        ("object", _object(side)),
        ("doubled", _doubled(scene)),
        ("opener", _opener(side)),
        ("inverter", _inverter(side)),
        ("asker", _asker(side)),
        ("next_verb", _next_verb(side)),
        ("negation", _negation(side)),
        ("main_verb", _main_verb(side)),
    ):
        if found is not None:
            facts[name] = {found.of(scene.text).lower(): found}
    if _is_tag_question(side):
        facts["tag_question"] = {"yes": None}
    return facts


def _places(scene: Scene) -> list[str]:
    side = scene.right
    if side.start >= side.end:
        return []
    found = []
    after = side.words[side.end] if side.end < len(side.words) else None
    before = side.words[side.start - 1] if side.start else None
    if after is not None and after.tag in (*NOUN_TAGS, "JJ") and _attributive(side):
        found.append("before-noun")
    if before is not None and before.tag in NOUN_TAGS:
        found.append("after-noun")
    if before is None or before.text in ",;:":
        found.append("opening")
    if _as_subject(side):
        found.append("subject")
    return found


def _attributive(side: Side) -> bool:
    """Whether the edited word can stand before a noun: after *the*, an adjective, a preposition."""
    if side.words[side.end - 1].tag not in ("VBN", "VBG", "JJ", "NN", "VBD"):
        return False
    before = side.words[side.start - 1].tag if side.start else "DT"
    return before in ("DT", "PRP$", "JJ", "IN", "CD", "VB", "VBD", "VBZ", "VBP", "RB", ",", "CC")


def _as_subject(side: Side) -> bool:
    """Whether the clause opens with the edited word and its verb comes later."""
    opens = side.start == 0 or side.plain[side.start - 1] in (",", "that", "because", "and", "but")
    later = [
        group for group in side.groups if group.words[0].start > side.words[side.start].span.end
    ]
    return (opens and any(group.subject is not None for group in later)) or (
        opens and bool(later) and side.plain[side.start - 1 : side.start] != ("and",)
    )


def _noun(side: Side) -> Span | None:
    """The noun that a participle describes: the one after it, else the one before."""
    for at in (side.end, side.end + 1, side.start - 1, side.start - 2):
        if 0 <= at < len(side.words) and side.words[at].tag in NOUN_TAGS:
            return side.words[at].span
    return None


def _parallel(scene: Scene) -> Span | None:
    """The earlier verb that *and* joins the edited one with, where both now have one form."""
    learner, right = scene.learner, scene.right
    if right.start >= right.end or not verb_readings(right.edited[-1]):
        return None
    joint = learner.start - 1
    while joint >= 0 and (learner.words[joint].tag == "RB" or learner.plain[joint] == "to"):
        joint -= 1
    if joint < 1 or learner.plain[joint] not in _JOINTS:
        return None
    forms = forms_of_word(right.edited[-1])
    for index in range(joint - 1, max(joint - _REACH, -1), -1):
        word = learner.words[index]
        verb = word.tag.startswith("VB") or "gerund" in forms_of_word(learner.plain[index])
        if verb and word.text.lower() not in BE | MODALS:
            return word.span if forms & forms_of_word(learner.plain[index]) else None
    return None


def _object(side: Side) -> Span | None:
    """The head of what follows the verb: *a mistake*, *me*, *by bus*."""
    last: Span | None = None
    for word in side.words[side.end : side.end + 5]:
        if word.tag == "PRP" or (last and word.tag not in (*NOUN_TAGS, "JJ", "CD")):
            return last or word.span
        if word.tag in (*NOUN_TAGS, "JJ", "CD"):
            last = word.span
        elif word.tag not in ("DT", "PRP$", "RB", "IN", "TO", "RP"):
            break
    return last


def _doubled(scene: Scene) -> Span | None:
    """The word that the learner wrote twice: *is is*."""
    side = scene.learner
    if scene.right.start < scene.right.end or side.start >= side.end:
        return None
    word = side.edited
    if side.plain[max(0, side.start - len(word)) : side.start] == word:
        return side.words[side.start - 1].span
    return (
        side.words[side.end].span if side.plain[side.end : side.end + len(word)] == word else None
    )


def _opener(side: Side) -> Span | None:
    """The word that turns subject and verb around: *nor*, *not only*, *what*."""
    return _inverter(side) or _asker(side)


def _inverter(side: Side) -> Span | None:
    """*nor, never, only* before the subject, without a verb or a question word in between."""
    for at in _just_before(side):
        if side.plain[at] in words("inverting"):
            return side.words[at].span
        if side.words[at].tag[:1] in ("V", "M", "W"):
            return None
    return None


def _asker(side: Side) -> Span | None:
    """The question word before the verb and its subject."""
    for at in _just_before(side):
        if side.words[at].tag in ("WRB", "WP", "WDT", "WP$"):
            return side.words[at].span
    return None


def _just_before(side: Side) -> range:
    return range(side.start - 1, max(side.start - 5, -1), -1)


def _next_verb(side: Side) -> Span | None:
    for word in side.words[side.end : side.end + _REACH]:
        if word.tag.startswith("VB") or word.tag == "MD":
            return word.span
    return None


def _negation(side: Side) -> Span | None:
    near: list[int] = [*range(side.end, side.end + 3), side.start - 1, side.start - 2]
    for at in near:
        if 0 <= at < len(side.plain) and side.plain[at] in ("not", "n't", "never"):
            return side.words[at].span
    return None


def _is_tag_question(side: Side) -> bool:
    """*..., doesn't she?*: a comma, the edited auxiliary, a pronoun, the question mark."""
    end = len(side.plain)
    if not side.plain or side.plain[-1] != "?" or side.start >= end:
        return False
    short = end - side.start <= 4 and bool(word_classes(side.plain[side.start]))
    comma = "," in side.plain[max(0, side.start - 2) : side.start]
    return short and side.start > 2 and (comma or side.words[end - 2].tag == "PRP")


def _main_verb(side: Side) -> Span | None:
    """The first verb of the sentence, which a question tag repeats."""
    for word in side.words[: side.start]:
        if word.tag.startswith("VB") or word.tag == "MD":
            return word.span
    return None
