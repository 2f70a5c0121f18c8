"""What an answer says about itself, all in its own language.

Why a language model failed is told by core in English, as every error is; an answer that quotes
the screen instead repeats it, and may be in another language.
"""

from dataclasses import replace

from app.known_sentences import in_language, pattern_of
from core.answer.answer import Answer
from core.answer.phrases import phrases_in


def with_translated_note(answer: Answer) -> Answer:
    """The answer with the reason of a failure in the language of the rest of it."""
    template = phrases_in(answer.language).model["failed"]
    found = pattern_of(template).match(answer.note)
    if found is None:
        return answer
    reason = in_language(found["reason"], answer.language)
    note = template.format(reason=reason) + answer.note[found.end() :]
    return replace(answer, note=note, text=answer.text.replace(answer.note, note))
