"""Teacher tags: NLTK's perceptron tagger, with its known slips on verbs put right.

NLTK's model was trained on newspapers of 1989: it takes imperatives for nouns, mixes VB and VBP,
VBD and VBN, and guesses at clitics. The rules below look at the words around and at the forms
that the word can be, never at the learner errors that `training.pos.learner_errors` puts in later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.grammar.pos_features import verb_forms

Tags = list[str]

BE = frozenset("am is are was were be been being 'm 're ai".split())
HAVE = frozenset("have has had having 've".split())
MODALS = frozenset(
    "will would shall should can could may might must ca wo sha 'll cannot ought".split()
)
DO = frozenset("do does did".split())
NOMINATIVE = frozenset("i he she we they".split())
PLURAL_NOMINATIVE = frozenset("i we they".split())
SUBJECTS = NOMINATIVE | {"you", "it", "who"}
OBJECT_STARTS = frozenset(
    "the a an my your his her its our their me him us them this these".split()
)
_SKIP_TAGS = frozenset({"RB", "RBR", "RBS"})
_CLITIC_IS = frozenset(
    "he she it that there here what who where how when why this everything someone".split()
)


def _governor(words: Sequence[str], tags: Sequence[str], at: int) -> str:
    """The word before ``at``, adverbs, not and (in questions) a subject pronoun skipped.

    *have you never seen* -> have; *he quickly went* -> he.
    """
    index = at - 1
    while index >= 0 and (tags[index] in _SKIP_TAGS or words[index] in ("n't", "not")):
        index -= 1
    if index > 0 and words[index] in SUBJECTS and words[index - 1] in (BE | HAVE | MODALS | DO):
        return words[index - 1]
    # "have n't you seen"
    if index > 1 and words[index] in SUBJECTS and words[index - 1] in ("n't", "not"):
        return words[index - 2]
    return words[index] if index >= 0 else ""


def _fix_clitics(words: Sequence[str], tags: Tags, at: int) -> None:
    word, before = words[at], words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == "'s":
        if before == "let":
            tags[at] = "PRP"
        elif before in _CLITIC_IS or before in ("n't", "not"):
            tags[at] = "VBZ"
    elif word == "'d":
        index = at + 1
        while index < len(words) - 1 and (tags[index] in _SKIP_TAGS or words[index] == "not"):
            index += 1
        follower = words[index] if index < len(words) else ""
        forms = verb_forms(follower)
        had = "n" in forms and "b" not in forms
        tags[at] = "VBD" if had or after == "better" else "MD"
    elif word in ("'ve", "'re", "'m"):
        tags[at] = "VBP"
    elif word in ("'ll", "wo", "ca", "sha"):
        if after == "n't" or word == "'ll":
            tags[at] = "MD"
    elif word in ("n't", "not"):
        tags[at] = "RB"


def _fix_after_auxiliary(words: Sequence[str], tags: Tags, at: int) -> None:
    forms, governor = verb_forms(words[at]), _governor(words, tags, at)
    tag = tags[at]
    if governor in MODALS | DO and "b" in forms and tag in ("VBP", "VBD", "VBN"):
        tags[at] = "VB"
    elif governor == "to" and "b" in forms and tag in ("VBP", "VBD", "VBN"):
        tags[at] = "VB"
    elif governor in HAVE and "n" in forms and tag == "VBD":
        tags[at] = "VBN"
    elif governor in BE and "n" in forms and tag == "VBD":
        tags[at] = "VBN"
    elif governor in ("'s", "'d") and "n" in forms and tag == "VBD":
        tags[at] = "VBN"


def _fix_after_subject(words: Sequence[str], tags: Tags, at: int) -> None:
    forms, tag = verb_forms(words[at]), tags[at]
    before = _governor(words, tags, at)
    if before not in SUBJECTS:
        return
    if "d" in forms and tag == "VBN" and before in NOMINATIVE:
        tags[at] = "VBD"
    elif "b" in forms and tag == "VB" and before in PLURAL_NOMINATIVE:
        # "I suggest that he go", "let they" keep VB: only after a pronoun that takes this form
        tags[at] = "VBP" if "d" not in forms else tags[at]
    elif "b" in forms and tag == "NN" and before in PLURAL_NOMINATIVE and "d" not in forms:
        tags[at] = "VBP"
    elif "s" in forms and tag == "NNS" and before in ("he", "she"):
        tags[at] = "VBZ"


def _fix_imperative(words: Sequence[str], tags: Tags, at: int) -> None:
    """*Open the door*, *Please call me*, *"Take it," he said*."""
    if "b" not in verb_forms(words[at]) or tags[at] not in ("NN", "NNP", "VBP", "JJ", "VBN", "VBD"):
        return
    start = at == 0 or words[at - 1] in ("``", '"', "please", "“", ":") and at <= 2
    after = words[at + 1] if at + 1 < len(words) else ""
    if not start or "d" in verb_forms(words[at]):
        return
    if after in OBJECT_STARTS or tags[at] == "VBP" and after not in SUBJECTS:
        tags[at] = "VB"


def _fix_known(words: Sequence[str], tags: Tags, at: int) -> None:
    word = words[at]
    if word in MODALS - {"will", "can", "may", "might", "must", "wo", "ca", "sha", "'ll"}:
        tags[at] = "MD"
    elif word == "to":
        tags[at] = "TO"
    elif word in ("is", "has", "does"):
        tags[at] = "VBZ"
    elif word in ("was", "were", "did"):
        tags[at] = "VBD"
    elif word in ("am", "are"):
        tags[at] = "VBP"
    elif word == "been":
        tags[at] = "VBN"
    elif word in ("being", "having") and tags[at] != "NN":
        tags[at] = "VBG"
    elif word == "be":
        tags[at] = "VB"


def _fix_impossible(words: Sequence[str], tags: Tags, at: int) -> None:
    """A verb tag that the form cannot have: *they stopped* is not VB."""
    forms, tag = verb_forms(words[at]), tags[at]
    wanted = {"VB": "b", "VBP": "b", "VBZ": "s", "VBD": "d", "VBN": "n", "VBG": "g"}.get(tag)
    if wanted is None or not forms or wanted in forms or words[at] in BE | HAVE | MODALS | DO:
        return
    by_form = {"s": "VBZ", "d": "VBD", "dn": "VBD", "n": "VBN", "g": "VBG", "b": "VB"}
    tags[at] = by_form.get(forms, tag)


_RULES: tuple[Callable[[Sequence[str], Tags, int], None], ...] = (
    _fix_clitics,
    _fix_known,
    _fix_impossible,
    _fix_after_auxiliary,
    _fix_after_subject,
    _fix_imperative,
)


def corrected(words: Sequence[str], tags: Sequence[str]) -> Tags:
    """The teacher's tags with the rules of this module applied; ``words`` as written."""
    lowered = [word.lower().replace("’", "'") for word in words]
    fixed = list(tags)
    for rule in _RULES:
        for at in range(len(lowered)):
            rule(lowered, fixed, at)
    return fixed
