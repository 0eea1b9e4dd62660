"""Teacher tags: NLTK's perceptron tagger, with its known slips on verbs put right.

NLTK's model was trained on newspapers of 1989: it takes imperatives for nouns, mixes VB and VBP,
VBD and VBN, and guesses at clitics. The rules below look at the words around and at the forms
that the word can be, never at the learner errors that `training.pos.learner_errors` puts in later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.grammar.pos_features import verb_forms

Tags = list[str]

BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being", "'m", "'re", "ai"})
HAVE = frozenset({"have", "has", "had", "having", "'ve"})
MODALS = frozenset(
    {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ca", "wo", "sha",
     "'ll", "cannot", "ought"}
)  # fmt: skip
DO = frozenset({"do", "does", "did"})
NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})
PLURAL_NOMINATIVE = frozenset({"i", "we", "they"})
SUBJECTS = NOMINATIVE | {"you", "it", "who"}
OBJECT_STARTS = frozenset(
    {"the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "me", "him", "us", "them",
     "this", "these", "it", "that"}
)  # fmt: skip
# "to bed", "to work": nouns after to, unless an object follows.
_PLACES = frozenset(
    {"bed", "work", "school", "church", "town", "home", "sleep", "market", "court", "war", "sea",
     "hand", "heart", "rest", "face", "land", "death", "class", "lunch", "dinner",
     "breakfast", "college"}
)  # fmt: skip
_SKIP_TAGS = frozenset({"RB", "RBR", "RBS"})
_CLITIC_IS = frozenset(
    {"he", "she", "it", "that", "there", "here", "what", "who", "where", "how", "when", "why",
     "this", "everything", "someone"}
)  # fmt: skip
_NOUNLIKE = ("NN", "NNP", "JJ", "IN", "NNS")


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
    takes_base = governor in MODALS | DO | {"to"}
    takes_participle = governor in HAVE | BE | {"'s", "'d"}
    if takes_base and "b" in forms and tag in ("VBP", "VBD", "VBN"):
        tags[at] = "VB"
    elif takes_participle and "n" in forms and tag == "VBD":
        tags[at] = "VBN"
    elif tag in _NOUNLIKE and "b" in forms and _must_be_base(words, at, governor):
        tags[at] = "VB"


def _must_be_base(words: Sequence[str], at: int, governor: str) -> bool:
    """*don't like*, *can google*, *sorry to trouble you*; but *do business*, *to bed*."""
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1]
    if governor in MODALS:
        return before == governor or before in ("n't", "not")
    if governor in DO:
        return before in ("n't", "not") or (before in SUBJECTS and before != governor)
    return governor == before == "to" and words[at] not in _PLACES and after in OBJECT_STARTS


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
    """*Open the door*, *Please call me*, *"Take it," he said*, *Stop talking*."""
    forms = verb_forms(words[at])
    if "b" not in forms or "d" in forms:
        return
    if tags[at] not in ("NN", "NNP", "VBP", "JJ", "VBN", "VBD", "IN") or words[at] in BE | DO:
        return
    start = at == 0 or (at <= 2 and words[at - 1] in ("``", '"', "please", "“", ":"))
    after = words[at + 1] if at + 1 < len(words) else ""
    if not start or after in SUBJECTS:
        return
    if tags[at] == "IN":
        return
    verbless = not any(tag in ("VBZ", "VBP", "VBD", "MD") for tag in tags[at + 1 :])
    particle = after and tags[at + 1] in ("RB", "RP", "TO", "IN", "VBG", "PRP")
    if after in OBJECT_STARTS or tags[at] == "VBP" or (verbless and particle):
        tags[at] = "VB"


_KNOWN = (
    dict.fromkeys(("is", "has", "does"), "VBZ")
    | dict.fromkeys(("was", "were", "did"), "VBD")
    | dict.fromkeys(("am", "are"), "VBP")
    | dict.fromkeys(("would", "shall", "should", "could", "cannot", "ought"), "MD")
    | {"to": "TO", "been": "VBN", "be": "VB"}
)


def _fix_known(words: Sequence[str], tags: Tags, at: int) -> None:
    word, before = words[at], words[at - 1] if at else ""
    if word in _KNOWN:
        tags[at] = _KNOWN[word]
    elif word in ("being", "having") and tags[at] != "NN":
        tags[at] = "VBG"
    elif word == "please" and before not in MODALS | {"to"}:
        tags[at] = "UH"
    elif word == "better" and before in ("had", "'d"):
        tags[at] = "RBR"
    elif word == "like" and before in PLURAL_NOMINATIVE | {"you"} and tags[at] == "IN":
        tags[at] = "VBP"


def _fix_impossible(words: Sequence[str], tags: Tags, at: int) -> None:
    """A verb tag that the form cannot have: *they stopped* is not VB."""
    forms, tag = verb_forms(words[at]), tags[at]
    if tag in ("NN", "JJ", "NNP") and forms in ("d", "n") and words[at].islower():
        tags[at] = "VBD" if forms == "d" else "VBN"  # shone, took, taken
        return
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
