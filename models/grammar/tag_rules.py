"""Tags that the words around leave no doubt about, whatever the perceptron says.

Every rule looks at one place of a tagged sentence and gives the right tag, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.grammar.auxiliaries import BE, HAVE, MODALS, plain
from models.grammar.pos_features import verb_forms
from models.grammar.word_lists import word_list

Rule = Callable[[Sequence[str], Sequence[str], int], str | None]

_NOMINATIVE = frozenset({"i", "he", "she", "we", "they", "you", "it"})
_BE_HAVE = BE | HAVE | {"'m", "'re", "'ve"}
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD", "VB"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "JJ"})
_ASKING = frozenset({"is", "was", "does", "did", "can", "could", "will", "has"})
_OPENING = 4  # where the subject of a question stands at the latest
# After these "you" and "it" are objects; after "hear" they may begin a clause.
_CAUSATIVES = frozenset({"let", "lets", "make", "makes", "made", "making", "help", "helps"})
_OBJECT_AND_VERB = frozenset({("NN", "RB"), ("NN", "VBP"), ("NNS", "NN")})
_UNSURE = frozenset({"NN", "NNS", "RB", "JJ", "IN"})
_AFTER_VERBS = frozenset({"IN", "TO", "DT", "PRP", "PRP$", "RB", ".", ",", "RP", "CC", "CD", "WRB"})


def _modal_or_noun(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*a can of beans*, *the will of the people*; *May I come in?*"""
    if words[at] not in MODALS:
        return None
    before = tags[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if (
        tags[at] == "MD"
        and before in ("DT", "PRP$")
        and words[at] in ("can", "will", "might", "must")
    ):
        alone = words[at - 1] in ("this", "that", "these", "those", "all", "some", "any", "each")
        return None if alone else "NN"
    if tags[at] != "MD" and after in _NOMINATIVE and at == 0:
        return "MD"
    return None


def _like(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*I do like it*, *I would like*, *I no longer like it*."""
    if words[at] != "like" or not at or tags[at] == "VB":
        return None
    if words[at - 1] in word_list("base takers"):
        return "VB"
    before = at - 1
    while before > 0 and (tags[before].startswith("RB") or words[before] in ("all", "both")):
        before -= 1
    many = tags[before] in ("NNS", "NNPS") or (tags[before] == "NNP" and words[1] == "and")
    verbless = many and not any(tag in _FINITE for tag in tags)
    plural = verbless or words[before] in ("i", "we", "they")
    return "VBP" if tags[at] == "IN" and plural else None


def _participle(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*She has already cut it*, *It was put away*: forms that past and participle share."""
    if "n" not in verb_forms(words[at]):
        return None
    if tags[at] in ("NN", "VB", "VBP") and at > 1:
        asked = words[at - 1] in _NOMINATIVE and words[at - 2] in BE  # "Is she hurt?"
        own = at > 2 and tags[at - 2] == "PRP$" and words[at - 3] in HAVE  # "had his hair cut"
        return "VBN" if asked or (own and tags[at - 1] in ("NN", "NNS")) else None
    if tags[at] != "VBD":
        return None
    before = at - 1
    while before >= 0 and tags[before] in ("RB", "RBR"):
        before -= 1
    return "VBN" if before >= 0 and words[before] in _BE_HAVE else None


def _contracted_had(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*I'd gone* has had, *I'd go* would."""
    if words[at] != "'d" or at + 1 >= len(words):
        return None
    place = at + 1
    while place < len(words) - 1 and tags[place] == "RB":
        place += 1
    forms = verb_forms(words[place])
    if "n" in forms and "b" not in forms:
        return "VBD"
    return "MD" if forms == "b" else None


def _after_article(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*a bit*, *the reads*: no finite verb; *please read*: no past."""
    if not at or tags[at] not in ("VB", "VBP", "VBD", "VBZ"):
        return None
    if words[at - 1] in ("a", "an", "the", "my", "your", "our", "their"):
        return "NNS" if tags[at] == "VBZ" else "NN"
    past = tags[at] == "VBD" and "b" in verb_forms(words[at])
    return "VB" if past and words[at - 1] == "please" else None


def _do_and_thank(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*So do I*, *Thank you*, *you guys*, *need not*."""
    if words[at] == "do" and tags[at] in ("JJ", "NN", "IN", "RB"):
        return "VBP"
    if words[at] == "guys":
        return "NNS"
    if words[at] == "need" and at + 1 < len(words) and words[at + 1] in ("not", "n't"):
        return "VBP"
    if words[at] == "thank" and not tags[at].startswith("V"):
        return "VBP"
    return None


def _pronoun_that(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*Isn't that a good reason?*, *Where does that bus go?*"""
    if words[at] != "that" or tags[at] != "IN" or not 1 <= at <= _OPENING:
        return None
    auxiliary = at - 2 if words[at - 1] == "n't" else at - 1
    asks = auxiliary == 0 or any(tag.startswith("W") for tag in tags[:auxiliary])
    return "DT" if asks and words[auxiliary] in _ASKING else None


def _bare_infinitive(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*She made me laugh*, *Let's just wait*."""
    if words[at] == "let" and tags[at] in ("NNP", "NN", "VBN") and at + 1 < len(words):
        return "VB" if words[at + 1] in ("'s", "me", "us", "him", "them", "her") else None
    if at < 2 or tags[at] not in ("NN", "RB", "VBP") or "b" not in verb_forms(words[at]):
        return None
    if at > 2 and tags[at - 2] == "DT":  # "hear the door close", "make the children laugh"
        takes = words[at - 3] in word_list("bare takers tag_rules")
        return "VB" if takes and (tags[at - 1], tags[at]) in _OBJECT_AND_VERB else None
    before = at - 1 if tags[at - 1] != "RB" or at < 3 else at - 2
    taker = words[before - 1]
    if words[before] == "'s":
        return "VB" if taker == "let" else None
    takes = words[before] in word_list("objects") and taker in word_list("bare takers tag_rules")
    return "VB" if takes and (words[before] not in ("you", "it") or taker in _CAUSATIVES) else None


def _place(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*She goes to work by bus*: a noun, unless an object follows."""
    if (
        at < 2
        or words[at] not in word_list("places")
        or words[at - 1] != "to"
        or words[at - 2] not in word_list("motion")
    ):
        return None
    after = tags[at + 1] if at + 1 < len(words) else ""
    return None if after in ("DT", "PRP", "PRP$") else "NN"


def _gerund(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*Swimming is fun*, *I heard someone singing*."""
    word = words[at]
    if (
        tags[at] not in ("NN", "NNP")
        or not word.endswith("ing")
        or word in word_list("lexical ing")
    ):
        return None
    if "g" not in verb_forms(word):
        return None
    after = tags[at + 1] if at + 1 < len(words) else ""
    opens = at == 0 and after in ("VBZ", "MD", "VBD", "IN", "DT", "CC")
    return "VBG" if opens or (at and words[at - 1] in word_list("objects")) else None


def _verbless(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*Time flies.*, *He burst into tears.*: the sentence has no verb but this one."""
    if at == 0 or words[-1] not in (".", "!") or any(tag in _FINITE for tag in tags):
        return None
    before = at - 1
    if before and (tags[before] == "RB" or words[before] == "no"):  # "I no understand"
        before -= 1
    forms, after = verb_forms(words[at]), tags[at + 1] if at + 1 < len(words) else "."
    if not forms or tags[before] not in _NOUNS or tags[at] not in _UNSURE:
        return None
    if after not in _AFTER_VERBS | {"NN", "NNS", "JJ"}:
        return None
    return _finite_tag(words, tags, before=before, forms=forms, after=after)


def _finite_tag(
    words: Sequence[str], tags: Sequence[str], *, before: int, forms: str, after: str
) -> str | None:
    if "s" in forms:
        return "VBZ" if tags[before] in ("NN", "NNP", "PRP") else None
    if "d" in forms:
        return "VBD"
    plural = tags[before] in ("NNS", "NNPS") or words[before] in _NOMINATIVE
    class_noun = tags[before] == "JJ" and before > 0 and words[before - 1] == "the"
    # "My father work in a factory"
    slip = tags[before] == "NN" and after in ("IN", "TO", "DT", "PRP", "PRP$", "RB")
    return "VBP" if "b" in forms and (plural or class_noun or slip) else None


def _command(words: Sequence[str], tags: Sequence[str], at: int) -> str | None:
    """*Turn left*: no verb *left*, no noun *turn*; *Exercise every day.*"""
    if at == 0 and len(words) > 1 and words[1] in ("left", "right") and tags[0] in ("NN", "NNP"):
        return "VB" if "b" in verb_forms(words[0]) else None
    verbless = words[-1] in (".", "!") and not any(tag in _FINITE for tag in tags)
    if at == 0 and verbless and tags[0] in ("NN", "NNP", "RB") and "b" in verb_forms(words[0]):
        usual = words[0] in word_list("commands") and tags[1] in ("NN", "NNS", "NNP", "IN", "RB")
        return "VB" if usual or tags[1] in ("DT", "PRP", "PRP$") else None
    if at == 1 and words[at] == "left" and tags[0] == "VB":
        return "RB"
    return None


_RULES: tuple[Rule, ...] = (
    _modal_or_noun,
    _like,
    _participle,
    _after_article,
    _contracted_had,
    _do_and_thank,
    _pronoun_that,
    _bare_infinitive,
    _place,
    _gerund,
    _command,
    _verbless,
)


def settled(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of one sentence with the rules applied, from left to right; ``words`` as written."""
    lowered = [plain(word) for word in words]
    found = list(tags)
    for at in range(len(found)):
        for rule in _RULES:
            found[at] = rule(lowered, found, at) or found[at]
    return found
