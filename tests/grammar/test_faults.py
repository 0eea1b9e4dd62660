"""What the grammar finds wrong with verbs, and what it says to changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.candidates import candidates
from models.grammar.faults import Kind, examine, faults, judge
from models.grammar.operations import Operation, apply
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty

# (sentence with the wrong verb word between stars, the sentence after one of the mends)
AGREEMENT = [
    ("She *walk* to the office every day.", "She walks to the office every day."),
    ("They *was* late again.", "They were late again."),
    ("I *is* your new neighbour.", "I am your new neighbour."),
    ("You *was* right about the weather.", "You were right about the weather."),
    ("He *do*n't like onions.", "He doesn't like onions."),
    ("We *has* a plan.", "We have a plan."),
    ("It *do*n't matter now.", "It doesn't matter now."),
    ("My uncle says that he *have* no money.", "My uncle says that he has no money."),
    ("*Does* they know the answer?", "Do they know the answer?"),
    ("*Do* she sing in a choir?", "Does she sing in a choir?"),
    ("Where *do* he work?", "Where does he work?"),
    ("Everybody *know* the song.", "Everybody knows the song."),
    ("Nobody *were* at home.", "Nobody was at home."),
    ("We all *wants* a break.", "We all want a break."),
    ("He is taller than I *are*.", "He is taller than I am."),
    ("*Does*n't touch the stove!", "Don't touch the stove!"),
    ("They *am* ready.", "They are ready."),
    ("I *has* lost my ticket.", "I have lost my ticket."),
    ("The kettle *make* a strange noise.", "The kettle makes a strange noise."),
    ("My sisters *lives* in Oslo.", "My sisters live in Oslo."),
    ("These pencils *is* mine.", "These pencils are mine."),
    ("The windows of the house *was* broken.", "The windows of the house were broken."),
    ("The colour of the curtains *were* ugly.", "The colour of the curtains was ugly."),
    (
        "The teacher of my sons *speak* Greek.",
        "The teacher of my sons speaks Greek.",
    ),
    ("The children in the garden *is* laughing.", "The children in the garden are laughing."),
    (
        "A box of old letters *were* found here.",
        "A box of old letters was found here.",
    ),
    ("The women who work here *gets* good pay.", "The women who work here get good pay."),
    ("The man who repairs our cars *live* nearby.", "The man who repairs our cars lives nearby."),
    ("The boy that my cousins admire *are* tall.", "The boy that my cousins admire is tall."),
    ("The geese *has* flown away.", "The geese have flown away."),
    ("Those mice *eats* our cheese.", "Those mice eat our cheese."),
    ("The news *were* bad.", "The news was bad."),
    ("Each of the rooms *have* a shower.", "Each of the rooms has a shower."),
    ("Tom and his brother *is* in the kitchen.", "Tom and his brother are in the kitchen."),
    ("There *is* three apples on the table.", "There are three apples on the table."),
    ("There *are* a letter for you.", "There is a letter for you."),
    ("The people who *lives* upstairs are noisy.", "The people who live upstairs are noisy."),
    ("I think that the trains *leaves* at six.", "I think that the trains leave at six."),
    ("The price of these shoes *have* gone up.", "The price of these shoes has gone up."),
]
FORM = [
    ("She has *went* to the market.", "She has gone to the market."),
    ("I have *eat* already.", "I have eaten already."),
    ("He must *to* leave early.", "He must leave early."),
    ("You should *went* to bed.", "You should go to bed."),
    ("She can *sings* well.", "She can sing well."),
    ("We didn't *knew* his name.", "We didn't know his name."),
    ("Did you *saw* the moon?", "Did you see the moon?"),
    ("Does she *likes* tea?", "Does she like tea?"),
    ("He wants to *bought* a bike.", "He wants to buy a bike."),
    ("They decided to *going* home.", "They decided to go home."),
    ("She is *work* in a bank.", "She is working in a bank."),
    ("I am *agree* with you.", "I agree with you."),
    ("The letter was *wrote* by my aunt.", "The letter was written by my aunt."),
    ("The bikes were *stole* last night.", "The bikes were stolen last night."),
    ("He *gone* to Paris last week.", "He went to Paris last week."),
    ("I *seen* that film twice.", "I saw that film twice."),
    ("She *done* her homework.", "She has done her homework."),
    ("They *been* here for hours.", "They have been here for hours."),
    ("He might *could* help us.", "He could help us."),
    ("She is *was* very tired.", "She was very tired."),
    ("We are *is* happy.", "We are happy."),
    ("I helped *built* the wall.", "I helped build the wall."),
    ("Having *went* there, I knew the way.", "Having gone there, I knew the way."),
    ("I've *looking* for my keys.", "I'm looking for my keys."),
    ("He is *been* ill for a week.", "He has been ill for a week."),
    ("He has to be *be* careful.", "He has to be careful."),
    ("They want to *to* play outside.", "They want to play outside."),
    ("I can *can* swim.", "I can swim."),
    ("Let's *goes* now.", "Let's go now."),
    ("She made me *cried*.", "She made me cry."),
    ("She made me *to* cry.", "She made me cry."),
    ("Please *sits* down.", "Please sit down."),
    ("She must *has* forgotten it.", "She must have forgotten it."),
    ("You could have *took* a taxi.", "You could have taken a taxi."),
    ("The boy who *spoken* to me was rude.", "The boy who spoke to me was rude."),
    ("He has *be* there before.", "He has been there before."),
    ("I would *had* paid.", "I would have paid."),
    ("She enjoys *swim* in the lake.", "She enjoys swimming in the lake."),
    ("We can't afford *buy* a boat.", "We can't afford to buy a boat."),
    ("He left without *say* a word to us.", "He left without saying a word to us."),
    ("He *be* my best friend.", "He is my best friend."),
    ("She *going* home.", "She is going home."),
    ("It *raining* again.", "It is raining again."),
]
INFLECTION = [
    ("She *goed* to school.", "She went to school."),
    ("He *teached* us chemistry.", "He taught us chemistry."),
    ("We were *comming* home.", "We were coming home."),
    ("The bus *stoped* here.", "The bus stopped here."),
]
RIGHT = [
    "He made it to school in time.",
    "You being here makes me happy.",
    "It raining, we stayed at home.",
    "The team are playing well.",
    "The team is playing well.",
    "My family live in the north.",
    "If I were you, I would wait.",
    "I wish it were true.",
    "She suggested that he leave at once.",
    "A lot of people are waiting.",
    "A lot of time is wasted.",
    "The number of accidents is falling.",
    "A number of accidents were reported.",
    "Ten dollars is enough.",
    "Neither of them was there.",
    "What I need is a rest.",
    "What he said was true.",
    "All I want is peace.",
    "The man I talked to is a dentist.",
    "The house they built is huge.",
    "The girls he was waiting for never came.",
    "I saw him leave.",
    "We heard the dog bark.",
    "She let them go.",
    "He helped me carry the box.",
    "He has his hair cut every month.",
    "I had my car repaired.",
    "They have lunch at noon.",
    "She has swimming lessons on Mondays.",
    "We look forward to seeing you.",
    "He is used to getting up early.",
    "She used to work here.",
    "I would rather stay.",
    "You had better hurry.",
    "He must be going to be late.",
    "The food they had was cold.",
    "She has finished and gone home.",
    "He can read and write.",
    "Either my brother or my sister is coming.",
    "Here comes the bus.",
    "On the wall hangs a picture.",
    "So do I.",
    "Nor can she.",
    "Had he known, he would have come.",
    "The people working here are kind.",
    "The window broken yesterday has been replaced.",
    "Mathematics is my favourite subject.",
    "The United States is large.",
    "Swimming is fun.",
    "To err is human.",
    "The rich get richer.",
    "He dare not speak.",
    "It ain't so.",
    "Everyone who knows him likes him.",
    "He has been being watched.",
    "There's two of them.",
    "You and I are friends.",
    "More than one person has complained.",
    "This is the best film I have ever seen.",
    "She said she was tired, and she meant it.",
    "He put on his coat and left.",
    "They put the cup where it belongs.",
    "Whoever wins gets a prize.",
    "How many people came?",
    "Who lives here?",
    "That is what friends do.",
    "The sheep are in the field.",
    "The police have arrived.",
    "Her hair is long.",
    "He is at home.",
    "I'm sure you're right.",
    "The boys' room is messy.",
    "My friend's parents are here.",
    "It is time we went home.",
    "She couldn't help laughing.",
    "He stopped to smoke.",
    "Gone are the days of cheap fuel.",
]
# (sentence, operations as "word tag", the sign)
JUDGED = [
    ("She has went home.", "went >participle", 1),
    ("She has went home.", "has delete", 1),
    ("She has went home.", "home +to", 0),
    ("She has gone home.", "gone >past", -1),
    ("She has gone home.", "has =have", -1),
    ("She has gone home.", "has =had", 0),
    ("He is go to school.", "is delete", 0),
    ("He is go to school.", "is delete, go >third", 1),
    ("He is go to school.", "go >gerund", 1),
    ("The niece of my neighbours have a dog.", "have =has", 1),
    ("The niece of my neighbours has a dog.", "has =have", -1),
    ("The team is strong.", "is =are", 0),
    ("He works here.", "works +is", -1),
    ("He works here.", "works >past", 0),
    ("Does Maria sings in a choir?", "sings >base", 1),
    ("She speak Greek?", "She +does", 1),
    ("You can swim.", "swim +to", -1),
    ("You must to go.", "to delete", 1),
    ("She is tired.", "is delete", -1),
    ("He want go home.", "want >third", 1),
    ("He wants go to bed.", "go +to", 1),
    ("We was glad.", "was =am", 0),
    ("I am glad.", "am =is", -1),
    ("Open the door.", "Open >past", -1),
    ("They are good at play the guitar.", "play >gerund", 1),
]
_WORDS = (
    "I he she they You it Is is was are has Have had do does did can must I'm he's they\u2019re "
    "go goes went gone going agreed goed to not n't never the dogs of who that and happy , . ? \""
).split()
_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("marked", "mended", "kind"),
    [
        *((marked, mended, Kind.AGREEMENT) for marked, mended in AGREEMENT),
        *((marked, mended, Kind.FORM) for marked, mended in FORM),
        *((marked, mended, Kind.INFLECTION) for marked, mended in INFLECTION),
    ],
)
def test_a_fault_is_found_with_its_mend(marked: str, mended: str, kind: Kind) -> None:
    text, word = marked.replace("*", ""), marked.split("*")[1]
    tokens = tokenize(text)
    found = faults(tokens)
    assert [(fault.span.of(text), fault.kind) for fault in found] == [(word, kind)]
    assert found[0].span.start == marked.index("*")
    assert mended in {apply(text, tokens, operations) for operations in found[0].mends}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("My brother studys law.", "My brother studies law."),
        ("The band plaies on Fridays.", "The band plays on Fridays."),
        ("They are studing in the kitchen.", "They are studying in the kitchen."),
        ("I have speaked to the bank.", "I have spoken to the bank."),
        ("She is comming.", "She is coming."),
    ],
)
def test_a_form_that_does_not_exist_is_spelt_as_it_was_meant(wrong: str, right: str) -> None:
    tokens = tokenize(wrong)
    (fault,) = faults(tokens)
    assert [apply(wrong, tokens, mend) for mend in fault.mends] == [right]


@pytest.mark.parametrize("text", [*RIGHT, *(right for _, right in AGREEMENT + FORM + INFLECTION)])
def test_right_sentences_have_no_fault(text: str) -> None:
    assert faults(tokenize(text)) == ()


@pytest.mark.parametrize(("text", "written", "sign"), JUDGED)
def test_a_change_is_judged_by_the_faults_it_makes_and_removes(
    text: str, written: str, sign: int
) -> None:
    tokens = tokenize(text)
    words = [token.text for token in tokens]
    pairs = (wish.split(" ") for wish in written.split(", "))
    proposal = tuple(Operation(words.index(word), tag) for word, tag in pairs)
    (verdict,) = judge(tokens, [proposal])
    assert verdict.sign == sign
    assert (verdict.kind is None) == (sign == 0)


def test_verdicts_come_in_the_order_of_the_proposals() -> None:
    tokens = tokenize("She has went home.")
    proposals = [(Operation(2, ">participle"),), (Operation(1, "=have"),), (Operation(3, "+to"),)]
    assert [verdict.sign for verdict in judge(tokens, proposals)] == [1, -1, 0]


def test_both_faults_of_one_group_are_told() -> None:
    text = "We was comming home."
    found = faults(tokenize(text))
    assert [(fault.span.of(text), fault.kind) for fault in found] == [
        ("was", Kind.AGREEMENT),
        ("comming", Kind.INFLECTION),
    ]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("They was late.", Certainty.SURE),
        ("The keys of the garage is lost.", Certainty.SURE),
        ("There is three apples.", Certainty.MAYBE),
        ("Tom and his brother is here.", Certainty.MAYBE),
        ("You written my name wrong.", Certainty.SURE),
        ("It raining again.", Certainty.SURE),
        ("We are speak French at home.", Certainty.SURE),
        ("We have write to them often.", Certainty.SURE),
    ],
)
def test_a_subject_in_doubt_makes_a_fault_uncertain(text: str, certainty: Certainty) -> None:
    assert [fault.certainty for fault in faults(tokenize(text))] == [certainty]


@given(_texts, st.data())
def test_every_mend_can_be_made_and_every_candidate_judged(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    examination = examine(tokens)
    for fault in examination.faults():
        assert fault.span == tokens[fault.index].span
        for mend in fault.mends:
            assert apply(text, tokens, mend) != text
            assert examination.verdict(mend).sign >= 0
    found = candidates(tokens)
    if found:
        verdict = examination.verdict([data.draw(st.sampled_from(found))])
        assert verdict.sign in (-1, 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "All is well. — And they was late yesterday.",
        "— And they goes home.",
        '- & "And" she go.',
        "(a born fool would have the sense, and Anna is not one.",
    ],
)
def test_odd_beginnings_are_no_trouble(text: str) -> None:
    for fault in faults(tokenize(text)):
        assert fault.span.of(text)
