"""What a learner may ask about a page, in several wordings. {where} names the sentence's place."""

from __future__ import annotations

READ = (
    "Read {where} exactly as it is printed. Do not correct anything.",
    "What does {where} say? Copy it letter by letter, mistakes included.",
    "Write down {where} just as it stands on the page.",
    "Transcribe {where} verbatim.",
)
CORRECT = (
    "Is the verb in {where} right? Correct it if it is not, and explain why.",
    "Check the verb in {where}. Give the corrected sentence and the reason.",
    "Look at {where}. Is there a mistake in the verb? Explain.",
    "Please correct {where} and tell me the rule.",
)
DESCRIBE = (
    "Describe this page in detail.",
    "What can you see in this photo?",
    "Tell me what is on this page.",
)
TENSE = (
    "Which tense should the verb be in?",
    "What is the right tense here?",
)
IS_RIGHT = (
    "Is that sentence right?",
    "Is its verb correct?",
)
FORMS = (
    "What are the forms of “{lemma}”?",
    "Can you give me all the forms of “{lemma}”?",
)
EVIDENCE = (
    "Which word in {where} shows that the verb is wrong, and why?",
    "How can I tell from {where} itself that its verb cannot stay as it is?",
)
NO_EVIDENCE = (
    "Why can the verb in {where} not stay as it is?",
    "How can I see that the verb in {where} is wrong?",
)
WHY_RIGHT = (
    "How do I know that the verb in {where} is right?",
    "Why is there nothing to correct in {where}?",
)
HINT = (
    "I want to find the mistake in {where} on my own. Can you give me a hint?",
    "Please do not tell me the answer. What should I look at in {where}?",
)
