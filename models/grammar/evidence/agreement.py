"""The fact *subject*: with which word the edited verb agrees, and what is special about it."""

from __future__ import annotations

from itertools import pairwise

from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.steps import NOUN_TAGS
from models.grammar.evidence.tables import words
from models.grammar.evidence.verb_words import word_classes
from models.grammar.number_words import noun_group
from models.grammar.types import Span, VerbGroup

_SUBJECT_TAGS = frozenset({"PRP", "DT", "CD", "EX", "WP", "WDT", "VBG"})
_RELATIVES = frozenset({"who", "which", "that"})


def subject_facts(scene: Scene) -> Facts:
    """Facts *subject* (its head word, as the learner wrote it) and *there*."""
    found = subject_head(scene)
    if found is None:
        return {}
    side, at = found
    kinds: dict[str, Span | None] = dict.fromkeys(
        _kinds(scene, side, at), _in_text(scene, side, at)
    )
    facts: Facts = {"subject": kinds}
    if "there" in kinds:
        facts["there"] = {"there": _there(scene)}
    return facts


def subject_head(scene: Scene) -> tuple[Side, int] | None:
    """The sentence and the index of the head of the subject of the edited verb."""
    before, after = scene.groups()
    for side, group in ((scene.right, after), (scene.learner, before)):
        if group is not None and group.subject is not None:
            at = side.index_of(_last_word(side, group))
            if at is not None and _can_be_subject(side, at) and _in_place(scene, side, group):
                return side, _antecedent(side, at)
    return _nearest(scene)


def _in_place(scene: Scene, side: Side, group: VerbGroup) -> bool:
    """Whether the subject stands before its verb, or behind it in a question or after *there*."""
    assert group.subject is not None
    if _there_index(scene.learner) is not None:
        return True
    before = group.subject.start < group.span.end or group.question
    text = scene.text if side is scene.learner else scene.corrected
    return before and group.subject.of(text).lower() != "there"


def _can_be_subject(side: Side, at: int) -> bool:
    tag = side.words[at].tag
    return tag in NOUN_TAGS or tag in _SUBJECT_TAGS or noun_group(side.plain[at]) is not None


def _last_word(side: Side, group: VerbGroup) -> Span:
    """The head: the last word of the span of the subject."""
    assert group.subject is not None
    inside = [
        word.span
        for word in side.words
        if group.subject.start <= word.span.start < group.subject.end
    ]
    return inside[-1] if inside else group.subject


def _nearest(scene: Scene) -> tuple[Side, int] | None:
    """Without a known subject: the nearest noun or pronoun before the edit, in its clause."""
    side = scene.learner
    for at in range(side.start - 1, -1, -1):
        word, tag = side.plain[at], side.words[at].tag
        if word in _RELATIVES and at and side.words[at - 1].tag in NOUN_TAGS:
            return side, at - 1
        if word in words("clause marks"):
            return None
        if tag in (*NOUN_TAGS, "PRP") or noun_group(word) == "each":
            return side, _over_links(side, at)
    return None


def _over_links(side: Side, at: int) -> int:
    """From the noun before the verb back to the head: *chocolates* -> *box*."""
    start = at
    while start > 0 and side.words[start - 1].tag in ("DT", "JJ", "PRP$", "CD", *NOUN_TAGS):
        start -= 1
    if (
        start >= 2
        and side.plain[start - 1] in words("links")
        and side.words[start - 2].tag in NOUN_TAGS
    ):
        return _over_links(side, start - 2)
    return at


def _antecedent(side: Side, at: int) -> int:
    """The noun that *who, which, that* stand for; ``at`` itself for other words."""
    if side.plain[at] not in _RELATIVES:
        return at
    for back in range(at - 1, max(at - 4, -1), -1):
        if side.words[back].tag in (*NOUN_TAGS, "PRP") or noun_group(side.plain[back]):
            return back
    return at


def _in_text(scene: Scene, side: Side, at: int) -> Span:
    span = side.words[at].span
    return span if side is scene.learner else scene.home(span)


def _there(scene: Scene) -> Span | None:
    at = _there_index(scene.learner)
    return scene.learner.words[at].span if at is not None else None


def _there_index(side: Side) -> int | None:
    """*there* before the edited form of *be* (or after it, in a question), as in *there is*.

    Not the place: *He lives there. The people there are kind.*
    """
    if not all(map(word_classes, side.edited)):
        return None
    for at in range(side.start - 1, max(side.start - 4, -1), -1):
        if side.plain[at] in ("there", "here"):
            return None if at and side.words[at - 1].tag in NOUN_TAGS else at
    asks = bool(side.edited) and "be" in word_classes(side.edited[0])
    return side.end if asks and side.plain[side.end : side.end + 1] == ("there",) else None


def _kinds(scene: Scene, side: Side, at: int) -> list[str]:
    """The special kind of subject first, then its person and number."""
    found = []
    if _there_index(scene.learner) is not None:
        found.append("there")
    if kind := _phrase_kind(side, at):
        found.append(kind)
    if _relative_before(scene):
        found.append("relative")
    if _noun_between(side, at):
        found.append("distance")
    found.append(_number(side, at))
    return found


def _phrase_kind(side: Side, at: int) -> str | None:
    words = side.plain
    start = max(0, at - 5)
    before = words[start:at]
    after = words[at + 1 : at + 2]
    verb = _verb_index(side)
    group = noun_group(words[at])
    if (words[at] == "one" and after == ("of",)) or _one_of(before):
        return "one-of"
    if words[at] in ("number", "lot", "majority", "couple") and after == ("of",):
        return "number-of"
    if before[-3:-1] == ("number", "of") or before[-2:] == ("number", "of"):
        return "number-of"
    if {"either", "neither"} & set(before) and {"or", "nor"} & set(words[start:verb]):
        return "either-or"
    if group == "each" or _distributed(side, at):
        return "each"
    if _coordinated(side, at, verb):
        return "coordinated"
    if group in ("group-noun", "uncountable"):
        return group
    if side.words[at].tag == "VBG" or (words[at].endswith("ing") and _opens_clause(side, at)):
        return "action"
    return None


def _distributed(side: Side, at: int) -> bool:
    """Whether *each* or *every* opens the noun phrase of the head ``at``: *every new student*.

    Two nouns can share it: *every boy and girl*. A word of time ends a phrase of its own:
    *every Friday | uncle Tom*, but *every Friday evening*.
    """
    of_time = side.plain[at] in words("<unit>")
    inside = (*NOUN_TAGS, "JJ", "CD", *(("CC",) if side.words[at].tag == "NN" else ()))
    while at > 0 and side.words[at].tag in inside:
        at -= 1
        if side.plain[at] in words("<unit>") and not of_time:
            return False
        if side.plain[at] in ("each", "every"):
            return True
    return False


def _one_of(before: tuple[str, ...]) -> bool:
    return any(pair == ("one", "of") for pair in pairwise(before))


def _verb_index(side: Side) -> int:
    return side.start


def _opens_clause(side: Side, at: int) -> bool:
    return at == 0 or side.plain[at - 1] in words("clause marks")


def _coordinated(side: Side, at: int, verb: int) -> bool:
    """*Tom and Mary*: *and* with a noun on its other side, before the verb."""
    tail = side.plain[at + 1 : verb]
    if "and" in tail and not set(tail[: tail.index("and")]) & (words("links") | _RELATIVES | {","}):
        return side.words[verb - 1].tag in (*NOUN_TAGS, "PRP")
    head = at
    while head > 0 and side.words[head - 1].tag in ("DT", "JJ", "PRP$", "NN", "NNP", "CD"):
        head -= 1
    return head >= 2 and side.plain[head - 1] == "and" and side.words[head - 2].tag in NOUN_TAGS


def _relative_before(scene: Scene) -> bool:
    """Whether *who, which* or *that* stands right before the verb group."""
    side = scene.learner
    at = side.start - 1
    while at >= 0 and side.words[at].tag in ("RB", "MD"):
        at -= 1
    return (
        at > 0
        and side.plain[at] in _RELATIVES
        and (side.words[at - 1].tag in (*NOUN_TAGS, "PRP") or side.plain[at] != "that")
    )


def _noun_between(side: Side, at: int) -> bool:
    """Whether another noun stands between the head and the verb: *the box of chocolates*."""
    between = side.words[at + 1 : side.start]
    return any(word.tag in NOUN_TAGS for word in between)


def _number(side: Side, at: int) -> str:
    word, tag = side.plain[at], side.words[at].tag
    if word == "i":
        return "i"
    if word in words("plural pronouns") or noun_group(word) == "plural":
        return "plural"
    if word in words("singular pronouns"):
        return "singular"
    return "plural" if tag in ("NNS", "NNPS") else "singular"
