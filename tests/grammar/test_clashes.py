"""Verbs that another word rules out: found where nothing else can be meant, else left alone."""

from __future__ import annotations

import pytest

from models.grammar.faults import Kind, faults
from models.grammar.operations import apply
from models.grammar.tokens import tokenize
from models.grammar.types import Certainty

CLASHES = [
    ("I went to the dentist tomorrow morning.", "I will go to the dentist tomorrow morning."),
    ("Tomorrow we were at home.", "Tomorrow we will be at home."),
    ("Next week she wrote her last exam.", "Next week she will write her last exam."),
    ("Anna knows him since 2015.", "Anna has known him since 2015."),
    (
        "They live in this street since last summer.",
        "They have lived in this street since last summer.",
    ),
    ("He is ill since Monday.", "He has been ill since Monday."),
    ("We are waiting here since 8 o'clock.", "We have been waiting here since 8 o'clock."),
    ("You study biology with me last year.", "You studied biology with me last year."),
    ("Two days ago she meets her teacher.", "Two days ago she met her teacher."),
    ("My mother wants a new car last summer.", "My mother wanted a new car last summer."),
    ("He has a dog three years ago.", "He had a dog three years ago."),
    ("Do you see him yesterday?", "Did you see him yesterday?"),
    ("She doesn't come to work last night.", "She didn't come to work last night."),
    ("Have you met her last week?", "Did you meet her last week?"),
    ("I haven't seen her yesterday.", "I didn't see her yesterday."),
    ("They have sold the house two years ago.", "They sold the house two years ago."),
    ("Yesterday I am very tired.", "Yesterday I was very tired."),
    ("Are you at home last night?", "Were you at home last night?"),
    ("We know each other for a long time.", "We have known each other for a long time."),
    ("When I was a child, I often play here.", "When I was a child, I often played here."),
    ("When she was in Rome, she meets him.", "When she was in Rome, she met him."),
    ("I am born in 1990.", "I was born in 1990."),
    ("The houses are built in 1850.", "The houses were built in 1850."),
    ("I wish you are here.", "I wish you were here."),
    ("She wishes that she can fly.", "She wishes that she could fly."),
    ("I wish he doesn't smoke.", "I wish he didn't smoke."),
    ("I wish she has told me.", "I wish she had told me."),
    ("They wish they live in Rome.", "They wish they lived in Rome."),
    ("I'd rather you don't smoke.", "I'd rather you didn't smoke."),
    ("There have a book on the table.", "There is a book on the table."),
    ("There had a party in the street.", "There was a party in the street."),
    ("You had better to go now.", "You had better go now."),
    ("He'd better not to stay.", "He'd better not stay."),
    ("I'm not used to drive on the left.", "I'm not used to driving on the left."),
    (
        "When we arrived, the concert has already started.",
        "When we arrived, the concert had already started.",
    ),
    ("By the time she called, I have left.", "By the time she called, I had left."),
    (
        "I am studying English since I was six years old.",
        "I have been studying English since I was six years old.",
    ),
    ("We are friends since we were children.", "We have been friends since we were children."),
    ("I speak to a customer at the moment.", "I am speaking to a customer at the moment."),
    ("The children run home right now.", "The children are running home right now."),
    ("Right now he works in the garden.", "Right now he is working in the garden."),
]
RIGHT = [
    "I will go to the dentist tomorrow morning.",
    "The train leaves tomorrow at nine.",
    "He said that he went tomorrow.",
    "Mother asked him to come tomorrow.",
    "The match was put off until next Sunday.",
    "She told us of next week's plans.",
    "The next week he went home.",
    "Tomorrow was another day.",
    "If we met tomorrow, I could bring it.",
    "He was going there tomorrow.",
    "We had to leave tomorrow.",
    "“Tomorrow,” she answered.",
    "Did you go there tomorrow?",
    "Anna has known him since 2015.",
    "Since he is ill, we stay at home.",
    "I know that since I came.",
    "He was here since Monday.",
    "I remember the party last week.",
    "You see the fire last night?",
    "No harm, I hope, from your swim yesterday.",
    "I need it yesterday.",
    "I have the car for two weeks.",
    "He has been with us since last week.",
    "She has not called since one and a half years ago.",
    "Last year has been hard.",
    "When I was young, I think, it cost nothing.",
    "When I was young, that is what we did.",
    "When I am tired, I sleep.",
    "In 1914 war breaks out.",
    "The house is sold in 1990 shares.",
    "I wish you luck.",
    "I wish you a good day.",
    "I wish you would stay.",
    "As you wish, we are ready.",
    "He has wishes that are old.",
    "I would rather stay here.",
    "There have been many people here.",
    "The people there have a car.",
    "It is used to make cheese.",
    "She was not used to slang.",
    "He used to wake up early.",
    "He had nothing better to do.",
    "We are happy since we were chosen.",
    "There had no doubt been a fire.",
    "She works harder than last year.",
    "He wears the coat from last winter.",
    "The meeting last Monday begins a new chapter.",
    "I read that book yesterday.",
    "They put it there last night.",
    "She knows that right now.",
    "It is an hour ago.",
    "He sings yesterday's songs.",
]


@pytest.mark.parametrize(("wrong", "right"), CLASHES)
def test_what_another_word_rules_out_is_a_fault(wrong: str, right: str) -> None:
    tokens = tokenize(wrong)
    (fault,) = faults(tokens)
    assert (fault.kind, fault.certainty) == (Kind.TENSE, Certainty.SURE)
    assert [apply(wrong, tokens, mend) for mend in fault.mends] == [right]


@pytest.mark.parametrize("text", [*RIGHT, *(right for _, right in CLASHES)])
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert [fault for fault in faults(tokenize(text)) if fault.kind is Kind.TENSE] == []
