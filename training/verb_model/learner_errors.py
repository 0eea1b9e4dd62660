"""Put verb errors that learners make into a right sentence.

A change is written against the right sentence: which words take the place of each right word, and
for each wrong word the operation (see `models.grammar.operations`) that undoes it. Families of
errors are functions from a sentence to the changes it allows; `FAMILIES` gives each its weight.
The weights follow the shares of ERRANT's verb types in learner corpora (Bryant et al. 2019, table
4: tense 6.0 %, form 3.6 %, agreement 2.0 % of all edits of W&I), raised for kinds that a single
sentence shows beyond doubt and lowered for tense choices that only the text around it decides.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.grammar.operations import (
    CLOSED,
    COMPOUND,
    DELETE,
    INSERT_TAGS,
    KEEP,
    Operation,
    apply,
)
from models.grammar.tokens import tokenize
from models.grammar.types import Form, Token
from models.grammar.verbs import analyse, inflect

BE = frozenset({"am", "is", "are", "was", "were"})
BE_CLITIC = {"'m": "am", "'re": "are"}
HAVE = frozenset({"have", "has", "had", "'ve"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset(
    {"can", "could", "will", "would", "shall", "should", "may", "might", "must", "'ll", "ca", "wo"}
)
NOT = frozenset({"not", "n't", "never"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
FORM_OF_TAG = {
    "VB": Form.BASE,
    "VBP": Form.BASE,
    "VBZ": Form.THIRD,
    "VBD": Form.PAST,
    "VBN": Form.PAST_PARTICIPLE,
    "VBG": Form.GERUND,
}
UNDO = {
    "VB": ">base",
    "VBP": ">base",
    "VBZ": ">third",
    "VBD": ">past",
    "VBN": ">participle",
    "VBG": ">gerund",
}
PAST_TIME = re.compile(
    r"\b(yesterday|ago|last (?:night|week|month|year|summer|winter|time|\w+day)|in (?:1[5-9]|20)\d\d"
    r"|when (?:I|he|she|we|they|it) \w+ed|once|earlier|the other day|this morning)\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(nowadays|right now|these days|currently|at the moment|at present|today)\b", re.IGNORECASE
)
FUTURE_TIME = re.compile(
    r"\b(tomorrow|next (?:week|month|year|summer|time|\w+day)|soon|tonight|in the future|later)\b",
    re.IGNORECASE,
)
PERFECT_TIME = re.compile(
    r"\b(since|for (?:a|an|two|three|four|five|ten|many|several|some|years|\d+)|already|yet|ever"
    r"|never|just|lately|recently|so far|before|many times|twice)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Change:
    """``slots`` maps the index of a right word to the wrong words that stand in its place.

    A wrong word is (text, tag): ``tag`` is the replacing operation that undoes it. A right word
    with no wrong words was dropped; the operation that puts it back goes to the next wrong word.
    """

    slots: Mapping[int, tuple[tuple[str, str], ...]]


@dataclass
class Sentence:
    """A right sentence with the look-ups that the families share."""

    text: str
    tokens: tuple[Token, ...]
    words: list[str] = field(init=False)
    tags: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [token.text.lower().replace("’", "'") for token in self.tokens]
        self.tags = [token.tag for token in self.tokens]
        for index, word in enumerate(self.words):
            # NLTK calls many a verb after "to", a modal or "do" a noun; "'s" before a noun is no verb.
            if word in BE and not self.tags[index].startswith("VB"):
                self.tags[index] = "VBZ" if word == "is" else "VBP"

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def tag(self, index: int) -> str:
        return self.tags[index] if 0 <= index < len(self.tags) else ""

    def governor(self, index: int) -> int:
        """Index of the word that decides the form of the verb here; adverbs and not are skipped."""
        at = index - 1
        while at >= 0 and (self.tag(at).startswith("RB") or self.word(at) in NOT):
            at -= 1
        return at

    def question_governor(self, index: int) -> int:
        """Like `governor`, but looks across a subject: Did the old man *go*?"""
        at = self.governor(index)
        steps = 0
        while at >= 0 and steps < 4 and re.match(r"PRP|NN|DT|JJ|CD", self.tag(at)):
            at -= 1
            steps += 1
        while at >= 0 and self.word(at) in NOT:
            at -= 1
        return at

    def verbs(self, *tags: str) -> Iterator[int]:
        for index, tag in enumerate(self.tags):
            if tag in tags and self.words[index].isalpha() and analyse(self.words[index]):
                yield index

    def lemma(self, index: int) -> str:
        form = FORM_OF_TAG[self.tags[index]]
        found = [r.lemma for r in analyse(self.words[index]) if r.form is form]
        return found[0] if found else ""

    def singular_subject(self, index: int) -> bool | None:
        """Whether the subject looks like he/she/it (None: cannot tell; I and you are plural)."""
        for at in range(index - 1, max(-1, index - 7), -1):
            word, tag = self.word(at), self.tag(at)
            if word in ("he", "she", "it", "this", "that", "everyone", "everybody", "nobody"):
                return True
            if word in ("i", "you", "we", "they", "these", "those", "who"):
                return None if word == "who" else False
            if tag in ("NN", "NNP"):
                return True
            if tag in ("NNS", "NNPS"):
                return False
        return None


Family = Callable[[Sentence, random.Random], Iterable[Change]]


def undo_tag(sentence: Sentence, index: int) -> str:
    """The operation that gives the right word back."""
    word = sentence.words[index]
    word = BE_CLITIC.get(word, word)
    if word in CLOSED:
        return f"={word}"
    tag = UNDO.get(sentence.tags[index], "")
    if tag == ">participle":
        lemma = sentence.lemma(index)
        if lemma and word in inflect(lemma, Form.PAST):
            return ">past"
    return tag


def swap(sentence: Sentence, index: int, *wrong: str) -> Iterator[Change]:
    """One change for each wrong word in the place of the right one."""
    tag = undo_tag(sentence, index)
    for word in wrong:
        if tag and word and word != sentence.words[index]:
            yield Change({index: ((word, tag),)})


def swap_form(sentence: Sentence, index: int, *forms: Form) -> Iterator[Change]:
    lemma = sentence.lemma(index)
    if not lemma:
        return
    for form in forms:
        for spelling in inflect(lemma, form)[:1]:
            yield from swap(sentence, index, spelling)


def drop(index: int) -> Change:
    return Change({index: ()})


def extra(sentence: Sentence, index: int, *words: str) -> Iterator[Change]:
    for word in words:
        yield Change({index: ((word, DELETE), (sentence.words[index], KEEP))})


def join(*changes: Change) -> Change:
    slots: dict[int, tuple[tuple[str, str], ...]] = {}
    for change in changes:
        slots.update(change.slots)
    return Change(slots)


# --- agreement ---------------------------------------------------------------------------------


def drop_third_person(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He goes -> He go."""
    for index in s.verbs("VBZ"):
        if s.words[index] not in BE:
            yield from swap_form(s, index, Form.BASE)


def add_third_person(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """They go -> They goes."""
    for index in s.verbs("VBP"):
        if s.words[index] not in BE:
            yield from swap_form(s, index, Form.THIRD)


def be_agreement(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """They are -> They is; I was -> I were; There are -> There is."""
    table = {
        "is": ("are",) * 5 + ("am", "be"),
        "are": ("is",) * 5 + ("am", "be"),
        "was": ("were",),
        "were": ("was",),
        "am": ("is", "are", "be"),
    }
    for index, word in enumerate(s.words):
        if word in table and s.tags[index].startswith("VB"):
            yield from swap(s, index, rng.choice(table[word]))


def clitic_agreement(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I'm -> I is; they're -> they is."""
    for index, word in enumerate(s.words):
        if word in BE_CLITIC:
            yield from swap(s, index, "is" if word == "'re" else rng.choice(("is", "are", "be")))


# --- forms after auxiliaries -------------------------------------------------------------------


def after_modal(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """can go -> can goes, can went, can going; did go -> did went; to go -> to went."""
    for index in s.verbs("VB"):
        if s.words[index] in ("be", "have"):
            continue
        at = s.governor(index)
        if s.word(at) in MODALS:
            forms: tuple[Form, ...] = (Form.THIRD, Form.PAST, Form.GERUND, Form.PAST)
        elif s.word(at) == "to":
            forms = (Form.PAST, Form.GERUND, Form.THIRD, Form.GERUND, Form.PAST)
        elif s.word(at) in DO or s.word(s.question_governor(index)) in DO:
            forms = (Form.PAST, Form.PAST, Form.THIRD, Form.GERUND, Form.PAST_PARTICIPLE)
        elif s.word(s.question_governor(index)) in MODALS:
            forms = (Form.THIRD, Form.PAST)
        else:
            forms = (Form.PAST, Form.THIRD, Form.GERUND)
        yield from swap_form(s, index, rng.choice(forms))


def after_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """has gone -> has went, has go, has going."""
    for index in s.verbs("VBN"):
        if s.word(s.governor(index)) in HAVE or s.word(s.question_governor(index)) in HAVE:
            form = rng.choice((Form.PAST, Form.PAST, Form.BASE, Form.GERUND, Form.THIRD))
            if s.words[index] != "been":
                yield from swap_form(s, index, form)
            else:
                yield from swap(s, index, rng.choice(("be", "being", "was", "were")))


def after_be_gerund(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """is going -> is go, is goes, is gone."""
    for index in s.verbs("VBG"):
        word = s.word(s.governor(index))
        if word in BE or word in ("'s", "'m", "'re", "be", "been"):
            form = rng.choice((Form.BASE, Form.BASE, Form.BASE, Form.PAST, Form.THIRD))
            yield from swap_form(s, index, form)


def after_be_passive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """was written -> was wrote, was write, was writing."""
    for index in s.verbs("VBN"):
        word = s.word(s.governor(index))
        if word in BE or word in ("be", "been", "being", "get", "got"):
            form = rng.choice((Form.PAST, Form.PAST, Form.BASE, Form.BASE, Form.GERUND))
            yield from swap_form(s, index, form)


def participle_phrase(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """a man called Tom -> a man call Tom; interested -> interesting; based on -> base on."""
    for index in s.verbs("VBN"):
        word = s.word(s.governor(index))
        if word in BE or word in HAVE or word in ("be", "been", "being", "'s"):
            continue
        # "roamed" after a noun may be a past tense that the tagger took for a participle.
        if s.tag(index + 1) in ("IN", "TO") or s.tag(index - 1) in ("DT", "JJ", "IN", "RB"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.GERUND, Form.BASE)))
    for index in s.verbs("VBG"):
        if s.tag(index - 1) in ("NN", "NNS", "PRP", ","):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.PAST, Form.THIRD)))


def gerund(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """good at swimming -> good at swim; enjoy reading -> enjoy to read; worth doing -> worth to do."""
    for index in s.verbs("VBG"):
        tag = s.tag(index - 1)
        if s.word(index - 1) in BE or tag in ("NN", "NNS", "PRP"):
            continue
        lemma = s.lemma(index)
        if not lemma:
            continue
        if tag in ("IN", "TO") or s.word(index - 1) in ("before", "after", "without"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.BASE, Form.PAST)))
        elif tag in VERB_TAGS or s.word(index - 1) == "worth":
            to_verb = (("to", DELETE), (lemma, ">gerund"))
            yield rng.choice((Change({index: to_verb}), Change({index: to_verb[1:]})))
        elif index == 0 or tag in (",", "CC", "``"):
            yield from swap_form(s, index, rng.choice((Form.BASE, Form.BASE, Form.PAST)))


def infinitive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """want to go -> want go, want going, want to going."""
    for index in s.verbs("VB"):
        if s.word(index - 1) != "to" or (s.words[index] in ("be", "have") and rng.random() < 0.6):
            continue
        tag = undo_tag(s, index)
        lemma = s.lemma(index)
        if not lemma or not tag:
            continue
        wrong = inflect(lemma, rng.choice((Form.GERUND, Form.GERUND, Form.PAST)))[0]
        kinds = [drop(index - 1), drop(index - 1)]
        kinds.append(join(drop(index - 1), Change({index: ((wrong, tag),)})))
        yield rng.choice(kinds)


def bare_infinitive(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """must go -> must to go; let him go -> let him to go, let him went; helped me finish."""
    for index in s.verbs("VB"):
        word = s.word(index - 1)
        if word in MODALS and word not in ("ca", "wo"):
            yield from extra(s, index, "to")
        elif s.word(index - 2) in ("let", "make", "makes", "made", "help", "helped", "lets", "see"):
            yield rng.choice(
                [*extra(s, index, "to"), *swap_form(s, index, Form.PAST, Form.GERUND, Form.THIRD)]
                or [Change({})]
            )


def past_for_participle(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I saw -> I seen; she sang -> she sung."""
    for index in s.verbs("VBD"):
        if s.words[index] not in ("was", "were", "had", "did") and s.word(index - 1) not in HAVE:
            yield from swap_form(s, index, Form.PAST_PARTICIPLE)


def bare_finite(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She works there -> She working there; They left -> They leaving."""
    for index in s.verbs("VBZ", "VBP", "VBD"):
        if s.words[index] in BE or s.words[index] in HAVE or s.words[index] in DO:
            continue
        yield from swap_form(s, index, Form.GERUND)


# --- tense -------------------------------------------------------------------------------------


def present_for_past(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """Yesterday I went -> Yesterday I go. Needs a sign of the past that stays in the sentence."""
    pasts = [i for i in s.verbs("VBD")]
    if not (PAST_TIME.search(s.text) or len(pasts) > 1):
        return
    for index in pasts:
        word = s.words[index]
        singular = s.singular_subject(index)
        third = singular if singular is not None else rng.random() < 0.5
        if word in ("was", "were"):
            yield from swap(s, index, "is" if word == "was" else "are")
        else:
            form = Form.THIRD if third and rng.random() < 0.6 else Form.BASE
            yield from swap_form(s, index, form)


def past_for_present(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He always gets up -> He always got up. Needs a sign of the present."""
    presents = [i for i in s.verbs("VBZ", "VBP")]
    if not (NOW.search(s.text) or len(presents) > 1):
        return
    for index in presents:
        word = s.words[index]
        if word in ("is", "am"):
            yield from swap(s, index, "was")
        elif word == "are":
            yield from swap(s, index, "were")
        else:
            yield from swap_form(s, index, Form.PAST)


def past_to_perfect(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I saw him yesterday -> I have seen him yesterday; had seen."""
    if not PAST_TIME.search(s.text):
        return
    for index in s.verbs("VBD"):
        lemma = s.lemma(index)
        if s.word(s.question_governor(index)) in HAVE or not lemma:
            continue
        have = "has" if s.singular_subject(index) else "have"
        have = "had" if rng.random() < 0.45 else have
        participle = inflect(lemma, Form.PAST_PARTICIPLE)[0]
        tag = undo_tag(s, index) if participle != s.words[index] else KEEP
        yield Change({index: ((have, DELETE), (participle, tag))})


def perfect_to_other(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I have known him since May -> I know / knew / am knowing him since May."""
    if not PERFECT_TIME.search(s.text):
        return
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) not in ("have", "has", "'ve") or not s.lemma(index):
            continue
        lemma = s.lemma(index)
        third = s.word(at) == "has"
        if lemma == "be":
            now = "is" if third else "are" if s.word(at - 1) != "i" else "am"
            words = [now, "was" if third else "were"]
        else:
            words = [inflect(lemma, Form.THIRD if third else Form.BASE)[0]]
            words.append(inflect(lemma, Form.PAST)[0])
        word = rng.choice(words)
        tag = undo_tag(s, index) if word != s.words[index] else KEEP
        if lemma == "be" and index == at + 1:
            have = "have" if s.word(at) == "'ve" else s.word(at)
            yield Change({at: (), index: ((word, f"={have} been"),)})
        elif s.word(at) != "'ve":
            yield Change({at: (), index: ((word, tag),)})


def past_perfect(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """had gone -> has gone, have gone, went (had dropped)."""
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) == "had":
            if len(list(s.verbs("VBD"))) > 1:
                yield from swap(s, at, rng.choice(("has", "have")))
            lemma = s.lemma(index)
            if lemma and s.words[index] not in inflect(lemma, Form.PAST):
                yield drop(at)
        elif s.word(at) in ("has", "have") and PERFECT_TIME.search(s.text):
            yield from swap(s, at, "had")


def extra_had(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She opened the door and went in -> She had opened the door and went in."""
    if len(list(s.verbs("VBD"))) < 2 and not PAST_TIME.search(s.text):
        return
    for index in s.verbs("VBD"):
        lemma = s.lemma(index)
        if lemma and s.words[index] not in ("had", "did") and s.word(index - 1) not in HAVE:
            participle = inflect(lemma, Form.PAST_PARTICIPLE)[0]
            tag = undo_tag(s, index) if participle != s.words[index] else KEEP
            yield Change({index: (("had", DELETE), (participle, tag))})


def drop_future(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I will see you tomorrow -> I see you tomorrow."""
    certain = FUTURE_TIME.search(s.text) or re.search(r"\b(if|when)\b", s.text, re.I)
    if not certain:
        return
    for index in s.verbs("VB"):
        if s.word(index - 1) == "will":
            yield drop(index - 1)
            yield from swap(s, index - 1, "would")


def modal_tense(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """If I were rich, I would buy it -> I will buy it; could -> can beside a past verb."""
    pair = {"would": "will", "could": "can", "will": "would", "can": "could", "wo": "would"}
    past = bool(list(s.verbs("VBD"))) or "wish" in s.words
    present = bool(list(s.verbs("VBZ", "VBP")))
    for index, word in enumerate(s.words):
        if s.tags[index] != "MD" or word not in pair:
            continue
        if (word in ("would", "could") and past) or (word in ("will", "can") and present):
            nxt = s.word(index + 1)
            new = pair[word]
            if word == "wo":
                yield Change({index: ((new, "=will"),)})
            elif nxt == "n't" and new in ("can", "will"):
                yield Change({index: (({"can": "ca", "will": "wo"}[new], f"={word}"),)})
            else:
                yield from swap(s, index, new)


def to_continuous(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I know -> I am knowing; He works every day -> He is working every day."""
    stative = re.compile(
        r"^(know|like|want|need|love|believe|understand|belong|seem|prefer|own|hate|agree|think|have)$"
    )
    habit = re.search(r"\b(every \w+|always|usually|often|never|sometimes)\b", s.text, re.I)
    for index in s.verbs("VBZ", "VBP", "VBD"):
        lemma = s.lemma(index)
        if not lemma or lemma in ("be", "do") or not (stative.match(lemma) or habit):
            continue
        if lemma == "have" and s.tag(index + 1) in ("VBN", "TO", "RB"):
            continue
        be = {"VBZ": "is", "VBP": "are"}.get(s.tags[index], "was")
        be = "am" if s.word(index - 1) == "i" and be == "are" else be
        tag = undo_tag(s, index)
        yield Change({index: ((be, DELETE), (inflect(lemma, Form.GERUND)[0], tag))})


def continuous_to_simple(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He is working now -> He works now, He working now."""
    if not re.search(
        r"\b(now|at the moment|currently|right now|while|when|look|listen)\b", s.text, re.I
    ):
        return
    for index in s.verbs("VBG"):
        at = index - 1
        if s.word(at) in ("is", "are", "am") and s.lemma(index):
            form = Form.THIRD if s.word(at) == "is" else Form.BASE
            word = inflect(s.lemma(index), form)[0]
            yield Change({at: (), index: ((word, ">gerund"),)})


def will_in_clause(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """If it rains -> If it will rain; when he comes -> when he will come."""
    for index in s.verbs("VBZ", "VBP"):
        lemma = s.lemma(index)
        clause = [s.word(at) for at in range(max(0, index - 4), index)]
        if lemma and lemma != "be" and {"if", "when", "until", "unless", "before"} & set(clause):
            tag = undo_tag(s, index) if s.tags[index] == "VBZ" else KEEP
            yield Change({index: (("will", DELETE), (lemma, tag))})
    for index in s.verbs("VBN"):
        if s.word(index - 1) == "had" and "if" in s.words[:index]:
            yield Change({index - 1: (("would", DELETE), ("have", "=had"))})


# --- missing words -----------------------------------------------------------------------------


def drop_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He is working -> He working; It was built -> It built; She is a teacher -> She a teacher."""
    for index, word in enumerate(s.words):
        if word in BE and s.tags[index].startswith("VB") and index + 1 < len(s.words):
            yield drop(index)
            if s.tag(index + 1) in ("VBG", "VBN") or s.tag(index - 1) == "EX":
                yield drop(index)
                yield drop(index)
        elif word in ("be", "been", "being") and s.tags[index].startswith("VB"):
            yield drop(index)


def drop_clitic(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I'm going -> I going; they're -> they."""
    for index, word in enumerate(s.words):
        if word in ("'m", "'re") and index + 1 < len(s.words):
            yield Change({index: (), -1: ()})


def drop_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """She has gone -> She gone."""
    for index in s.verbs("VBN"):
        at = s.governor(index)
        if s.word(at) in ("has", "have", "had") and s.words[index] == "been":
            yield drop(at)
        elif s.word(at) in ("has", "have", "had"):
            lemma = s.lemma(index)
            irregular = lemma and s.words[index] not in inflect(lemma, Form.PAST)
            if irregular or PERFECT_TIME.search(s.text):
                yield drop(at)


def drop_do(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """What do you want? -> What you want?; do not know -> not know."""
    for index, word in enumerate(s.words):
        if word in DO and s.tag(index) in ("VBP", "VBZ", "VBD", "VB"):
            follows = s.word(index + 1)
            if follows == "not" or (follows != "n't" and s.text.rstrip().endswith("?")):
                yield drop(index)


def drop_modal(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """He can be late -> He be late."""
    for index, word in enumerate(s.words):
        if word in ("can", "could", "would", "will", "should", "must") and s.tag(index) == "MD":
            follows = s.word(index + 1)
            if follows == "be":
                yield drop(index)


# --- words too many ----------------------------------------------------------------------------


INTRANSITIVE = frozenset(
    "happen occur appear disappear arrive die exist come go agree fall stay live become rise "
    "sleep smile laugh look seem remain depend belong work consist".split()
)


def _no_passive(s: Sentence, index: int) -> bool:
    """Whether "was" before this past form is surely wrong: "was opened" alone would be right."""
    if s.lemma(index) in INTRANSITIVE:
        return True
    if s.words[index] not in inflect(s.lemma(index), Form.PAST_PARTICIPLE):
        return True
    return s.tag(index + 1) in ("PRP", "PRP$", "NNP") and s.word(index + 1) != "it"


def extra_be(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I agree -> I am agree; It happened -> It was happened; He can go -> He can be go."""
    for index in s.verbs("VBZ", "VBP", "VBD", "VB"):
        word, tag = s.words[index], s.tags[index]
        if word in BE or word in HAVE or word in DO or not s.lemma(index):
            continue
        if tag == "VB":
            if s.word(index - 1) in ("to", "can", "will", "should", "would"):
                yield from extra(s, index, "be")
            continue
        past = tag == "VBD"
        if past and not _no_passive(s, index):
            continue
        be = ("was" if past else "is") if s.singular_subject(index) else ("were" if past else "are")
        if s.word(index - 1) == "i":
            be = "was" if past else "am"
        base = s.lemma(index)
        if tag == "VBZ" and rng.random() < 0.6:
            yield Change({index: ((be, DELETE), (base, ">third"))})
        else:
            yield from extra(s, index, be)
    for index, word in enumerate(s.words):
        if word in BE and s.tag(index + 1) in ("JJ", "VBG", "NN", "DT"):
            yield from extra(s, index + 1, rng.choice(("been", "be")))


def extra_do(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I can not go -> I do can not go; He went -> He did went / did go."""
    for index in s.verbs("VBD", "VBZ"):
        lemma = s.lemma(index)
        if not lemma or s.words[index] in BE or s.words[index] in HAVE or s.words[index] in DO:
            continue
        do = "did" if s.tags[index] == "VBD" else "does"
        yield Change({index: ((do, DELETE), (s.words[index], KEEP))})


def extra_have(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I went -> I have went; He is -> He has is."""
    for index in s.verbs("VBD", "VBZ", "VBP"):
        lemma = s.lemma(index)
        if lemma and lemma not in ("be", "have", "do") and s.word(index - 1) not in HAVE:
            participle = inflect(lemma, Form.PAST_PARTICIPLE)
            if s.words[index] not in participle:
                have = "has" if s.singular_subject(index) else "have"
                yield from extra(s, index, have)


def doubled(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """to to go; is is; will can."""
    for index, word in enumerate(s.words):
        tag = s.tags[index]
        if tag == "MD" and word in ("can", "will", "would", "could") and s.word(index + 1) != "n't":
            yield from extra(s, index, rng.choice(("will", "do", word)))
        elif word == "to" and s.tag(index + 1) == "VB":
            yield from extra(s, index, "to")
        elif word in BE and tag.startswith("VB") and rng.random() < 0.3:
            yield from extra(s, index, word)


# --- one verb for another ----------------------------------------------------------------------


def auxiliary_confusion(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """I don't agree -> I am not agree; Are you ready? -> Do you ready?; has -> is; have -> are."""
    swaps = {
        "do": ("are", "am", "have", "does", "did"),
        "does": ("is", "do", "has"),
        "did": ("was", "do", "does", "were"),
        "is": ("has", "does", "be"),
        "are": ("have", "do", "be"),
        "was": ("did", "has", "had"),
        "were": ("did", "had"),
        "has": ("is", "does"),
        "have": ("are", "do"),
        "had": ("was", "did"),
        "am": ("have", "do"),
    }
    for index, word in enumerate(s.words):
        if word not in swaps or s.tag(index) not in ("VBP", "VBZ", "VBD"):
            continue
        nxt = s.tag(index + 1)
        auxiliary = s.word(index + 1) in NOT or nxt in ("VBG", "VBN", "PRP", "RB", "JJ")
        if auxiliary:
            yield from swap(s, index, rng.choice(swaps[word]))


def have_for_of(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """should have -> should of."""
    for index, word in enumerate(s.words):
        if word == "have" and s.word(index - 1) in ("should", "could", "would", "must", "might"):
            yield from swap(s, index, rng.choice(("of", "had", "has")))


# --- forms that do not exist -------------------------------------------------------------------


def over_regular_form(s: Sentence, rng: random.Random) -> Iterator[Change]:
    """went -> goed; taught -> teached; stopped -> stoped; studied -> studyed; coming -> comming."""
    for index in s.verbs("VBD", "VBN", "VBG", "VBZ"):
        lemma, word = s.lemma(index), s.words[index]
        if not lemma or lemma in ("be", "have", "do"):
            continue
        wrong = _misspelt(lemma, word, s.tags[index], rng)
        if wrong and wrong != word and not analyse(wrong) and wrong.isalpha():
            yield from swap(s, index, wrong)


def _misspelt(lemma: str, word: str, tag: str, rng: random.Random) -> str:
    if tag in ("VBD", "VBN") and not word.endswith("ed"):
        regular = lemma + ("d" if lemma.endswith("e") else "ed")
        return rng.choice((regular, regular, word + "ed"))
    if tag in ("VBD", "VBN"):
        if lemma.endswith("y"):
            return lemma + "ed"
        return lemma + "ed" if not lemma.endswith("e") else lemma + "ed"
    if tag == "VBG":
        if lemma.endswith("e"):
            return rng.choice((lemma + "ing", lemma[:-1] + lemma[-2:-1] + "ing"))
        return rng.choice((lemma + "ing", lemma + lemma[-1] + "ing"))
    return lemma + "s" if lemma.endswith(("y", "s", "sh", "ch", "o")) else lemma + "es"


FAMILIES: tuple[tuple[Family, float], ...] = (
    (drop_third_person, 14.0),
    (add_third_person, 9.0),
    (be_agreement, 12.0),
    (clitic_agreement, 0.5),
    (after_modal, 8.0),
    (after_have, 4.0),
    (after_be_gerund, 4.0),
    (after_be_passive, 5.0),
    (participle_phrase, 4.0),
    (gerund, 6.0),
    (infinitive, 5.0),
    (bare_infinitive, 2.0),
    (past_for_participle, 2.5),
    (bare_finite, 2.0),
    (present_for_past, 9.0),
    (past_for_present, 4.0),
    (past_to_perfect, 2.0),
    (perfect_to_other, 4.0),
    (past_perfect, 2.0),
    (extra_had, 3.0),
    (drop_future, 2.5),
    (modal_tense, 2.5),
    (to_continuous, 2.0),
    (continuous_to_simple, 1.5),
    (will_in_clause, 1.5),
    (drop_be, 9.0),
    (drop_clitic, 0.0),
    (drop_have, 2.5),
    (drop_do, 2.5),
    (drop_modal, 1.0),
    (extra_be, 5.0),
    (extra_do, 1.0),
    (extra_have, 1.0),
    (doubled, 1.5),
    (auxiliary_confusion, 4.0),
    (have_for_of, 0.7),
    (over_regular_form, 3.0),
)


# --- from changes to a wrong sentence with its labels -------------------------------------------


@dataclass(frozen=True)
class Pair:
    """A wrong sentence, the right one, and for each word of the wrong one what undoes the error."""

    wrong: str
    right: str
    words: tuple[str, ...]
    replace: tuple[str, ...]
    insert: tuple[str, ...]
    families: tuple[str, ...]

    def operations(self) -> tuple[Operation, ...]:
        pairs = ((i, tag) for tags in (self.replace, self.insert) for i, tag in enumerate(tags))
        return tuple(Operation(i, tag) for i, tag in pairs if tag != KEEP)


def balanced_weights(sentences: Iterable[Sentence], most: float = 12.0) -> dict[str, float]:
    """Weights to draw families with, so that the errors made have about the shares of `FAMILIES`.

    A family that few sentences allow must be drawn more often where one does; ``most`` bounds it.
    """
    rng = random.Random(0)
    allowed = dict.fromkeys((family.__name__ for family, _ in FAMILIES), 0)
    total = 0
    for sentence in sentences:
        total += 1
        for family, _ in FAMILIES:
            allowed[family.__name__] += any(change.slots for change in family(sentence, rng))
    return {
        family.__name__: weight * min(most, total / max(1, allowed[family.__name__]))
        for family, weight in FAMILIES
    }


def corrupt(
    text: str,
    tokens: Sequence[Token],
    rng: random.Random,
    errors: int,
    weights: Mapping[str, float],
) -> Pair | None:
    """A sentence with up to ``errors`` errors, or None where none can be put in and undone.

    The labels are applied to the wrong sentence as a check: they must give the right one back.
    """
    sentence = Sentence(text, tuple(tokens))
    slots: dict[int, tuple[tuple[str, str], ...]] = {}
    names: list[str] = []
    options: list[tuple[str, float, list[Change]]] = []
    for family, _ in FAMILIES:
        weight = weights.get(family.__name__, 0.0)
        changes = [change for change in family(sentence, rng) if change.slots] if weight else []
        if changes:
            options.append((family.__name__, weight, changes))
    for _ in range(errors):
        if not options:
            break
        name, _, changes = rng.choices(options, [weight for _, weight, _ in options])[0]
        change = rng.choice(changes)
        near = {at + step for at in slots for step in (-1, 0, 1)}
        if min(change.slots) < 0 or near & set(change.slots):
            continue
        slots.update(change.slots)
        names.append(name)
    return _build(sentence, slots, tuple(names)) if slots else None


def _build(
    s: Sentence, slots: Mapping[int, tuple[tuple[str, str], ...]], names: tuple[str, ...]
) -> Pair | None:
    out = ""
    words: list[str] = []
    replace: list[str] = []
    insert: list[str] = []
    pending: list[str] = []
    for index, token in enumerate(s.tokens):
        gap = s.text[s.tokens[index - 1].span.end : token.span.start] if index else ""
        new = slots.get(index)
        if new is None:
            new = ((token.text, KEEP),)
        elif not new:
            pending.append(s.words[index])
            continue
        for number, (word, tag) in enumerate(new):
            if token.text[:1] in "'’" and index in slots and word[:1].isalpha():
                gap = " "
            word = _cased(word, token, first=number == 0, alone=len(new) == 1)
            out += (gap if number == 0 else " ") if words else ""
            out += word
            words.append(word)
            replace.append(tag)
            insert.append(f"+{' '.join(pending)}" if pending else KEEP)
            pending = []
    if pending or not words:
        return None
    if s.text[:1].isupper():
        out, words[0] = out[:1].upper() + out[1:], words[0][:1].upper() + words[0][1:]
    return _checked(s, out, words, replace, insert, names)


def _cased(word: str, token: Token, *, first: bool, alone: bool) -> str:
    if word.lower() == token.text.lower():
        return token.text if alone or token.text == "I" else token.text.lower()
    return word.capitalize() if first and token.text[:1].isupper() else word


def _checked(
    s: Sentence,
    out: str,
    words: list[str],
    replace: list[str],
    insert: list[str],
    names: tuple[str, ...],
) -> Pair | None:
    if any(tag not in INSERT_TAGS for tag in insert) or out == s.text:
        return None
    pair = Pair(out, s.text, tuple(words), tuple(replace), tuple(insert), names)
    tokens = tokenize(out)
    if [token.text for token in tokens] != words:
        return None
    try:
        undone = apply(out, tokens, pair.operations())
    except ValueError:
        return None
    return pair if undone.lower() == s.text.lower() else None


__all__ = ["COMPOUND", "FAMILIES", "Change", "Pair", "Sentence", "corrupt"]
