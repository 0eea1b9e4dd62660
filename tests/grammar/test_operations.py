from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.candidates import candidates
from models.grammar.edits import compare
from models.grammar.operations import DELETE, INVERT, Operation, apply, replacement
from models.grammar.tokens import tokenize

# (text, operations as "word tag", what comes out)
APPLIED = [
    # Other forms.
    ("He go home.", "go >third", "He goes home."),
    ("She has wrote it.", "wrote >participle", "She has written it."),
    ("He goed home.", "goed >past", "He went home."),
    ("Goes he?", "Goes >base", "Go he?"),
    ("I should of gone.", "of =have", "I should have gone."),
    ("She does not goes.", "goes >base", "She does not go."),
    # Words put in, and what becomes of the first word.
    ("He going home.", "going +is", "He is going home."),
    ("He wants go.", "go +to", "He wants to go."),
    ("What you doing?", "you +are", "What are you doing?"),
    ("You like it?", "You +do", "Do you like it?"),
    ("Your friends like it?", "Your +do", "Do your friends like it?"),
    ("I know you?", "I +do", "Do I know you?"),
    ("Maria like it?", "Maria +does", "Does Maria like it?"),
    ("English people like it?", "English +do", "Do English people like it?"),
    ("Mr. Brown like it?", "Mr. +does", "Does Mr. Brown like it?"),
    ("Students like it?", "Students +do", "Do students like it?"),
    ("NASA like it?", "NASA +does", "Does NASA like it?"),
    ("you like it?", "you +do", "do you like it?"),
    ('"You like it?" she asked.', "You +do", '"Do you like it?" she asked.'),
    ("She asked, “You like it?”", "You +do", "She asked, “Do you like it?”"),
    ("1. You like it?", "You +do", "1. Do you like it?"),
    ("Yesterday, I been there.", "been +had", "Yesterday, I had been there."),
    ("In June, Tom like it?", "Tom +does", "In June, does Tom like it?"),
    ("She living here for years.", "living +has been", "She has been living here for years."),
    # Words taken out, with one blank; the next word takes the capital.
    ("He is agrees.", "is delete", "He agrees."),
    ("He is agree.", "is delete, agree >third", "He agrees."),
    ("She   is   agree.", "is delete", "She   agree."),
    ("He must to go.", "to delete", "He must go."),
    ("He is, agree.", "is delete", "He, agree."),
    ("Is he agree?", "Is delete", "He agree?"),
    ("  Is he agree?", "Is delete", "  He agree?"),
    ('"Is he agree?"', "Is delete", '"He agree?"'),
    ("She said: “Is he agree?”", "Is delete", "She said: “He agree?”"),
    ("(Is he agree?)", "Is delete", "(He agree?)"),
    ("Is you like it?", "Is delete, you +do", "Do you like it?"),
    ("Is does he agree?", "Is delete, does delete", "He agree?"),
    ("He goes", "goes delete", "He"),
    # Contractions go, stand alone, or stay short where English has it.
    ("I'm agree.", "'m delete", "I agree."),
    ("I’m agree.", "’m delete", "I agree."),
    ("He's go.", "'s delete, go >third", "He goes."),
    ("She 's go.", "'s delete", "She go."),
    ("I'd've gone.", "'d delete", "I've gone."),
    ("I'm tired yesterday.", "'m =was", "I was tired yesterday."),
    ("They're tired yesterday.", "'re =were", "They were tired yesterday."),
    ("I'm not agree.", "'m =do", "I do not agree."),
    ("She's work here.", "'s =has been", "She has been work here."),
    ("Where's he live?", "'s =does", "Where does he live?"),
    ("They's late.", "'s =are", "They're late."),
    ("They’s late.", "’s =are", "They’re late."),
    ("There's many.", "'s =are", "There are many."),
    ("Where's my shoes?", "'s =are", "Where are my shoes?"),
    ("He've gone.", "'ve =has", "He's gone."),
    ("Tom've gone.", "'ve =has", "Tom has gone."),
    ("He'd go tomorrow.", "'d =will", "He'll go tomorrow."),
    ("They're late.", "'re =am", "They am late."),
    # Before "not".
    ("He don't go.", "do =does", "He doesn't go."),
    ("He don’t go.", "do =does", "He doesn’t go."),
    ("I haven't go.", "have =did", "I didn't go."),
    ("He can't go.", "ca =could", "He couldn't go."),
    ("He couldn't go.", "could =can", "He can't go."),
    ("He wouldn't go.", "would =will", "He won't go."),
    ("Don't he go?", "Do =does", "Doesn't he go?"),
    ("Haven't you go?", "Have =did", "Didn't you go?"),
    ("Wouldn't you go?", "Would =will", "Won't you go?"),
    # Subject and auxiliary change places; the capital stays with the place, I with its word.
    ("It is late, nor I can come.", "I invert", "It is late, nor can I come."),
    ("Not only he is late.", "he invert", "Not only is he late."),
    ("Nor we can swims.", "we invert, swims >base", "Nor can we swim."),
    ("Never she  has  gone.", "she invert", "Never has  she  gone."),
    ("NOR I CAN COME.", "I invert", "NOR CAN I COME."),
    # All in capitals.
    ("HE GO HOME.", "GO >third", "HE GOES HOME."),
    ("HE GOING HOME.", "GOING +is", "HE IS GOING HOME."),
    ("YOU LIKE IT?", "YOU +do", "DO YOU LIKE IT?"),
    ("HE DON'T GO.", "DO =does", "HE DOESN'T GO."),
    ("THEY'S LATE.", "'S =are", "THEY'RE LATE."),
    ("I'M TIRED.", "'M =was", "I WAS TIRED."),
    ("I AM agree.", "AM delete", "I agree."),
]
_WORDS = (
    "I he she They you It John Is is was Are are has Have had do Does don't Can't won't I'm he's "
    "they’re we'd you'll go goes went gone going Going agreed buyed to not never the a 😀 happy of "
    '"Is ( “You ) . , ? ! : - ” 3 IS GOING'
).split()
_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)


def done(text: str, written: str) -> str:
    tokens = tokenize(text)
    words = [token.text for token in tokens]
    pairs = (wish.split(" ", 1) for wish in written.split(", "))
    return apply(text, tokens, [Operation(words.index(word), tag) for word, tag in pairs])


@pytest.mark.parametrize(("text", "operations", "expected"), APPLIED)
def test_operations_are_written_as_people_write(text: str, operations: str, expected: str) -> None:
    assert done(text, operations) == expected


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("He is go to school.", "is delete, go >third"),
        ("You like it?", "You +do"),
        ("“You like it?”", "You +do"),
        ("Maria like it?", "Maria +does"),
        ("English people like it?", "English +do"),
        ("Is he agree?", "Is delete, agree >third"),
        ("I'm agree.", "'m delete"),
        ("They's late.", "'s =are"),
        ("HE GOING HOME.", "GOING +is"),
        ("It is late, nor I can come.", "I invert"),
        ("Not only he is late.", "he invert"),
    ],
)
def test_what_operations_do_is_a_verb_edit(text: str, operations: str) -> None:
    after = done(text, operations)
    assert compare(text, after).corrected == after != text


@pytest.mark.parametrize(("word", "tag"), [("happy", ">past"), ("I", ">base"), ("must", ">third")])
def test_a_word_without_the_form_is_refused(word: str, tag: str) -> None:
    with pytest.raises(ValueError, match=word):
        apply(word, tokenize(word), [Operation(0, tag)])


def test_the_last_word_has_nothing_to_change_places_with() -> None:
    with pytest.raises(ValueError, match="nothing stands behind 'I'"):
        apply("nor I", tokenize("nor I"), [Operation(1, INVERT)])


def test_an_inversion_is_about_two_words() -> None:
    assert Operation(3, INVERT).places == (3, 4)
    assert Operation(3, DELETE).places == Operation(3, "+is").places == (3,)


@pytest.mark.parametrize(
    ("word", "tag", "spellings"),
    [
        ("go", ">third", ("goes",)),
        ("GO", ">past", ("went",)),
        ("go", ">base", ()),
        ("left", ">base", ("leave",)),
        ("lay", ">past", ("laid",)),
        ("buyed", ">past", ("bought",)),
        ("quickly", ">past", ()),
        ("is", "=were", ("were",)),
        ("go", "keep", ()),
    ],
)
def test_the_spellings_of_a_replacement(word: str, tag: str, spellings: tuple[str, ...]) -> None:
    assert replacement(word, tag) == spellings


@given(_texts)
def test_no_operation_changes_nothing(text: str) -> None:
    assert apply(text, tokenize(text), []) == text


@given(_texts, st.data())
def test_candidates_can_be_made_and_change_only_what_they_stand_at(
    text: str, data: st.DataObject
) -> None:
    tokens = tokenize(text)
    found = candidates(tokens)
    if not found:
        return
    operation = data.draw(st.sampled_from(found))
    after = apply(text, tokens, [operation])
    word, last = (tokens[at] for at in (operation.places[0], operation.places[-1]))
    # A blank and a capital may change on both sides, nothing else.
    before = text[: word.span.start].rstrip()
    behind = text[last.span.end if not operation.inserts else word.span.start :].lstrip()
    assert after.startswith(before)
    assert after.lower().endswith(behind.lower())
    assert "  " not in after
    made = after[len(before) : len(after) - len(behind)].strip().lower()
    if operation.tag == DELETE:
        assert made == ""
    elif operation.inserts:
        assert made == operation.tag[1:]
    elif operation.tag == INVERT:
        assert made.split() == [last.text.lower(), word.text.lower()]


@given(_texts, st.data())
def test_operations_on_several_words_can_be_made_at_once(text: str, data: st.DataObject) -> None:
    tokens = tokenize(text)
    replacing = {op.index: op for op in candidates(tokens) if not op.inserts}
    if not replacing:
        return
    chosen = data.draw(st.sets(st.sampled_from(sorted(replacing)), min_size=1))
    after = apply(text, tokens, [replacing[index] for index in chosen])
    assert after == after.strip()
    for index, token in enumerate(tokens):
        if index not in chosen and token.text.isalpha():
            assert token.text.lower() in after.lower()
