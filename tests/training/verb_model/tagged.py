"""Right sentences of our own with Penn tags, as a corpus file holds them."""

from __future__ import annotations

from pathlib import Path

from models.grammar.types import Token
from training.verb_model.examples import read_tagged

SENTENCES = """
She walks to school every day .|PRP VBZ TO NN DT NN .
They play tennis on Sundays .|PRP VBP NN IN NNPS .
The rooms are very cold .|DT NNS VBP RB JJ .
I 'm happy with my new bike .|PRP VBP JJ IN PRP$ JJ NN .
You can swim in this lake .|PRP MD VB IN DT NN .
He has broken his arm .|PRP VBZ VBN PRP$ NN .
We are waiting for the last bus .|PRP VBP VBG IN DT JJ NN .
The bridge was built by my uncle .|DT NN VBD VBN IN PRP$ NN .
A dog called Rex lives next door .|DT NN VBN IN VBZ JJ NN .
My sister is good at drawing horses .|PRP$ NN VBZ JJ IN VBG NNS .
I want to learn the guitar .|PRP VBP TO VB DT NN .
You must wash your hands .|PRP MD VB PRP$ NNS .
My mother sang in the kitchen .|PRP$ NN VBD IN DT NN .
My aunt works in a bakery .|PRP$ NN VBZ IN DT NN .
Yesterday we drove to the lake .|NN PRP VBD TO DT NN .
Today my brother works and my sister sleeps .|NN PRP$ NN VBZ CC PRP$ NN VBZ .
He saw a fox two days ago .|PRP VBD DT NN CD NNS RB .
Tina has known Omar since May .|NNP VBZ VBN NNP IN NNP .
When I arrived they said that the train had gone .|WRB PRP VBD PRP VBD IN DT NN VBD VBN .
She opened the box and took a key .|PRP VBD DT NN CC VBD DT NN .
I will call you tomorrow .|PRP MD VB PRP NN .
He said that he could come .|PRP VBD IN PRP MD VB .
I know the answer .|PRP VBP DT NN .
Look , the baby is sleeping now .|VB , DT NN VBZ VBG RB .
If it rains , we stay inside .|IN PRP VBZ , PRP VBP RB .
The shop is closed on Mondays .|DT NN VBZ VBN IN NNPS .
Nina has never eaten snails .|NNP VBZ RB VBN NNS .
Where do your parents live ?|WRB VBP PRP$ NNS VB .
It could be a mistake .|PRP MD VB DT NN .
I agree with the plan .|PRP VBP IN DT NN .
He went home at noon .|PRP VBD NN IN NN .
It began in the night .|PRP VBD IN DT NN .
We have to leave at six .|PRP VBP TO VB IN CD .
I do n't agree with them .|PRP VBP RB VB IN PRP .
You should have asked a doctor .|PRP MD VB VBN DT NN .
The man taught us two songs .|DT NN VBD PRP CD NNS .
There are two eggs in the box .|EX VBP CD NNS IN DT NN .
The list of names is long .|DT NN IN NNS VBZ JJ .
That judge is biased against us .|DT NN VBZ JJ IN PRP .
I wish I could fly .|PRP VBP PRP MD VB .
This can happen to anyone .|DT MD VB IN NN .
The letter has been sent .|DT NN VBZ VBN VBN .
Are they ready ?|VBP PRP JJ .
She can not swim nor can he .|PRP MD RB VB CC MD PRP .
""".strip().splitlines()


def lines() -> list[str]:
    """Lines of a corpus file: a sentence, a tab, its tags."""
    found = []
    for sentence in SENTENCES:
        words, _, tags = sentence.partition("|")
        text = words
        for mark in (".", ",", "?", "'m", "n't"):
            text = text.replace(f" {mark}", mark)
        found.append(f"{text}\t{tags}")
    return found


def tagged(start: str) -> tuple[str, tuple[Token, ...]]:
    """The one sentence that begins so."""
    (line,) = (line for line in lines() if line.startswith(start))
    found = read_tagged(line)
    assert found is not None, line
    return found


def write_corpus(path: Path) -> Path:
    path.write_text("".join(line + "\n" for line in lines()), encoding="utf-8")
    return path
