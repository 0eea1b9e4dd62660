"""What a learner may ask beside the two questions of `models.prompts`, in several wordings.

{where} names the sentence's place.
"""

from __future__ import annotations

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
