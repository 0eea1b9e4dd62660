"""Sentences of the registers the corpus lacks: school, work, technology, e-mail, opinions.

A template is a line of ``word/TAG`` and slots; ``{VB}`` takes a word of the list below with that
tag. Imperatives and questions get many lines, because the teacher tags them badly.
"""

from __future__ import annotations

import random
import re

from models.grammar.verbs import inflect
from training.pos.learner_errors import FORM_OF_TAG

_LEMMAS = """accept add agree answer arrange ask attach book bring build buy call cancel change
charge chat check choose clean click close collect compare complete connect contact cook copy
correct create delete deliver describe design develop discuss download drive edit email explain
feel file find finish fix follow forget forward get give google guess hand help hope improve
include inform install invite join keep learn leave let like listen log look love make manage mark
match measure meet mention move need note open order organise paste pay phone plan play post
practise prepare present press print promise publish put reach read recommend record remember
remind remove rent repeat reply report request research respond return review run save schedule
search select sell send set share shop show sign skype solve speak spell start stay stop study
submit suggest support switch take talk teach tell test text think translate travel try turn type
underline understand update upload use visit wait walk want watch wear work worry write""".split()

_LISTS: dict[str, list[str]] = {
    "NN": """account address answer app assignment book budget camera class code company computer
        course customer deadline device document email environment essay exam experience family
        file food friend game government health holiday homework hotel idea information interview
        invoice job knowledge laptop lesson letter list manager market meeting message model money
        movie music network office order page paper password phone plan problem product program
        project question report result salary schedule school science server service software
        staff student study subject system task teacher team technology test text ticket time
        traffic training trip university update video visit vocabulary website weekend work
        """.split(),
    "NNS": """answers apps books cars children classes colleagues companies computers courses
        customers documents emails exams exercises files friends games goods guests ideas jobs
        kids languages lessons letters lights marks meetings messages notes orders parents people
        phones photos pictures plans prices problems products projects questions reports results
        rules skills students subjects tasks teachers tests texts things tickets tourists trips
        updates users videos visits women words workers years""".split(),
    "NNP": """Anna Maria Peter Tom Mary Ali Mr Google Monday Friday London Madrid Spain English
        Chen Elena July Mexico""".split(),
    "JJ": """able afraid available bad beautiful better big boring busy careful cheap clear
        difficult easy expensive famous free full good great happy hard helpful high important
        interesting late long low modern new nice old online open own polite popular possible
        ready right sad safe short slow small social special strong sure tired useful worried wrong
        young""".split(),
    "RB": """actually again almost already always carefully clearly also early easily even fast
        finally here just later maybe never now often only probably quickly quite really regularly
        seldom slowly sometimes soon still then there together today too tomorrow tonight usually
        very well yesterday""".split(),
    "IN": "about after at before by during for from in of on since with without".split(),
    "DT": "the a this that some every the the".split(),
    "PRP$": "my your his her our their its".split(),
    "PRPO": "me him her us them it you".split(),
    "PRPS": "I you we they".split(),
    "PRP3": "he she it".split(),
    "MD": "can could may might must should will would ca wo shall".split(),
    "CD": "two three 5 10 2010 2023 100 twenty 3.5".split(),
    "WRB": "how when where why".split(),
}  # fmt: skip

# Tags of the slots that are only lists of words.
_SLOT_TAGS = {"PRPO": "PRP", "PRPS": "PRP", "PRP3": "PRP"}

TEMPLATES = """\
{VB} the/DT {NN} ./.
{VB} {PRP$} {NN} {IN} the/DT {NN} ./.
{VB} the/DT {JJ} {NNS} and/CC {VB} the/DT {NN} ./.
{VB} {PRPO} the/DT {NN} ,/, please/UH ./.
{VB} {NN} {NNS} {RB} ./.
{VB} {NNS} and/CC {NNS} ./.
{VB} {RB} and/CC {VB} {PRPO} ./.
{VB} on/IN the/DT {NN} to/TO {VB} the/DT {NN} ./.
{VB} at/IN the/DT {NNS} ./.
{VB} to/TO {PRP$} {NN} ./.
{VB} up/RP the/DT {NN} ./.
{VB} {PRPO} {RB} !/.
{VB} the/DT correct/JJ answer/NN ./.
{VB} the/DT sentences/NNS with/IN the/DT {JJ} words/NNS ./.
{VB} in/IN pairs/NNS ./.
{VB} what/WP {PRPS} {VBP} ./.
{VB} how/WRB the/DT {NN} {VBZ} ./.
{VB} if/IN the/DT {NN} {VBZ} {JJ} ./.
Please/UH {VB} {PRPO} {IN} the/DT {NN} ./.
Please/UH {VB} {PRP$} {NN} {RB} ./.
Please/UH do/VB n't/RB {VB} the/DT {NN} ./.
Do/VB n't/RB {VB} {PRP$} {NN} ./.
Do/VB not/RB {VB} the/DT {NNS} in/IN {NN} ./.
Never/RB {VB} the/DT {NN} {IN} the/DT {NN} ./.
Always/RB {VB} {PRP$} {NN} ./.
First/RB ,/, {VB} the/DT {NN} ./.
Then/RB {VB} the/DT {NN} and/CC {VB} {PRPO} ./.
Next/RB ,/, {VB} the/DT {NN} ./.
Let/VB 's/PRP {VB} the/DT {NN} ./.
Let/VB me/PRP {VB} the/DT {NN} ./.
Be/VB {JJ} with/IN the/DT {NN} ./.
"/`` {VB} the/DT {NN} ,/, "/'' {PRP3} {VBD} ./.
"/`` {VB} {PRPO} !/. "/''
If/IN {PRPS} {VBP} a/DT {NN} ,/, {VB} {PRPO} ./.
When/WRB {PRPS} {VBP} ,/, {VB} the/DT {NN} ./.
{NNP} ,/, {VB} the/DT {NN} ./.
Go/VB and/CC {VB} the/DT {NN} ./.
Do/VBP {PRPS} {VB} the/DT {NN} ?/.
Does/VBZ {PRP3} {VB} {NN} {RB} ?/.
Does/VBZ the/DT {NN} {VB} {RB} ?/.
Do/VBP {PRP$} {NNS} {VB} {NN} ?/.
Did/VBD {PRPS} {VB} the/DT {NN} {RB} ?/.
Did/VBD {PRP$} {NN} {VB} {PRPO} ?/.
Have/VBP {PRPS} {RB} {VBN} the/DT {NN} ?/.
Has/VBZ {PRP$} {NN} {VBN} {PRPO} {RB} ?/.
Has/VBZ anyone/NN {VBN} {PRP$} {NN} ?/.
Had/VBD the/DT {NN} {VBN} before/IN {PRPS} {VBD} ?/.
Is/VBZ {PRP3} {VBG} the/DT {NN} ?/.
Is/VBZ the/DT {NN} {VBG} {RB} ?/.
Are/VBP {PRPS} {VBG} {NNS} ?/.
Are/VBP the/DT {NNS} {VBN} in/IN {NNP} ?/.
Was/VBD the/DT {NN} {VBN} by/IN {PRP$} {NN} ?/.
{MD} {PRPS} {VB} {PRPO} the/DT {NN} ?/.
{MD} the/DT {NN} {VB} the/DT {NN} ?/.
What/WP do/VBP {PRPS} {VB} ?/.
What/WDT {NN} does/VBZ {PRP3} {VB} ?/.
What/WP is/VBZ {PRP3} {VBG} ?/.
Who/WP {VBZ} the/DT {NN} ?/.
Who/WP {VBD} {PRP$} {NN} ?/.
Which/WDT {NNS} do/VBP the/DT {NNS} {VB} ?/.
{WRB} do/VBP {NNS} {VB} the/DT {NN} ?/.
{WRB} did/VBD {PRPS} {VB} {PRP$} {NN} ?/.
{WRB} does/VBZ the/DT {NN} {VB} {RB} ?/.
{WRB} have/VBP {PRPS} {VBN} {RB} ?/.
{WRB} is/VBZ the/DT {NN} {VBG} ?/.
How/WRB long/RB have/VBP {PRPS} been/VBN {VBG} the/DT {NN} ?/.
How/WRB often/RB do/VBP {PRPS} {VB} {NN} ?/.
How/WRB many/JJ {NNS} does/VBZ the/DT {NN} {VB} ?/.
{PRPS} {VBP} the/DT {NN} {RB} ./.
{PRPS} {RB} {VBP} {PRP$} {NN} ./.
{PRPS} {VBP} {NN} and/CC {NNS} {IN} {PRP$} {NN} ./.
{PRPS} {VBP} to/TO {VB} the/DT {NN} ./.
{PRPS} {VBP} that/IN the/DT {NN} {VBZ} {PRP$} {NN} ./.
{PRPS} {VBP} {VBG} {NN} ./.
{PRP3} {VBZ} the/DT {NN} every/DT {NN} ./.
{PRP3} {RB} {VBZ} {PRPO} ./.
{PRP3} {VBZ} {NNS} and/CC {VBZ} {NNS} ./.
{PRP3} does/VBZ n't/RB {VB} the/DT {NN} ./.
{PRPS} do/VBP n't/RB {VB} {PRP$} {NN} ./.
{PRPS} did/VBD n't/RB {VB} {RB} ./.
The/DT {NN} {VBZ} the/DT {NN} ./.
The/DT {NN} {VBZ} {NNS} ./.
The/DT {NN} {RB} {VBZ} {PRPO} ./.
The/DT {NN} of/IN {NNS} {VBZ} {NN} ./.
The/DT {NNS} {VBP} the/DT {NN} ./.
The/DT {NNS} in/IN the/DT {NN} {VBP} {NNS} ./.
Most/JJS {NNS} {VBP} {NN} {RB} ./.
Some/DT {NNS} {VBP} their/PRP$ {NNS} ./.
{PRP$} {NNS} {VBP} {PRPO} the/DT {NN} ./.
{PRP$} {NN} {VBZ} {NN} {NNS} ./.
{NNS} {VBP} {NNS} {IN} the/DT {NN} ./.
{NNP} {VBZ} {NN} at/IN {NN} ./.
{NNP} and/CC {NNP} {VBP} {NNS} ./.
{PRPS} 've/VBP {RB} {VBN} the/DT {NN} ./.
{PRP3} 's/VBZ {VBG} the/DT {NN} ./.
{PRP3} 's/VBZ {VBN} the/DT {NN} {RB} ./.
{PRP3} 's/VBZ a/DT {JJ} {NN} ./.
{PRPS} 're/VBP {VBG} {NNS} ./.
{PRPS} 'd/MD {VB} the/DT {NN} ./.
{PRPS} 'd/VBD {VBN} the/DT {NN} before/IN {PRPS} {VBD} ./.
{PRPS} 'd/MD like/VB to/TO {VB} {PRP$} {NN} ./.
{PRPS} 'd/MD better/RBR {VB} {RB} ./.
{PRPS} had/VBD better/RBR {VB} the/DT {NN} ./.
{PRPS} 'll/MD {VB} {PRPO} {RB} ./.
{PRPS} have/VBP been/VBN {VBG} {NN} since/IN {CD} ./.
{PRP3} has/VBZ been/VBN {VBG} the/DT {NN} for/IN {CD} years/NNS ./.
{PRPS} have/VBP {RB} {VBN} {PRP$} {NN} ./.
The/DT {NN} has/VBZ been/VBN {VBN} ./.
The/DT {NNS} are/VBP {VBN} by/IN the/DT {NN} ./.
The/DT {NN} was/VBD {VBN} in/IN {CD} ./.
The/DT {NN} is/VBZ being/VBG {VBN} ./.
The/DT {NN} will/MD be/VB {VBN} {RB} ./.
{PRPS} was/VBD {VBG} when/WRB {PRP3} {VBD} ./.
The/DT {NN} {VBN} by/IN the/DT {NN} {VBZ} {JJ} ./.
The/DT {NNS} {VBG} in/IN the/DT {NN} {VBP} {JJ} ./.
The/DT {NN} that/WDT {VBZ} {PRPO} is/VBZ {JJ} ./.
The/DT {NNS} who/WP {VBP} the/DT {NN} are/VBP {JJ} ./.
The/DT {NN} {PRPS} {VBP} is/VBZ {JJ} ./.
The/DT {NN} {PRPS} {VBD} was/VBD {JJ} ./.
{VBG} {NNS} is/VBZ {JJ} ./.
{VBG} the/DT {NN} {VBZ} {NN} ./.
To/TO {VB} the/DT {NN} ,/, {VB} the/DT {NN} ./.
To/TO {VB} {NN} is/VBZ {JJ} ./.
I/PRP hope/VBP this/DT {NN} {VBZ} {PRPO} well/RB ./.
I/PRP look/VBP forward/RB to/TO {VBG} from/IN {PRPO} ./.
I/PRP am/VBP writing/VBG to/TO {VB} about/IN the/DT {NN} ./.
Thank/VBP {PRPO} for/IN {VBG} the/DT {NN} ./.
Thanks/NNS for/IN {PRP$} {NN} ./.
I/PRP suggest/VBP that/IN {PRP3} {VB} the/DT {NN} ./.
It/PRP is/VBZ {JJ} that/IN {PRP3} {VB} {RB} ./.
It/PRP is/VBZ {JJ} to/TO {VB} {NNS} ./.
There/EX are/VBP many/JJ {NNS} in/IN the/DT {NN} ./.
There/EX is/VBZ a/DT {NN} in/IN {PRP$} {NN} ./.
{PRP3} makes/VBZ {PRPO} {VB} the/DT {NN} ./.
{PRPS} let/VBP {PRPO} {VB} {RB} ./.
{PRPS} saw/VBD {PRPO} {VB} the/DT {NN} ./.
{PRPS} heard/VBD {PRPO} {VBG} ./.
{PRP3} helped/VBD {PRPO} {VB} {PRP$} {NN} ./.
{PRPS} used/VBD to/TO {VB} the/DT {NN} ./.
{PRPS} are/VBP used/VBN to/TO {VBG} {NN} ./.
{PRPS} enjoy/VBP {VBG} {NNS} with/IN {PRP$} {NNS} ./.
{PRP3} stopped/VBD {VBG} {RB} ./.
In/IN my/PRP$ opinion/NN ,/, {NNS} {VBP} {NNS} ./.
I/PRP think/VBP {NNS} should/MD {VB} the/DT {NN} ./.
Nowadays/RB ,/, {NNS} {VBP} {JJ} {NNS} ./.
Yesterday/NN {PRPS} {VBD} the/DT {NN} ./.
Yesterday/NN {PRPS} {VBP} to/TO the/DT {NN} ./.
Last/JJ {NN} {PRPS} {VBD} {PRP$} {NN} ./.
The/DT {NN} {NN} is/VBZ {JJ} ./.
The/DT {NN} {NNS} are/VBP {JJ} ./.
I/PRP have/VBP a/DT {NN} and/CC two/CD {NNS} ./.
The/DT {VBG} {NN} is/VBZ {JJ} ./.
The/DT {VBN} {NNS} are/VBP {JJ} ./.
{PRPS} must/MD have/VB {VBN} the/DT {NN} ./.
{PRPS} would/MD have/VB {VBN} {RB} ./.
If/IN {PRP3} {VBZ} ,/, {PRPS} will/MD {VB} {PRPO} ./.
If/IN {PRPS} had/VBD {VBN} ,/, {PRPS} would/MD have/VB {VBN} ./.
He/PRP {VBP} to/TO {NN} every/DT day/NN ./.
She/PRP {VBG} the/DT {NN} now/RB ./.
They/PRP {VBZ} the/DT {NN} ./.
He/PRP do/VBP n't/RB {VB} the/DT {NN} ./.
She/PRP does/VBZ n't/RB {VBZ} the/DT {NN} ./.
I/PRP did/VBD n't/RB {VBD} the/DT {NN} ./.
I/PRP am/VBP {VB} with/IN {PRPO} ./.
We/PRP are/VBP {VB} the/DT {NN} every/DT {NN} ./.
She/PRP has/VBZ {VBD} the/DT {NN} ./.
He/PRP want/VBP {VB} the/DT {NN} ./.
He/PRP can/MD {VBZ} the/DT {NN} ./.
I/PRP want/VBP to/TO {VBG} the/DT {NN} ./.
The/DT {NN} {VBP} the/DT {NN} ./.
The/DT {NNS} {VBZ} the/DT {NN} ./.
""".splitlines()

_SLOT = re.compile(r"^\{([A-Z$3]+)\}$")


def _word_for(slot: str, chance: random.Random) -> tuple[str, str]:
    if slot in FORM_OF_TAG:
        return inflect(chance.choice(_LEMMAS), FORM_OF_TAG[slot])[0], slot
    return chance.choice(_LISTS[slot]), _SLOT_TAGS.get(slot, slot)


def _filled(template: str, chance: random.Random) -> list[tuple[str, str]]:
    filled: list[tuple[str, str]] = []
    for piece in template.split():
        slot = _SLOT.match(piece)
        if slot:
            word, tag = _word_for(slot.group(1), chance)
        else:
            word, _, tag = piece.rpartition("/")
        filled.append((word, tag))
    first, tag = filled[0]
    return [(first[:1].upper() + first[1:], tag), *filled[1:]]


def template_sentences(*, count: int, seed: int) -> list[list[tuple[str, str]]]:
    """``count`` tagged sentences, the templates taken in turn."""
    chance = random.Random(seed)
    return [_filled(TEMPLATES[i % len(TEMPLATES)], chance) for i in range(count)]
